/* SPDX-License-Identifier: MIT
 * What a fine comes to: "fined the company 2 million euros", "fined 12 officers $200 each". */
#include "court.h"

#define FARTHEST_SUM 16 /* tokens from the verb to the sum */

/* With its currency, before or behind it; empty: it counts whom, or anything else. */
static struct phrase sum_of(const struct reading *reading, const struct winnow_number *number,
	uint32_t from, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	const struct currency_words *words = &reading->words->currency;
	struct phrase sum = { number->first, number->first + number->count };
	struct currency currency;

	return currency_before(passage, words, sum.first, from, &sum.first, &currency) ||
			       currency_after(
				       passage, words, sum.end, limit, &sum.end, &currency)
		       ? sum
		       : (struct phrase){ 0 };
}

/* Up to the next verb, which tells of something else. */
static uint32_t reach(const struct reading *reading, uint32_t from, uint32_t limit)
{
	uint32_t end = from;

	while (end < limit && end < from + FARTHEST_SUM &&
		!tags_any(&reading->tags, end, "VZDBG"))
		end++;
	return end;
}

void fine_read(
	const struct reading *reading, uint32_t from, uint32_t limit, struct outcome *outcome)
{
	const struct winnow_analysis *analysis = reading->passage.analysis;
	uint32_t end = reach(reading, from, limit);
	struct phrase *whom = &outcome->defendant;

	for (uint32_t i = passage_number_from(&reading->passage, from);
		i < analysis->number_count && analysis->numbers[i].first < end; i++) {
		struct phrase sum = sum_of(reading, &analysis->numbers[i], from, limit);
		if (sum.first == sum.end)
			continue;
		outcome->penalty = sum;
		outcome->phrase.end = sum.end;
		if (whom->first == whom->end && tags_any(&reading->tags, from, "E"))
			*whom = (struct phrase){ from, sum.first };
		if (whom->first == from && whom->end > sum.first)
			whom->end = sum.first;
		return;
	}
}
