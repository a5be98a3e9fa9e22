/* SPDX-License-Identifier: MIT */
#include "resolve.h"

int32_t resolve_shifted(const struct length *length, struct calendar_date date, int64_t sign)
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
	days = calendar_number(date) + sign * days;
	return length->unit == UNIT_WEEKEND || days < CALENDAR_FIRST || days > CALENDAR_LAST
		       ? 0
		       : (int32_t)days;
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

struct resolved resolve_nth(const struct when *when, const struct resolved *whole)
{
	int32_t months = when->nth < 0 ? 12 : when->nth;
	struct calendar_date date = { whole->date.year, months, 1 };
	int32_t day =
		when->nth < 0 ? whole->stretch.end - 1 : whole->stretch.first + when->nth - 1;

	if (when->nth_unit == UNIT_MONTH)
		return months > 12 ? (struct resolved){ .unit = UNIT_MONTH }
				   : resolve_whole(UNIT_MONTH, date, 0);
	if (when->nth_unit != UNIT_DAY || when->weekday)
		return nth_weekday(when, whole->stretch);
	return day < whole->stretch.end ? resolve_days(UNIT_DAY, day, 1)
					: (struct resolved){ .unit = UNIT_DAY };
}

/* As fine as the finer of both; weeks from a day lead to a day. */
struct resolved resolve_apart(const struct when *when, const struct resolved *base)
{
	enum unit unit = when->apart.unit < base->unit ? when->apart.unit : base->unit;
	int32_t day = resolve_shifted(
		&when->apart, calendar_date(base->stretch.first), when->apart_sign);

	if (day == 0)
		return (struct resolved){ .unit = unit };
	if (unit == UNIT_MONTH || unit == UNIT_YEAR)
		return resolve_whole(unit, calendar_date(day), 0);
	return resolve_days(UNIT_DAY, day, 1);
}

/* Months to look at on either side: a day of the week and of the month comes again within a year. */
enum { MONTHS_ABOUT = 12 };

struct resolved resolve_day_of_month(
	const struct when *when, const struct anchor *anchor, enum direction tense)
{
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
		int32_t distance = number < here ? here - number : number - here;

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
