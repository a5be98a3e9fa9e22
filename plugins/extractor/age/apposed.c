/* SPDX-License-Identifier: MIT
 * An age alone beside whose it is: "Ann Lee, 14,", "the driver (31)". */
#include "age.h"

int age_ends_name(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;

	return passage_ends_name(passage, token) && passage_word(passage, token).len > 1 &&
	       !passage_find(passage, reading->language->month, token);
}

/* "81% of participants (19)": of many, whose age is not one; a note's number. */
static int are_many(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;

	return !age_ends_name(reading, token) &&
	       (passage_find(passage, reading->language->plural, token) ||
		       winnow_ends(passage_word(passage, token), "s"));
}

static int closes_apposition(const struct age *age, const struct passage *passage, uint32_t end)
{
	static const char *const closing[] = { ",", ".", ";", "—", "–", "―", NULL };

	return end >= age_limit(age) || passage_is_any(passage, end, closing);
}

/* "The suspects, 19 and 22, were held": the ages of as many. */
static int is_first_of_two(
	const struct reading *reading, const struct age *age, uint32_t person)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t next = age->amount.number_end, end = age->amount.end;

	if (next >= analysis->number_count || !passage_is(passage, end, "and") ||
		analysis->numbers[next].first != end + 1 ||
		analysis->numbers[next].flags != WINNOW_IN_DIGITS ||
		analysis->numbers[next].exponent ||
		analysis->numbers[next].mantissa > OLDEST_AGE)
		return 0;
	return closes_apposition(age, passage, end + 2) &&
	       (age_ends_name(reading, person) || are_many(reading, person));
}

int age_apposed(const struct reading *reading, struct age *age)
{
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &age->amount;
	uint32_t number = amount_apposed_first(passage, &reading->language->amount, amount),
		 end = amount->end;
	int both = passage_is(passage, number, "both");

	if (number < amount->sentence.first + 2 || amount->lead < number ||
		!(amount->flags & WINNOW_IN_DIGITS) || !amount->has_value ||
		amount->value.exponent || amount->value.mantissa < 1 ||
		!(age_ends_name(reading, number - 2) || age_is_people(reading, number - 2)))
		return 0;
	int parens = passage_is(passage, number - 1, "(") && passage_is(passage, end, ")") &&
		     amount->value.mantissa >= FEWEST_IN_PARENS &&
		     !are_many(reading, number - 2);
	int comma = passage_is(passage, number - 1, ",");
	age->first = amount->first;
	age->end = end;
	if (comma && is_first_of_two(reading, age, number - 2))
		return age_accept(age, "own", "age.listed", 0.85);
	if (!parens && !(comma && closes_apposition(age, passage, end)))
		return 0;
	return age_accept(age, both ? "group" : "own", "age.apposed", 0.85);
}
