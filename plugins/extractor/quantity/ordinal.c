/* SPDX-License-Identifier: MIT
 * "the third", "the 14th", but no part of a date or of a rate. */
#include "facts.h"

/* "the 20th century", "May 4th": a part of a date. */
static int is_of_date(const struct reading *reading, uint32_t first, uint32_t end)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_lexicon *month = reading->language->month;
	uint32_t after = end + (uint32_t)passage_is(passage, end, "of");
	const struct winnow_term *unit =
		passage_find(passage, reading->language->units.names, end);

	return passage_find(passage, month, after) || passage_is(passage, end, "quarter") ||
	       (first > 0 && passage_find(passage, month, first - 1)) ||
	       term_is(unit, 1, "time");
}

/* "three tenths of a second" */
static int is_of_fraction(const struct reading *reading, uint32_t first)
{
	const struct passage *passage = &reading->passage;

	if (first < 2 || !passage_is(passage, first - 1, "a") ||
		!passage_is(passage, first - 2, "of"))
		return 0;
	const struct winnow_number *before = passage_number_before(passage, first - 2);
	return before && before->flags & WINNOW_FRACTION;
}

/* "3 metres per second", "100 megabits a second" */
static int is_of_rate(const struct reading *reading, uint32_t first)
{
	const struct passage *passage = &reading->passage;

	if (first > 0 && passage_is(passage, first - 1, "per"))
		return 1;
	return first > 1 && passage_is(passage, first - 1, "a") &&
	       passage_find(passage, reading->language->units.names, first - 2) != NULL;
}

int ordinal_read(const struct reading *reading, uint32_t number)
{
	const struct winnow_number *read = &reading->passage.analysis->numbers[number];
	uint32_t end = read->first + read->count;

	if (!(read->flags & WINNOW_ORDINAL) || read->mantissa < 1)
		return 0;
	/* "le Premier ministre" */
	if (is_of_rate(reading, read->first) || is_of_fraction(reading, read->first) ||
		passage_find(&reading->passage, reading->language->ordinal_name, end) ||
		is_of_date(reading, read->first, end))
		return 0;
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	statement_decimal(
		&statement, "value", (struct decimal){ read->mantissa, read->exponent });
	int64_t fact = statement_make(&statement, reading->out,
		&(struct stated){ "ordinal",
			read->flags & WINNOW_IN_DIGITS ? "ordinal.digits" : "ordinal.words",
			read->first, end, 0.9 });
	return fact < 0 ? (int)fact : 1;
}
