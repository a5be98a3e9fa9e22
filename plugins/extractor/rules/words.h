/* SPDX-License-Identifier: MIT
 * The words that atoms know, hashed: one look-up for each token of a text. */
#ifndef WINNOW_RULES_WORDS_H
#define WINNOW_RULES_WORDS_H

#include "grammar.h"
#include "shared/passage.h"

enum { FOLD_LONGEST = 96 }; /* bytes of a word; longer ones are in no pattern */

/* The word in lower case, with straight apostrophes and plain hyphens, in `space`; empty: it is too
 * long. */
struct winnow_str word_fold(struct winnow_str word, char space[FOLD_LONGEST]);

/* Says that `atom` knows the word; `term` NULL: it alone. 0: over budget. */
int words_add(const struct winnow_host *host, struct words *words, struct winnow_str word,
	uint32_t atom, const struct term *term);

/* Once all are added. 0: over budget. */
int words_finish(const struct winnow_host *host, struct words *words);

/* Then, so that most words of a text are found without a look at their letters; `lexicon` is any, or
 * NULL. 0: over budget. */
int words_number(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, struct words *words);

/* Of each token of a text, whether a trigger is among the atoms that know it. */
void words_fire(const struct words *words, const struct passage *passage, char *ret_fires);

/* The entry of each token of a sentence; NONE: no atom knows it. */
void words_find(const struct words *words, const struct passage *passage,
	const struct winnow_sentence *sentence, uint32_t *ret_entries);

/* That of any word, by its letters. */
uint32_t words_find_word(const struct words *words, struct winnow_str word);

#endif
