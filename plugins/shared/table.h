/* SPDX-License-Identifier: MIT
 *
 * Small tables of words that are built in: a file of TSV beside the source, sorted and written as
 * C by make_table.py. What a user may want to change belongs in a lexicon instead.
 */
#ifndef WINNOW_SHARED_TABLE_H
#define WINNOW_SHARED_TABLE_H

#include <winnow/helpers.h>

struct table_row {
	const char *word; /* lower case */
	const char *value;
};

struct table {
	const struct table_row *rows; /* sorted by word */
	size_t count;
};

/* The value of `word`, of which ASCII case is folded; NULL: it is not in the table. */
const char *table_find(const struct table *table, struct winnow_str word);

#endif
