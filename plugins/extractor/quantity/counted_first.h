/* SPDX-License-Identifier: MIT
 * The noun where it stands before what describes it: "personas detenidas", "jeunes filles". */
#ifndef WINNOW_QUANTITY_COUNTED_FIRST_H
#define WINNOW_QUANTITY_COUNTED_FIRST_H

#include "counted.h"

/* Spanish and French: the first plural from `from` on; a better-known one may follow it. 1; 0: there is none. */
int counted_head_first(
	const struct reading *reading, uint32_t from, uint32_t limit, struct counted *counted);

/* Russian: the first form the lexicon has, behind at most two adjectives. */
int counted_head_listed(
	const struct reading *reading, uint32_t from, uint32_t limit, struct counted *counted);

#endif
