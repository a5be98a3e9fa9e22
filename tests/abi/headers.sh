#!/bin/sh
# SPDX-License-Identifier: MIT
# Every public header stands alone, in every standard and language authors use, without a warning
# and without a hole in a struct. Usage: headers.sh SOURCE_ROOT
set -u
root=$1
failed=0
tried=0

# try COMPILER LANGUAGE STANDARD...
try() {
	compiler=$1 language=$2
	shift 2
	command -v "$compiler" >/dev/null 2>&1 || { echo "$compiler is not installed"; return; }
	for standard in "$@"; do
		for header in "$root"/include/winnow/*.h; do
			tried=$((tried + 1))
			echo "#include <winnow/${header##*/}>" |
				"$compiler" -x "$language" -std="$standard" -fsyntax-only -Wall -Wextra \
					-Wpedantic -Wpadded -Werror -I"$root/include" - ||
				{ echo "${header##*/}: $compiler -std=$standard refuses it"; failed=1; }
		done
	done
}

for compiler in gcc clang; do try $compiler c c99 c11 gnu17 gnu2x; done
for compiler in g++ clang++; do try $compiler c++ c++11 c++20; done
[ "$tried" -gt 0 ] || exit 77
echo "$tried compilations"
exit $failed
