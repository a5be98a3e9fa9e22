/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <time.h>
#include "base/digest.h"
#include "run/schedule.h"

#define DAY 86400
#define FIRST_SECOND INT64_C(-62135596800) /* 0001-01-01 */
#define LAST_SECOND INT64_C(253402300799)  /* 9999-12-31 */

/* Between 29 February 2096 and the next. */
#define MOST_DAYS (8 * 366)

/* A zone is less than a day off UTC: the moment of a local time lies within a day of it. */
#define DAYS_BEFORE 2

static bool day_matches(const struct schedule *schedule, int64_t local)
{
	time_t start = local;
	struct tm day;

	if (!gmtime_r(&start, &day) || !(schedule->months >> (day.tm_mon + 1) & 1))
		return false;
	bool by_date = schedule->days >> day.tm_mday & 1;
	bool by_weekday = schedule->weekdays >> day.tm_wday & 1;
	if (schedule->any_day || schedule->any_weekday)
		return by_date && by_weekday;
	return by_date || by_weekday;
}

/* The first moment after `after` of one local time, or SCHEDULE_NEVER. */
static int64_t moment_after(
	const struct schedule *schedule, const struct zone *zone, int64_t local, int64_t after)
{
	int64_t moments[2];
	unsigned count = zone_moments(zone, local, moments);

	if (schedule->any_hour && count == 0)
		return SCHEDULE_NEVER;
	if (moments[0] > after)
		return moments[0];
	return schedule->any_hour && count == 2 && moments[1] > after ? moments[1]
								      : SCHEDULE_NEVER;
}

static int64_t earliest_in_hour(const struct schedule *schedule, const struct zone *zone,
	int64_t hour_start, int64_t after)
{
	int64_t earliest = SCHEDULE_NEVER;

	if (hour_start + 3600 + DAY <= after)
		return SCHEDULE_NEVER;
	for (int minute = 0; minute < 60; minute++) {
		if (!(schedule->minutes >> minute & 1))
			continue;
		int64_t moment = moment_after(schedule, zone, hour_start + minute * 60, after);
		earliest = moment < earliest ? moment : earliest;
	}
	return earliest;
}

/* Of one local day; where clocks are set back, later local times may be earlier. */
static int64_t earliest_in_day(const struct schedule *schedule, const struct zone *zone,
	int64_t day_start, int64_t after)
{
	int64_t earliest = SCHEDULE_NEVER;

	if (!day_matches(schedule, day_start))
		return SCHEDULE_NEVER;
	for (int hour = 0; hour < 24; hour++) {
		if (!(schedule->hours >> hour & 1))
			continue;
		int64_t moment =
			earliest_in_hour(schedule, zone, day_start + hour * 3600, after);
		earliest = moment < earliest ? moment : earliest;
	}
	return earliest;
}

static int64_t next_by_fields(
	const struct schedule *schedule, const struct zone *zone, int64_t after)
{
	int64_t local = after + zone_offset(zone, after);
	int64_t today = local - ((local % DAY) + DAY) % DAY;
	int64_t earliest = SCHEDULE_NEVER;

	for (int i = -DAYS_BEFORE; i < MOST_DAYS; i++) {
		int64_t day = today + (int64_t)i * DAY;
		if (day - DAY > earliest)
			break;
		int64_t moment = earliest_in_day(schedule, zone, day, after);
		earliest = moment < earliest ? moment : earliest;
	}
	return earliest <= LAST_SECOND ? earliest : SCHEDULE_NEVER;
}

static int64_t next_by_interval(int64_t every, int64_t after)
{
	int64_t since = ((after % every) + every) % every;

	return after - since + every;
}

int64_t schedule_next(const struct schedule *schedule, const struct zone *zone, int64_t after)
{
	if (after < FIRST_SECOND || after > LAST_SECOND)
		return SCHEDULE_NEVER;
	if (schedule->every > 0)
		return next_by_interval(schedule->every, after);
	return next_by_fields(schedule, zone, after);
}

int64_t schedule_delay(struct winnow_str name, int64_t jitter)
{
	char text[DIGEST_TEXT_SIZE];
	char leading[16]; /* 60 bits: always positive */

	if (jitter <= 0)
		return 0;
	digest_of(name, text);
	memcpy(leading, text, sizeof leading - 1);
	leading[sizeof leading - 1] = '\0';
	/* As unsigned, jitter + 1 cannot overflow. */
	return (int64_t)(strtoull(leading, NULL, 16) % ((uint64_t)jitter + 1));
}

int64_t schedule_next_delayed(
	const struct schedule *schedule, const struct zone *zone, int64_t delay, int64_t after)
{
	int64_t base, next;

	if (__builtin_sub_overflow(after, delay, &base))
		return SCHEDULE_NEVER;
	next = schedule_next(schedule, zone, base);
	if (next == SCHEDULE_NEVER || __builtin_add_overflow(next, delay, &next))
		return SCHEDULE_NEVER;
	return next;
}
