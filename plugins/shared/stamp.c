/* SPDX-License-Identifier: MIT */
#include "shared/stamp.h"
#include "shared/calendar.h"
#include "shared/date_token.h"
#include "shared/scan.h"
#include "shared/zone_table.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 200 }; /* bytes; no date has more */

struct stamp {
	int year, month, day; /* 0: not said */
	int hour, minute, second, zone;
	int timed;
};

struct reading {
	const struct winnow_host *host;
	const struct names *months;
	struct winnow_str text;
	struct date_token tokens[DATE_WINDOW];
	int at;
};

static const struct date_token *token(const struct reading *reading, int ahead)
{
	int at = reading->at + ahead;

	return &reading->tokens[at < DATE_WINDOW ? at : DATE_WINDOW - 1];
}

static struct winnow_str word(const struct reading *reading)
{
	const struct date_token *first = token(reading, 0);

	return winnow_slice(reading->text, first->at, first->end - first->at);
}

static int is_mark(const struct reading *reading, int ahead, const char *marks)
{
	const struct date_token *mark = token(reading, ahead);

	return mark->kind == DATE_MARK && mark->value < 128 && strchr(marks, mark->value);
}

static int is_number(const struct reading *reading, int ahead, int digits, int most)
{
	const struct date_token *number = token(reading, ahead);

	return number->kind == DATE_NUMBER && number->digits == digits &&
	       number->value <= most && number->value >= 0;
}

/* Mail of two digits is of 1970 to 2069. */
static int full_year(int year, int digits)
{
	if (digits > 2)
		return year;
	return year < 70 ? 2000 + year : 1900 + year;
}

static int set_number_of_year(struct stamp *stamp, int number)
{
	int length = calendar_valid((struct calendar_date){ stamp->year, 2, 29 }) ? 366 : 365;

	if (stamp->year < 1 || number < 1 || number > length)
		return 0;
	struct calendar_date first = { stamp->year, 1, 1 };
	struct calendar_date day = calendar_date(calendar_number(first) + number - 1);
	stamp->month = day.month;
	stamp->day = day.day;
	return 1;
}

/* Week 1 has the year's 4 January. */
static int set_week(struct stamp *stamp, int week, int weekday)
{
	struct calendar_date fourth = { stamp->year, 1, 4 };

	if (stamp->year < 2 || stamp->year > 9990 || week < 1 || week > 53 || weekday < 1 ||
		weekday > 7)
		return 0;
	int number = calendar_number(fourth);
	number += (week - 1) * 7 + weekday - calendar_weekday(number);
	struct calendar_date day = calendar_date(number);
	*stamp = (struct stamp){ .year = day.year, .month = day.month, .day = day.day };
	return 1;
}

static int read_digits(const char *digits, int count)
{
	int value = 0;

	while (count-- > 0)
		value = value * 10 + *digits++ - '0';
	return value;
}

/* 181455 */
static void set_time(struct stamp *stamp, const char *digits)
{
	stamp->hour = read_digits(digits, 2);
	stamp->minute = read_digits(digits + 2, 2);
	stamp->second = read_digits(digits + 4, 2);
	stamp->timed = 1;
}

/* 20031231181455 */
static int read_all_digits(struct reading *reading, struct stamp *stamp)
{
	const struct date_token *number = token(reading, 0);
	const char *digits = reading->text.ptr + number->at;

	if (number->digits != 14 || number->end - number->at != 14)
		return 0;
	stamp->year = read_digits(digits, 4);
	stamp->month = read_digits(digits + 4, 2);
	stamp->day = read_digits(digits + 6, 2);
	set_time(stamp, digits + 8);
	reading->at++;
	return 1;
}

/* 20031231, 031231, 2003335, 03335: the digits alone tell. */
static int read_compact(struct reading *reading, struct stamp *stamp)
{
	const struct date_token *number = token(reading, 0);
	const char *digits = reading->text.ptr + number->at;
	int years = number->digits == 8 || number->digits == 7 ? 4 : 2;
	int whole = number->digits == 8 || number->digits == 6;

	if (number->end - number->at != (size_t)number->digits || number->digits < 5 ||
		number->digits > 8)
		return read_all_digits(reading, stamp);
	stamp->year = full_year(read_digits(digits, years), years);
	reading->at++;
	if (!whole)
		return set_number_of_year(stamp, read_digits(digits + years, 3));
	stamp->month = read_digits(digits + years, 2);
	stamp->day = read_digits(digits + years + 2, 2);
	return 1;
}

/* "W01-3", "W013", "W01" behind the year. */
static int read_week(struct reading *reading, struct stamp *stamp)
{
	const struct date_token *number;
	int week, weekday = 1;

	reading->at += is_mark(reading, 0, "-");
	if (!scan_is(word(reading), "w"))
		return 0;
	number = token(reading, 1);
	week = number->digits == 3 ? number->value / 10 : number->value;
	if (number->kind != DATE_NUMBER || number->digits < 2 || number->digits > 3)
		return 0;
	if (number->digits == 3)
		weekday = number->value % 10;
	reading->at += 2;
	if (is_mark(reading, 0, "-") && is_number(reading, 1, 1, 7)) {
		weekday = token(reading, 1)->value;
		reading->at += 2;
	}
	return set_week(stamp, week, weekday);
}

/* 2003, 2003-12, 2003-12-31, 2003-335, 03-12-31, 2003-W12-3, 2003335. */
static int read_iso(struct reading *reading, struct stamp *stamp)
{
	const struct date_token *year = token(reading, 0);

	if (year->digits > 4)
		return read_compact(reading, stamp);
	stamp->year = full_year(year->value, year->digits);
	reading->at++;
	int mark = token(reading, 0)->value;
	if (scan_is(word(reading), "w") ||
		(is_mark(reading, 0, "-") && token(reading, 1)->kind == DATE_WORD))
		return read_week(reading, stamp);
	if (!is_mark(reading, 0, "-/."))
		return token(reading, 0)->kind == 0 && year->digits == 4;
	if (is_number(reading, 1, 3, 366) && !is_mark(reading, 2, "-")) {
		reading->at += 2;
		return set_number_of_year(stamp, token(reading, -1)->value);
	}
	stamp->month = token(reading, 1)->value;
	reading->at += 2;
	if (!is_mark(reading, 0, "-/.") || token(reading, 0)->value != mark)
		return 1;
	stamp->day = token(reading, 1)->value;
	reading->at += 2;
	return 1;
}

/* "-08:00", "+1000", "GMT-01:01", "PST", "Etc/GMT". 0: it is none. */
static int read_zone(struct reading *reading, struct stamp *stamp)
{
	const char *hours = NULL;

	for (; token(reading, 0)->kind == DATE_WORD || is_mark(reading, 0, "/()");
		reading->at++)
		if (token(reading, 0)->kind == DATE_WORD && !hours)
			hours = table_find(&zone_table, word(reading));
	if (hours)
		stamp->zone = 60 * (int)strtol(hours, NULL, 10);
	if (!is_mark(reading, 0, "+-"))
		return 1;
	int sign = is_mark(reading, 0, "-") ? -1 : 1;
	const struct date_token *number = token(reading, 1);
	if (number->kind != DATE_NUMBER || number->digits > 4 || number->value < 0)
		return 0;
	int minutes = number->digits > 2 ? number->value / 100 * 60 + number->value % 100
					 : number->value * 60;
	reading->at += 2;
	if (is_mark(reading, 0, ":")) {
		if (!is_number(reading, 1, 2, 59))
			return 0;
		minutes += token(reading, 1)->value;
		reading->at += 2;
	}
	stamp->zone = sign * minutes;
	return minutes <= 18 * 60;
}

/* "18:14:55.25", "1814", "181455". 0: something stands there that is no time. */
static int read_time(struct reading *reading, struct stamp *stamp)
{
	const struct date_token *number = token(reading, 0);

	if (number->kind != DATE_NUMBER)
		return 0;
	if (number->digits == 4 && !is_mark(reading, 1, ":")) {
		stamp->hour = number->value / 100;
		stamp->minute = number->value % 100;
		reading->at++;
	} else if (number->digits == 6 && number->end - number->at == 6) {
		set_time(stamp, reading->text.ptr + number->at);
		reading->at++;
	} else if (number->digits <= 2 && is_mark(reading, 1, ":") &&
		   token(reading, 2)->kind == DATE_NUMBER && token(reading, 2)->digits <= 2) {
		stamp->hour = number->value;
		stamp->minute = token(reading, 2)->value;
		reading->at += 3;
	} else {
		return 0;
	}
	if (is_mark(reading, 0, ":") && token(reading, 1)->kind == DATE_NUMBER) {
		stamp->second = token(reading, 1)->value;
		reading->at += 2;
	}
	if (is_mark(reading, 0, ".,") && token(reading, 1)->kind == DATE_NUMBER)
		reading->at += 2;
	if (scan_is(word(reading), "pm") && stamp->hour < 12)
		stamp->hour += 12;
	else if (scan_is(word(reading), "am") && stamp->hour == 12)
		stamp->hour = 0;
	stamp->timed = 1;
	return read_zone(reading, stamp);
}

static int read_clock(struct reading *reading, struct stamp *stamp)
{
	if (scan_is(word(reading), "t") || is_mark(reading, 0, ","))
		reading->at++;
	if (token(reading, 0)->kind == 0)
		return 1;
	/* The time came with the day; only its zone may follow. */
	if (stamp->timed)
		return read_zone(reading, stamp) && token(reading, 0)->kind == 0;
	/* "2004-07-08Z": a zone for a day says nothing. */
	if (token(reading, 0)->kind == DATE_WORD && table_find(&zone_table, word(reading))) {
		reading->at++;
		return token(reading, 0)->kind == 0;
	}
	return read_time(reading, stamp) && token(reading, 0)->kind == 0;
}

/* A day and a year, whichever comes first where there is no telling. */
static int take_number(struct reading *reading, struct stamp *stamp)
{
	const struct date_token *number = token(reading, 0);

	if (number->value < 0)
		return 0;
	if (!stamp->day && number->digits <= 2)
		stamp->day = number->value;
	else if (!stamp->year)
		stamp->year = full_year(number->value, number->digits);
	else
		return 0;
	reading->at++;
	return 1;
}

/* Day, month by name, year and time in any order: RFC 822, RFC 850, asctime. Of two words that
 * name a month the later does: "mar." is a Tuesday, too. */
static int read_by_name(struct reading *reading, struct stamp *stamp)
{
	while (token(reading, 0)->kind) {
		int kind = token(reading, 0)->kind, taken = 1;
		int month =
			kind == DATE_WORD && !(stamp->timed && stamp->month)
				? names_number(reading->months, reading->host, word(reading))
				: 0;
		if (month)
			stamp->month = month;
		if (kind == DATE_NUMBER && is_mark(reading, 1, ":") && !stamp->timed)
			taken = read_time(reading, stamp);
		else if (kind == DATE_NUMBER)
			taken = take_number(reading, stamp);
		else if (kind == DATE_MARK && !is_mark(reading, 0, ",.-/()"))
			return 0;
		else
			reading->at++;
		if (!taken)
			return 0;
	}
	return stamp->year && stamp->month && stamp->day;
}

/* 31.12.2003, 31/12/2003, 12/31/2003: only what can be read in one way. */
static int read_figures(struct reading *reading, struct stamp *stamp)
{
	int first = token(reading, 0)->value, second = token(reading, 2)->value;
	int mark = token(reading, 1)->value, is_day_first = mark == '.' || first > 12;

	if (!is_mark(reading, 1, "./-") || !is_mark(reading, 3, "./-") ||
		token(reading, 3)->value != mark || token(reading, 2)->kind != DATE_NUMBER ||
		token(reading, 4)->digits != 4)
		return 0;
	if (!is_day_first && second <= 12 && first != second)
		return 0;
	stamp->day = is_day_first ? first : second;
	stamp->month = is_day_first ? second : first;
	stamp->year = token(reading, 4)->value;
	reading->at += 5;
	return read_clock(reading, stamp);
}

/* Nonzero: there is such a moment. Midnight at the end of a day is that of the next. */
static int settle(struct stamp *stamp)
{
	struct calendar_date date = { stamp->year, stamp->month ? stamp->month : 1,
		stamp->day ? stamp->day : 1 };

	if (!calendar_valid(date) || (stamp->day && !stamp->month) || stamp->hour < 0 ||
		stamp->minute < 0 || stamp->second < 0 || stamp->hour > 24 ||
		stamp->minute > 59 || stamp->second > 60)
		return 0;
	if (stamp->second == 60)
		stamp->second = 59;
	if (stamp->hour < 24)
		return 1;
	int next = calendar_number(date) + 1;
	if (stamp->minute || stamp->second || next > CALENDAR_LAST)
		return 0;
	date = calendar_date(next);
	stamp->year = date.year;
	stamp->month = date.month;
	stamp->day = date.day;
	stamp->hour = 0;
	return 1;
}

static struct winnow_str write_stamp(const struct winnow_host *host, const struct stamp *stamp)
{
	char text[64];
	int zone = abs(stamp->zone);
	int length = snprintf(text, sizeof text, "%04d", stamp->year);

	if (stamp->month)
		length += snprintf(text + length, 8, "-%02d", stamp->month);
	if (stamp->day)
		length += snprintf(text + length, 8, "-%02d", stamp->day);
	if (stamp->timed && stamp->day)
		length += snprintf(text + length, sizeof text - (size_t)length,
			"T%02d:%02d:%02d%c%02d:%02d", stamp->hour, stamp->minute, stamp->second,
			stamp->zone < 0 ? '-' : '+', zone / 60, zone % 60);
	char *kept = host->alloc(host, (size_t)length + 1);
	if (!kept)
		return (struct winnow_str){ NULL, 0 };
	memcpy(kept, text, (size_t)length + 1);
	return (struct winnow_str){ kept, (size_t)length };
}

struct winnow_str stamp_read(
	const struct winnow_host *host, const struct names *months, struct winnow_str text)
{
	struct reading reading = { .host = host, .months = months, .text = text };
	struct stamp stamp = { 0 };
	size_t at = 0;

	if (text.len > LONGEST)
		return (struct winnow_str){ NULL, 0 };
	for (int next = 0; next < DATE_WINDOW; next++) {
		reading.tokens[next] = date_token_read(text, at);
		at = reading.tokens[next].end;
	}
	/* More than a date can be would never end. */
	if (reading.tokens[DATE_WINDOW - 1].kind)
		return (struct winnow_str){ NULL, 0 };
	const struct date_token *first = token(&reading, 0);
	int iso = first->kind == DATE_NUMBER &&
		  (first->digits > 2 || (first->digits == 2 && is_mark(&reading, 1, "-") &&
						is_number(&reading, 2, 2, 12)));
	int understood = iso && read_iso(&reading, &stamp) && read_clock(&reading, &stamp);
	if (!understood) {
		stamp = (struct stamp){ 0 };
		reading.at = 0;
		understood = first->kind == DATE_NUMBER && read_figures(&reading, &stamp);
	}
	if (!understood) {
		stamp = (struct stamp){ 0 };
		reading.at = 0;
		understood = read_by_name(&reading, &stamp);
	}
	if (!understood || token(&reading, 0)->kind || !settle(&stamp))
		return (struct winnow_str){ NULL, 0 };
	return write_stamp(host, &stamp);
}

/* Of one that stamp_read() wrote. */
int64_t stamp_seconds(struct winnow_str text)
{
	static const struct calendar_date epoch = { 1970, 1, 1 };
	struct calendar_date date = { read_digits(text.ptr, 4), 1, 1 };
	int64_t seconds = 0;

	if (text.len >= 7)
		date.month = read_digits(text.ptr + 5, 2);
	if (text.len >= 10)
		date.day = read_digits(text.ptr + 8, 2);
	if (text.len >= 25) {
		int zone = read_digits(text.ptr + 20, 2) * 60 + read_digits(text.ptr + 23, 2);
		seconds = read_digits(text.ptr + 11, 2) * 3600 +
			  read_digits(text.ptr + 14, 2) * 60 + read_digits(text.ptr + 17, 2);
		seconds -= (text.ptr[19] == '-' ? -zone : zone) * 60;
	}
	return seconds +
	       (int64_t)(calendar_number(date) - calendar_number(epoch)) * 24 * 60 * 60;
}

int stamp_compare(struct winnow_str a, struct winnow_str b)
{
	int64_t first = stamp_seconds(a), second = stamp_seconds(b);

	return (first > second) - (first < second);
}
