/* SPDX-License-Identifier: MIT
 * What meta elements state, by their names: meta.tsv. */
#ifndef WINNOW_READER_HTML_META_TABLE_H
#define WINNOW_READER_HTML_META_TABLE_H

#include "shared/table.h"

extern const struct table
	meta_table; /* a name to the kind of evidence: "title", "published" … */

#endif
