/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* timegm() */
#include "cli/extract_timex.h"
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/str.h"

enum precision { PRECISION_NONE, PRECISION_YEAR, PRECISION_MONTH, PRECISION_DAY };

/* Where a year, a month, a day or a minute begins. What is not known is that of January 2001, a
 * weekday is counted from its first Monday. */
struct start {
	enum precision precision; /* PRECISION_NONE: it is none of them */
	int year, month, day;
	int has_clock;
	int minute;
};

#define UNKNOWN_YEAR "2001"

static int read_clock(struct winnow_str value, struct start *start)
{
	char text[16] = "";
	int hour = 0, minute = 0;

	if (value.len < 3 || value.ptr[0] != 'T' || value.len >= sizeof text)
		return value.len == 0;
	memcpy(text, value.ptr, value.len);
	if (sscanf(text, "T%2d:%2d", &hour, &minute) < 1)
		return 0;
	start->has_clock = 1;
	start->minute = hour * 60 + minute;
	return 1;
}

static void read_day(struct winnow_str value, struct start *start)
{
	char text[16] = "";
	int length = 0;

	if (value.len < sizeof text)
		memcpy(text, value.ptr, value.len);
	if (winnow_starts(value, "XXXX"))
		memcpy(text, UNKNOWN_YEAR, sizeof UNKNOWN_YEAR - 1);
	if (winnow_starts(value, "XXXX-XX-"))
		memcpy(text, UNKNOWN_YEAR "-01-", sizeof UNKNOWN_YEAR "-01-" - 1);
	if (value.len == 0 || sscanf(text, UNKNOWN_YEAR "-WXX-%1d", &start->day) == 1) {
		start->year = atoi(UNKNOWN_YEAR);
		start->precision = PRECISION_DAY;
		return;
	}
	int fields = sscanf(text, "%4d%n-%2d%n-%2d%n", &start->year, &length, &start->month,
		&length, &start->day, &length);
	if (fields >= PRECISION_YEAR && value.len >= 4 && (size_t)length == value.len)
		start->precision = (enum precision)fields;
}

static struct start start_of(struct winnow_str value)
{
	struct start start = { .month = 1, .day = 1 };
	const char *mark = value.len ? memchr(value.ptr, 'T', value.len) : NULL;
	size_t day = mark ? (size_t)(mark - value.ptr) : value.len;

	read_day(winnow_slice(value, 0, day), &start);
	if (value.len == 0 || !read_clock(winnow_slice(value, day, value.len - day), &start))
		start.precision = PRECISION_NONE;
	return start;
}

static int64_t minute_of(const struct start *start)
{
	struct tm date = { .tm_year = start->year, .tm_mon = start->month - 1 };

	date.tm_year -= 1900;
	date.tm_mday = start->day;
	return timegm(&date) / 60 + start->minute;
}

static void write_minutes(int64_t minutes, char *text, size_t size)
{
	int64_t hours = minutes / 60;

	minutes %= 60;
	if (hours == 0)
		snprintf(text, size, "PT%jdM", (intmax_t)minutes);
	else if (minutes == 0)
		snprintf(text, size, "PT%jdH", (intmax_t)hours);
	else
		snprintf(text, size, "PT%jdH%jdM", (intmax_t)hours, (intmax_t)minutes);
}

/* How far apart; an end that comes before the first is that of the day, the week or the year after. */
static void write_distance(
	const struct start *from, const struct start *to, char *text, size_t size)
{
	const int day = 24 * 60, week = 7 * day;
	int64_t minutes = minute_of(to) - minute_of(from);
	int years = to->year - from->year;
	int months = years * 12 + to->month - from->month;
	enum precision finest =
		from->precision > to->precision ? from->precision : to->precision;

	if (from->has_clock || to->has_clock)
		write_minutes(
			minutes < 0 ? minutes + (from->day == to->day ? day : week) : minutes,
			text, size);
	else if (finest == PRECISION_DAY)
		snprintf(text, size, "P%jdD",
			(intmax_t)((minutes < 0 ? minutes + week : minutes) / day));
	else if (finest == PRECISION_MONTH)
		snprintf(text, size, "P%dM", months < 0 ? months + 12 : months);
	else
		snprintf(text, size, "P%dY", years);
}

static const char *first_day(const struct start *start)
{
	return start->precision == PRECISION_YEAR    ? "-01-01"
	       : start->precision == PRECISION_MONTH ? "-01"
						     : "";
}

static size_t slash_in(struct winnow_str value)
{
	const char *slash = value.len ? memchr(value.ptr, '/', value.len) : NULL;

	return slash ? (size_t)(slash - value.ptr) : value.len;
}

static struct winnow_str of_range(
	struct winnow_str value, struct winnow_str stated, struct arena *arena)
{
	size_t slash = slash_in(stated), middle = slash_in(value);
	struct winnow_str first = winnow_slice(stated, 0, slash);
	struct winnow_str last = winnow_slice(stated, slash + 1, stated.len - slash - 1);
	struct start from = start_of(first), to = start_of(last);
	char distance[64];

	int now = winnow_is(first, "PRESENT_REF"); /* whose moment the value has */

	if ((!from.precision && !now) || !to.precision)
		return stated;
	struct start begin = start_of(winnow_slice(value, 0, middle));
	struct start end = start_of(winnow_slice(value, middle + 1, value.len - middle - 1));
	if (!now &&
		(!begin.precision || !end.precision || !memchr(stated.ptr, 'X', stated.len))) {
		begin = from;
		end = to;
	}
	/* "between now and the end of May": how far that is nobody tells. */
	if (begin.precision != end.precision && minute_of(&end) < minute_of(&begin))
		return stated;
	write_distance(&begin, &end, distance, sizeof distance);
	return arena_printf(arena, "(%.*s%s,%.*s%s,%s)", STR_ARGS(first), first_day(&from),
		STR_ARGS(last), first_day(&to), distance);
}

/* "PT0.5H" for "PT30M"; a half of what has no sign of its own stays as it is. */
static struct winnow_str of_half(struct winnow_str value)
{
	static const char *const halves[][2] = { { "P6M", "P0.5Y" }, { "PT12H", "P0.5D" },
		{ "PT30M", "PT0.5H" }, { "PT30S", "PT0.5M" } };

	for (size_t i = 0; i < sizeof(halves) / sizeof(halves[0]); i++)
		if (winnow_is(value, halves[i][0]))
			return winnow_str(halves[i][1]);
	return value;
}

/* "1.5" of "PT1H30M": the unit is the first that it names, unless it is told in another ("P150Y"). */
static struct winnow_str of_length(
	struct winnow_str value, struct winnow_str length, struct arena *arena)
{
	size_t digits = value.len > 1 && value.ptr[1] == 'T' ? 2 : 1;
	size_t unit = digits;

	while (unit < value.len && isdigit((unsigned char)value.ptr[unit]))
		unit++;
	if (!memchr(length.ptr, '.', length.len) || memchr(value.ptr, '.', value.len) ||
		unit >= value.len)
		return value;
	if (winnow_is(length, "0.5"))
		return of_half(value);
	if (strtol(value.ptr + digits, NULL, 10) != strtol(length.ptr, NULL, 10))
		return value;
	return arena_printf(
		arena, "%.*s%.*s%c", (int)digits, value.ptr, STR_ARGS(length), value.ptr[unit]);
}

struct winnow_str extract_timex(struct winnow_str value, struct winnow_str stated,
	struct winnow_str length, struct arena *arena)
{
	if (length.len)
		return of_length(value, length, arena);
	if (stated.len == 0)
		stated = value;
	if (slash_in(stated) < stated.len) /* of "the last hour" the value is how long it is */
		return of_range(slash_in(value) < value.len ? value : stated, stated, arena);
	return stated;
}
