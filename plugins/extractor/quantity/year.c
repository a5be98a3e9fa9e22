/* SPDX-License-Identifier: MIT
 * Numbers that are written like a year and count things all the same: "about 2000 shops". */
#include "avoid.h"
#include "plural.h"

/* "about 1600 shops"; "more than 2014 levels" are compared with a year. */
static int is_hedged(const struct amount *amount, int round)
{
	int compares = amount->bound == BOUND_MORE_THAN || amount->bound == BOUND_LESS_THAN;

	return amount->hedge_first < amount->hedge_end && amount->bound != BOUND_BETWEEN &&
	       (round || !compares);
}

/* "built 1900 homes", "has 2000 names" */
static int follows_verb(const struct reading *reading, const struct amount *amount)
{
	uint32_t before = amount->lead - 1;
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, before), 0);

	if (amount->lead == amount->sentence.first)
		return 0;
	return (forms.len > 0 && (forms.ptr[0] == 'D' || forms.ptr[0] == 'Z')) ||
	       term_is(grammar_of(reading, before), 0, "have");
}

/* "from 120 to 1600 cases": what it rose from is no year. */
static int ends_change(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *before = passage->analysis->numbers + amount->number_first;
	uint32_t to = amount->lead - 1;

	return amount->number_first > 0 && amount->lead > amount->sentence.first + 2 &&
	       passage_is(passage, to, "to") && before[-1].first + before[-1].count == to &&
	       passage_is(passage, before[-1].first - 1, "from") &&
	       !avoid_number_is_year(passage, &before[-1]);
}

/* "1500 школ", "2000 niños": a noun that is listed, behind what is too round for a year or, in Russian,
 * has no "год" behind it. */
static int counts_listed(const struct reading *reading, const struct amount *amount)
{
	const int64_t earliest = 1900, round_number = 50;
	const struct passage *passage = &reading->passage;
	int64_t number = passage->analysis->numbers[amount->number_first].mantissa;
	struct winnow_str singular = plural_singular(reading, amount->end);

	return singular.len && strcmp(noun_kind(reading, singular), "unknown") != 0 &&
	       (reading->language->noun_order == NOUN_LISTED || number < earliest ||
		       number % round_number == 0);
}

int avoid_year_may_count(const struct reading *reading, const struct amount *amount)
{
	const int64_t hundred = 100;
	const struct winnow_number *number =
		&reading->passage.analysis->numbers[amount->number_first];
	int round = number->mantissa % hundred == 0;

	if (reading->language->noun_order != NOUN_LAST)
		return counts_listed(reading, amount);
	if (amount->bound == BOUND_BETWEEN ||
		passage_flag(&reading->passage, amount->end, WINNOW_CAPITAL))
		return 0;
	/* "close to the 2005 elections" */
	if (amount->first > amount->sentence.first &&
		term_is(grammar_of(reading, amount->first - 1), 0, "det"))
		return 0;
	return is_hedged(amount, round) || ends_change(reading, amount) ||
	       (round && follows_verb(reading, amount));
}

int avoid_year_counts(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	return counted && counted->first == amount->end && !counted->hyphened &&
	       !winnow_is(counted->unit, "level") && avoid_year_may_count(reading, amount);
}
