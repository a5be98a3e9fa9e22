/* SPDX-License-Identifier: MIT
 *
 * The day that an expression counts from: the report's own, the quarter or the day the text told of
 * last.
 */
#ifndef WINNOW_DATE_ANCHOR_H
#define WINNOW_DATE_ANCHOR_H

#include "emit.h"

/* "a year earlier" may become a quarter of the year before. ANCHOR_NONE: it needs none, or there is none. */
struct anchor anchor_for(const struct emitter *emitter, struct expression *expression);

/* How far what was counted from it can be trusted, up to 1. */
double anchor_trust(const struct anchor *anchor, const struct expression *expression);

/* What "the previous day" counts from afterwards. */
void anchor_remember(struct emitter *emitter, const struct expression *expression,
	const struct resolved *resolved);

#endif
