#!/bin/sh
# SPDX-License-Identifier: MIT
# Comments are between slash-star and star-slash, never behind two slashes. Usage: comments.sh
# SOURCE_ROOT
set -u
. "${0%/*}/sources.sh"
cd "$1" || exit 1

# shellcheck disable=SC2046 # no file has a space in its name
awk '
FNR == 1 { inside = 0 }
{
	line = $0
	gsub(/\\./, "", line)                    # escapes: a quote behind one ends nothing
	while (line != "") {
		if (inside) {
			end = index(line, "*/")
			if (!end)
				break
			line = substr(line, end + 2)
			inside = 0
		}
		if (!match(line, /"[^"]*"|\047[^\047]*\047|\/\*|\/\//))
			break
		found = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART + RLENGTH)
		if (found == "//") {
			printf "%s:%d: a comment behind two slashes\n", FILENAME, FNR
			failed = 1
			break
		}
		inside = found == "/*"
	}
}
END { exit failed }' $(c_files)
