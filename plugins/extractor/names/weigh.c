/* SPDX-License-Identifier: MIT
 *
 * The sum over all evidence of a token, the step of the whole that costs most: the rows are found
 * first, without a branch that nobody can foresee, and memory brings them before they are added up.
 */
#include "evidence.h"

enum { MOST_ROWS = 2 * MOST_EVIDENCE };

typedef int32_t whole __attribute__((vector_size(4 * HALF)));

static uint32_t find_ones(
	const struct weights *weights, const struct evidence *evidence, uint32_t *rows)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < evidence->one_count; i++) {
		const struct piece *piece = &evidence->ones[i];
		rows[count] = weight_of(weights, piece->kind, piece->a->id);
		__builtin_prefetch(&weights->rows[rows[count]]);
		count += rows[count] != 0;
	}
	return count;
}

/* The keys of the pairs that may weigh anything. */
static uint32_t find_keys(
	const struct weights *weights, const struct evidence *evidence, uint64_t *keys)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < evidence->pair_count; i++) {
		const struct piece *piece = &evidence->pairs[i];
		uint32_t a = piece->a->id, b = piece->b->id;
		keys[count] = weight_key(piece->kind, a, b);
		count += weight_may_pair(weights, piece->kind, a, b);
	}
	return count;
}

static uint32_t find_pairs(
	const struct weights *weights, const struct evidence *evidence, uint32_t *rows)
{
	uint64_t keys[MOST_EVIDENCE];
	uint32_t key_count = find_keys(weights, evidence, keys), count = 0;

	for (uint32_t i = 0; i < key_count; i++)
		__builtin_prefetch(&weights->pairs[weight_place(weights, keys[i])]);
	for (uint32_t i = 0; i < key_count; i++) {
		rows[count] = weight_pair_row(*weight_slot(weights, keys[i]));
		__builtin_prefetch(&weights->rows[rows[count]]);
		count += rows[count] != 0;
	}
	return count;
}

void evidence_weigh(const struct weights *weights, const struct evidence *evidence,
	struct weight_row *ret_sum)
{
	const half nothing = { 0 };
	uint32_t rows[MOST_ROWS];
	uint32_t count = find_ones(weights, evidence, rows);
	whole first = { 0 }, last = { 0 };

	count += find_pairs(weights, evidence, rows + count);
	for (uint32_t i = 0; i < count;) {
		uint32_t end = count - i > WEIGHTS_AT_ONCE ? i + WEIGHTS_AT_ONCE : count;
		half some_first = nothing, some_last = nothing;
		for (; i < end; i++) {
			some_first += weights->rows[rows[i]].halves[0];
			some_last += weights->rows[rows[i]].halves[1];
		}
		first += __builtin_convertvector(some_first, whole);
		last += __builtin_convertvector(some_last, whole);
	}
	memcpy(&ret_sum->of_label[0], &first, sizeof first);
	memcpy(&ret_sum->of_label[HALF], &last, sizeof last);
}
