#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual pages: there is one for each plugin, troff has nothing to say against any, and each can
# be found by its name and summary. Usage: man.sh FOLDER_OF_THE_PAGES FOLDER_OF_THE_PLUGINS
set -u
pages=$1
plugins=$2
failed=0
command -v groff >/dev/null || { echo 'groff is not installed'; exit 77; }

complain() {
	echo "$*"
	failed=1
}

for plugin in "$plugins"/*.so; do
	page=winnow-$(basename "$plugin" .so).7
	[ -s "$pages/$page" ] || complain "there is no page $page"
done
for page in "$pages"/*.[0-9]; do
	name=$(basename "$page")
	told=$(groff -ww -b -t -man -Kutf8 -Tutf8 "$page" 2>&1 >/dev/null)
	[ -z "$told" ] || complain "$name: $told"
	command -v lexgrog >/dev/null || continue
	lexgrog "$page" | grep -qF "${name%.*} - " || complain "$name: no name and summary"
done
for word in store min_yield include_restricted schedule; do
	grep -q "^.fB$word.fR" "$pages/winnow.yaml.5" || complain "winnow.yaml(5) does not tell $word"
done
exit $failed
