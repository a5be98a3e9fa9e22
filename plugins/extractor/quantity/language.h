/* SPDX-License-Identifier: MIT
 * What the rules know of each language: its lexicons, and where its nouns stand. */
#ifndef WINNOW_QUANTITY_LANGUAGE_H
#define WINNOW_QUANTITY_LANGUAGE_H

#include "shared/amount.h"
#include "shared/by_number.h"
#include "shared/currency.h"
#include "shared/unit.h"

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
	int only_signs; /* no word of it is known: only what a sign tells, as "12,5 %" */
	struct amount_words amount;
	struct currency_words currency;
	struct unit_words units;
	const struct winnow_lexicon *grammar, *plural, *noun, *event, *event_noun, *casualty,
		*befalls, *size, *group, *nationality, *age, *age_after, *age_bound, *label,
		*part, *indicator, *percent, *ratio, *month, *per, *compared, *level, *verb,
		*ordinal_name, *share, *share_before, *superlative, *weekday,
		*institution, /* "homes" of "children's homes" */
		*table_label;
};

/* English comes first: it serves texts too short to tell. The last serves every other language. */
extern const char *const language_codes[]; /* NULL ends */

void language_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *code, struct language *ret_language);

#endif
