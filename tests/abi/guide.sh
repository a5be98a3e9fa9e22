#!/bin/sh
# SPDX-License-Identifier: MIT
# Follows plugins/README.md to the letter, with an installed winnow: writes each of its files, gives
# each of its commands, and looks for each line of output that it shows. Usage:
# guide.sh BUILD_ROOT GUIDE
set -eu
build=$1 guide=$2
for tool in meson make pkg-config python3; do
	command -v $tool >/dev/null 2>&1 || { echo "$tool is not installed"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "${0%/*}/installed.sh"

# A block "```yaml news.yaml" is a file, "```console" has commands behind "$ " and what they print,
# where "…" stands for anything.
awk '
function quoted(text) {
	gsub(/\047/, "\047\\\047\047", text)
	return "\047" text "\047"
}
/^```/ && !inside {
	inside = 1
	file = ""
	console = ($1 == "```console")
	if (NF > 1) {
		file = $2
		print "mkdir -p \"$(dirname " file ")\""
		print "cat >" file " <<\047END OF FILE\047"
	}
	next
}
/^```$/ {
	if (file)
		print "END OF FILE"
	inside = 0
	next
}
!inside { next }
file { print }
console && /^\$ / {
	command = substr($0, 3)
	print "given=" quoted(command)
	print command " >\"$work/said\" 2>&1 || complain"
	next
}
console && $0 !~ /^…$/ {
	sub(/…$/, "")
	print "expect " quoted($0)
}' "$guide" >"$work/steps"

complain() {
	echo "guide: $given"
	cat "$work/said"
	exit 1
}
expect() {
	grep -qF -e "$1" "$work/said" && return
	echo "no line: $1"
	complain
}
grep -q '^given=' "$work/steps" || fail 'the guide has no commands'
mkdir "$work/guide"
cd "$work/guide"
. "$work/steps"
