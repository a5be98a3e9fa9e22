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
static int count_word(struct winnow_str word, struct class_words *words)
{
	const char *meaning = table_find(&class_table, word);

	if (!meaning)
		return 0;
	words->body += strcmp(meaning, "body") == 0;
	words->away += strcmp(meaning, "away") == 0;
	words->about += strcmp(meaning, "about") == 0;
	words->caption += strcmp(meaning, "caption") == 0;
	words->lead += strcmp(meaning, "lead") == 0;
	return 1;
}

static void count_words(struct winnow_str text, struct class_words *words)
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
			told = count_word(
				(struct winnow_str){ pair, last.len + 1 + word.len }, words);
		}
		if (!told && last.len && !last_told)
			count_word(last, words);
		last = word;
		last_told = told;
	}
	if (last.len && !last_told)
		count_word(last, words);
}

struct class_words class_words_read(const xmlNode *node)
{
	struct class_words words = { 0 };
	struct winnow_str class = page_attribute(node, "class");
	struct winnow_str id = page_attribute(node, "id");

	if (class.len)
		count_words(class, &words);
	if (id.len)
		count_words(id, &words);
	return words;
}
