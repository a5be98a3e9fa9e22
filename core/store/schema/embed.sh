#!/bin/sh
# SPDX-License-Identifier: MIT
#
# embed.sh OUTPUT FILE... writes the files, in order, as a C array that ends with NULL. Bytes, not
# string literals: a compiler need not take a literal longer than 4095 characters.
set -eu
output=$1
shift
number=0
names=
{
	for file in "$@"; do
		number=$((number + 1))
		printf 'static const char step_%d[] = {\n' "$number"
		od -An -v -to1 "$file" | sed "s/[0-7][0-7]*/'\\\\&',/g"
		printf '0 };\n'
		names="$names step_$number,"
	done
	printf '#include "store/schema.h"\n'
	printf 'const char *const schema_steps[] = {%s 0 };\n' "$names"
} >"$output"
