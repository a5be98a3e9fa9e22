/* SPDX-License-Identifier: MIT
 *
 * From when to when something lasted that is counted from the day of its telling, or of a whole: "the last
 * hour", "the first six months of 2012".
 */
#ifndef WINNOW_DATE_SPAN_H
#define WINNOW_DATE_SPAN_H

#include "extent.h"
#include "resolve.h"

/* `stated`, of TIMEX_SIZE, becomes what is known of the clock on both sides; else it stays. */
struct extent span_of(const struct expression *expression, const struct anchor *anchor,
	enum direction tense, char *stated);

#endif
