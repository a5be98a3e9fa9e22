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

fail() {
	echo "$*"
	exit 1
}
same() {
	[ "$2" = "$3" ] || fail "$1: '$2', not '$3'"
}

# Installed below a folder of ours, which its pkg-config file is told.
DESTDIR=$work/installed meson install -C "$build" --no-rebuild --quiet
description=$(find "$work/installed" -name winnow.pc)
[ -n "$description" ] || fail 'winnow.pc is not installed'
prefix=$work/installed$(pkg-config --variable=prefix "$description")
sed -i "s|^prefix=.*|prefix=$prefix|" "$description"
PKG_CONFIG_PATH=${description%/*}
export PKG_CONFIG_PATH
folder=$(pkg-config --variable=plugindir winnow)
same 'pkg-config --cflags' "$(pkg-config --cflags winnow | tr -d ' ')" "-I$prefix/include"
same 'pkg-config --libs' "$(pkg-config --libs winnow | tr -d ' ')" ''
[ -d "$folder" ] || fail "the plugindir $folder is not there"

# make, then meson; both install it where winnow looks.
unset CFLAGS CPPFLAGS LDFLAGS MAKEFLAGS
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
WINNOW_PLUGIN_PATH=$folder
WINNOW_LEXICON_PATH=$prefix/share/winnow/lexicon
export WINNOW_PLUGIN_PATH WINNOW_LEXICON_PATH
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
