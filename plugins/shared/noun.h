/* SPDX-License-Identifier: MIT
 * Nouns: the singular of a plural, and what kind of thing they name. */
#ifndef WINNOW_SHARED_NOUN_H
#define WINNOW_SHARED_NOUN_H

#include "shared/passage.h"

struct noun_words {
	const char *language;                       /* "en" */
	const struct winnow_lexicon *plural, *noun; /* LANGUAGE/plural, LANGUAGE/noun */
};

/* The singular, in lower case, of a token that may be a plural; empty: it is none. What is in the
 * lexicon is certain, what ends like a plural is taken for one. */
struct winnow_str noun_singular(
	const struct passage *passage, const struct noun_words *words, uint32_t token);

/* person, animal, thing or unknown. */
const char *noun_kind_of(
	const struct passage *passage, const struct noun_words *words, struct winnow_str noun);

/* The same of the noun at a token, by its singular if it has one. */
const char *noun_kind_at(
	const struct passage *passage, const struct noun_words *words, uint32_t token);

/* The lexicon's row for the noun at a token or, if that has none, for its singular; NULL: it has neither. */
const struct winnow_term *noun_term(const struct passage *passage,
	const struct noun_words *words, const struct winnow_lexicon *lexicon, uint32_t token);

#endif
