/* SPDX-License-Identifier: MIT */
#include "headed.h"
#include "counted.h"
#include "plural.h"

#define NO_HEAD UINT32_MAX

/* The noun before "of", where that stands right before the amount, and the noun is no word for a size or a
 * group. */
static uint32_t head_before(const struct reading *reading, const struct amount *amount)
{
	static const char *const sizes[] = { "bodies", "convoy", "fleet", "lives", "number",
		"pair", "remains", "series", "string", "total", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t lead = amount->lead, start = amount->sentence.first, first = 0;

	if (reading->language->noun_order != NOUN_LAST || lead < start + 2 ||
		!passage_is(passage, lead - 1, "of") ||
		passage_kind(passage, lead - 2) != WINNOW_WORD ||
		grammar_of(reading, lead - 2) || passage_is_any(passage, lead - 2, sizes) ||
		passage_match_before(passage, reading->language->group, lead, start, &first))
		return NO_HEAD;
	return lead - 2;
}

static int names_person(const struct reading *reading, uint32_t head)
{
	const struct noun_words words = nouns_of(reading);

	return !strcmp(noun_kind_at(&reading->passage, &words, head), "person");
}

/* "the abduction of", "their former house of", not "a convoy of", which is made of what is counted. */
static int is_definite(const struct reading *reading, uint32_t head, uint32_t start)
{
	enum { FARTHEST = 2 }; /* words that describe */
	const struct passage *passage = &reading->passage;

	for (uint32_t at = head; at-- > start && at + FARTHEST + 1 >= head;) {
		if (term_is(grammar_of(reading, at), 0, "det"))
			return !passage_is(passage, at, "a") && !passage_is(passage, at, "an");
		if (grammar_of(reading, at) || passage_kind(passage, at) != WINNOW_WORD)
			return 0;
	}
	return 0;
}

int headed_by_person(const struct reading *reading, const struct amount *amount)
{
	uint32_t head = head_before(reading, amount);

	return head != NO_HEAD && names_person(reading, head);
}

/* "most of the 300 pupils", "40 % of the 12,000", "one of the 12": some were, not all. */
static int is_whole_of(const struct reading *reading, const struct amount *amount)
{
	static const char *const shares[] = { "any", "few", "half", "majority", "many", "most",
		"neither", "none", "some", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t lead = amount->lead, start = amount->sentence.first, first = 0;
	const struct winnow_number *before =
		amount->number_first ? &passage->analysis->numbers[amount->number_first - 1]
				     : NULL;

	if (reading->language->noun_order != NOUN_LAST || lead < start + 2 ||
		!passage_is(passage, lead - 1, "of") || lead == amount->first)
		return 0;
	return passage_is_any(passage, lead - 2, shares) ||
	       (before && before->first + before->count == lead - 1) ||
	       passage_match_before(
		       passage, reading->language->percent, lead - 1, start, &first);
}

/* "teachers at 40 schools were", not "a bus with 40 pupils was", which tells of both. */
static int is_prepositional(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t lead = amount->lead, start = amount->sentence.first;

	if (reading->language->noun_order != NOUN_LAST || lead == start ||
		!term_is(grammar_of(reading, lead - 1), 0, "prep") ||
		(amount->bound == BOUND_BETWEEN && passage_is(passage, lead - 1, "from")))
		return 0;
	return !passage_is(passage, lead - 1, "with") ||
	       (lead > start + 1 && names_person(reading, lead - 2));
}

int headed_by_other(const struct reading *reading, const struct amount *amount)
{
	uint32_t head = head_before(reading, amount);

	return is_whole_of(reading, amount) || is_prepositional(reading, amount) ||
	       (head != NO_HEAD && (names_person(reading, head) ||
					   is_definite(reading, head, amount->sentence.first)));
}
