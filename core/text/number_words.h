/* SPDX-License-Identifier: MIT
 *
 * What the words of a lexicon LANGUAGE/number do, read once: most terms are one word, and are found
 * by its number. Immutable once made, shared by all threads.
 */
#ifndef WINNOW_TEXT_NUMBER_WORDS_H
#define WINNOW_TEXT_NUMBER_WORDS_H

#include "text/number_part.h"

/* A part and the token behind it. */
struct number_step {
	struct number_part part; /* kind NUMBER_NONE: there is none */
	uint32_t end;
};

struct number_words;

/* The lexicon must outlive it. NULL: no memory. */
struct number_words *number_words_create(const struct winnow_lexicon *lexicon) MUST_CHECK;
void number_words_destroy(struct number_words *words); /* accepts NULL */

/* The longest term that begins at the token, which the run must have. */
struct number_step number_words_step(
	const struct number_words *words, const struct token_run *run, uint32_t at);

/* The first token from `at` on that is no word, or a word with which a number, or a phrase that is
 * none, may begin; the run's count: none. */
uint32_t number_words_next(
	const struct number_words *words, const struct token_run *run, uint32_t at);

#endif
