/* SPDX-License-Identifier: MIT
 * From what a page calls its author to the names of people. */
#ifndef WINNOW_READER_HTML_BYLINE_H
#define WINNOW_READER_HTML_BYLINE_H

#include <winnow/helpers.h>

/* "By Jane Roe and Pavel Brandt, 5 March 2014" is "Jane Roe; Pavel Brandt"; empty: it names
 * nobody. */
struct winnow_str byline_names(const struct winnow_host *host, struct winnow_str byline);

/* Nonzero: the first word is one that stands before names: "By", "Von". */
int byline_begins(struct winnow_str line);

/* Nonzero: nothing but such words: "Autor:". The name follows. */
int byline_is_label(struct winnow_str line);

/* Nonzero: the names in it are two to four words each, all with a capital: a sentence that begins
 * with "By" has others. */
int byline_is_plain(const struct winnow_host *host, struct winnow_str line);

#endif
