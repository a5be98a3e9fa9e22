/* SPDX-License-Identifier: MIT
 * Ages told of what the sentence is about: "The striker was 31.", "Now 70, the farmer", "At 35 she". */
#include "age.h"

/* "The striker was 31." */
static int is_said_of_person(const struct reading *reading, const struct age *age)
{
	static const char *const forms[] = { "is", "was", NULL };
	uint32_t first = age->amount.lead;

	return first > age->amount.sentence.first + 1 &&
	       passage_is_any(&reading->passage, first - 1, forms) &&
	       age_is_people(reading, first - 2) && age_is_bare(reading, age);
}

/* "the old farmer", "she", "Ann Lund" */
static int person_follows(const struct reading *reading, uint32_t token)
{
	enum { FARTHEST = 4 };

	if (passage_flag(&reading->passage, token, WINNOW_CAPITAL))
		return 1;
	for (uint32_t at = token; at < token + FARTHEST; at++)
		if (age_is_people(reading, at))
			return 1;
	return passage_is(&reading->passage, token, "he") ||
	       passage_is(&reading->passage, token, "she");
}

/* "Now 70, the farmer …", "At 35 she still swims": before what the sentence is about. */
static int opens_clause(const struct reading *reading, const struct age *age)
{
	static const char *const persons[] = { "he", "she", "i", "they", "we", NULL };
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &age->amount;
	uint32_t first = amount->lead, start = amount->sentence.first, end = amount->end;
	int comma = passage_is(passage, end, ",");

	if (first == start || amount->bound != BOUND_EXACT || amount->value.exponent ||
		amount->value.mantissa < FEWEST_IN_PARENS || !age_is_years(age))
		return 0;
	if (passage_is(passage, first - 1, "now"))
		return first - 1 == start && comma && person_follows(reading, end + 1);
	return passage_is(passage, first - 1, "at") &&
	       (first - 1 == start || passage_kind(passage, first - 2) == WINNOW_MARK ||
		       passage_is(passage, first - 2, "and")) &&
	       passage_is_any(passage, end + (uint32_t)comma, persons);
}

int age_of_subject(const struct reading *reading, struct age *age)
{
	if (reading->language->joint || !age->amount.has_value ||
		!(is_said_of_person(reading, age) || opens_clause(reading, age)) ||
		!age_is_years(age))
		return 0;
	age->first = age->amount.first;
	age->end = age->amount.end;
	return age_accept(age, "own", "age.subject", 0.85);
}
