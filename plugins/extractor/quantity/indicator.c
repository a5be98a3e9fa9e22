/* SPDX-License-Identifier: MIT */
#include "indicator.h"
#include "avoid.h"
#include "lean.h"
#include "plural.h"

#define FARTHEST_INDICATOR 4  /* tokens: "population of", "death toll rose to" */
#define FARTHEST_NUMBER_OF 24 /* tokens: "number of children in camps rose from 36 to" */

/* What the term says of the number, where the number's own noun does not gainsay it. */
static int take_indicator(const struct reading *reading, const struct winnow_term *term,
	uint32_t first, struct part_draft *draft)
{
	/* "a workforce that makes 2 million cars" */
	if (draft->has_counted && winnow_is(term_value(term, 1), "person") &&
		strcmp(draft->kind, "person") != 0)
		return 0;
	draft->indicator = term_value(term, 0);
	if (!draft->has_counted) {
		draft->unit = term_value(term, 1);
		draft->kind = noun_kind(reading, draft->unit);
	}
	if (term_value(term, 2).len)
		draft->event = (struct event){ first, first + 1, term_value(term, 2), "agent" };
	draft->rule = "quantity.indicator";
	return 1;
}

/* "the population fell by 68,000" */
static int is_difference(const struct reading *reading, const struct amount *amount)
{
	return amount->lead > amount->sentence.first &&
	       passage_is(&reading->passage, amount->lead - 1, "by");
}

/* "a population of about 1.4 billion". */
int indicator_read(const struct reading *reading, struct part_draft *draft)
{
	const struct amount *amount = &draft->amount;

	if (is_difference(reading, amount))
		return 0;
	for (uint32_t gap = 0; gap <= FARTHEST_INDICATOR; gap++) {
		uint32_t first = 0;
		if (amount->lead < amount->sentence.first + gap + 1)
			return 0;
		const struct winnow_term *term =
			passage_match_before(&reading->passage, reading->language->indicator,
				amount->lead - gap, amount->sentence.first, &first);
		if (!term && gap &&
			passage_kind(&reading->passage, amount->lead - gap) != WINNOW_WORD)
			return 0;
		if (term)
			return take_indicator(reading, term, first, draft);
	}
	return 0;
}

/* What stands before the size of something that changed, or was told: "from 36", "stood at 91". */
static int leads_to_size(const struct reading *reading, const struct amount *amount,
	uint32_t from, uint32_t *ret_first)
{
	uint32_t lead = amount->lead;

	/* "is now 43" */
	lead -= (uint32_t)(lead > from && term_is(grammar_of(reading, lead - 1), 0, "adv"));
	return passage_match_before(&reading->passage, reading->language->size, lead, from,
		       ret_first) != NULL;
}

/* "The death toll in the attack on the village has risen to 43": a phrase of place or time stands between, and a
 * verb of size before the number. */
int indicator_read_far(const struct reading *reading, struct part_draft *draft)
{
	static const char *const marks[] = { ",", ";", ":", NULL };
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &draft->amount;
	uint32_t start = amount->sentence.first, size = 0, first = 0;

	if (is_difference(reading, amount) || avoid_is_year(reading, amount) ||
		!leads_to_size(reading, amount, start, &size))
		return 0;
	for (uint32_t at = size; at-- > start && at + FARTHEST_NUMBER_OF > size;) {
		const struct winnow_term *class = grammar_of(reading, at);
		int opens = term_is(class, 0, "prep") || term_is(class, 0, "of") ||
			    term_is(class, 0, "clause");
		const struct winnow_term *term =
			opens ? passage_match_before(passage, reading->language->indicator, at,
					start, &first)
			      : NULL;
		if (term)
			return take_indicator(reading, term, first, draft);
		if (passage_is_any(passage, at, marks) || term_is(class, 0, "clause") ||
			term_is(class, 0, "relative"))
			return 0;
	}
	return 0;
}

/* "The number of detained children rose from 36 in January to 91 in June": the phrase behind "number of"
 * is counted, where nothing but a verb, and numbers with it, stands between. */
int indicator_number_of(const struct reading *reading, struct part_draft *draft)
{
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &draft->amount;
	uint32_t start = amount->sentence.first, first = 0;

	if (amount->bound == BOUND_BETWEEN || avoid_is_year(reading, amount) ||
		!leads_to_size(reading, amount, start, &first))
		return 0;
	for (uint32_t at = first; at > start + 2 && at + FARTHEST_NUMBER_OF > first; at--) {
		struct amount none = { .number_end = UINT32_MAX };
		if (!passage_is(passage, at - 1, "of") ||
			!passage_is(passage, at - 2, "number") ||
			!counted_read(reading, at, first, &none, &draft->counted))
			continue;
		draft->unit = draft->counted.unit;
		draft->kind = draft->counted.kind;
		draft->indicator = winnow_str("number");
		draft->rule = "quantity.number_of";
		event_after(reading, draft->counted.end, first, &draft->event);
		/* "the number of wolves fell": not the wolves */
		if (draft->event.first < draft->event.end &&
			passage_find(
				passage, reading->language->amount.change, draft->event.first))
			draft->event = (struct event){ 0 };
		return 1;
	}
	return 0;
}

/* "left 12 people dead and 30 injured", "leaving 20 families homeless": what the verb before has made of
 * them, which is no more than that they were left or found. */
void indicator_state(const struct reading *reading, struct part_draft *draft)
{
	static const char *const leaving[] = { "leave", "leaves", "leaving", "left", "find",
		"finds", "finding", "found", NULL };
	const struct amount *amount = &draft->amount;
	uint32_t end = 0;

	if (amount->lead == amount->sentence.first ||
		!passage_is_any(&reading->passage, amount->lead - 1, leaving))
		return;
	const struct winnow_term *term =
		passage_match(&reading->passage, reading->language->casualty, draft->end,
			amount->sentence.first + amount->sentence.count, &end);
	if (term_value(term, 1).len)
		draft->event = (struct event){ draft->end, end, term_value(term, 1), "object" };
}

/* "killed one and wounded two": a person, where the verb befalls people and nothing follows that it could
 * be one of. */
int indicator_is_one(const struct reading *reading, const struct amount *amount)
{
	static const char *const joints[] = { ".", ",", ";", "and", NULL };
	const struct passage *passage = &reading->passage;
	struct event event;

	return reading->language->noun_order == NOUN_LAST &&
	       (amount->end >= amount->sentence.first + amount->sentence.count ||
		       passage_is_any(passage, amount->end, joints)) &&
	       event_before(reading, amount->lead, amount->sentence.first, &event) &&
	       lean_befalls_people(reading, &event);
}
