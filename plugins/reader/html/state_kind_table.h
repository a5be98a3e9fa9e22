/* SPDX-License-Identifier: MIT
 * Kinds of blocks in a framework's data: state_kind.tsv. */
#ifndef WINNOW_READER_HTML_STATE_KIND_TABLE_H
#define WINNOW_READER_HTML_STATE_KIND_TABLE_H

#include "shared/table.h"

extern const struct table state_kind_table; /* a kind to "heading", "quote" … */

#endif
