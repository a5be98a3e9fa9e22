#!/bin/sh
# SPDX-License-Identifier: MIT
# A plugin exports the constant winnow_plugin and nothing else. Usage: symbols.sh FOLDER
set -u
command -v nm >/dev/null 2>&1 || exit 77
failed=0
seen=0

for plugin in "$1"/*.so; do
	[ -e "$plugin" ] || continue
	seen=$((seen + 1))
	symbols=$(nm -D --defined-only "$plugin" | awk '{ print $2, $3 }' | tr '\n' ' ')
	case $symbols in
	'R winnow_plugin ' | 'D winnow_plugin ' | 'V winnow_plugin ') ;;
	*)
		echo "$plugin exports: $symbols"
		failed=1
		;;
	esac
done
echo "$seen plugins"
[ "$seen" -gt 0 ] || exit 77
exit $failed
