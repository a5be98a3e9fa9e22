/* SPDX-License-Identifier: MIT
 * The noun behind one: "one oil tank driver". */
#ifndef WINNOW_QUANTITY_COUNTED_ONE_H
#define WINNOW_QUANTITY_COUNTED_ONE_H

#include "counted.h"

/* The first singular noun that is known to name a person or a thing, and nouns behind it. */
int counted_head_one(
	const struct reading *reading, uint32_t from, uint32_t limit, struct counted *counted);

int counted_is_possessive(const struct passage *passage, uint32_t token);

/* "proves": what a third person does, and no plural. */
int counted_is_third_person(const struct reading *reading, uint32_t token);

#endif
