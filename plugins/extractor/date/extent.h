/* SPDX-License-Identifier: MIT
 *
 * From days and clocks to the half-open extent that a fact has as `from` and `to`.
 *
 * Each end is as precise as its words: a day, or a minute where a clock is said. What is known to
 * be at a clock goes on for what was named, "4:00 pm" for a minute, "4 pm" for an hour; a clock
 * that bounds ("since", "until", "from 4 to 6 pm") is no longer than a moment. Parts of a day
 * ("Friday morning") stay the whole day, for nobody knows when they end.
 */
#ifndef WINNOW_DATE_EXTENT_H
#define WINNOW_DATE_EXTENT_H

#include "when.h"

/* A day, or the minute of it; day 0: open, or not known. */
struct moment {
	int32_t day;
	int has_clock;
	int32_t minute; /* below MINUTES_IN_DAY; without a clock 0 */
};

struct extent {
	struct moment from, to;
};

/* `minute` is counted from the midnight the day begins with, and may be one of another day. */
struct moment moment_at(int32_t day, int64_t minute);

/* Where what begins on that day begins. */
struct moment moment_of(const struct when *when, int32_t day);

struct extent extent_of_days(struct stretch stretch);
/* Of one date, which its modifier may leave open at one side. */
struct extent extent_of_point(
	const struct when *when, struct stretch stretch, struct winnow_str modifier);
/* From the one to the other; in whole days where the clocks, on their days, are not in order. */
struct extent extent_of_period(const struct expression *expression,
	const struct resolved *first, const struct resolved *last);

#endif
