/* SPDX-License-Identifier: MIT
 *
 * All words that lexicons know, each with a number, so that a word of a text is folded and looked
 * up once, whatever the number of lexicons. Lexicons fill it as they load, on the main thread;
 * read-only from then on.
 */
#ifndef WINNOW_TEXT_VOCABULARY_H
#define WINNOW_TEXT_VOCABULARY_H

#include <winnow/text.h>
#include <stdbool.h>
#include "base/arena.h"

struct vocabulary;

#define WORD_UNKNOWN 0u /* of a word that is in no lexicon; the others count from 1 */

/* The tokens of a text with their words: what lexicons are matched against. */
struct token_run {
	struct winnow_str text;
	const struct winnow_token *tokens;
	const struct winnow_word *words; /* one a token */
	uint32_t count;
	const uint32_t *start_rows;  /* one a token */
	struct winnow_starts starts; /* empty: lexicons are asked one by one */
};

struct vocabulary *vocabulary_create(void) MUST_CHECK;  /* NULL: no memory */
void vocabulary_destroy(struct vocabulary *vocabulary); /* accepts NULL */

/* Where lexicons keep what lives as long as the words, side by side on large pages. */
struct arena *vocabulary_arena(struct vocabulary *vocabulary);

/* The number of a token of a term, made when new. WORD_UNKNOWN: it is too long to be in a lexicon,
 * when *ret_too_long, or there is no memory. */
uint32_t vocabulary_add(struct vocabulary *vocabulary, struct winnow_str token, bool keep_case,
	bool *ret_too_long) MUST_CHECK;

/* How many words there are, and the one of a number, as it was added. */
uint32_t vocabulary_count(const struct vocabulary *vocabulary);
struct winnow_str vocabulary_word(const struct vocabulary *vocabulary, uint32_t number);

/* The numbers of a token of a text. */
struct winnow_word vocabulary_find(
	const struct vocabulary *vocabulary, struct winnow_str token);

/* Those of many tokens of a text, which is quicker than one by one: `count` of them. */
void vocabulary_find_all(const struct vocabulary *vocabulary, struct winnow_str text,
	const struct winnow_token *tokens, uint32_t count, struct winnow_word *ret_words);

#endif
