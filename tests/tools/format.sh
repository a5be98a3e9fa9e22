#!/bin/sh
# SPDX-License-Identifier: MIT
# Every C file is as clang-format leaves it. Usage: format.sh SOURCE_ROOT
set -u
. "${0%/*}/sources.sh"
cd "$1" || exit 1
# The versions differ in what they make of the same style: the one of the distribution counts.
format=$(command -v clang-format-14 || command -v clang-format) || exit 77
# shellcheck disable=SC2046 # no file has a space in its name
"$format" --dry-run -Werror $(c_files) ||
	{ echo 'run: clang-format -i FILE'; exit 1; }
