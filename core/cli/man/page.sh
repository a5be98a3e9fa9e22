#!/bin/sh
# SPDX-License-Identifier: MIT
# A manual page out of one in Markdown, whose first heading is its summary, and of a header of C, if
# there is one, which is shown as it is. Usage: page.sh LOWDOWN NAME.SECTION VERSION PAGE.md [HEADER]
set -eu
lowdown=$1 name=${2%.*} section=${2##*.} version=$3 page=$4 header=${5:-}

summary=$(sed -n 's/^# //p' "$page" | head -n 1)
{
	printf '# NAME\n\n%s - %s\n\n# DESCRIPTION\n\n' "$name" "$summary"
	# A link to a file of the source leads nowhere from here.
	sed -e '/^<!--/d' -e '/^# /d' -e 's/\[\([^]]*\)\]([^:)]*)/`\1`/g' "$page"
	if [ -n "$header" ]; then
		printf '\n# THE HEADER\n\n'
		sed 's/^/    /' "$header"
	fi
} | "$lowdown" -s -Tman -M "title=$name" -M "section=$section" -M "source=winnow $version" -M volume=winnow |
	# The first line asks for tbl. Code is bold, as in the other pages. Cells of tables are too
	# narrow for lines of one width.
	sed -e "1s/.*/'\\\\\" t/" -e 's/\\fC/\\fB/g' -e '/^\.TH/a\
.ad l'
