/* SPDX-License-Identifier: MIT */
#include "figures.h"

#include "shared/calendar.h"

enum { YEARS_LONGEST = 200, PIVOT = 50 };

/* A run of digits, or of a mark, on the way through the text. */
struct cursor {
	struct winnow_str text;
	size_t at;
};

static int is_digit(struct winnow_str text, size_t at)
{
	return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static int is_letter_or_digit(struct winnow_str text, size_t at)
{
	unsigned char byte = at < text.len ? (unsigned char)text.ptr[at] : ' ';

	return is_digit(text, at) || (byte >= 'a' && byte <= 'z') ||
	       (byte >= 'A' && byte <= 'Z') || byte == '_';
}

/* Up to four digits and not one more; how many, 0 if there are none or more. */
static size_t take_number(struct cursor *cursor, int32_t *ret_number)
{
	size_t count = 0;
	int32_t number = 0;

	while (count < 5 && is_digit(cursor->text, cursor->at + count)) {
		number = number * 10 + (cursor->text.ptr[cursor->at + count] - '0');
		count++;
	}
	if (count == 0 || count > 4)
		return 0;
	cursor->at += count;
	*ret_number = number;
	return count;
}

/* '-', '/', '.', ':' or an en dash, as '~'; 0: none of them. */
static char take_mark(struct cursor *cursor)
{
	struct winnow_str rest =
		winnow_slice(cursor->text, cursor->at, cursor->text.len - cursor->at);

	if (winnow_starts(rest, "\xe2\x80\x93") || winnow_starts(rest, "\xe2\x80\x94")) {
		cursor->at += 3;
		return '~';
	}
	if (rest.len > 0 && memchr("-/.:", rest.ptr[0], 4)) {
		cursor->at++;
		return rest.ptr[0];
	}
	return 0;
}

/* A date is not cut out of something longer: a phone number, an address, a symbol. */
static int stands_alone(struct winnow_str text, size_t at, size_t end)
{
	int after = end < text.len ? text.ptr[end] : ' ';

	if (at > 0 &&
		(is_letter_or_digit(text, at - 1) || memchr("/-.:=#@", text.ptr[at - 1], 7)))
		return 0;
	if (is_letter_or_digit(text, end))
		return 0;
	return !(memchr("/-.:=@", after, 6) && is_letter_or_digit(text, end + 1));
}

static void take_clock(struct cursor *cursor, struct figures *figures)
{
	struct cursor probe = *cursor;
	int32_t hour, minute;

	if (probe.at >= probe.text.len || probe.text.ptr[probe.at] != 'T')
		return;
	probe.at++;
	if (take_number(&probe, &hour) != 2 || take_mark(&probe) != ':' ||
		take_number(&probe, &minute) != 2 || hour > 23 || minute > 59)
		return;
	*cursor = probe;
	while (cursor->at < cursor->text.len &&
		(is_digit(cursor->text, cursor->at) ||
			memchr(":.+Z-", cursor->text.ptr[cursor->at], 5)) &&
		cursor->at - probe.at < 16)
		cursor->at++;
	figures->has_clock = 1;
	figures->minute = hour * 60 + minute;
}

static int is_date(int32_t year, int32_t month, int32_t day)
{
	return calendar_valid((struct calendar_date){ year, month, day });
}

/* 2014-03-05, once 2014- has been read. */
static enum figures_form read_year_first(
	struct cursor *cursor, char mark, struct figures *figures)
{
	size_t digits = take_number(cursor, &figures->month);
	struct cursor probe = *cursor;

	if (digits == 0 || mark == '~' || mark == ':' || take_mark(&probe) != mark)
		return FIGURES_NONE;
	digits = take_number(&probe, &figures->day);
	if (digits == 0 || digits > 2 || !is_date(figures->year, figures->month, figures->day))
		return FIGURES_NONE;
	*cursor = probe;
	take_clock(cursor, figures);
	return FIGURES_YEAR_FIRST;
}

/* 2011-2013, 2011-12, 2014-03. The next year in two digits is a span of years, not a month:
 * "2011-12" is how a school or budget year is written. */
static enum figures_form read_years(struct cursor *cursor, char mark, struct figures *figures)
{
	int32_t second;
	size_t digits = take_number(cursor, &second);
	int32_t last = digits == 4 ? second : figures->year / 100 * 100 + second;

	if ((digits != 2 && digits != 4) || mark == '.' || mark == ':' || figures->year < 1000)
		return FIGURES_NONE;
	figures->month = digits == 2 && mark == '-' ? second : last;
	if (digits == 2 && mark == '-' && second >= 1 && second <= 12 &&
		last != figures->year + 1)
		return FIGURES_MONTH;
	figures->month = last;
	return last > figures->year && last - figures->year <= YEARS_LONGEST ? FIGURES_YEARS
									     : FIGURES_NONE;
}

static enum figures_form read_week(struct cursor *cursor, char mark, struct figures *figures)
{
	if (mark != '-' || cursor->at >= cursor->text.len ||
		cursor->text.ptr[cursor->at] != 'W')
		return FIGURES_NONE;
	cursor->at++;
	if (take_number(cursor, &figures->month) != 2 || figures->month < 1 ||
		figures->month > 53)
		return FIGURES_NONE;
	return FIGURES_WEEK;
}

/* 11/20, 20/11; both have been read. */
static enum figures_form read_month_day(int32_t first, int32_t second, struct figures *figures)
{
	const int32_t leap_year = 2000;
	int month_first = first <= 12;

	figures->month = month_first ? first : second;
	figures->day = month_first ? second : first;
	return is_date(leap_year, figures->month, figures->day) ? FIGURES_MONTH_DAY
								: FIGURES_NONE;
}

/* 15.02.2016, 05/03/2014, 2/15/89; `first` has been read. */
static enum figures_form read_year_last(
	struct cursor *cursor, int32_t first, char mark, struct figures *figures)
{
	int32_t second;
	size_t digits = take_number(cursor, &second);
	struct cursor short_form = *cursor;

	if (digits == 0 || digits > 2 || mark == '~' || mark == ':')
		return FIGURES_NONE;
	if (take_mark(cursor) != mark || !is_digit(cursor->text, cursor->at)) {
		*cursor = short_form;
		return mark == '/' ? read_month_day(first, second, figures) : FIGURES_NONE;
	}
	digits = take_number(cursor, &figures->year);
	if (digits == 2 && mark == '/')
		figures->year += figures->year < PIVOT ? 2000 : 1900;
	else if (digits != 4 || figures->year < 1000)
		return FIGURES_NONE;
	figures->day = first;
	figures->month = second;
	if (is_date(figures->year, second, first))
		return mark == '.' || first > 12 || first == second ? FIGURES_DAY_FIRST
								    : FIGURES_AMBIGUOUS;
	figures->day = second;
	figures->month = first;
	return mark != '.' && is_date(figures->year, first, second) ? FIGURES_MONTH_FIRST
								    : FIGURES_NONE;
}

static enum figures_form read_clock(
	struct cursor *cursor, int32_t hour, struct figures *figures)
{
	int32_t minute;

	if (take_number(cursor, &minute) != 2 || hour > 24 || minute > 59 ||
		(hour == 24 && minute > 0))
		return FIGURES_NONE;
	figures->minute = hour * 60 + minute;
	figures->has_clock = 1;
	return FIGURES_CLOCK;
}

static enum figures_form read_any(struct cursor *cursor, struct figures *figures)
{
	int32_t first;
	size_t digits = take_number(cursor, &first);
	char mark = digits ? take_mark(cursor) : 0;
	struct cursor start = *cursor;
	enum figures_form form;

	if (!mark || digits == 3)
		return FIGURES_NONE;
	if (digits < 3)
		return mark == ':' ? read_clock(cursor, first, figures)
				   : read_year_last(cursor, first, mark, figures);
	figures->year = first;
	form = read_year_first(cursor, mark, figures);
	if (!form) {
		*cursor = start;
		form = read_years(cursor, mark, figures);
	}
	if (!form) {
		*cursor = start;
		form = read_week(cursor, mark, figures);
	}
	return form;
}

/* "am" or "pm" leans on the clock: "8:00am". */
static int leans_half_day(struct winnow_str text, size_t at)
{
	return at + 1 < text.len && memchr("aApP", text.ptr[at], 4) &&
	       (text.ptr[at + 1] == 'm' || text.ptr[at + 1] == 'M') &&
	       !is_letter_or_digit(text, at + 2);
}

struct figures figures_read(struct winnow_str text, size_t at)
{
	struct figures figures = { .form = FIGURES_NONE };
	struct cursor cursor = { text, at };
	enum figures_form form = read_any(&cursor, &figures);

	size_t end = form == FIGURES_CLOCK && leans_half_day(text, cursor.at) ? cursor.at + 2
									      : cursor.at;

	if (!form || !stands_alone(text, at, end))
		return (struct figures){ .form = FIGURES_NONE };
	figures.form = form;
	figures.length = (uint32_t)(cursor.at - at);
	return figures;
}
