/* SPDX-License-Identifier: MIT
 * Ages, which their own extractor states. */
#include "avoid_age.h"
#include "avoid.h"
#include "plural.h"
#include "shared/age_subject.h"

static const struct winnow_number *number_of(
	const struct reading *reading, const struct amount *amount)
{
	return &reading->passage.analysis->numbers[amount->number_first];
}

/* "children under 16", "anyone over 65" */
int avoid_is_bounded_age(const struct reading *reading, const struct amount *amount)
{
	const double oldest = 130;
	uint32_t first = 0, start = amount->sentence.first;
	/* "people over 18 and under 35" */
	uint32_t number = amount->limited ? number_of(reading, amount)->first : amount->first;
	const struct winnow_term *words = passage_match_before(
		&reading->passage, reading->language->age_bound, number, start, &first);

	if (!words || decimal_double(amount->has_value ? amount->value : amount->low) > oldest)
		return 0;
	/* "the pupils are under 12" */
	first -= (uint32_t)(first > start && term_is(grammar_of(reading, first - 1), 0, "be"));
	return term_is(words, 1, "yes") || age_anyone_is(&reading->passage, first) ||
	       (first > start &&
		       !strcmp(noun_kind(reading, plural_singular(reading, first - 1)),
			       "person"));
}

/* "he was 18.", "he was 18 when": not "he was 18 under par", "the youngest 3 were". */
static int is_bare(const struct reading *reading, const struct amount *amount)
{
	uint32_t end = amount->end;

	return end >= amount->sentence.first + amount->sentence.count ||
	       passage_kind(&reading->passage, end) == WINNOW_MARK ||
	       passage_is(&reading->passage, end, "when") ||
	       passage_is(&reading->passage, end, "and") ||
	       (passage_is(&reading->passage, end, "in") &&
		       passage_kind(&reading->passage, end + 1) == WINNOW_DIGITS);
}

/* "aged 14"; "turned 18", "he was 18" only where nothing is counted: "turned 12 men away". */
int avoid_is_led_age(const struct reading *reading, const struct amount *amount, int counts)
{
	uint32_t begin = 0;
	const struct winnow_term *words = passage_match_before(&reading->passage,
		reading->language->age, amount->lead, amount->sentence.first, &begin);

	/* where years follow, which nothing counts */
	if (term_is(words, 0, "has") || term_is(words, 0, "years") ||
		term_is(words, 0, "opens") || term_is(words, 0, "none"))
		return 0;
	if (term_is(words, 0, "be"))
		return !counts && is_bare(reading, amount);
	return words && !(counts && term_is(words, 0, "turn"));
}

static int names_person(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str singular = plural_singular(reading, token);

	return passage_kind(passage, token) == WINNOW_WORD &&
	       !strcmp(noun_kind(reading, singular.len ? singular
						       : passage_lower(passage,
								 passage_word(passage, token))),
		       "person");
}

/* "19" in "the suspects, 19 and 22, were" */
static int is_first_of_two(const struct passage *passage, const struct amount *amount)
{
	const struct winnow_analysis *analysis = passage->analysis;
	const struct winnow_number *next = analysis->numbers + amount->number_end;

	return passage_is(passage, amount->end, "and") &&
	       amount->number_end < analysis->number_count && next->first == amount->end + 1 &&
	       passage_kind(passage, next->first + next->count) == WINNOW_MARK;
}

/* "the girl, 9, was", "the suspects, 19 and 22, were" */
static int is_apposed_age(const struct reading *reading, const struct amount *amount)
{
	static const char *const ends[] = { ",", ".", ";", ")", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t first = amount->lead, end = amount->end;

	return first > amount->sentence.first + 1 && passage_is(passage, first - 1, ",") &&
	       (end >= amount->sentence.first + amount->sentence.count ||
		       passage_is_any(passage, end, ends) ||
		       is_first_of_two(passage, amount)) &&
	       amount->flags & WINNOW_IN_DIGITS &&
	       (names_person(reading, first - 2) ||
		       (is_first_of_two(passage, amount) &&
			       passage_ends_name(passage, first - 2)));
}

/* "aged 50 and 46" */
static int follows_age(const struct reading *reading, const struct amount *amount)
{
	const struct winnow_number *numbers = reading->passage.analysis->numbers;
	struct amount before = *amount;

	for (int i = 0; i < LONGEST_LIST && before.number_first > 0; i++) {
		uint32_t joint = numbers[before.number_first].first - 1;
		const struct winnow_number *last = &numbers[--before.number_first];
		if (last->first < amount->sentence.first ||
			last->first + last->count != joint ||
			!avoid_joins_numbers(reading, joint, 1))
			return 0;
		before.first = before.lead = last->first;
		before.sentence = amount->sentence;
		before.end = joint;
		before.number_end = before.number_first + 1;
		if (avoid_is_led_age(reading, &before, 0) || is_apposed_age(reading, &before))
			return 1;
	}
	return 0;
}

static int is_person(const void *reading, uint32_t token)
{
	return names_person(reading, token);
}

/* "The striker was 31.", "Now 70, the farmer", "At 35 she" */
static int is_age_of_subject(const struct reading *reading, const struct amount *amount)
{
	const double oldest = 130;
	const struct age_teller teller = { &reading->passage, amount, is_bare(reading, amount),
		is_person, reading };

	return reading->language->noun_order == NOUN_LAST && age_subject_tells(&teller) &&
	       decimal_double(amount->value) <= oldest;
}

/* "women 15 to 49", "children 12 and under" */
static int is_age_of_people(const struct reading *reading, const struct amount *amount)
{
	const double oldest = 130;
	static const char *const pronouns[] = { "those", "anyone", "anybody", "everyone",
		NULL };
	const struct passage *passage = &reading->passage;
	int ranges = amount->bound == BOUND_BETWEEN;
	uint32_t lead = ranges ? amount->first : amount->lead, end = amount->end;
	struct amount hedged = *amount;

	if (lead == amount->sentence.first || !(amount->flags & WINNOW_IN_DIGITS) ||
		decimal_double(ranges ? amount->low : amount->value) > oldest ||
		!(passage_is_any(passage, lead - 1, pronouns) ||
			!strcmp(noun_kind(reading, plural_singular(reading, lead - 1)),
				"person")))
		return 0;
	return ranges ? !passage_is(passage, end, "of")
		      : passage_is(passage, end, "and") &&
				amount_hedge_after(passage, &reading->language->amount, end,
					&hedged) > end;
}

/* "aged 14", "raised the age of consent from 14 to 16" */
int avoid_is_age(const struct reading *reading, const struct amount *amount)
{
	enum { FARTHEST = 10 };
	const struct passage *passage = &reading->passage;
	uint32_t start = amount->sentence.first;

	if (avoid_is_led_age(reading, amount, 0) || avoid_is_bounded_age(reading, amount) ||
		follows_age(reading, amount) || is_apposed_age(reading, amount) ||
		is_age_of_people(reading, amount) || is_age_of_subject(reading, amount))
		return 1;
	if (amount->lead == start || !(passage_is(passage, amount->lead - 1, "from") ||
					     passage_is(passage, amount->lead - 1, "to")))
		return 0;
	for (uint32_t back = 2; back <= FARTHEST && amount->lead >= start + back; back++)
		if (passage_is(passage, amount->lead - back, "age") ||
			passage_is(passage, amount->lead - back, "aged"))
			return 1;
	return 0;
}
