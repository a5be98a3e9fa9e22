/* SPDX-License-Identifier: MIT */
#include "resolve.h"

#include "extent.h"

enum { WORKING_MOST = 1000 };

/* Mondays to Fridays, of which no holiday is known. */
static int64_t working_days(int32_t number, int64_t days, int64_t sign)
{
	const int64_t week = 5;
	const int32_t friday = 5;
	int64_t found = number + sign * (days / week) * 7;

	for (days %= week; days > 0;) {
		found += sign;
		days -= calendar_weekday((int32_t)found) <= friday;
	}
	return found;
}

static int32_t shifted_by_first(
	const struct length *length, struct calendar_date date, int64_t sign)
{
	static const int32_t months[UNIT_COUNT] = { [UNIT_MONTH] = 1,
		[UNIT_QUARTER] = 3,
		[UNIT_YEAR] = 12,
		[UNIT_DECADE] = 120,
		[UNIT_CENTURY] = 1200 };
	int64_t days = length->unit == UNIT_WEEK   ? 7 * length->mantissa
		       : length->unit == UNIT_HOUR ? (length->mantissa + 23) / 24
		       : length->unit == UNIT_DAY  ? length->mantissa
						   : 0;
	struct calendar_date end;

	if (months[length->unit])
		return calendar_add_months(
			       date, sign * length->mantissa * months[length->unit], &end)
			       ? calendar_number(end)
			       : 0;
	days = length->working && days < WORKING_MOST
		       ? working_days(calendar_number(date), days, sign)
		       : calendar_number(date) + sign * days;
	return length->unit == UNIT_WEEKEND || days < CALENDAR_FIRST || days > CALENDAR_LAST
		       ? 0
		       : (int32_t)days;
}

int32_t resolve_shifted(const struct length *length, struct calendar_date date, int64_t sign)
{
	/* No calendar has so much, be it hours; nor do its days fit a number. */
	if (length->mantissa / 24 > CALENDAR_LAST)
		return 0;
	int32_t day = shifted_by_first(length, date, sign);
	for (size_t i = 0; i < LENGTH_PARTS && length->parts[i].count && day; i++) {
		struct length part = { length->parts[i].count, 0, length->parts[i].unit,
			UNIT_NONE };
		if (part.unit >= UNIT_DAY)
			day = day > CALENDAR_LAST
				      ? 0
				      : shifted_by_first(&part, calendar_date(day), sign);
	}
	return day;
}

/* The first such weekday from that day on. */
static int32_t weekday_from(int32_t number, int32_t weekday)
{
	return number + (weekday - calendar_weekday(number) + 7) % 7;
}

/* The nth week is that of the nth Thursday, as the first of a year is. */
static struct resolved nth_weekday(const struct when *when, struct stretch whole)
{
	const int32_t thursday = 4, saturday = 6;
	int32_t weekday = when->nth_unit == UNIT_WEEK      ? thursday
			  : when->nth_unit == UNIT_WEEKEND ? saturday
							   : when->weekday;
	int32_t day = when->nth < 0 ? weekday_from(whole.end - 7, weekday)
				    : weekday_from(whole.first, weekday) + 7 * (when->nth - 1);

	if (day < whole.first || day >= whole.end)
		return (struct resolved){ .unit = when->nth_unit };
	if (when->nth_unit == UNIT_WEEK)
		return resolve_days(UNIT_WEEK, resolve_monday(day), 7);
	return resolve_days(when->nth_unit, day, when->nth_unit == UNIT_WEEKEND ? 2 : 1);
}

/* The number that is written at *at, up to a sign or the end; past it then. */
static int32_t take_number(struct winnow_str rule, size_t *at)
{
	int32_t number = 0;

	for (; *at < rule.len && rule.ptr[*at] >= '0' && rule.ptr[*at] <= '9'; ++*at)
		number = number * 10 + (rule.ptr[*at] - '0');
	return number;
}

/* "-2", "+1": days to go on; 0: nothing is written there. */
static int32_t take_days(struct winnow_str rule, size_t at)
{
	int32_t sign = at < rule.len && rule.ptr[at] == '-' ? -1 : 1;

	at++;
	return sign * take_number(rule, &at);
}

/* "11-4-4", "5-last-1": behind the month, which weekday of it that is. */
static int32_t weekday_of(struct winnow_str rule, size_t at, struct calendar_date first)
{
	int last = winnow_starts(winnow_slice(rule, at, 4), "last");
	struct when when = { .nth_unit = UNIT_DAY };
	struct stretch month = { calendar_number(first), 0 };
	struct resolved found;

	if (last)
		at += 4;
	when.nth = last ? -1 : take_number(rule, &at);
	at++;
	when.weekday = take_number(rule, &at);
	month.end = month.first + calendar_month_days(first.year, first.month);
	found = nth_weekday(&when, month);
	return (found.known ? found.stretch.first : month.first) + take_days(rule, at);
}

/* "2013-08-08 2014-07-28": the first of that year, if there is one. */
static struct calendar_date listed_day(struct winnow_str days, int32_t year)
{
	struct calendar_date none = { year, 0, 0 };

	for (size_t at = 0; at < days.len; at++) {
		struct calendar_date date;

		date.year = take_number(days, &at);
		at++;
		date.month = take_number(days, &at);
		at++;
		date.day = take_number(days, &at);
		if (date.year == year)
			return date;
	}
	return none;
}

/* "12-25"; "easter-2"; "11-4-4", the fourth Thursday of November, "5-last-1", "11-4-4+1"; or days, one
 * behind the other. Of no month: there is none that is known. */
struct calendar_date resolve_holiday(struct winnow_str rule, int32_t year)
{
	size_t at = 0;
	struct calendar_date date = { year, 1, 1 };
	const size_t easter = 6;

	if (memchr(rule.ptr, ' ', rule.len))
		return listed_day(rule, year);
	if (winnow_starts(rule, "easter"))
		return calendar_date(
			calendar_number(calendar_easter(year)) + take_days(rule, easter));
	date.month = take_number(rule, &at);
	if (++at >= rule.len || !calendar_valid(date))
		return date;
	size_t day = at;
	date.day = take_number(rule, &day);
	if (day == rule.len)
		return date;
	date.day = 1;
	return calendar_date(weekday_of(rule, at, date));
}

/* "the first decade of the 20th century" is that of 1900. */
static struct resolved nth_decade(const struct when *when, const struct resolved *whole)
{
	const int32_t decades = 10;
	int32_t nth = when->nth < 0 ? decades : when->nth;
	struct calendar_date date = { whole->date.year - 1 + 10 * (nth - 1), 1, 1 };

	return nth > decades ? (struct resolved){ .unit = UNIT_DECADE }
			     : resolve_whole(UNIT_DECADE, date, 0);
}

struct resolved resolve_nth(const struct when *when, const struct resolved *whole)
{
	int32_t months = when->nth < 0 ? 12 : when->nth;
	struct calendar_date date = { whole->date.year, months, 1 };
	int32_t day =
		when->nth < 0 ? whole->stretch.end - 1 : whole->stretch.first + when->nth - 1;

	if (when->nth_unit == UNIT_DECADE)
		return nth_decade(when, whole);
	if (when->nth_unit == UNIT_MONTH)
		return months > 12 ? (struct resolved){ .unit = UNIT_MONTH }
				   : resolve_whole(UNIT_MONTH, date, 0);
	if (when->nth_unit != UNIT_DAY || when->weekday)
		return nth_weekday(when, whole->stretch);
	return day < whole->stretch.end ? resolve_days(UNIT_DAY, day, 1)
					: (struct resolved){ .unit = UNIT_DAY };
}

/* "the first Monday after" all of it, "the Friday before" it. */
static struct resolved weekdays_apart(const struct when *when, const struct resolved *base)
{
	int32_t weeks = (int32_t)when->apart.mantissa;
	int32_t day =
		when->apart_sign > 0
			? weekday_from(base->stretch.end, when->apart_weekday) + 7 * (weeks - 1)
			: weekday_from(base->stretch.first - 7, when->apart_weekday) -
				  7 * (weeks - 1);

	return resolve_days(UNIT_DAY, day, 1);
}

/* As fine as the finer of both; weeks from a day lead to a day. */
struct resolved resolve_apart(const struct when *when, const struct resolved *base)
{
	enum unit unit = when->apart.unit < base->unit ? when->apart.unit : base->unit;
	int32_t from = when->last ? base->stretch.end - 1 : base->stretch.first;
	from += unit == UNIT_WEEK ? 3 : 0; /* its middle */
	int32_t day = resolve_shifted(&when->apart, calendar_date(from), when->apart_sign);

	if (day == 0)
		return (struct resolved){ .unit = unit };
	if (when->apart_weekday)
		return weekdays_apart(when, base);
	day -= when->apart_included;
	if (unit == UNIT_WEEK || unit == UNIT_MONTH || unit == UNIT_YEAR || unit == UNIT_SEASON)
		return resolve_whole(unit, calendar_date(day), base->index);
	return resolve_days(UNIT_DAY, day, 1);
}

/* Months to look at on either side: a day of the week and of the month comes again within a year. */
enum { MONTHS_ABOUT = 12 };

struct resolved resolve_day_of_month(
	const struct when *when, const struct anchor *anchor, enum direction tense)
{
	const int32_t unlikely = 60; /* so much further is what is to come of a past verb */
	struct resolved best = { .unit = UNIT_DAY };
	int32_t here = calendar_number(anchor->date), least = INT32_MAX;

	if (anchor->unit != UNIT_DAY)
		return best;
	for (int32_t months = -MONTHS_ABOUT; months <= MONTHS_ABOUT; months++) {
		struct calendar_date first = { anchor->date.year, anchor->date.month, 1 }, date;

		if (!calendar_add_months(first, months, &date))
			continue;
		date.day = when->day;
		if (!calendar_valid(date))
			continue;
		int32_t number = calendar_number(date);
		int32_t distance =
			number < here
				? here - number
				: number - here + (tense == DIRECTION_PAST ? unlikely : 0);

		if ((when->weekday && calendar_weekday(number) != when->weekday) ||
			(tense == DIRECTION_FUTURE && number < here) ||
			(tense != DIRECTION_FUTURE && !when->weekday && number > here) ||
			distance >= least)
			continue;
		least = distance;
		best = resolve_days(UNIT_DAY, number, 1);
	}
	return best;
}

void resolve_minutes(struct when *when, const struct anchor *anchor)
{
	struct moment moment = moment_at(0, anchor->minute + when->minutes);

	if (!anchor->has_clock)
		return;
	when->amount = moment.day;
	when->has_clock = 1;
	when->minute = moment.minute;
	when->minute_said = 1;
	when->clock_counted = 1;
}
