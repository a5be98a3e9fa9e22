/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* timegm() */
#include "cli/extract_timex.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "base/str.h"

enum precision { PRECISION_NONE, PRECISION_YEAR, PRECISION_MONTH, PRECISION_DAY };

/* The first day of a year, month or day. */
struct start {
	enum precision precision; /* PRECISION_NONE: it is none of them */
	int year, month, day;
};

static struct start start_of(struct winnow_str value)
{
	struct start start = { .month = 1, .day = 1 };
	char text[16] = "";
	int length = 0;

	if (value.len < sizeof text)
		memcpy(text, value.ptr, value.len);
	int fields = sscanf(text, "%4d%n-%2d%n-%2d%n", &start.year, &length, &start.month,
		&length, &start.day, &length);
	if (fields >= PRECISION_YEAR && value.len >= 4 && (size_t)length == value.len)
		start.precision = (enum precision)fields;
	return start;
}

static long days_between(const struct start *from, const struct start *to)
{
	struct tm first = {
		.tm_year = from->year, .tm_mon = from->month - 1, .tm_mday = from->day
	};
	struct tm last = { .tm_year = to->year, .tm_mon = to->month - 1, .tm_mday = to->day };
	const long day = 24L * 60 * 60;

	first.tm_year -= 1900;
	last.tm_year -= 1900;
	return (long)(timegm(&last) - timegm(&first)) / day;
}

static json_t *range(const struct start *from, const struct start *to)
{
	int years = to->year - from->year;
	enum precision finest =
		from->precision > to->precision ? from->precision : to->precision;
	long length = finest == PRECISION_YEAR    ? years
		      : finest == PRECISION_MONTH ? years * 12 + to->month - from->month
						  : days_between(from, to);

	return json_sprintf("(%04d-%02d-%02d,%04d-%02d-%02d,P%ld%c)", from->year, from->month,
		from->day, to->year, to->month, to->day, length, " YMD"[finest]);
}

static json_t *of_range(struct winnow_str value, size_t slash)
{
	struct start from = start_of(winnow_slice(value, 0, slash));
	struct start to = start_of(winnow_slice(value, slash + 1, value.len - slash - 1));

	if (!from.precision || !to.precision)
		return json_stringn_nocheck(value.ptr, value.len);
	return range(&from, &to);
}

/* "1.5" of "PT1H30M": the unit is the first that it names. */
static json_t *of_length(struct winnow_str value, struct winnow_str length)
{
	size_t digits = value.len > 1 && value.ptr[1] == 'T' ? 2 : 1;
	size_t unit = digits;

	while (unit < value.len && isdigit((unsigned char)value.ptr[unit]))
		unit++;
	if (!memchr(length.ptr, '.', length.len) || memchr(value.ptr, '.', value.len) ||
		unit >= value.len)
		return json_stringn_nocheck(value.ptr, value.len);
	if (winnow_starts(length, "0."))
		return json_sprintf("P%s%.*s%s", digits == 2 ? "T" : "", STR_ARGS(length),
			digits == 1                       ? "Y"
			: value.ptr[value.len - 1] == 'M' ? "H"
							  : "M");
	return json_sprintf(
		"%.*s%.*s%c", (int)digits, value.ptr, STR_ARGS(length), value.ptr[unit]);
}

json_t *extract_timex(
	struct winnow_str value, struct winnow_str length, struct winnow_str words)
{
	const char *slash = value.len ? memchr(value.ptr, '/', value.len) : NULL;
	int whole_hour = value.len > 6 && value.ptr[value.len - 6] == 'T' &&
			 winnow_is(winnow_slice(value, value.len - 3, 3), ":00");

	if (length.len)
		return of_length(value, length);
	if (slash)
		return of_range(value, (size_t)(slash - value.ptr));
	if (whole_hour && !(words.len && memchr(words.ptr, ':', words.len)))
		value.len -= 3;
	return json_stringn_nocheck(value.len ? value.ptr : "", value.len);
}
