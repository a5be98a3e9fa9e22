#!/bin/sh
# SPDX-License-Identifier: MIT
# Every source says its licence in its first two lines. Usage: licence.sh SOURCE_ROOT
set -u
cd "$1" || exit 1

# What tests read may have no such line: it would be part of what is read.
{
	find core include plugins tests -name '*.[ch]' -o -name '*.sh' -o -name '*.awk' \
		-o -name '*.py' -o -name meson.build
	find config -name '*.yaml' -o -name meson.build
	echo meson.build
} | xargs awk '
	function judge() {
		if (name && !found) {
			print name ":1: no line SPDX-License-Identifier"
			failed = 1
		}
	}
	FNR == 1 { judge(); name = FILENAME; found = 0 }
	/SPDX-License-Identifier: / { found = 1 }
	FNR >= 2 { nextfile }
	END { judge(); exit failed }'
