/* SPDX-License-Identifier: MIT */
#include "evidence.h"

typedef int32_t whole __attribute__((vector_size(4 * HALF)));

void evidence_weigh(const struct weights *weights, const struct evidence *evidence,
	struct weight_row *ret_sum)
{
	const half nothing = { 0 };
	const uint32_t *rows = evidence->rows;
	uint32_t count = evidence->row_count;
	whole first = { 0 }, last = { 0 };

	for (uint32_t i = 0; i < count;) {
		uint32_t left = count - i;
		uint32_t end = i + (left < weights->at_once ? left : weights->at_once);
		half some_first = nothing, some_last = nothing;
		for (; i < end; i++) {
			some_first += weights->rows[rows[i]].halves[0];
			some_last += weights->rows[rows[i]].halves[1];
		}
		first += __builtin_convertvector(some_first, whole);
		last += __builtin_convertvector(some_last, whole);
	}
	memcpy(&ret_sum->columns[0], &first, sizeof first);
	memcpy(&ret_sum->columns[HALF], &last, sizeof last);
}
