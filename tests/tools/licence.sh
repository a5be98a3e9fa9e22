#!/bin/sh
# SPDX-License-Identifier: MIT
# Every source says its licence in its first two lines. Usage: licence.sh SOURCE_ROOT
set -u
cd "$1" || exit 1
failed=0

# What tests read may have no such line: it would be part of what is read.
for file in $(
	find core include man plugins tests -name '*.[ch]' -o -name '*.sh' -o -name '*.awk' \
		-o -name '*.py' -o -name meson.build
	find config -name '*.yaml' -o -name meson.build
) meson.build; do
	head -n 2 "$file" | grep -q 'SPDX-License-Identifier: ' ||
		{ echo "$file:1: no line SPDX-License-Identifier"; failed=1; }
done
exit $failed
