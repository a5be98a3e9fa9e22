/* SPDX-License-Identifier: MIT
 * What front matter states, by its keys: matter.tsv. */
#ifndef WINNOW_READER_MARKDOWN_MATTER_TABLE_H
#define WINNOW_READER_MARKDOWN_MATTER_TABLE_H

#include "shared/table.h"

extern const struct table matter_table; /* a key to what it states: "title", "date" … */

#endif
