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
