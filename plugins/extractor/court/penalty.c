/* SPDX-License-Identifier: MIT
 * "a suspended death sentence", "three years in prison", "a fine of 500 crowns". */
#include "court.h"

#define LONGEST_PENALTY 12 /* tokens */

static int is(const struct reading *reading, uint32_t token, const char *word)
{
	return passage_is(&reading->passage, token, word);
}

/* "in prison", "of imprisonment", "behind bars" at `at`; where it ends. */
static uint32_t prison_end(const struct reading *reading, uint32_t at, uint32_t limit)
{
	static const char *const places[] = { "prison", "jail", "imprisonment", "custody",
		"bars", "detention", "labour", "labor", "probation", NULL };

	for (uint32_t end = at; end < limit && end < at + 4; end++) {
		for (const char *const *place = places; *place; place++)
			if (is(reading, end, *place))
				return end + 1;
		if (!tags_any(&reading->tags, end, "IJHTL"))
			break;
	}
	return at;
}

/* "five to 10 years", and not "to 10 years". */
static int joins_numbers(const struct reading *reading, uint32_t token, uint32_t floor)
{
	return is(reading, token, "-") || is(reading, token, "and") ||
	       (token > floor && is(reading, token, "to") &&
		       tags_any(&reading->tags, token - 1, "E"));
}

static uint32_t number_first(const struct reading *reading, uint32_t term, uint32_t floor)
{
	uint32_t first = term;

	while (first > floor && first + 4 > term &&
		(tags_any(&reading->tags, first - 1, "E") ||
			joins_numbers(reading, first - 1, floor) ||
			passage_find(&reading->passage, reading->words->term, first - 1)))
		first--;
	return first;
}

/* "25-year prison term", "three years in prison". The number stands before the unit. */
static int read_time(struct reading *reading, uint32_t at, uint32_t floor, uint32_t limit,
	struct outcome *outcome)
{
	if (!passage_find(&reading->passage, reading->words->term, at) || at == floor)
		return 0;
	uint32_t end = prison_end(reading, at + 1, limit);
	uint32_t first = number_first(reading, at, floor);
	if (first == at && tags_any(&reading->tags, at - 1, "NTJ"))
		first = at - 1;
	/* Behind "jailed for", the years alone are enough. */
	if (end == at + 1 && !outcome->kind.len)
		return 0;
	if (end < limit && (is(reading, end, "term") || is(reading, end, "sentence")))
		end++;
	outcome->penalty = (struct phrase){ first, end };
	outcome->value = passage_words(&reading->passage, first, end);
	return 1;
}

static int read_named(
	struct reading *reading, uint32_t at, uint32_t limit, struct outcome *outcome)
{
	uint32_t end = 0;
	const struct winnow_term *penalty =
		passage_match(&reading->passage, reading->words->penalty, at, limit, &end);

	if (!penalty)
		return 0;
	outcome->penalty = (struct phrase){ at, end };
	outcome->value = term_value(penalty, 0);
	return 1;
}

int penalty_read(struct reading *reading, uint32_t at, uint32_t floor, uint32_t limit,
	struct outcome *outcome)
{
	return read_named(reading, at, limit, outcome) ||
	       read_time(reading, at, floor, limit, outcome);
}
