/* SPDX-License-Identifier: MIT
 * What one amount is for: "$5 a day", "3,000 tests per week". */
#ifndef WINNOW_SHARED_PER_H
#define WINNOW_SHARED_PER_H

#include "shared/passage.h"

struct per {
	struct winnow_str unit; /* in English, singular; empty: each of what was named before */
	uint32_t first, end;    /* the words; equal: there are none */
};

/* What stands at `token`, by the rows of LANGUAGE/per; the memory is the call's. */
struct per per_read(const struct passage *passage, const struct winnow_lexicon *words,
	uint32_t token, uint32_t limit);

#endif
