/* SPDX-License-Identifier: MIT */
#include "shared/calendar.h"
#include "shared/date_window.h"

/* "of", "de", and marks that stand between the parts of a date. */
static int behind_connectives(const struct window *window, int at)
{
	static const char *const connectives[] = { "of", "de", "del", "d", "di", "do", "da",
		"г" };

	while (window_is_mark(window, at, ".,-'/") ||
		(window_token(window, at)->kind == DATE_MARK &&
			window_token(window, at)->value == 0x2019) ||
		window_is_word(
			window, at, connectives, sizeof(connectives) / sizeof(connectives[0])))
		at++;
	return at;
}

/* "st" of "1st": a short word that touches its number. */
static int behind_ordinal(const struct window *window, int at)
{
	const struct date_token *word = window_token(window, at);

	if (word->kind == DATE_WORD && !word->spaced && word->end - word->at <= 4)
		return at + 1;
	if (word->kind == DATE_MARK && (word->value == 0xBA || word->value == 0xB0))
		return at + 1;
	return at;
}

static struct calendar_date day_of(const struct moment *moment)
{
	return (struct calendar_date){ moment->year, moment->month, moment->day };
}

static int exists(const struct moment *moment)
{
	return calendar_valid(day_of(moment));
}

static int weekday_of(const struct moment *moment)
{
	return calendar_weekday(calendar_number(day_of(moment)));
}

/* 2014-03-05, 2014/3/5, 2014年3月5日. All these answer how many tokens the date takes; 0: none. */
static int read_year_first(const struct window *window, struct moment *ret_moment)
{
	static const char *const years[] = { "年", "년" }, *const months[] = { "月", "월" };
	struct moment moment = { .year = window_token(window, 0)->value };

	if (!window_is_year(window, 0) || !window_is_number(window, 2, 1, 12, 2) ||
		!window_is_number(window, 4, 1, 31, 2))
		return 0;
	int marked = window_is_mark(window, 1, "-/.") && window_is_mark(window, 3, "-/.") &&
		     window_token(window, 1)->value == window_token(window, 3)->value;
	int counted =
		window_is_word(window, 1, years, 2) && window_is_word(window, 3, months, 2);
	moment.month = window_token(window, 2)->value;
	moment.day = window_token(window, 4)->value;
	if (!(marked || counted) || !exists(&moment))
		return 0;
	*ret_moment = moment;
	return counted ? 6 : 5;
}

/* 14 for 2014, where that is allowed; 0: no year. */
static int year_at(const struct window *window, int at)
{
	int year = window_token(window, at)->value;

	if (window_is_year(window, at))
		return year;
	if (!window->short_years || window_token(window, at)->digits != 2 ||
		!window_is_number(window, at, 0, 99, 2))
		return 0;
	return year + (year < 70 ? 2000 : 1900);
}

/* 5.3.2014, 05/03/2014: day first, unless that cannot be or the weekday says otherwise. */
static int read_numeric(const struct window *window, struct moment *ret_moment)
{
	if (!window_is_number(window, 0, 1, 31, 2) || !window_is_mark(window, 1, "./-") ||
		!window_is_number(window, 2, 1, 31, 2) || !year_at(window, 4) ||
		window_token(window, 3)->value != window_token(window, 1)->value ||
		window_token(window, 3)->kind != DATE_MARK)
		return 0;
	int first = window_token(window, 0)->value, second = window_token(window, 2)->value;
	struct moment day_first = { .year = year_at(window, 4), .month = second, .day = first };
	struct moment month_first = {
		.year = year_at(window, 4), .month = first, .day = second
	};
	int weekday = exists(&day_first) && exists(&month_first) ? window_weekday(window) : 0;
	int swapped = !exists(&day_first) || (weekday && weekday_of(&day_first) != weekday &&
						     weekday_of(&month_first) == weekday);
	if (swapped && !exists(&month_first))
		return 0;
	*ret_moment = swapped ? month_first : day_first;
	return 5;
}

/* 5 March 2014, 5th of March, 2014, 19 de septiembre de 2014. */
static int read_day_month_year(const struct window *window, struct moment *ret_moment)
{
	struct moment moment = { .day = window_token(window, 0)->value };
	int count;

	if (!window_is_number(window, 0, 1, 31, 2))
		return 0;
	int at = behind_connectives(window, behind_ordinal(window, 1));
	moment.month = window_month(window, at, &count);
	if (!moment.month && at == 1)
		return 0;
	if (!moment.month)
		moment.month = window_month(window, at = 1, &count);
	if (!moment.month)
		return 0;
	at = behind_connectives(window, at + count);
	moment.year = window_token(window, at)->value;
	if (!window_is_year(window, at) || !exists(&moment))
		return 0;
	*ret_moment = moment;
	return at + 1;
}

/* March 5, 2014; March 2014. */
static int read_month_first(const struct window *window, struct moment *ret_moment)
{
	int count, at;
	struct moment moment = { .month = window_month(window, 0, &count) };

	if (!moment.month)
		return 0;
	at = behind_connectives(window, count);
	if (window_is_number(window, at, 1, 31, 2)) {
		moment.day = window_token(window, at)->value;
		at = behind_connectives(window, behind_ordinal(window, at + 1));
	}
	moment.year = window_token(window, at)->value;
	if (!window_is_year(window, at) || (moment.day && !exists(&moment)))
		return 0;
	*ret_moment = moment;
	return at + 1;
}

/* 2014 March 5, 2014-Mar-05, 2014. március 5. */
static int read_year_month_day(const struct window *window, struct moment *ret_moment)
{
	struct moment moment = { .year = window_token(window, 0)->value };
	int count;

	if (!window_is_year(window, 0))
		return 0;
	int at = window_is_mark(window, 1, "-.,") ? 2 : 1;
	moment.month = window_month(window, at, &count);
	if (!moment.month)
		return 0;
	at += count;
	at += window_is_mark(window, at, "-.,");
	moment.day = window_token(window, at)->value;
	if (!window_is_number(window, at, 1, 31, 2) || !exists(&moment))
		return 0;
	*ret_moment = moment;
	return at + 1;
}

int date_read_day(const struct window *window, struct moment *ret_moment)
{
	if (window_token(window, 0)->kind == DATE_WORD)
		return read_month_first(window, ret_moment);
	int count = window_is_year(window, 0) ? read_year_first(window, ret_moment)
					      : read_numeric(window, ret_moment);
	if (count)
		return count;
	return window_is_year(window, 0) ? read_year_month_day(window, ret_moment)
					 : read_day_month_year(window, ret_moment);
}
