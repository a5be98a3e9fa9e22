/* SPDX-License-Identifier: MIT
 *
 * The second half of amount.h: an amount that a second number bounds, "103-107", "more than 5 but
 * less than 7". For amount.c alone, which reads the first number and its hedges.
 */
#ifndef WINNOW_SHARED_AMOUNT_RANGE_H
#define WINNOW_SHARED_AMOUNT_RANGE_H

#include "shared/amount.h"

/* A number with the letter or word glued to it; *ret_scale is the power of ten it was multiplied by. */
struct decimal amount_number(const struct passage *passage, const struct amount_words *words,
	const struct winnow_number *number, uint32_t limit, uint32_t *ret_end,
	int32_t *ret_scale);

/* What a hedge of the lexicon says of its number. */
enum bound amount_bound_of(const struct winnow_term *term);

/* A word of change among the last eight before `first`, none before `start`. */
int amount_changes_before(const struct passage *passage, const struct amount_words *words,
	uint32_t start, uint32_t first);

/* How many tokens before `first`, none before `start`, make it a number below zero. */
uint32_t amount_sign_length(const struct passage *passage, uint32_t first, uint32_t start);

/* Takes the other end of a range that begins with the amount, or its other limit, where there is one.
 * `unit` may be NULL; `scale` is that of the amount's number. */
void amount_read_range(const struct passage *passage, const struct amount_words *words,
	amount_unit *unit, const void *context, int32_t scale, struct amount *amount);

/* "rose from 5 to 7 million": the multiple of the new number is the old one's, too. */
void amount_share_scale(
	const struct passage *passage, const struct amount_words *words, struct amount *amount);

#endif
