/* SPDX-License-Identifier: MIT */
#include "shared/dates.h"
#include "shared/date_token.h"
#include "shared/names.h"

#include <stdio.h>

struct dates {
	struct names *months, *weekdays;
};

struct dates *dates_create(const struct winnow_host *host)
{
	struct dates *dates = WINNOW_NEW(host, struct dates);

	if (!dates) {
		winnow_fail(host, WINNOW_EFATAL, "there is no memory for the names of months");
		return NULL;
	}
	dates->months = names_create(host, "month");
	dates->weekdays = dates->months ? names_create(host, "weekday") : NULL;
	return dates->weekdays ? dates : NULL;
}

/* The tokens from a place on where a date may begin. */
struct window {
	const struct dates *dates;
	const struct winnow_host *host;
	struct winnow_str text;
	struct date_token tokens[DATE_WINDOW];
	int weekday; /* named just before; 0: none */
};

struct moment {
	int year, month, day; /* day 0: of no day */
	int hour, minute, second;
	int zone; /* minutes east of UTC */
	int timed;
};

static const struct date_token *token(const struct window *window, int at)
{
	static const struct date_token none = { 0 };

	return at < DATE_WINDOW ? &window->tokens[at] : &none;
}

static struct winnow_str words(const struct window *window, int first, int last)
{
	size_t at = token(window, first)->at;

	return winnow_slice(window->text, at, token(window, last)->end - at);
}

static int is_mark(const struct window *window, int at, const char *marks)
{
	const struct date_token *mark = token(window, at);

	return mark->kind == DATE_MARK && mark->value < 0x80 && strchr(marks, mark->value);
}

static int is_number(const struct window *window, int at, int low, int high, int most_digits)
{
	const struct date_token *number = token(window, at);

	return number->kind == DATE_NUMBER && number->digits <= most_digits &&
	       number->value >= low && number->value <= high;
}

static int is_year(const struct window *window, int at)
{
	return is_number(window, at, 1000, 2199, 4);
}

static int is_word(const struct window *window, int at, const char *const *list, size_t count)
{
	if (token(window, at)->kind != DATE_WORD)
		return 0;
	for (size_t word = 0; word < count; word++)
		if (winnow_is(words(window, at, at), list[word]))
			return 1;
	return 0;
}

/* "of", "de", and marks that stand between the parts of a date. */
static int behind_connectives(const struct window *window, int at)
{
	static const char *const connectives[] = { "of", "de", "del", "d", "di", "do", "da",
		"г" };

	while (is_mark(window, at, ".,-'/") ||
		(token(window, at)->kind == DATE_MARK && token(window, at)->value == 0x2019) ||
		is_word(window, at, connectives, sizeof(connectives) / sizeof(connectives[0])))
		at++;
	return at;
}

/* "st" of "1st": a short word that touches its number. */
static int behind_ordinal(const struct window *window, int at)
{
	const struct date_token *word = token(window, at);

	if (word->kind == DATE_WORD && !word->spaced && word->end - word->at <= 4)
		return at + 1;
	if (word->kind == DATE_MARK && (word->value == 0xBA || word->value == 0xB0))
		return at + 1;
	return at;
}

/* The month named at `at` and how many tokens name it; 0: none. */
static int month_at(const struct window *window, int at, int *ret_count)
{
	if (token(window, at)->kind != DATE_WORD)
		return 0;
	*ret_count = 2;
	int month = token(window, at + 1)->kind == DATE_WORD
			    ? names_number(window->dates->months, window->host,
				      words(window, at, at + 1))
			    : 0;
	if (month)
		return month;
	*ret_count = 1;
	return names_number(window->dates->months, window->host, words(window, at, at));
}

static int days_in(int year, int month)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

static int exists(const struct moment *moment)
{
	return moment->month >= 1 && moment->month <= 12 && moment->day >= 1 &&
	       moment->day <= days_in(moment->year, moment->month);
}

/* 1, Monday, to 7; by Sakamoto's method. */
static int weekday_of(const struct moment *moment)
{
	static const char shift[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
	int year = moment->year - (moment->month < 3);
	int day = (year + year / 4 - year / 100 + year / 400 + shift[moment->month - 1] +
			  moment->day) %
		  7;

	return day ? day : 7;
}

/* 2014-03-05, 2014/3/5, 2014年3月5日. All these answer how many tokens the date takes; 0: none. */
static int read_year_first(const struct window *window, struct moment *ret_moment)
{
	static const char *const years[] = { "年", "년" }, *const months[] = { "月", "월" };
	struct moment moment = { .year = token(window, 0)->value };

	if (!is_year(window, 0) || !is_number(window, 2, 1, 12, 2) ||
		!is_number(window, 4, 1, 31, 2))
		return 0;
	int marked = is_mark(window, 1, "-/.") && is_mark(window, 3, "-/.") &&
		     token(window, 1)->value == token(window, 3)->value;
	int counted = is_word(window, 1, years, 2) && is_word(window, 3, months, 2);
	moment.month = token(window, 2)->value;
	moment.day = token(window, 4)->value;
	if (!(marked || counted) || !exists(&moment))
		return 0;
	*ret_moment = moment;
	return counted ? 6 : 5;
}

/* 5.3.2014, 05/03/2014: day first, unless that cannot be or the weekday says otherwise. */
static int read_numeric(const struct window *window, struct moment *ret_moment)
{
	if (!is_number(window, 0, 1, 31, 2) || !is_mark(window, 1, "./-") ||
		!is_number(window, 2, 1, 31, 2) || !is_year(window, 4) ||
		token(window, 3)->value != token(window, 1)->value ||
		token(window, 3)->kind != DATE_MARK)
		return 0;
	int first = token(window, 0)->value, second = token(window, 2)->value;
	struct moment day_first = {
		.year = token(window, 4)->value, .month = second, .day = first
	};
	struct moment month_first = {
		.year = token(window, 4)->value, .month = first, .day = second
	};
	int swapped =
		!exists(&day_first) || (window->weekday && exists(&month_first) &&
					       weekday_of(&day_first) != window->weekday &&
					       weekday_of(&month_first) == window->weekday);
	if (swapped && !exists(&month_first))
		return 0;
	*ret_moment = swapped ? month_first : day_first;
	return 5;
}

/* 5 March 2014, 5th of March, 2014, 19 de septiembre de 2014. */
static int read_day_month_year(const struct window *window, struct moment *ret_moment)
{
	struct moment moment = { .day = token(window, 0)->value };
	int count;

	if (!is_number(window, 0, 1, 31, 2))
		return 0;
	int at = behind_connectives(window, behind_ordinal(window, 1));
	moment.month = month_at(window, at, &count);
	if (!moment.month && at == 1)
		return 0;
	if (!moment.month)
		moment.month = month_at(window, at = 1, &count);
	if (!moment.month)
		return 0;
	at = behind_connectives(window, at + count);
	moment.year = token(window, at)->value;
	if (!is_year(window, at) || !exists(&moment))
		return 0;
	*ret_moment = moment;
	return at + 1;
}

/* March 5, 2014; March 2014. */
static int read_month_first(const struct window *window, struct moment *ret_moment)
{
	int count, at;
	struct moment moment = { .month = month_at(window, 0, &count) };

	if (!moment.month)
		return 0;
	at = behind_connectives(window, count);
	if (is_number(window, at, 1, 31, 2)) {
		moment.day = token(window, at)->value;
		at = behind_connectives(window, behind_ordinal(window, at + 1));
	}
	moment.year = token(window, at)->value;
	if (!is_year(window, at) || (moment.day && !exists(&moment)))
		return 0;
	*ret_moment = moment;
	return at + 1;
}

/* 2014 March 5, 2014-Mar-05, 2014. március 5. */
static int read_year_month_day(const struct window *window, struct moment *ret_moment)
{
	struct moment moment = { .year = token(window, 0)->value };
	int count;

	if (!is_year(window, 0))
		return 0;
	int at = is_mark(window, 1, "-.,") ? 2 : 1;
	moment.month = month_at(window, at, &count);
	if (!moment.month)
		return 0;
	at += count;
	at += is_mark(window, at, "-.,");
	moment.day = token(window, at)->value;
	if (!is_number(window, at, 1, 31, 2) || !exists(&moment))
		return 0;
	*ret_moment = moment;
	return at + 1;
}

/* Z, UTC, GMT, +0100, -05:30: how many tokens; 0: none. */
static int read_zone(const struct window *window, int at, struct moment *moment)
{
	static const char *const zulu[] = { "Z", "UTC", "GMT" };
	int start = at, sign = 1;

	moment->zone = 0;
	if (is_word(window, at, zulu, 3)) {
		/* GMT+01:00 */
		int offset = is_mark(window, at + 1, "+-") && !token(window, at + 1)->spaced;
		return 1 + (offset ? read_zone(window, at + 1, moment) : 0);
	}
	if (token(window, at)->kind == DATE_MARK && token(window, at)->value == 0x2212)
		sign = -1;
	else if (is_mark(window, at, "-"))
		sign = -1;
	else if (!is_mark(window, at, "+"))
		return 0;
	const struct date_token *hours = token(window, ++at);
	if (hours->kind != DATE_NUMBER || hours->spaced)
		return 0;
	moment->zone = hours->digits == 4 ? hours->value / 100 * 60 + hours->value % 100
					  : hours->value * 60;
	if (hours->digits == 2 && is_mark(window, at + 1, ":") &&
		is_number(window, at + 2, 0, 59, 2)) {
		moment->zone += token(window, at + 2)->value;
		at += 2;
	}
	if ((hours->digits != 2 && hours->digits != 4) || moment->zone > 14 * 60)
		return 0;
	moment->zone *= sign;
	return at + 1 - start;
}

/* "pm" turns 1 into 13. */
static int behind_half_of_day(const struct window *window, int at, struct moment *moment)
{
	static const char *const morning[] = { "am", "AM" }, *const evening[] = { "pm", "PM" };

	if (is_word(window, at, morning, 2)) {
		moment->hour %= 12;
		return at + 1;
	}
	if (is_word(window, at, evening, 2)) {
		moment->hour = moment->hour % 12 + 12;
		return at + 1;
	}
	return at;
}

/* A time with its zone behind a date: a time without one says nothing that can be compared. */
static int read_time(const struct window *window, int at, struct moment *moment)
{
	static const char *const words_before[] = { "T", "t", "at" };
	struct moment timed = *moment;

	while (is_mark(window, at, ",-|@") || is_word(window, at, words_before, 3))
		at++;
	if (!is_number(window, at, 0, 23, 2) || !is_mark(window, at + 1, ":") ||
		!is_number(window, at + 2, 0, 59, 2))
		return 0;
	timed.hour = token(window, at)->value;
	timed.minute = token(window, at + 2)->value;
	at += 3;
	if (is_mark(window, at, ":") && is_number(window, at + 1, 0, 60, 2)) {
		/* RFC 3339 knows the leap second, most readers of it do not. */
		timed.second = token(window, at + 1)->value % 60;
		at += 2;
	}
	if (is_mark(window, at, ".,") && token(window, at + 1)->kind == DATE_NUMBER)
		at += 2;
	at = behind_half_of_day(window, at, &timed);
	int zone = read_zone(window, at, &timed);
	if (!zone)
		return 0;
	timed.timed = 1;
	*moment = timed;
	return at + zone;
}

static int read_day(const struct window *window, struct moment *ret_moment)
{
	if (token(window, 0)->kind == DATE_WORD)
		return read_month_first(window, ret_moment);
	int count = is_year(window, 0) ? read_year_first(window, ret_moment)
				       : read_numeric(window, ret_moment);
	if (count)
		return count;
	return is_year(window, 0) ? read_year_month_day(window, ret_moment)
				  : read_day_month_year(window, ret_moment);
}

/* How many tokens the date at the window's start takes; 0: there is none. */
static int read_moment(const struct window *window, struct moment *ret_moment)
{
	int count = read_day(window, ret_moment);
	int end = count && ret_moment->day ? read_time(window, count, ret_moment) : 0;

	return end ? end : count;
}

static struct winnow_str write_moment(
	const struct winnow_host *host, const struct moment *moment)
{
	char text[64];
	int length = snprintf(text, sizeof(text), "%04d-%02d", moment->year, moment->month);

	if (moment->day)
		length += snprintf(
			text + length, sizeof(text) - (size_t)length, "-%02d", moment->day);
	if (moment->timed) {
		int zone = moment->zone < 0 ? -moment->zone : moment->zone;
		length += snprintf(text + length, sizeof(text) - (size_t)length,
			"T%02d:%02d:%02d%c%02d:%02d", moment->hour, moment->minute,
			moment->second, moment->zone < 0 ? '-' : '+', zone / 60, zone % 60);
	}
	char *kept = host->alloc(host, (size_t)length + 1);
	if (!kept)
		return (struct winnow_str){ NULL, 0 };
	memcpy(kept, text, (size_t)length + 1);
	return (struct winnow_str){ kept, (size_t)length };
}

/* A word can only begin a date as the name of a month with a number soon behind it. */
static int may_begin(const struct window *window)
{
	if (token(window, 0)->kind == DATE_NUMBER)
		return token(window, 0)->value >= 0;
	for (int at = 1; at < 5 && token(window, 0)->kind == DATE_WORD; at++)
		if (token(window, at)->kind == DATE_NUMBER)
			return 1;
	return 0;
}

static void move_on(struct window *window)
{
	const struct date_token *last = &window->tokens[DATE_WINDOW - 1];
	const struct date_token first = window->tokens[0];

	if (first.kind == DATE_WORD && may_begin(window))
		window->weekday = names_number(
			window->dates->weekdays, window->host, words(window, 0, 0));
	else if (first.kind != DATE_MARK)
		window->weekday = 0;
	memmove(window->tokens, window->tokens + 1, sizeof(window->tokens) - sizeof(first));
	window->tokens[DATE_WINDOW - 1] = date_token_read(window->text, last->end);
}

struct winnow_str dates_find(const struct dates *dates, const struct winnow_host *host,
	struct winnow_str text, size_t *ret_at, size_t *ret_length)
{
	struct window window = { .dates = dates, .host = host, .text = text };
	struct moment moment;
	size_t at = 0;

	for (int next = 0; next < DATE_WINDOW; next++) {
		window.tokens[next] = date_token_read(text, at);
		at = window.tokens[next].end;
	}
	for (; window.tokens[0].kind; move_on(&window)) {
		int count = may_begin(&window) ? read_moment(&window, &moment) : 0;
		if (!count)
			continue;
		if (ret_at)
			*ret_at = token(&window, 0)->at;
		if (ret_length)
			*ret_length = words(&window, 0, count - 1).len;
		return write_moment(host, &moment);
	}
	return (struct winnow_str){ NULL, 0 };
}
