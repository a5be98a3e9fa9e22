/* SPDX-License-Identifier: MIT
 *
 * The words of a text that blanks divide, as of a lexicon's column: "prep object"; and the columns that tabs
 * divide, as of its rows.
 */
#ifndef WINNOW_SHARED_WORDS_H
#define WINNOW_SHARED_WORDS_H

#include <winnow/helpers.h>

/* The next word, behind which *rest then stands; 0: no more. */
static inline int next_word(struct winnow_str *rest, struct winnow_str *ret_word)
{
	size_t first = 0;

	while (first < rest->len && rest->ptr[first] == ' ')
		first++;
	size_t end = first;
	while (end < rest->len && rest->ptr[end] != ' ')
		end++;
	*ret_word = winnow_slice(*rest, first, end - first);
	*rest = winnow_slice(*rest, end, rest->len - end);
	return ret_word->len > 0;
}

/* One of the words of the list. */
static inline int is_among_words(struct winnow_str list, struct winnow_str word)
{
	struct winnow_str listed;

	while (next_word(&list, &listed))
		if (winnow_equal(listed, word))
			return 1;
	return 0;
}

/* The next column, behind which *rest then stands; empty where it says "-", or there is none. */
static inline struct winnow_str next_column(struct winnow_str *rest)
{
	struct winnow_str column = *rest;
	const char *tab = rest->len ? memchr(rest->ptr, '\t', rest->len) : NULL;

	if (tab)
		column.len = (size_t)(tab - column.ptr);
	size_t passed = column.len + (tab != NULL);
	*rest = winnow_slice(*rest, passed, rest->len - passed);
	return winnow_is(column, "-") ? winnow_slice(column, 0, 0) : column;
}

#endif
