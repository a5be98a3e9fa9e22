/* SPDX-License-Identifier: MIT
 * What the rules know of each language: its lexicons, and where its nouns stand. */
#ifndef WINNOW_QUANTITY_LANGUAGE_H
#define WINNOW_QUANTITY_LANGUAGE_H

#include "shared/amount.h"
#include "shared/currency.h"

enum noun_order {
	NOUN_LAST,  /* after its adjectives: English */
	NOUN_FIRST, /* before them: Spanish, French */
	NOUN_LISTED /* wherever a form of the lexicon stands: Russian */
};

struct language {
	const char *code;
	enum noun_order noun_order;
	const char
		*object_word;  /* between a verb and whom it befalls: Spanish "a"; NULL: none */
	const char *partitive; /* "of"; NULL: none */
	int months_in_capitals;
	struct amount_words amount;
	struct currency_words currency;
	const struct winnow_lexicon *grammar, *plural, *noun, *measure, *event, *event_noun,
		*casualty, *label, *part, *indicator, *percent, *ratio, *month;
};

struct languages;

/* In open(): NULL after host->fail(). */
const struct languages *languages_open(
	const struct winnow_host *host, const struct winnow_text *text);

/* By two letters; English where the text was too short to tell. NULL: a language we do not know. */
const struct language *languages_find(
	const struct languages *languages, struct winnow_str code);

/* What an extract() works with. */
struct reading {
	struct passage passage;
	const struct language *language;
	const struct winnow_extractor_out *out;
};

#endif
