/* SPDX-License-Identifier: MIT */
#include "extent.h"

static struct moment day_at(int32_t number)
{
	return (struct moment){ .day = number };
}

struct moment moment_at(int32_t day, int64_t minute)
{
	int64_t days = minute / MINUTES_IN_DAY - (minute % MINUTES_IN_DAY < 0);

	return (struct moment){ .day = day + (int32_t)days,
		.has_clock = 1,
		.minute = (int32_t)(minute - days * MINUTES_IN_DAY) };
}

struct moment moment_of(const struct when *when, int32_t day)
{
	return when->has_clock ? moment_at(day, when->minute) : day_at(day);
}

struct extent extent_of_days(struct stretch stretch)
{
	return (struct extent){ day_at(stretch.first), day_at(stretch.end) };
}

/* A stretch that "since" and "by" leave open at one side. What is only a part of its day may be
 * followed by the rest of it; "before the end of May" goes on to the end. */
static struct stretch bounded_days(
	const struct when *when, struct stretch stretch, struct winnow_str modifier)
{
	int32_t start = when->part.len || when->last ? stretch.end : stretch.first;
	int32_t end = when->part.len || when->start ? stretch.first : stretch.end;

	if (winnow_is(modifier, "since"))
		stretch.end = 0;
	else if (winnow_is(modifier, "until") || winnow_is(modifier, "by"))
		stretch = (struct stretch){ 0, when->start ? stretch.first : stretch.end };
	else if (winnow_is(modifier, "before"))
		stretch = (struct stretch){ 0, start };
	else if (winnow_is(modifier, "after"))
		stretch = (struct stretch){ end, 0 };
	return stretch;
}

static struct extent extent_of_clock(
	const struct when *when, int32_t day, struct winnow_str modifier)
{
	int to_minute = when->minute_said || when->minute % MINUTES_IN_HOUR;
	struct extent extent = { moment_at(day, when->minute),
		moment_at(day, when->minute + (to_minute ? 1 : MINUTES_IN_HOUR)) };

	if (winnow_is(modifier, "since") || winnow_is(modifier, "after"))
		extent.to = day_at(0);
	else if (winnow_is(modifier, "until") || winnow_is(modifier, "by") ||
		 winnow_is(modifier, "before"))
		extent = (struct extent){ day_at(0), extent.from };
	return extent;
}

struct extent extent_of_point(
	const struct when *when, struct stretch stretch, struct winnow_str modifier)
{
	return when->has_clock ? extent_of_clock(when, stretch.first, modifier)
			       : extent_of_days(bounded_days(when, stretch, modifier));
}

static int is_before(struct moment earlier, struct moment later)
{
	return earlier.day < later.day ||
	       (earlier.day == later.day && earlier.minute < later.minute);
}

/* Of a period, the day it begins with: "from the end of May", "from mid-May". */
static int32_t first_day(const struct when *from, struct stretch stretch)
{
	if (from->middle)
		return stretch.first + (stretch.end - stretch.first) / 2;
	return from->last && !from->part.len ? stretch.end - 1 : stretch.first;
}

/* And the day before which it ends: "to the start of June", "to mid-June". */
static int32_t end_day(const struct when *to, struct stretch stretch)
{
	if (to->middle)
		return stretch.first + (stretch.end - stretch.first) / 2;
	return to->start ? stretch.first : stretch.end;
}

struct extent extent_of_period(const struct expression *expression,
	const struct resolved *first, const struct resolved *last)
{
	const struct when *to = &expression->to;
	struct stretch days = { first_day(&expression->from, first->stretch),
		end_day(to, last->stretch) };
	struct extent extent;

	if (days.end <= days.first)
		days = (struct stretch){ first->stretch.first, last->stretch.end };
	extent = extent_of_days(days);
	extent.from = moment_of(&expression->from, days.first);
	if (to->has_clock)
		extent.to = moment_of(to, last->stretch.first);
	return is_before(extent.from, extent.to) ? extent : extent_of_days(days);
}
