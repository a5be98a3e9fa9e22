/* SPDX-License-Identifier: MIT
 * Why a rule made no fact of a place, for `winnow explain`. */
#ifndef WINNOW_RULES_EXPLAIN_H
#define WINNOW_RULES_EXPLAIN_H

#include "match.h"

struct explanation {
	const struct matter *matter;
};

/* 0: nobody asked. */
int explain_begin(const struct matter *matter, struct explanation *ret_explanation);

/* The last run of the machine came to nothing: how far it came, and what it wanted there. */
void explain_unmatched(
	const struct explanation *explanation, const struct machine *machine, const char *rule);

const char *explain_condition(const struct condition *condition);

#endif
