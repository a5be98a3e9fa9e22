/* SPDX-License-Identifier: MIT
 * A PDF as programs write it: lines of text set in two of its own fonts. */
#ifndef WINNOW_TESTS_PLUGINS_READER_PDF_PDF_H
#define WINNOW_TESTS_PLUGINS_READER_PDF_PDF_H

#include <winnow/helpers.h>

struct pdf_line {
	int page;      /* from 0; they come in order */
	int left, top; /* points from the page's left and upper edge; it is 600 by 800 */
	int size;      /* of the letters */
	int is_bold;
	const char *words; /* Latin-1, without brackets and backslashes */
};

/* `information`: the inside of the information dictionary; NULL: none. `trailer`: more for the
 * trailer, as an /Encrypt; NULL: nothing. malloc'd: its ptr is the caller's to free(). */
struct winnow_str pdf_make(const struct pdf_line *lines, size_t count, const char *information,
	const char *trailer);

#endif
