/* SPDX-License-Identifier: MIT */
#include "shared/table.h"

#include <stdint.h>
#include <strings.h>

/* The same as hashed() of make_table.py. */
static uint32_t hash_word(struct winnow_str word)
{
	uint32_t hash = 2166136261u;

	for (size_t at = 0; at < word.len; at++)
		hash = (hash ^ ((unsigned char)word.ptr[at] | 0x20)) * 16777619u;
	return hash ^ hash >> 15;
}

size_t table_place(const struct table *table, struct winnow_str word)
{
	enum { LONGEST = 64 }; /* word of any table */

	if (word.len == 0 || word.len > LONGEST)
		return 0;
	for (size_t at = hash_word(word) & table->mask; table->slots[at];
		at = (at + 1) & table->mask) {
		const struct table_row *row = &table->rows[table->slots[at] - 1];
		if (row->length == word.len && strncasecmp(word.ptr, row->word, word.len) == 0)
			return table->slots[at];
	}
	return 0;
}

const struct table_row *table_row(const struct table *table, struct winnow_str word)
{
	size_t place = table_place(table, word);

	return place ? &table->rows[place - 1] : NULL;
}

const char *table_find(const struct table *table, struct winnow_str word)
{
	const struct table_row *row = table_row(table, word);

	return row ? row->value : NULL;
}
