/* SPDX-License-Identifier: MIT */
#include "timex.h"

#include <inttypes.h>
#include <stdio.h>

static const char *const seasons[] = { "XX", "SP", "SU", "FA", "WI" };

char *timex_put(char *text, int64_t number, int digits)
{
	char reversed[20];
	int count = 0;

	for (; count < digits || number > 0; number /= 10)
		reversed[count++] = (char)('0' + number % 10);
	while (count > 0)
		*text++ = reversed[--count];
	*text = '\0';
	return text;
}

/* The same of a few letters. */
static char *put_text(char *text, const char *letters)
{
	size_t length = strlen(letters);

	memcpy(text, letters, length + 1);
	return text + length;
}

static char *put_month(char *text, const struct calendar_date *date)
{
	text = put_text(timex_put(text, date->year, 4), "-");
	return timex_put(text, date->month, 2);
}

void timex_write_day(int32_t number, char *ret_text)
{
	struct calendar_date date = calendar_date(number);

	(void)timex_put(put_text(put_month(ret_text, &date), "-"), date.day, 2);
}

/* As the words say it, "MEL" for lunch; TIMEX3 knows no meals. */
static struct winnow_str part_code(const struct when *when, int stated)
{
	static const struct {
		const char *meal, *part;
	} meals[] = { { "MEB", "MO" }, { "MEL", "MI" }, { "MED", "EV" } };

	for (size_t i = 0; i < sizeof(meals) / sizeof(meals[0]) && !stated; i++)
		if (winnow_is(when->part, meals[i].meal))
			return winnow_str(meals[i].part);
	return when->part;
}

/* "TMO", "T12:30" after the day; `stated`: to the minute only if that was said. */
static void add_time(const struct when *when, int stated, char *text)
{
	int with_minute = !stated || when->minute_said;
	struct winnow_str part = part_code(when, stated);
	int32_t minute = when->minute > MINUTES_IN_DAY || when->day_unsaid
				 ? when->minute % MINUTES_IN_DAY
				 : when->minute;

	text += strlen(text);
	if (when->has_clock) {
		text = timex_put(put_text(text, "T"), minute / 60, 2);
		if (with_minute || when->second_said)
			text = timex_put(put_text(text, ":"), minute % 60, 2);
		if (when->second_said)
			(void)timex_put(put_text(text, ":"), when->second, 2);
	} else if (part.len > 0 && part.len <= 3) {
		text = put_text(text, "T");
		memcpy(text, part.ptr, part.len);
		text[part.len] = '\0';
	}
}

static void write_week(const struct resolved *resolved, char *text)
{
	struct calendar_week week = calendar_week(resolved->stretch.first);

	text = timex_put(put_text(timex_put(text, week.year, 4), "-W"), week.week, 2);
	(void)put_text(text, resolved->unit == UNIT_WEEK ? "" : "-WE");
}

static void write_known(const struct resolved *resolved, char *text)
{
	struct calendar_date date = resolved->date;

	switch (resolved->unit) {
	case UNIT_CENTURY:
		(void)timex_put(text, date.year / 100, 2);
		break;
	case UNIT_DECADE:
		(void)timex_put(text, date.year / 10, 3);
		break;
	case UNIT_YEAR:
		(void)timex_put(text, date.year, 4);
		break;
	case UNIT_HALF:
		(void)timex_put(
			put_text(timex_put(text, date.year, 4), "-H"), resolved->index, 1);
		break;
	case UNIT_QUARTER:
		(void)timex_put(
			put_text(timex_put(text, date.year, 4), "-Q"), resolved->index, 1);
		break;
	case UNIT_SEASON:
		text = put_text(timex_put(text, date.year, 4), "-");
		(void)put_text(text, seasons[resolved->index]);
		break;
	case UNIT_MONTH:
		(void)put_month(text, &date);
		break;
	case UNIT_WEEK:
	case UNIT_WEEKEND:
		write_week(resolved, text);
		break;
	default:
		timex_write_day(resolved->stretch.first, text);
	}
}

static void write_yearless_day(int32_t month, int32_t day, char *text)
{
	text = timex_put(put_text(text, "XXXX-"), month, 2);
	(void)timex_put(put_text(text, "-"), day, 2);
}

/* A day of the year is known without it; a movable one is not. */
static void write_unknown_holiday(struct winnow_str rule, char *text)
{
	int month, day, length = 0;
	char copy[16] = "";

	if (rule.len < sizeof(copy))
		memcpy(copy, rule.ptr, rule.len);
	if (sscanf(copy, "%2d-%2d%n", &month, &day, &length) == 2 && (size_t)length == rule.len)
		write_yearless_day(month, day, text);
	else
		(void)put_text(text, "XXXX-XX-XX");
}

static void write_unknown_day(const struct when *when, char *text)
{
	if (when->day_unsaid)
		text[0] = '\0';
	else if (when->holiday.len)
		write_unknown_holiday(when->holiday, text);
	else if (when->day && !when->month && !when->weekday)
		(void)timex_put(put_text(text, "XXXX-XX-"), when->day, 2);
	else if (when->apart.unit)
		(void)put_text(text, "XXXX-XX-XX");
	else if (when->weekday)
		(void)timex_put(put_text(text, "XXXX-WXX-"), when->weekday, 1);
	else if (when->month && when->day)
		write_yearless_day(when->month, when->day, text);
	else
		(void)put_text(text, "XXXX-XX-XX");
}

static void write_before_christ(const struct when *when, char *text)
{
	int length = snprintf(text, TIMEX_SIZE, "BC%04d", -when->year);

	if (when->index)
		(void)snprintf(text + length, TIMEX_SIZE - (size_t)length, "-%s",
			seasons[when->index]);
	if (when->month)
		length += snprintf(
			text + length, TIMEX_SIZE - (size_t)length, "-%02d", when->month);
	if (when->day)
		(void)snprintf(text + length, TIMEX_SIZE - (size_t)length, "-%02d", when->day);
}

static void write_unknown(const struct when *when, char *text)
{
	int32_t index = when->index;

	switch (when->unit) {
	case UNIT_DAY:
		write_unknown_day(when, text);
		break;
	case UNIT_WEEK:
	case UNIT_WEEKEND:
		(void)put_text(text, when->unit == UNIT_WEEK ? "XXXX-WXX" : "XXXX-WXX-WE");
		break;
	case UNIT_MONTH:
		if (when->month)
			(void)timex_put(put_text(text, "XXXX-"), when->month, 2);
		else
			(void)put_text(text, "XXXX-XX");
		break;
	case UNIT_SEASON:
		(void)put_text(put_text(text, "XXXX-"), seasons[index]);
		break;
	case UNIT_QUARTER:
	case UNIT_HALF:
		(void)snprintf(text, TIMEX_SIZE, index ? "XXXX-%c%d" : "XXXX-%cX",
			when->unit == UNIT_HALF ? 'H' : 'Q', index);
		break;
	default:
		if (when->unit == UNIT_YEAR && when->year < 0) {
			write_before_christ(when, text);
			break;
		}
		if (when->unit == UNIT_CENTURY && when->year < 0) {
			(void)snprintf(text, TIMEX_SIZE, "BC%02d", -when->year / 100);
			break;
		}
		(void)put_text(text, when->unit == UNIT_DECADE    ? "XXX"
				     : when->unit == UNIT_CENTURY ? "XX"
								  : "XXXX");
	}
}

/* "-WXX-1-#1" after the month, for its first Monday. */
static void add_nth(const struct when *when, char *text)
{
	size_t length = strlen(text);

	if (when->nth > 0 && when->weekday)
		(void)snprintf(text + length, TIMEX_SIZE - length, "-WXX-%d-#%d", when->weekday,
			when->nth);
}

void timex_write(const struct when *when, const struct resolved *resolved, char *ret_text)
{
	int32_t late = when->has_clock && when->minute > MINUTES_IN_DAY;
	struct when of_day = *when;

	of_day.day_unsaid &= !resolved->known; /* then "midnight" is its last */
	if (!resolved->known)
		write_unknown(when, ret_text);
	else if (late && resolved->stretch.first < CALENDAR_LAST)
		timex_write_day(resolved->stretch.first + 1, ret_text);
	else
		write_known(resolved, ret_text);
	if (when_is_day(when))
		add_time(&of_day, 0, ret_text);
}

/* The anchor chose the year, the week or the day, and no word said which. */
static int is_completed(const struct when *when)
{
	int chosen =
		when->basis == BASIS_NEAREST && (!when->direction_said || when->direction_led);

	int nearly_whole =
		(when->weekday && when->day && !when->day_bare) || /* "Monday the 24th", */
		(when->holiday.len && when->unit == UNIT_WEEKEND); /* Easter's */

	return !when->apart.unit && !nearly_whole && (when->day_unsaid || chosen);
}

void timex_write_stated(
	const struct when *when, const struct resolved *resolved, char *ret_text)
{
	if (when->now && when->has_clock) {
		(void)snprintf(ret_text, TIMEX_SIZE, "PRESENT_REF");
		return;
	}
	if (resolved->counted_day)
		timex_write_day(resolved->counted_day, ret_text);
	else if (resolved->known && when->unit == UNIT_YEAR && when->count_of_years.len)
		(void)snprintf(ret_text, TIMEX_SIZE, "%.*s%04d", (int)when->count_of_years.len,
			when->count_of_years.ptr, resolved->date.year);
	else if (resolved->known && !is_completed(when))
		write_known(resolved, ret_text);
	else
		write_unknown(when, ret_text);
	if (!resolved->known || is_completed(when))
		add_nth(when, ret_text);
	if (when_is_day(when))
		add_time(when, 1, ret_text);
	if (when->day_end && !when->has_clock && !when->part.len)
		(void)snprintf(ret_text + strlen(ret_text), TIMEX_SIZE - strlen(ret_text),
			"T23:59:59");
	if (when->clock_counted) /* to the second, as what was counted from */
		(void)snprintf(
			ret_text + strlen(ret_text), TIMEX_SIZE - strlen(ret_text), ":00");
}

void timex_join(const char *from, const char *to, char *ret_text)
{
	(void)snprintf(ret_text, TIMEX_SIZE, "%.30s/%.30s", from, to);
}

void timex_write_number(const struct length *length, char *ret_text)
{
	int64_t scale = 1;
	int32_t digits = 0;

	for (; digits < -length->exponent && digits < 9; digits++)
		scale *= 10;
	if (length->mantissa == 0) {
		(void)put_text(ret_text, "X");
		return;
	}
	ret_text = timex_put(ret_text, length->mantissa / scale, 1);
	if (digits > 0)
		(void)timex_put(put_text(ret_text, "."), length->mantissa % scale, digits);
}

/* What half of a unit is: TIMEX3 and people say so many of a lesser one, or of years. */
struct half {
	enum unit unit;
	const char *before, *behind; /* the number, if it is not a mere half */
	const char *half;
	int32_t years;
};

/* "P2Y6M" for two and a half years, "P150Y" for a century and a half. */
static int write_halves(const struct length *length, char *text)
{
	static const struct half halves[] = { { UNIT_YEAR, "P", "Y6M", "P6M", 0 },
		{ UNIT_DAY, "P", "DT12H", "PT12H", 0 }, { UNIT_HOUR, "PT", "H30M", "PT30M", 0 },
		{ UNIT_MINUTE, "PT", "M30S", "PT30S", 0 }, { UNIT_DECADE, "P", "Y", "P5Y", 10 },
		{ UNIT_CENTURY, "P", "Y", "P50Y", 100 } };
	int64_t whole = length->mantissa / 10;

	if (length->exponent != -1 || length->mantissa % 10 != 5)
		return 0;
	for (size_t i = 0; i < sizeof(halves) / sizeof(halves[0]); i++) {
		const struct half *half = &halves[i];

		if (half->unit != length->unit)
			continue;
		if (whole == 0)
			(void)snprintf(text, TIMEX_SIZE, "%s", half->half);
		else
			(void)snprintf(text, TIMEX_SIZE, "%s%" PRId64 "%s", half->before,
				half->years ? whole * half->years + half->years / 2 : whole,
				half->behind);
		return 1;
	}
	return 0;
}

/* "PT15M" for a quarter of an hour, "P25Y" for that of a century. */
static int write_quarters(const struct length *length, char *text)
{
	if (length->exponent != -2 || length->mantissa % 25 || length->mantissa >= 100)
		return 0;
	if (length->unit == UNIT_HOUR)
		(void)snprintf(text, TIMEX_SIZE, "PT%" PRId64 "M", length->mantissa * 60 / 100);
	else if (length->unit == UNIT_CENTURY)
		(void)snprintf(text, TIMEX_SIZE, "P%" PRId64 "Y", length->mantissa);
	else
		return 0;
	return 1;
}

static const char *const unit_codes[UNIT_COUNT] = { [UNIT_SECOND] = "S",
	[UNIT_MINUTE] = "M",
	[UNIT_HOUR] = "H",
	[UNIT_DAY] = "D",
	[UNIT_WEEKEND] = "WE",
	[UNIT_WEEK] = "W",
	[UNIT_MONTH] = "M",
	[UNIT_QUARTER] = "Q",
	[UNIT_YEAR] = "Y",
	[UNIT_DECADE] = "DE",
	[UNIT_CENTURY] = "CE" };

int32_t timex_units_in(enum unit unit, enum unit *ret_below)
{
	static const int32_t counts[UNIT_COUNT] = { [UNIT_MINUTE] = 60,
		[UNIT_HOUR] = 60,
		[UNIT_DAY] = 24,
		[UNIT_WEEK] = 7,
		[UNIT_YEAR] = 12,
		[UNIT_DECADE] = 10,
		[UNIT_CENTURY] = 100 };
	static const enum unit below[UNIT_COUNT] = { [UNIT_MINUTE] = UNIT_SECOND,
		[UNIT_HOUR] = UNIT_MINUTE,
		[UNIT_DAY] = UNIT_HOUR,
		[UNIT_WEEK] = UNIT_DAY,
		[UNIT_YEAR] = UNIT_MONTH,
		[UNIT_DECADE] = UNIT_YEAR,
		[UNIT_CENTURY] = UNIT_YEAR };

	*ret_below = below[unit];
	return counts[unit];
}

/* "P2Y6M", "P1DT3H" for a length said in two units. */
static int write_two(const struct length *length, char *text)
{
	enum unit below;
	int32_t ratio = length->said ? timex_units_in(length->said, &below) : 0;
	const char *before = length->said < UNIT_DAY ? "T" : "";
	const char *between = length->said == UNIT_DAY ? "T" : "";

	if (!ratio || length->exponent)
		return 0;
	(void)snprintf(text, TIMEX_SIZE, "P%s%" PRId64 "%s%s%" PRId64 "%s", before,
		length->mantissa / ratio, unit_codes[length->said], between,
		length->mantissa % ratio, unit_codes[length->unit]);
	return 1;
}

static void write_first(const struct length *length, char *text)
{
	char number[TIMEX_SIZE];

	if (write_halves(length, text) || write_quarters(length, text) ||
		write_two(length, text))
		return;
	timex_write_number(length, number);
	text = put_text(text, length->unit < UNIT_DAY ? "PT" : "P");
	(void)put_text(put_text(text, number), unit_codes[length->unit]);
}

void timex_write_length(const struct length *length, char *ret_text)
{
	write_first(length, ret_text);
	for (size_t i = 0; i < LENGTH_PARTS && length->parts[i].count; i++) {
		size_t written = strlen(ret_text);
		int time = length->parts[i].unit < UNIT_DAY && !strchr(ret_text, 'T');

		(void)snprintf(ret_text + written, TIMEX_SIZE - written, "%s%" PRId32 "%s",
			time ? "T" : "", length->parts[i].count,
			unit_codes[length->parts[i].unit]);
	}
}
