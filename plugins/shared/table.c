/* SPDX-License-Identifier: MIT */
#include "shared/table.h"

#include <strings.h>

/* `word` is not empty. */
static int compare(struct winnow_str word, const char *row)
{
	char first = word.ptr[0];
	int folded = (unsigned char)(first >= 'A' && first <= 'Z' ? first - 'A' + 'a' : first);
	/* Most words are told apart here; tables are asked for every element of a page. */
	int order = folded - (unsigned char)row[0];

	if (order != 0)
		return order;
	order = strncasecmp(word.ptr, row, word.len);

	/* A NUL inside `word` ends the comparison early; no row is that long then. */
	if (order == 0 && strlen(row) != word.len)
		return strlen(row) > word.len ? -1 : 1;
	return order;
}

const char *table_find(const struct table *table, struct winnow_str word)
{
	size_t low = 0, high = table->count;

	while (word.len && low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(word, table->rows[middle].word);
		if (order == 0)
			return table->rows[middle].value;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
