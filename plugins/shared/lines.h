/* SPDX-License-Identifier: MIT
 * Plain text as lines. */
#ifndef WINNOW_SHARED_LINES_H
#define WINNOW_SHARED_LINES_H

#include <winnow/helpers.h>

struct line {
	struct winnow_str words; /* without the white space around */
	size_t indent;           /* columns, a tab going to the next multiple of 8 */
	size_t width;            /* characters of `words` */
	int rule;                /* made of underscores, asterisks and the like only */
};

struct lines {
	struct line *items;
	size_t count;
};

/* 0, or WINNOW_ELIMIT after host->fail(). */
int lines_split(
	const struct winnow_host *host, struct winnow_str text, struct lines *ret_lines);

/* Nonzero: the line has no words. */
int line_is_blank(const struct line *line);

/* Bytes of a marker of a list item and the space behind it: "- ", "• ", "1. ", "(a) "; 0: none. */
size_t line_marker(const struct line *line);

/* Nonzero: it ends with a mark that ends a sentence, or a closing quote behind one. */
int line_ends_sentence(const struct line *line);

#endif
