#!/bin/sh
# SPDX-License-Identifier: MIT
# A plugin outside of the tree builds against what is installed, with make and with meson, loads,
# and runs. Usage: outside.sh BUILD_ROOT PLUGIN_SOURCE LOADER
set -eu
build=$1 source=$2 loader=$3
for tool in meson make pkg-config; do
	command -v $tool >/dev/null 2>&1 || { echo "$tool is not installed"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. "${0%/*}/installed.sh"
same 'pkg-config --cflags' "$(pkg-config --cflags winnow | tr -d ' ')" "-I$prefix/include"
same 'pkg-config --libs' "$(pkg-config --libs winnow | tr -d ' ')" ''
[ -d "$folder" ] || fail "the plugindir $folder is not there"

# make, then meson; both install it where winnow looks.
cp -r "$source" "$work/make"
make -s -C "$work/make" install
same 'built by make' "$("$loader" "$folder/acronym.so")" 'acronym 1.0.0: source extractor'
rm "$folder/acronym.so"
meson setup "$work/meson" "$source" >"$work/log" || { cat "$work/log"; exit 1; }
meson install -C "$work/meson" >"$work/log" || { cat "$work/log"; exit 1; }
same 'built by meson' "$("$loader" "$folder/acronym.so")" 'acronym 1.0.0: source extractor'

# It runs, among the plugins installed, in the winnow installed.
winnow=$prefix/bin/winnow
[ -x "$winnow" ] || exit 0
cd "$work"
printf 'Relief reaches the valley\n\nThe WFP and UNICEF sent forty lorries, the WFP said.\n' >report.txt
cat >winnow.yaml <<END
store: news.db
sources:
  - {name: given, plugin: acronym, addresses: ["file://$work/report.txt"]}
readers: [text]
extractors: [acronym]
sinks:
  - {plugin: jsonl, path: facts.jsonl}
END
"$winnow" run >"$work/log" 2>&1 || { cat "$work/log"; fail 'winnow run fails'; }
"$winnow" facts --type acronym --jsonl >shown.jsonl || fail 'winnow facts fails'
same 'facts' "$(grep -o '"quote":"[^"]*"' facts.jsonl | tr '\n' ' ')" \
	'"quote":"WFP" "quote":"UNICEF" "quote":"WFP" '
same 'shown' "$(grep -c '"fact_type":"acronym"' shown.jsonl)" 3
