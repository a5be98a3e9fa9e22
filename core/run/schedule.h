/* SPDX-License-Identifier: MIT
 *
 * When a source is due. Five fields as cron's (minute, hour, day of month, month, day of week)
 * with names, lists, ranges and steps; @hourly, @daily, @weekly, @monthly, @yearly; or
 * "@every 6h". Knows no clock: who asks says what time it is.
 *
 * Where both the day of the month and the day of the week are restricted, either will do. What
 * has an hour of its own happens once a day, whatever the clocks do: a time that is skipped
 * when they are set forward is made up for right after, one that is repeated happens the first
 * time only. What happens every hour just goes on. "@every" counts from 1970, so that 6h are
 * 0:00, 6:00, 12:00 and 18:00 UTC, and a restart changes nothing.
 */
#ifndef WINNOW_RUN_SCHEDULE_H
#define WINNOW_RUN_SCHEDULE_H

#include "base/zone.h"

struct schedule {
	int64_t every; /* seconds; 0: by the fields */
	uint64_t minutes;
	uint32_t hours, days, months, weekdays; /* bit n: the number n; Sunday 0 */
	bool any_hour, any_day, any_weekday;
};

#define SCHEDULE_NEVER INT64_MAX

/* WINNOW_EDATA with a sentence that names the mistake; also for days no calendar has, as
 * 31 February. */
int schedule_parse(struct winnow_str text, struct schedule *ret_schedule,
	struct failure *failure) MUST_CHECK;

/* The first time after `after`, both in seconds since 1970; SCHEDULE_NEVER outside of the years
 * 1 to 9999. */
int64_t schedule_next(const struct schedule *schedule, const struct zone *zone, int64_t after);

/* How much later than by its schedule what has that name is due: 0 to `jitter` seconds, always
 * the same, so that many sources do not start at once. */
int64_t schedule_delay(struct winnow_str name, int64_t jitter);

/* schedule_next() with each time later by `delay`. */
int64_t schedule_next_delayed(
	const struct schedule *schedule, const struct zone *zone, int64_t delay, int64_t after);

#endif
