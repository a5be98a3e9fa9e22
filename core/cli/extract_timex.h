/* SPDX-License-Identifier: MIT
 *
 * The value of a time as recognisers of speech and chat write it, beside TIMEX3's own:
 *
 *     (2014-01-01,2018-01-01,P4Y)   2014/2018: where both ends begin, and how far apart
 *     (T16,T18,PT2H)                of a day that was not said
 *     PT1.5H                        PT1H30M: one number of the unit that was said
 *     XXXX-WXX-5                    2014-03-07: what the words alone say
 */
#ifndef WINNOW_CLI_EXTRACT_TIMEX_H
#define WINNOW_CLI_EXTRACT_TIMEX_H

#include "base/arena.h"

/* Of a TIMEX3 value and, if that is something else, what the words alone say; `length` is a duration's
 * number, empty for a date. Borrowed from them or in the arena; ptr NULL: no memory. */
struct winnow_str extract_timex(struct winnow_str value, struct winnow_str stated,
	struct winnow_str length, struct arena *arena) MUST_CHECK;

#endif
