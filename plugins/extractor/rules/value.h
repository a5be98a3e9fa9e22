/* SPDX-License-Identifier: MIT
 * What a match captured, as the attributes of its fact. */
#ifndef WINNOW_RULES_VALUE_H
#define WINNOW_RULES_VALUE_H

#include "match.h"

enum { VALUE_MOST = 40 };

/* A fact that a rule makes, until it is known that no other takes its place. */
struct found {
	const struct rule *rule;
	uint32_t first, end; /* tokens of the core */
	struct winnow_attribute *attributes;
	uint32_t attribute_count;
	uint32_t order; /* in which it was found */
};

/* Where the core of a match begins and ends. */
void match_core(const struct machine *machine, const struct match *match, uint32_t *ret_first,
	uint32_t *ret_end);

/* Fills in the attributes. NULL: all are there; else why there is no fact, as a sentence. */
const char *found_fill(
	const struct machine *machine, const struct match *match, struct found *found);

#endif
