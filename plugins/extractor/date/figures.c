/* SPDX-License-Identifier: MIT */
#include "figures.h"

#include "shared/calendar.h"

enum { YEARS_LONGEST = 200, PIVOT = 40 };

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
static int begins_alone(struct winnow_str text, size_t at)
{
	return at == 0 ||
	       (!is_letter_or_digit(text, at - 1) && !memchr("/-.:=#@", text.ptr[at - 1], 7));
}

static int ends_alone(struct winnow_str text, size_t end)
{
	int after = end < text.len ? text.ptr[end] : ' ';

	return !is_letter_or_digit(text, end) &&
	       !(memchr("/-.:=@", after, 6) && is_letter_or_digit(text, end + 1));
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

/* 2011-2013, 2011-12, 1914–8, 2014-03. The next year in two digits is a span of years, not a month:
 * "2011-12" is how a school or budget year is written. */
static enum figures_form read_years(struct cursor *cursor, char mark, struct figures *figures)
{
	int32_t second;
	size_t digits = take_number(cursor, &second);
	int32_t above = digits == 1 ? 10 : 100;
	int32_t last = digits == 4 ? second : figures->year / above * above + second;

	if (digits == 0 || digits == 3 || (digits == 1 && mark != '~') || mark == '.' ||
		mark == ':' || figures->year < 1000)
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

/* 03/2014; both have been read. */
static enum figures_form read_month_year(int32_t month, int32_t year, struct figures *figures)
{
	figures->month = month;
	figures->year = year;
	return month >= 1 && month <= 12 && year >= 1900 && year < 2100 ? FIGURES_MONTH_YEAR
									: FIGURES_NONE;
}

/* 15.02.2016, 05/03/2014, 2/15/89; `first` has been read. */
static enum figures_form read_year_last(
	struct cursor *cursor, int32_t first, char mark, struct figures *figures)
{
	int32_t second;
	size_t digits = take_number(cursor, &second);
	struct cursor short_form = *cursor;

	if (digits == 4 && mark == '/')
		return read_month_year(first, second, figures);
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
	if (mark == '/' && first > 12)
		figures->order = ORDER_DAY_FIRST;
	if (is_date(figures->year, second, first))
		return mark == '.' || first > 12 || first == second ? FIGURES_DAY_FIRST
								    : FIGURES_AMBIGUOUS;
	figures->day = second;
	figures->month = first;
	figures->order = mark == '/' ? ORDER_MONTH_FIRST : ORDER_UNKNOWN;
	return is_date(figures->year, first, second) ? FIGURES_MONTH_FIRST : FIGURES_NONE;
}

static int take_second(struct cursor *cursor, int32_t *ret_second)
{
	struct cursor probe = *cursor;

	if (take_mark(&probe) != ':' || take_number(&probe, ret_second) != 2 ||
		*ret_second > 59)
		return 0;
	*cursor = probe;
	return 1;
}

/* "8:45a", "7:30p", but not "8:45a.m." */
static void take_half(struct cursor *cursor, struct figures *figures)
{
	struct winnow_str text = cursor->text;
	char letter = cursor->at < text.len ? text.ptr[cursor->at] : ' ';
	size_t next = cursor->at + 1;

	if ((letter != 'a' && letter != 'p') || is_letter_or_digit(text, next) ||
		(next < text.len && text.ptr[next] == '.' &&
			is_letter_or_digit(text, next + 1)) ||
		figures->minute < 60 || figures->minute >= 13 * 60)
		return;
	figures->minute = figures->minute % (12 * 60) + (letter == 'p' ? 12 * 60 : 0);
	figures->half_said = 1;
	cursor->at++;
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
	if (take_second(cursor, &figures->second))
		return FIGURES_CLOCK_SECOND;
	take_half(cursor, figures);
	return FIGURES_CLOCK;
}

/* 15h30, 15h: how French and Spanish write a time of day, and all how long something takes. */
static enum figures_form read_letter_clock(
	struct cursor *cursor, int32_t hour, struct figures *figures)
{
	struct cursor probe = { cursor->text, cursor->at + 1 };
	int32_t minute = 0;
	size_t digits = take_number(&probe, &minute);

	if (cursor->at >= cursor->text.len || cursor->text.ptr[cursor->at] != 'h' ||
		minute > 59 || (digits != 0 && digits != 2) || (digits && hour > 24))
		return FIGURES_NONE;
	*cursor = probe;
	figures->minute = hour * 60 + minute;
	figures->lettered = 1;
	figures->has_clock = hour <= 24;
	return digits ? FIGURES_CLOCK : hour <= 24 ? FIGURES_HOUR : FIGURES_HOURS;
}

/* 20140305: eight digits that are a day of these centuries. */
static enum figures_form read_compact(struct cursor *cursor, struct figures *figures)
{
	int32_t digits = 0;

	for (size_t i = 0; i < 8; i++) {
		if (!is_digit(cursor->text, cursor->at + i))
			return FIGURES_NONE;
		digits = digits * 10 + (cursor->text.ptr[cursor->at + i] - '0');
	}
	figures->year = digits / 10000;
	figures->month = digits / 100 % 100;
	figures->day = digits % 100;
	cursor->at += 8;
	return figures->year >= 1900 && figures->year < 2100 &&
			       is_date(figures->year, figures->month, figures->day)
		       ? FIGURES_COMPACT
		       : FIGURES_NONE;
}

static enum figures_form read_any(struct cursor *cursor, struct figures *figures)
{
	int32_t first;
	size_t digits = take_number(cursor, &first);
	char mark = digits ? take_mark(cursor) : 0;
	struct cursor start = *cursor;
	enum figures_form form;

	if (!digits)
		return read_compact(cursor, figures);
	if (!mark && digits < 3)
		return read_letter_clock(cursor, first, figures);
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

/* "10/1" and "11/7/2017": with their strokes sure to be days where they stand on both sides of a
 * dash. Of which form, and where it ends. */
static enum figures_form stroked(struct winnow_str text, size_t at, size_t *ret_end)
{
	struct figures figures = { .form = FIGURES_NONE };
	struct cursor cursor = { text, at };
	size_t stroke = at + (is_digit(text, at + 1) ? 2 : 1);
	enum figures_form form = FIGURES_NONE;

	if (is_digit(text, at) && stroke < text.len && text.ptr[stroke] == '/')
		form = read_any(&cursor, &figures);
	*ret_end = cursor.at;
	return form;
}

static int is_before_stroked(struct winnow_str text, size_t end)
{
	size_t last;

	return end < text.len && text.ptr[end] == '-' && stroked(text, end + 1, &last) &&
	       ends_alone(text, last);
}

/* "9:30" before "-11:30", "-11am". */
static int is_before_hour(struct winnow_str text, size_t end)
{
	struct cursor cursor = { text, end + 1 };
	int32_t hour;

	return end < text.len && text.ptr[end] == '-' && take_number(&cursor, &hour) &&
	       hour <= 24;
}

/* "11:30" behind "9:30-", "9-", "9am-". */
static int is_behind_hour(struct winnow_str text, size_t at)
{
	enum { LONGEST = 8 };
	size_t begin = at - 1, digits;

	if (at < 2 || text.ptr[at - 1] != '-')
		return 0;
	while (begin > 0 && at - begin <= LONGEST &&
		(is_digit(text, begin - 1) || memchr(":.aApPmM", text.ptr[begin - 1], 8)))
		begin--;
	digits = (size_t)is_digit(text, begin) + (size_t)is_digit(text, begin + 1);
	return digits && !is_digit(text, begin + digits) && begins_alone(text, begin);
}

/* Of which form is what stands before the dash; FIGURES_NONE: nothing is there. */
static enum figures_form form_before(struct winnow_str text, size_t at)
{
	enum { LONGEST = 10 };
	size_t begin = at - 1, end;
	enum figures_form form;

	if (at < 4 || text.ptr[at - 1] != '-')
		return FIGURES_NONE;
	while (begin > 0 && at - begin <= LONGEST &&
		(is_digit(text, begin - 1) || text.ptr[begin - 1] == '/'))
		begin--;
	form = stroked(text, begin, &end);
	return end == at - 1 && begins_alone(text, begin) ? form : FIGURES_NONE;
}

static void swap(struct figures *figures)
{
	int32_t month = figures->day;

	figures->day = figures->month;
	figures->month = month;
	figures->month_led = !figures->month_led;
}

void figures_put_in_order(struct figures *figures, enum figures_order order)
{
	int month_led = figures->month_led || figures->form == FIGURES_MONTH_DAY;
	int either = figures->form == FIGURES_AMBIGUOUS ||
		     (figures->form == FIGURES_MONTH_DAY && figures->day <= 12);

	if (either && order && month_led != (order == ORDER_MONTH_FIRST))
		swap(figures);
}

int figures_pair(struct winnow_str text, char mark, int32_t *ret_first, int32_t *ret_second)
{
	struct cursor cursor = { text, 0 };
	size_t first = take_number(&cursor, ret_first);

	if (first < 1 || first > 2 || cursor.at >= text.len || text.ptr[cursor.at++] != mark)
		return 0;
	size_t second = take_number(&cursor, ret_second);

	return second >= 1 && second <= 2 && cursor.at == text.len;
}

static int begins(struct winnow_str text, size_t at, enum figures_form form)
{
	return begins_alone(text, at) || (form == FIGURES_CLOCK && is_behind_hour(text, at));
}

static int ends(struct winnow_str text, size_t end, enum figures_form form)
{
	return ends_alone(text, end) || (form == FIGURES_CLOCK && is_before_hour(text, end));
}

struct figures figures_read(struct winnow_str text, size_t at)
{
	struct figures figures = { .form = FIGURES_NONE };
	struct cursor cursor = { text, at };
	enum figures_form form = read_any(&cursor, &figures), before = FIGURES_NONE;
	size_t end = form == FIGURES_CLOCK && leans_half_day(text, cursor.at) ? cursor.at + 2
									      : cursor.at;
	size_t stroke_end = end;
	int is_stroked = form && stroked(text, at, &stroke_end) && stroke_end == end;
	int paired = is_stroked && is_before_stroked(text, end);

	if (is_stroked)
		before = form_before(text, at);
	if (!form || !(before || begins(text, at, form)) || !(paired || ends(text, end, form)))
		return (struct figures){ .form = FIGURES_NONE };
	if (before == FIGURES_MONTH_DAY && form == FIGURES_AMBIGUOUS)
		swap(&figures); /* "11/2/2017" in "10/1-11/2/2017" has its month first, too */
	figures.form = form;
	figures.paired = paired || before != FIGURES_NONE;
	figures.length = (uint32_t)(cursor.at - at);
	return figures;
}
