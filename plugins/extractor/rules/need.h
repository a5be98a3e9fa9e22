/* SPDX-License-Identifier: MIT
 * What a pattern cannot do without, and how long a match is. */
#ifndef WINNOW_RULES_NEED_H
#define WINNOW_RULES_NEED_H

#include "parse.h"

enum { NEED_GROUPS = 4 };

struct need {
	uint32_t shortest, longest; /* tokens */
	struct wanted_group best;   /* the rarest; count 0: there is none */
	double cost;                /* of it */
	struct wanted_group
		groups[NEED_GROUPS]; /* all that stand side by side, as many as fit */
	uint32_t group_count;
};

struct need need_of(struct build *build, const struct piece *piece);

/* What else than the best is required, for the rule to be tried at all. */
void need_required(const struct grammar *grammar, const struct need *need, struct rule *rule);

#endif
