/* SPDX-License-Identifier: MIT
 *
 * Small tables of words that are built in: a file of TSV beside the source, hashed and written as
 * C by make_table.py. What a user may want to change belongs in a lexicon instead.
 */
#ifndef WINNOW_SHARED_TABLE_H
#define WINNOW_SHARED_TABLE_H

#include <winnow/helpers.h>

struct table_row {
	const char *word; /* lower case */
	const char *value;
	unsigned short length; /* of the word */
	unsigned short code;   /* of the value, from 1; the enum of the values has it */
};

struct table {
	const struct table_row *rows; /* sorted by word */
	const unsigned short
		*slots; /* places of words, from 1, where their hash leads; 0: none */
	size_t mask;    /* how many slots, less one: a power of two less one */
};

/* The place of `word`, of which ASCII case is folded, from 1; 0: it is not in the table. The enum
 * of the words has it. */
size_t table_place(const struct table *table, struct winnow_str word);

/* The row of `word`; NULL: it is not in the table. */
const struct table_row *table_row(const struct table *table, struct winnow_str word);

/* The value of `word`; NULL: it is not in the table. */
const char *table_find(const struct table *table, struct winnow_str word);

#endif
