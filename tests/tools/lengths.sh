#!/bin/sh
# SPDX-License-Identifier: MIT
# No function is longer than 60 lines, no file than 500. Tables made by a program (*_table.h) may
# be long. Usage: lengths.sh SOURCE_ROOT
set -u
. "${0%/*}/sources.sh"
cd "$1" || exit 1

# shellcheck disable=SC2046 # no file has a space in its name
awk '
function say(line, text) {
	printf "%s:%d: %s\n", FILENAME, line, text
	failed = 1
}
FNR == 1 { start = 0; table = FILENAME ~ /_table\.h$/ }
/^[a-z].*\(/ { name = $0 }
/^\{$/ { start = FNR }
/^\}/ && start {
	if (FNR - start + 1 > 60)
		say(start, "a function of " FNR - start + 1 " lines: " name)
	start = 0
}
FNR == 501 && !table { say(FNR, "a file of more than 500 lines") }
END { exit failed }' $(c_files)
