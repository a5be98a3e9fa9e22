/* SPDX-License-Identifier: MIT
 * Words of a byline that are no name: byline.tsv. */
#ifndef WINNOW_READER_HTML_BYLINE_TABLE_H
#define WINNOW_READER_HTML_BYLINE_TABLE_H

#include "shared/table.h"

extern const struct table byline_table; /* a word to its meaning */

#endif
