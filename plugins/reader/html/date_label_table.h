/* SPDX-License-Identifier: MIT
 * Words that stand before a date: date_label.tsv. */
#ifndef WINNOW_READER_HTML_DATE_LABEL_TABLE_H
#define WINNOW_READER_HTML_DATE_LABEL_TABLE_H

#include "shared/table.h"

extern const struct table date_label_table; /* a word to "published" or "updated" */

#endif
