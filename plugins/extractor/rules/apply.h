/* SPDX-License-Identifier: MIT
 * All rules of a grammar, applied to a text in one pass over its tokens. */
#ifndef WINNOW_RULES_APPLY_H
#define WINNOW_RULES_APPLY_H

#include "grammar.h"
#include <winnow/text.h>

/* 0, or a negative to hand back up. */
int rules_apply(const struct grammar *grammar, uint32_t type_count,
	const struct winnow_text *text, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out);

#endif
