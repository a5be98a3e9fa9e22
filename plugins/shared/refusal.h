/* SPDX-License-Identifier: MIT
 * What an extractor considered and refused, for `winnow explain`. */
#ifndef WINNOW_SHARED_REFUSAL_H
#define WINNOW_SHARED_REFUSAL_H

#include "shared/passage.h"

/* Tells, where somebody asked, that `rule` looked at the tokens and why it makes no fact of them.
 * 0, so that a rule can end with it. */
int refuse(const struct passage *passage, const char *rule, uint32_t first, uint32_t end,
	const char *reason);

#endif
