/* SPDX-License-Identifier: MIT
 * A token as lexicons compare it: case folded or kept, straight apostrophes, plain hyphens. */
#ifndef WINNOW_TEXT_FOLD_H
#define WINNOW_TEXT_FOLD_H

#include <stdbool.h>
#include "base/str.h"

#define FOLD_LONGEST_TOKEN 96 /* bytes; no term has a longer word */

struct folded {
	size_t length;
	bool may_fold;                      /* its case was kept, and may be more than one */
	char bytes[3 * FOLD_LONGEST_TOKEN]; /* folding triples at most */
};

/* False: too long to be in any lexicon, or no memory. */
bool fold_token(struct winnow_str token, bool keep_case, struct folded *ret_folded);

#endif
