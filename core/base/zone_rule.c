/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include <time.h>
#include "base/zone_rule.h"

#define HOUR 3600
#define DAY 86400

/* ---- reading ---- */

static bool take_byte(struct winnow_str *text, char byte)
{
	if (text->len == 0 || text->ptr[0] != byte)
		return false;
	*text = winnow_slice(*text, 1, text->len - 1);
	return true;
}

static bool take_number(struct winnow_str *text, int least, int most, int *ret_number)
{
	int number = 0;
	size_t digits = 0;

	for (; digits < text->len && digits < 3; digits++) {
		char byte = text->ptr[digits];
		if (byte < '0' || byte > '9')
			break;
		number = number * 10 + (byte - '0');
	}
	if (digits == 0 || number < least || number > most)
		return false;
	*text = winnow_slice(*text, digits, text->len - digits);
	*ret_number = number;
	return true;
}

/* "EST", "<+0330>": at least three letters, or anything in brackets. */
static bool take_name(struct winnow_str *text)
{
	size_t length = 0;

	if (take_byte(text, '<')) {
		length = str_find_byte(*text, '>', 0);
		if (length == text->len)
			return false;
		*text = winnow_slice(*text, length + 1, text->len - length - 1);
		return length > 0;
	}
	while (length < text->len &&
		((text->ptr[length] >= 'A' && text->ptr[length] <= 'Z') ||
			(text->ptr[length] >= 'a' && text->ptr[length] <= 'z')))
		length++;
	*text = winnow_slice(*text, length, text->len - length);
	return length >= 3;
}

/* "5", "-3:30", "+02:00:00". */
static bool take_time(struct winnow_str *text, int most_hours, int32_t *ret_seconds)
{
	bool negative = take_byte(text, '-');
	int hours, minutes = 0, seconds = 0;

	if (!negative)
		(void)take_byte(text, '+');
	if (!take_number(text, 0, most_hours, &hours))
		return false;
	if (take_byte(text, ':')) {
		if (!take_number(text, 0, 59, &minutes))
			return false;
		if (take_byte(text, ':') && !take_number(text, 0, 59, &seconds))
			return false;
	}
	*ret_seconds = hours * HOUR + minutes * 60 + seconds;
	if (negative)
		*ret_seconds = -*ret_seconds;
	return true;
}

static bool take_day(struct winnow_str *text, struct zone_change *change)
{
	if (take_byte(text, 'M')) {
		change->by = ZONE_DAY_OF_MONTH;
		return take_number(text, 1, 12, &change->month) && take_byte(text, '.') &&
		       take_number(text, 1, 5, &change->week) && take_byte(text, '.') &&
		       take_number(text, 0, 6, &change->day);
	}
	if (take_byte(text, 'J')) {
		change->by = ZONE_DAY_WITHOUT_LEAP;
		return take_number(text, 1, 365, &change->day);
	}
	change->by = ZONE_DAY_OF_YEAR;
	return take_number(text, 0, 365, &change->day);
}

static bool take_change(struct winnow_str *text, struct zone_change *change)
{
	change->second = 2 * HOUR;
	return take_byte(text, ',') && take_day(text, change) &&
	       (!take_byte(text, '/') || take_time(text, 167, &change->second));
}

/* The rule counts west of UTC, we east. */
static bool take_offset(struct winnow_str *text, int32_t *ret_offset)
{
	int32_t west;

	if (!take_time(text, 23, &west))
		return false;
	*ret_offset = -west;
	return true;
}

bool zone_rule_parse(struct winnow_str text, struct zone_rule *ret_rule)
{
	struct zone_rule rule = { 0 };

	if (!take_name(&text) || !take_offset(&text, &rule.standard))
		return false;
	rule.daylight = rule.standard;
	if (text.len > 0) {
		if (!take_name(&text))
			return false;
		rule.daylight = rule.standard + HOUR;
		if (text.len > 0 && text.ptr[0] != ',' && !take_offset(&text, &rule.daylight))
			return false;
		if (!take_change(&text, &rule.begins) || !take_change(&text, &rule.ends))
			return false;
	}
	if (text.len > 0 || rule.daylight >= DAY)
		return false;
	*ret_rule = rule;
	return true;
}

/* ---- asking ---- */

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Seconds since 1970 of a day of a year, counted from 1900 as struct tm does; month 0 to 11. */
static int64_t day_start(int tm_year, int month, int day)
{
	struct tm time = { .tm_year = tm_year, .tm_mon = month, .tm_mday = day };

	return timegm(&time);
}

static int64_t weekday_start(const struct zone_change *change, int tm_year)
{
	int64_t first = day_start(tm_year, change->month - 1, 1);
	int64_t next_month = day_start(tm_year, change->month, 1);
	int64_t weekday = ((first / DAY + 4) % 7 + 7) % 7; /* 1 January 1970 was a Thursday */
	int64_t day =
		first + (change->day - weekday + 7) % 7 * DAY + (change->week - 1) * 7 * DAY;

	return day < next_month ? day : day - 7 * DAY;
}

/* By the clock before the change. */
static int64_t change_in(const struct zone_change *change, int tm_year)
{
	int64_t day;

	if (change->by == ZONE_DAY_OF_MONTH)
		day = weekday_start(change, tm_year);
	else if (change->by == ZONE_DAY_OF_YEAR)
		day = day_start(tm_year, 0, 1 + change->day);
	else
		day = day_start(tm_year, 0,
			change->day + (change->day > 59 && is_leap(tm_year + 1900)));
	return day + change->second;
}

int32_t zone_rule_offset(const struct zone_rule *rule, int64_t utc)
{
	time_t standard_time = utc + rule->standard;
	struct tm local;

	if (rule->standard == rule->daylight || !gmtime_r(&standard_time, &local))
		return rule->standard;
	int64_t begins = change_in(&rule->begins, local.tm_year) - rule->standard;
	int64_t ends = change_in(&rule->ends, local.tm_year) - rule->daylight;
	bool in_summer =
		begins < ends ? utc >= begins && utc < ends : utc >= begins || utc < ends;
	return in_summer ? rule->daylight : rule->standard;
}
