/* SPDX-License-Identifier: MIT
 *
 * The sum over all evidence of a token, the step of the whole that costs most: the rows are found
 * first, and then added up with all sums in registers.
 */
#include "evidence.h"

static uint32_t row_of(const struct weights *weights, const struct piece *piece)
{
	return piece->b ? weight_of_pair(weights, piece->kind, piece->a->id, piece->b->id)
			: weight_of(weights, piece->kind, piece->a->id);
}

static uint32_t find_rows(
	const struct weights *weights, const struct evidence *evidence, uint32_t *rows)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < evidence->count; i++) {
		uint32_t row = row_of(weights, &evidence->pieces[i]);
		rows[count] = row;
		count += row != 0;
	}
	return count;
}

void evidence_weigh(const struct weights *weights, const struct evidence *evidence,
	struct weight_row *ret_sum)
{
	uint32_t rows[MOST_EVIDENCE];
	uint32_t count = find_rows(weights, evidence, rows);
	const lane nothing = { 0 };
	lane first = nothing, second = nothing, third = nothing, last = nothing;

	for (uint32_t i = 0; i < count; i++) {
		const lane *lanes = weights->rows[rows[i]].lanes;
		first += lanes[0];
		second += lanes[1];
		third += lanes[2];
		last += lanes[3];
	}
	*ret_sum = (struct weight_row){ .lanes = { first, second, third, last } };
}
