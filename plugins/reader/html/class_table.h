/* SPDX-License-Identifier: MIT
 * What the words of class and id attributes tell: class.tsv. */
#ifndef WINNOW_READER_HTML_CLASS_TABLE_H
#define WINNOW_READER_HTML_CLASS_TABLE_H

#include "shared/table.h"

extern const struct table class_table; /* a word to "body", "away" or "about" */

#endif
