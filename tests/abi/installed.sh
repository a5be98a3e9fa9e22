# SPDX-License-Identifier: MIT
# Installs winnow ($build) below $work, and lets pkg-config and the shell find it there. $prefix is
# where it is, $folder where its plugins are.

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
PATH=$prefix/bin:$PATH
export PKG_CONFIG_PATH PATH
folder=$(pkg-config --variable=plugindir winnow)
WINNOW_PLUGIN_PATH=$folder
WINNOW_LEXICON_PATH=$prefix/share/winnow/lexicon
WINNOW_DATA_PATH=$prefix/share/winnow
export WINNOW_PLUGIN_PATH WINNOW_LEXICON_PATH WINNOW_DATA_PATH
unset CFLAGS CPPFLAGS LDFLAGS MAKEFLAGS
