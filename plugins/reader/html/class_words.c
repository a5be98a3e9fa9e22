/* SPDX-License-Identifier: MIT */
#include "reader/html/class_words.h"
#include "reader/html/class_table.h"

enum { LONGEST_WORD = 32, MOST_WORDS = 64 };

static int is_upper(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

static int is_letter(char byte)
{
	return is_upper(byte) || (byte >= 'a' && byte <= 'z');
}

/* The next word from *at on: letters; a capital behind a small one begins another ("sideBar").
 * Empty: no more. */
static struct winnow_str next_word(struct winnow_str text, size_t *at)
{
	size_t start = *at;

	while (start < text.len && !is_letter(text.ptr[start]))
		start++;
	size_t end = start;
	while (end < text.len && is_letter(text.ptr[end]) &&
		!(end > start && is_upper(text.ptr[end]) && !is_upper(text.ptr[end - 1])))
		end++;
	*at = end;
	return winnow_slice(text, start, end - start);
}

/* 0: the table does not have it. */
static int tell(struct winnow_str word, unsigned *told)
{
	const struct table_row *row = table_row(&class_table, word);

	if (row)
		*told |= 1u << row->code;
	return row != NULL;
}

static void read_words(struct winnow_str text, unsigned *all)
{
	char pair[2 * LONGEST_WORD + 1];
	struct winnow_str last = { NULL, 0 }, word;
	size_t at = 0;
	int last_told = 0;

	for (int count = 0; count < MOST_WORDS && (word = next_word(text, &at)).len; count++) {
		int told = 0;
		/* Words of two classes that stand side by side make no pair. */
		int joined = last.len && last.len <= LONGEST_WORD && word.len <= LONGEST_WORD &&
			     !memchr(last.ptr, ' ', (size_t)(word.ptr - last.ptr));
		if (joined) {
			memcpy(pair, last.ptr, last.len);
			pair[last.len] = '-';
			memcpy(pair + last.len + 1, word.ptr, word.len);
			told = tell((struct winnow_str){ pair, last.len + 1 + word.len }, all);
		}
		if (!told && last.len && !last_told)
			tell(last, all);
		last = word;
		last_told = told;
	}
	if (last.len && !last_told)
		tell(last, all);
}

unsigned class_words_read(const struct page_node *node)
{
	unsigned told = 0;

	read_words(page_attribute(node, ATTRIBUTE_CLASS), &told);
	read_words(page_attribute(node, ATTRIBUTE_ID), &told);
	return told;
}
