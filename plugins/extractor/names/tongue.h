/* SPDX-License-Identifier: MIT
 *
 * Places in other languages than English. What they are called there stands in lists that are
 * searched as they lie (LANGUAGE/country, area, subdivision, city); what stands around a name tells
 * whether it is one (LANGUAGE/place_word). Names of one word or several, declined where the language
 * declines (LANGUAGE/name_ending). No person and no organisation is guessed at.
 */
#ifndef WINNOW_NAMES_TONGUE_H
#define WINNOW_NAMES_TONGUE_H

#include "ending.h"
#include "shared/words.h"

/* The lists, the ones that say most first. */
enum tongue_list { TONGUE_COUNTRY, TONGUE_AREA, TONGUE_SUBDIVISION, TONGUE_CITY, TONGUE_LISTS };

struct tongue_rows {
	const struct winnow_str *parts; /* each sorted; the first that has a term wins */
	uint32_t count;
};

struct tongue {
	struct winnow_str code; /* two letters; empty behind the last */
	int peoples_have_capitals;
	struct tongue_rows lists[TONGUE_LISTS], nationality;
	struct endings names, adjectives; /* empty: words do not decline */
	const struct winnow_lexicon *place_word, *small_word, *home_country;
};

/* Inside open(): the languages there are, ended by one without code; NULL: no memory. */
const struct tongue *tongues_open(
	const struct winnow_host *host, const struct winnow_text *text);
/* NULL: it is not among them. */
const struct tongue *tongue_find(const struct tongue *tongues, struct winnow_str language);

/* What the lists have from a token on: the longest. */
struct sighting {
	uint32_t end;           /* behind its tokens */
	int declined;           /* it does not stand as the list has it */
	struct winnow_str term; /* as the list has it */
	/* The columns behind the term, divided by tabs, of each list that has it; ptr NULL: not */
	struct winnow_str columns[TONGUE_LISTS];
};

/* 0: nothing is listed that begins there. It ends by `limit`. */
int tongue_sight(const struct tongue *tongue, const struct passage *passage, uint32_t token,
	uint32_t limit, struct sighting *ret_sighting);

/* The word as lists write it: shouted ones as names, apostrophes straight. */
struct winnow_str tongue_word(const struct passage *passage, uint32_t token);

/* The columns of the row whose term is the word, declined or not; ptr NULL: none. */
struct winnow_str tongue_nationality(const struct tongue *tongue, struct winnow_str word);

#endif
