#!/bin/sh
# SPDX-License-Identifier: MIT
# Every source says its licence in its first two lines. Usage: licence.sh SOURCE_ROOT
set -u
cd "$1" || exit 1
failed=0

for file in $(find core include plugins tests config -name '*.[ch]' -o -name '*.sh' \
	-o -name '*.awk' -o -name '*.py' -o -name '*.yaml' -o -name meson.build) meson.build; do
	head -n 2 "$file" | grep -q 'SPDX-License-Identifier: ' ||
		{ echo "$file:1: no line SPDX-License-Identifier"; failed=1; }
done
exit $failed
