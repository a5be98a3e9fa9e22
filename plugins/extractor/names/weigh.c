/* SPDX-License-Identifier: MIT */
#include "evidence.h"

typedef int32_t whole __attribute__((vector_size(4 * HALF)));

/* Pieces are added up in short numbers, which not more than AT_ONCE of them are sure to fit. */
struct taker {
	const struct weights *weights;
	int begins; /* a stretch, of which nothing goes on there: only the first half counts */
	uint32_t count; /* of those in the short sums, at most */
	half short_first, short_last;
	whole first, last;
};

EVIDENCE_INLINE void take_row(struct taker *taker, uint32_t row)
{
	taker->short_first += taker->weights->rows[row].halves[0];
	if (!taker->begins)
		taker->short_last += taker->weights->rows[row].halves[1];
}

EVIDENCE_INLINE void take(
	struct taker *taker, enum evidence_kind kind, const struct value *value)
{
	take_row(taker, weight_of(taker->weights, kind, value));
}

EVIDENCE_INLINE void take_pair(struct taker *taker, enum evidence_kind kind,
	const struct value *a, const struct value *b)
{
	take_row(taker, weight_of_pair(taker->weights, kind, a, b));
}

EVIDENCE_INLINE void settle(struct taker *taker)
{
	const half nothing = { 0 };

	taker->first += __builtin_convertvector(taker->short_first, whole);
	if (!taker->begins)
		taker->last += __builtin_convertvector(taker->short_last, whole);
	taker->short_first = taker->short_last = nothing;
	taker->count = 0;
}

EVIDENCE_INLINE void take_up(struct taker *taker, uint32_t count)
{
	if (taker->count + count > AT_ONCE)
		settle(taker);
	taker->count += count;
}

#include "evidence_read.h"

EVIDENCE_INLINE void weigh(struct taker taker, const struct scene *scene, uint32_t token,
	struct weight_row *ret_sum)
{
	take_all(&taker, scene, token);
	settle(&taker);
	memcpy(&ret_sum->columns[0], &taker.first, sizeof taker.first);
	memcpy(&ret_sum->columns[HALF], &taker.last, sizeof taker.last);
}

void evidence_weigh(const struct weights *weights, const struct scene *scene, uint32_t token,
	struct weight_row *ret_sum)
{
	const struct taker taker = { .weights = weights };

	weigh(taker, scene, token, ret_sum);
}

void evidence_weigh_first(
	const struct weights *weights, const struct scene *scene, struct weight_row *ret_sum)
{
	const struct taker taker = { .weights = weights, .begins = 1 };

	weigh(taker, scene, scene->stretch.first, ret_sum);
}
