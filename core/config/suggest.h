/* SPDX-License-Identifier: MIT
 *
 * "Did you mean …?": of the names that are offered, the one nearest to what was written. Nothing
 * is copied; both texts must outlive the suggestion.
 */
#ifndef WINNOW_CONFIG_SUGGEST_H
#define WINNOW_CONFIG_SUGGEST_H

#include "base/str.h"

struct suggestion {
	struct winnow_str written;
	struct winnow_str best; /* ptr NULL: nothing is near */
	size_t distance;
};

void suggest_begin(struct suggestion *suggestion, struct winnow_str written);
void suggest_offer(struct suggestion *suggestion, struct winnow_str name);

#endif
