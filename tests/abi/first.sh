#!/bin/sh
# SPDX-License-Identifier: MIT
# A plugin that was built with the first minor version's headers loads in today's winnow, and finds
# what it found then. Usage: first.sh PLUGIN.so WINNOW
set -eu
plugin=$(realpath "$1") winnow=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
printf 'Relief reaches the valley\n\nThe WFP and UNICEF sent forty lorries, the WFP said.\n' >report.txt
cat >winnow.yaml <<END
store: news.db
sources:
  - {name: given, plugin: "$plugin", addresses: ["file://$work/report.txt"]}
readers: [text]
extractors: ["$plugin"]
sinks:
  - {plugin: jsonl, path: facts.jsonl}
END
"$winnow" run -q
found=$(grep -o '"quote":"[^"]*"' facts.jsonl | tr '\n' ' ')
[ "$found" = '"quote":"WFP" "quote":"UNICEF" "quote":"WFP" ' ] || {
	echo "found $found"
	exit 1
}
