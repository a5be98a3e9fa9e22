#!/bin/sh
# SPDX-License-Identifier: MIT
# What the pages for people show is what there is: the demonstration's facts, the plugin's code, the
# files named. Usage: readme.sh SOURCE_ROOT FOLDER_FOR_THE_STORE; the program is $WINNOW.
set -eu
root=$1
store=$2/readme.db
failed=0

complain() {
	echo "$*" >&2
	failed=1
}

# Each line of the page must stand in the text that a program or a file gives; the status says so, as
# the end of a pipe is a process of its own.
must_stand_in() {
	missing=0
	while IFS= read -r line; do
		grep -qF -e "$line" "$1" || {
			complain "$2 does not have the line: $line"
			missing=1
		}
	done
	return $missing
}

rm -f "$store" "$store"-*
WINNOW_DEMO_STORE=$store
export WINNOW_DEMO_STORE
"$WINNOW" run -q -c "$root/config/demo.yaml"
"$WINNOW" facts -c "$root/config/demo.yaml" >"$2/readme.facts"
grep -E '^  (quantity|money|date|duration|ratio|percent|person|quote|court_out…) ' "$root/README.md" |
	must_stand_in "$2/readme.facts" 'the demonstration' || failed=1

"$WINNOW" show -s "$store" "$(sed -n 's/^$ winnow show //p' "$root/README.md")" >"$2/readme.show"
awk '/^\$ winnow show/ { shown = 1; next } !NF { shown = 0 } shown' "$root/README.md" |
	must_stand_in "$2/readme.show" 'winnow show' || failed=1

awk '/^```c$/ { code = 1; next } /^```$/ { code = 0 } code && NF' "$root/README.md" |
	must_stand_in "$root/tests/abi/outside/acronym.c" 'the sample plugin' || failed=1

# The sample configuration with the mistake that is told.
mkdir -p "$2/mistaken"
sed -n '/^store: news.db$/,/^```$/{/^```$/!p;}' "$root/README.md" | sed 's/paths:/pahts:/' \
	>"$2/mistaken/winnow.yaml"
(cd "$2/mistaken" && "$WINNOW" check) >"$2/readme.mistake" 2>&1 || :
grep 'pahts' "$root/README.md" | must_stand_in "$2/readme.mistake" 'winnow check' ||
	failed=1

# The profile of a site is one.
mkdir -p "$2/own/sites"
sed -n '/^hosts: /,/^```$/{/^```$/!p;}' "$root/README.md" >"$2/own/sites/harbour.yaml"
printf 'store: own.db\ndata_path: own\nuser_agent: A/1 (+https://a.example)\nsources: [{site: harbour}]\n' \
	>"$2/own.yaml"
"$WINNOW" check -c "$2/own.yaml" >/dev/null || complain 'the sample profile of a site is none'

for name in $(grep -oE '`[a-z_/]+\.[ch]`|`[a-z_/]+\.(sh|sql)`' "$root/core/README.md" | tr -d '`'); do
	[ -e "$root/$name" ] || [ -e "$root/core/$name" ] || [ -e "$root/core/text/$name" ] ||
		complain "core/README.md names $name, which is not there"
done
for name in $(grep -oE '\]\([A-Za-z/._-]+\)' "$root/README.md" | tr -d '])('); do
	[ -e "$root/$name" ] || complain "README.md leads to $name, which is not there"
done
exit $failed
