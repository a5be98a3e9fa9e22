/* SPDX-License-Identifier: MIT */
#include "resolve.h"

static int read_digits(struct winnow_str text, size_t at, size_t count, int32_t *ret_number)
{
	int32_t number = 0;

	if (at + count > text.len)
		return 0;
	for (size_t i = at; i < at + count; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return 0;
		number = number * 10 + (text.ptr[i] - '0');
	}
	*ret_number = number;
	return 1;
}

struct anchor anchor_read(enum anchor_kind kind, struct winnow_str written)
{
	struct anchor anchor = { .kind = kind, .unit = UNIT_YEAR, .date = { 0, 1, 1 } };
	int32_t hour = 0, minute = 0;

	if (!read_digits(written, 0, 4, &anchor.date.year))
		return (struct anchor){ .kind = ANCHOR_NONE };
	if (written.len > 4 && read_digits(written, 5, 2, &anchor.date.month)) {
		anchor.unit = UNIT_MONTH;
		if (written.len > 7 && read_digits(written, 8, 2, &anchor.date.day))
			anchor.unit = UNIT_DAY;
	}
	if (!calendar_valid(anchor.date))
		return (struct anchor){ .kind = ANCHOR_NONE };
	anchor.has_clock = anchor.unit == UNIT_DAY && written.len > 15 &&
			   written.ptr[10] == 'T' && read_digits(written, 11, 2, &hour) &&
			   read_digits(written, 14, 2, &minute) && hour < 24 && minute < 60;
	anchor.minute = hour * 60 + minute;
	return anchor;
}

int when_needs_anchor(const struct when *when)
{
	return when->unit != UNIT_NONE && (when->basis != BASIS_COMPLETE || when->year_shifted);
}

static struct calendar_date month_first(int32_t year, int32_t month)
{
	return (struct calendar_date){ year, month, 1 };
}

/* The first day of `months` months from the first of this one; past the last year: the day
 * after the last. */
static int32_t months_on(struct calendar_date date, int32_t months)
{
	struct calendar_date end;

	return calendar_add_months(date, months, &end) ? calendar_number(end)
						       : CALENDAR_LAST + 1;
}

static struct resolved months_from(
	enum unit unit, int32_t index, struct calendar_date first, int32_t months)
{
	struct resolved resolved = { .known = 0, .unit = unit, .index = index, .date = first };

	if (!calendar_valid(first))
		return resolved;
	resolved.known = 1;
	resolved.stretch.first = calendar_number(first);
	resolved.stretch.end = months_on(first, months);
	return resolved;
}

struct resolved resolve_days(enum unit unit, int64_t number, int32_t days)
{
	struct resolved resolved = { .known = 0, .unit = unit };

	if (number < CALENDAR_FIRST || number > CALENDAR_LAST)
		return resolved;
	resolved.known = 1;
	resolved.date = calendar_date((int32_t)number);
	resolved.stretch.first = (int32_t)number;
	resolved.stretch.end = (int32_t)number + days;
	return resolved;
}

int64_t resolve_monday(int32_t number)
{
	return (int64_t)number - calendar_weekday(number) + 1;
}

/* Seasons are those of the north, by whole months: winter begins in December of its year. */
struct resolved resolve_whole(enum unit unit, struct calendar_date date, int32_t index)
{
	switch (unit) {
	case UNIT_MONTH:
		return months_from(unit, 0, month_first(date.year, date.month), 1);
	case UNIT_SEASON:
		return months_from(unit, index, month_first(date.year, 3 * index), 3);
	case UNIT_QUARTER:
		return months_from(unit, index, month_first(date.year, 3 * index - 2), 3);
	case UNIT_HALF:
		return months_from(unit, index, month_first(date.year, 6 * index - 5), 6);
	case UNIT_YEAR:
		return months_from(unit, 0, month_first(date.year, 1), 12);
	case UNIT_DECADE:
		return months_from(unit, 0, month_first(date.year / 10 * 10, 1), 120);
	case UNIT_CENTURY:
		return months_from(
			unit, 0, month_first((date.year - 1) / 100 * 100 + 1, 1), 1200);
	default:
		break;
	}
	if (!calendar_valid(date))
		return (struct resolved){ .unit = unit };
	if (unit == UNIT_WEEK)
		return resolve_days(unit, resolve_monday(calendar_number(date)), 7);
	if (unit == UNIT_WEEKEND) /* of a Monday or a Tuesday it is the one before */
		return resolve_days(
			UNIT_WEEKEND, resolve_monday(calendar_number(date) - 2) + 5, 2);
	return resolve_days(UNIT_DAY, calendar_number(date), 1);
}

/* What it is in a given year. */
struct resolved resolve_in_year(const struct when *when, int32_t year)
{
	struct calendar_date date = { year, when->month ? when->month : 1,
		when->day ? when->day : 1 };

	if (year < 1 || year > 9999)
		return (struct resolved){ .unit = when->unit };
	if (when->holiday.len)
		date = resolve_holiday(when->holiday, year);
	if (when->unit == UNIT_WEEK && when->index) { /* the fourth is in the first week */
		date = (struct calendar_date){ year, 1, 4 };
		return resolve_days(UNIT_WEEK,
			resolve_monday(calendar_number(date)) + 7 * (when->index - 1), 7);
	}
	if (!calendar_valid(date))
		return (struct resolved){ .unit = when->unit };
	return resolve_whole(when->unit, date, when->index);
}

struct resolved resolve_weekday(int32_t weekday, int32_t number, enum direction direction)
{
	int32_t back = (calendar_weekday(number) - weekday + 7) % 7;
	int64_t found = (int64_t)number - back;

	if (direction == DIRECTION_FUTURE && back)
		found += 7;
	else if (direction == DIRECTION_AFTER)
		found += 7;
	else if (direction == DIRECTION_BEFORE && back == 0)
		found -= 7;
	else if (direction == DIRECTION_SAME)
		found = resolve_monday(number) + weekday - 1;
	else if (direction == DIRECTION_NEXT)
		found = resolve_monday(number) + 7 + weekday - 1;
	return resolve_days(UNIT_DAY, found, 1);
}

/* Whether a candidate lies in the direction asked for; candidates come from early to late. */
static int fits(const struct resolved *candidate, int32_t number, enum direction direction)
{
	switch (direction) {
	case DIRECTION_PAST:
		return candidate->stretch.first <= number;
	case DIRECTION_BEFORE:
		return candidate->stretch.end <= number;
	case DIRECTION_FUTURE:
		return candidate->stretch.end > number;
	case DIRECTION_AFTER:
	case DIRECTION_NEXT:
		return candidate->stretch.first > number;
	default:
		return 1;
	}
}

static int32_t distance(const struct resolved *candidate, int32_t number)
{
	int32_t middle = (candidate->stretch.first + candidate->stretch.end - 1) / 2;

	return middle > number ? middle - number : number - middle;
}

/* "This winter", in January: that which began in the year before. */
static int is_winter_of_last(const struct when *when, const struct anchor *anchor)
{
	const int32_t winter = 4, april = 4;

	return when->unit == UNIT_SEASON && when->index == winter &&
	       anchor->unit <= UNIT_MONTH && anchor->date.month < april;
}

/* Days: a day that far ahead would be told with its year. */
enum { FAR_AHEAD = 330 };

/* "In 1792 it began; the next spring", "the previous autumn": of another year than that. */
static int32_t years_on(enum direction direction)
{
	return (direction == DIRECTION_AFTER) - (direction == DIRECTION_BEFORE);
}

/* What comes once a year. Leap days may be four years, or eight, away. */
static struct resolved nearest_in_years(
	const struct when *when, const struct anchor *anchor, enum direction direction)
{
	int32_t number = calendar_number(anchor->date);
	struct resolved best = { .unit = when->unit };
	int32_t reach = when->month == 2 && when->day == 29 ? 8 : 1;

	if (anchor->kind == ANCHOR_TEXT && anchor->unit == UNIT_YEAR)
		return resolve_in_year(when, anchor->date.year + years_on(direction));
	if (direction == DIRECTION_SAME || anchor->unit == UNIT_YEAR)
		return resolve_in_year(
			when, anchor->date.year - is_winter_of_last(when, anchor));
	if (anchor->unit == UNIT_MONTH)
		number += 14;
	for (int32_t year = anchor->date.year - reach; year <= anchor->date.year + reach;
		year++) {
		struct resolved candidate = resolve_in_year(when, year);

		if (!candidate.known || !fits(&candidate, number, direction))
			continue;
		if (!best.known || distance(&candidate, number) < distance(&best, number))
			best = candidate;
	}
	if (direction == DIRECTION_FUTURE && !when->direction_said && best.known &&
		when->unit == UNIT_DAY && distance(&best, number) > FAR_AHEAD)
		return nearest_in_years(when, anchor, DIRECTION_NEAREST);
	return best;
}

/* "Friday, 18 July": of the year before, of this or the next, that in which it is a Friday, whatever the verb
 * before it tells. Of a day close by that is none, the weekday is more likely mistaken than the year. */
static struct resolved nearest_of_weekday(
	const struct when *when, const struct anchor *anchor, enum direction tense)
{
	const int32_t close_by = 31;
	struct resolved unknown = { .unit = when->unit }, nearest;
	int32_t year = anchor->date.year - 1, here = calendar_number(anchor->date);

	if (!when->weekday_beside || (when->direction_said && !when->direction_led) ||
		anchor->unit != UNIT_DAY)
		return unknown;
	nearest = nearest_in_years(when, anchor, DIRECTION_NEAREST);
	if (!nearest.known)
		return unknown;
	if (distance(&nearest, here) <= close_by)
		return calendar_weekday(nearest.stretch.first) == when->weekday_beside
			       ? nearest
			       : unknown;
	for (; year <= anchor->date.year + 1; year++) {
		struct resolved candidate = resolve_in_year(when, year);
		if (candidate.known && fits(&candidate, here, tense) &&
			calendar_weekday(candidate.stretch.first) == when->weekday_beside)
			return candidate;
	}
	return unknown;
}

/* The tense decides where the words do not: a weekday or a month is the last one by default, a
 * day of the year the nearest. */
static enum direction direction_of(const struct when *when, enum direction tense)
{
	if (when->direction_said)
		return when->direction;
	if (when->weekday)
		return tense == DIRECTION_FUTURE ? tense : DIRECTION_PAST;
	if (when->unit == UNIT_DAY || when->day || when->holiday.len) /* or its week */
		return tense == DIRECTION_FUTURE ? tense : DIRECTION_NEAREST;
	if (when->unit == UNIT_SEASON && tense == DIRECTION_FUTURE)
		return tense;
	return tense == DIRECTION_FUTURE ? DIRECTION_NEAREST : DIRECTION_PAST;
}

/* "lo dijo este domingo", on a Wednesday: the last one; "will meet this Monday": the next. */
static enum direction of_this_week(
	const struct when *when, const struct anchor *anchor, enum direction tense)
{
	int32_t ahead = when->weekday - calendar_weekday(calendar_number(anchor->date));

	if (ahead > 0 && tense == DIRECTION_PAST)
		return DIRECTION_PAST;
	return ahead < 0 && tense == DIRECTION_FUTURE ? DIRECTION_FUTURE : DIRECTION_SAME;
}

/* In the year that was told last, unless that would lead back, or ahead, almost as far. */
static struct resolved told_in_year(const struct when *when, const struct anchor *anchor)
{
	const int32_t long_back = when->unit == UNIT_SEASON ? 4 : 8,
		      far_ahead = 10; /* months */
	struct resolved told = resolve_in_year(when, anchor->date.year);
	int32_t ahead = told.date.month - anchor->date.month;

	if (!told.known || anchor->unit == UNIT_YEAR)
		return told;
	if (ahead <= -long_back)
		return resolve_in_year(when, anchor->date.year + 1);
	return ahead >= far_ahead ? resolve_in_year(when, anchor->date.year - 1) : told;
}

/* "on the 12th": of the month that was told last, or the one after it. */
static struct resolved told_day_of_month(const struct when *when, const struct anchor *anchor)
{
	struct calendar_date first = { anchor->date.year, anchor->date.month, 1 }, date;
	int past = anchor->unit == UNIT_DAY && when->day < anchor->date.day;

	if (anchor->unit == UNIT_YEAR || !calendar_add_months(first, past, &date))
		return (struct resolved){ .unit = UNIT_DAY };
	date.day = when->day;
	return resolve_whole(UNIT_DAY, date, 0);
}

/* In a narrative, which goes on from what it told last. */
static struct resolved told(const struct when *when, const struct anchor *anchor)
{
	if (when->day && !when->month && !when->weekday)
		return told_day_of_month(when, anchor);
	if (!when->weekday)
		return told_in_year(when, anchor);
	if (anchor->unit != UNIT_DAY)
		return (struct resolved){ .unit = when->unit };
	return resolve_weekday(when->weekday, calendar_number(anchor->date), DIRECTION_FUTURE);
}

/* "oil for September", in August, where no verb tells which: hardly that of eleven months ago. */
static int is_month_ahead(
	const struct when *when, const struct anchor *anchor, enum direction tense)
{
	const int32_t near_ahead = 2, months = 12;
	int32_t ahead = (when->month - anchor->date.month + months) % months;

	return when->unit == UNIT_MONTH && tense == DIRECTION_NEAREST &&
	       !when->direction_said && anchor->unit <= UNIT_MONTH && ahead >= 1 &&
	       ahead <= near_ahead;
}

/* "was sent home on 2 May", in November: the last one, as what is far ahead has not been. */
static struct resolved nearest_or_past(const struct when *when, const struct anchor *anchor)
{
	const int32_t soon = when->holiday.len ? 75 : 50;
	struct resolved found = nearest_in_years(when, anchor, DIRECTION_NEAREST);

	if (!found.known || (!when->month && !when->holiday.len) || when->unit != UNIT_DAY ||
		anchor->unit != UNIT_DAY ||
		found.stretch.first - calendar_number(anchor->date) <= soon)
		return found;
	return nearest_in_years(when, anchor, DIRECTION_PAST);
}

/* "will vote in November", in May: a month that is longer gone is not to come. */
static int is_month_to_come(
	const struct when *when, const struct anchor *anchor, enum direction tense)
{
	const int32_t just_gone = 2, months = 12;
	int32_t gone = (anchor->date.month - when->month + months) % months;

	return when->unit == UNIT_MONTH && tense == DIRECTION_FUTURE && !when->direction_said &&
	       anchor->unit <= UNIT_MONTH && gone > just_gone;
}

static struct resolved nearest(
	const struct when *when, const struct anchor *anchor, enum direction tense)
{
	enum direction direction = is_month_ahead(when, anchor, tense)
					   ? DIRECTION_FUTURE
					   : direction_of(when, tense);

	if (anchor->kind == ANCHOR_TEXT && (!when->direction_said || when->direction_led))
		return told(when, anchor);
	if (when->day && !when->month)
		return resolve_day_of_month(when, anchor, tense);
	struct resolved by_weekday = nearest_of_weekday(when, anchor, tense);
	if (by_weekday.known)
		return by_weekday;
	if (!when->weekday && is_month_to_come(when, anchor, tense))
		return nearest_in_years(when, anchor, DIRECTION_FUTURE);
	if (!when->weekday && tense == DIRECTION_PAST && direction == DIRECTION_NEAREST)
		return nearest_or_past(when, anchor);
	if (!when->weekday)
		return nearest_in_years(when, anchor, direction);
	if (anchor->unit != UNIT_DAY)
		return (struct resolved){ .unit = when->unit };
	return resolve_weekday(when->weekday, calendar_number(anchor->date),
		direction == DIRECTION_SAME ? of_this_week(when, anchor, tense) : direction);
}

static struct resolved shift_months(enum unit unit, const struct anchor *anchor, int64_t months)
{
	struct calendar_date date;

	if (!calendar_add_months(
		    month_first(anchor->date.year, anchor->date.month), months, &date))
		return (struct resolved){ .unit = unit };
	return resolve_whole(unit, date, (date.month - 1) / 3 + 1);
}

static struct resolved shift(const struct when *when, const struct anchor *anchor)
{
	struct resolved unknown = { .unit = when->unit };
	int64_t number = calendar_number(anchor->date);
	int64_t amount = when->amount;

	if (anchor->unit > when->unit && when->unit < UNIT_YEAR)
		return unknown;
	switch (when->unit) {
	case UNIT_DAY:
		if (when->weekday)
			return resolve_days(UNIT_DAY,
				resolve_monday((int32_t)number) + 7 * amount + when->weekday -
					1,
				1);
		return resolve_days(UNIT_DAY, number + amount, 1);
	case UNIT_WEEK:
		return resolve_days(UNIT_WEEK, resolve_monday((int32_t)number) + 7 * amount, 7);
	case UNIT_WEEKEND:
		return resolve_days(
			UNIT_WEEKEND, resolve_monday((int32_t)number) + 5 + 7 * amount, 2);
	case UNIT_MONTH:
		return shift_months(UNIT_MONTH, anchor, amount);
	case UNIT_QUARTER:
		return shift_months(UNIT_QUARTER, anchor, 3 * amount);
	case UNIT_YEAR:
		return shift_months(UNIT_YEAR, anchor, 12 * amount);
	case UNIT_DECADE:
		return shift_months(UNIT_DECADE, anchor, 120 * amount);
	case UNIT_CENTURY:
		return shift_months(UNIT_CENTURY, anchor, 1200 * amount);
	default:
		return unknown;
	}
}

/* To the day, what the value gives as roughly as its unit: "two months ago". */
static int32_t counted_day(const struct when *when, const struct anchor *anchor)
{
	struct length length = { when->amount < 0 ? -when->amount : when->amount, 0,
		when->unit };

	if (!when->counted || anchor->unit != UNIT_DAY || when->unit <= UNIT_DAY)
		return 0;
	return resolve_shifted(&length, anchor->date, when->amount < 0 ? -1 : 1);
}

static struct resolved resolve_base(
	const struct when *when, const struct anchor *anchor, enum direction tense)
{
	struct resolved resolved = { .unit = when->unit };

	if (!when_needs_anchor(when))
		return resolve_in_year(when, when->year);
	if (anchor->kind == ANCHOR_NONE)
		return resolved;
	if (when->year_shifted)
		return resolve_in_year(when, anchor->date.year + when->year_amount);
	if (when->basis != BASIS_SHIFT)
		return nearest(when, anchor, tense);
	resolved = shift(when, anchor);
	resolved.counted_day = counted_day(when, anchor);
	return resolved;
}

struct resolved resolve_when(
	const struct when *when, const struct anchor *anchor, enum direction tense)
{
	struct when base = *when;
	struct resolved resolved;

	if (when->nth)
		base.weekday = 0;
	resolved = resolve_base(&base, anchor, tense);
	if (resolved.known && when->nth)
		resolved = resolve_nth(when, &resolved);
	if (resolved.known && when->apart.unit)
		resolved = resolve_apart(when, &resolved);
	return resolved;
}
