/* SPDX-License-Identifier: MIT */
#include "run/dates.h"

/* The number of `count` digits at `at`; -1: they are not all digits. */
static int digits(struct winnow_str text, size_t at, size_t count)
{
	int number = 0;

	if (at + count > text.len)
		return -1;
	for (size_t i = at; i < at + count; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return -1;
		number = number * 10 + (text.ptr[i] - '0');
	}
	return number;
}

static bool has(struct winnow_str text, size_t at, char byte)
{
	return at < text.len && text.ptr[at] == byte;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static bool has_year(struct winnow_str text)
{
	return digits(text, 0, 4) > 0;
}

static bool has_month(struct winnow_str text)
{
	int month = digits(text, 5, 2);

	return has_year(text) && has(text, 4, '-') && month >= 1 && month <= 12;
}

static bool has_day(struct winnow_str text)
{
	int day = digits(text, 8, 2);

	return has_month(text) && has(text, 7, '-') && day >= 1 &&
	       day <= days_in_month(digits(text, 0, 4), digits(text, 5, 2));
}

static bool has_clock(struct winnow_str text, size_t at)
{
	int hour = digits(text, at, 2), minute = digits(text, at + 3, 2);

	return hour >= 0 && hour <= 23 && has(text, at + 2, ':') && minute >= 0 && minute <= 59;
}

static bool has_minute(struct winnow_str text)
{
	return has_day(text) && has(text, 10, 'T') && has_clock(text, 11);
}

bool date_has_precision(struct winnow_str date, uint32_t precision)
{
	switch (precision) {
	case WINNOW_CENTURY:
	case WINNOW_DECADE:
	case WINNOW_YEAR:
		return date.len == 4 && has_year(date);
	case WINNOW_QUARTER:
	case WINNOW_MONTH:
		return date.len == 7 && has_month(date);
	case WINNOW_WEEK:
	case WINNOW_DAY:
		return date.len == 10 && has_day(date);
	case WINNOW_MINUTE:
		return date.len == 16 && has_minute(date);
	default:
		return false;
	}
}

/* RFC 3339: seconds, an optional fraction, then Z or an offset. */
static bool is_timestamp(struct winnow_str date)
{
	size_t at = 19;
	int second = digits(date, 17, 2);

	if (!has_minute(date) || !has(date, 16, ':') || second < 0 || second > 60)
		return false;
	if (has(date, at, '.'))
		for (at++; digits(date, at, 1) >= 0;)
			at++;
	if (has(date, at, 'Z'))
		return date.len == at + 1;
	return (has(date, at, '+') || has(date, at, '-')) && has_clock(date, at + 1) &&
	       date.len == at + 6;
}

bool date_is_of_document(struct winnow_str date)
{
	switch (date.len) {
	case 4:
		return has_year(date);
	case 7:
		return has_month(date);
	case 10:
		return has_day(date);
	default:
		return is_timestamp(date);
	}
}
