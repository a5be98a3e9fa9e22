/* SPDX-License-Identifier: MIT */
#include "shared/date_window.h"

enum { FARTHEST = 14 * 60 /* minutes from UTC that a place on Earth is */ };

/* +0100, -05:30, +01: how many tokens; 0: none. */
static int read_offset(const struct window *window, int at, int *ret_minutes)
{
	const struct date_token *mark = window_token(window, at);
	const struct date_token *hours = window_token(window, at + 1);
	int minus = mark->kind == DATE_MARK && mark->value == 0x2212;
	int minutes, count = 2;

	if (!minus && !window_is_mark(window, at, "+-"))
		return 0;
	if (hours->kind != DATE_NUMBER || hours->spaced ||
		(hours->digits != 2 && hours->digits != 4))
		return 0;
	minutes = hours->digits == 4 ? hours->value / 100 * 60 + hours->value % 100
				     : hours->value * 60;
	if (hours->digits == 2 && window_is_mark(window, at + 2, ":") &&
		window_is_number(window, at + 3, 0, 59, 2)) {
		minutes += window_token(window, at + 3)->value;
		count += 2;
	}
	if (minutes > FARTHEST)
		return 0;
	*ret_minutes = minus || mark->value == '-' ? -minutes : minutes;
	return count;
}

/* Z, UTC, GMT+01:00, +0100: how many tokens; 0: none. */
static int read_zone(const struct window *window, int at, struct moment *moment)
{
	static const char *const zulu[] = { "Z", "UTC", "GMT" };
	int named = window_is_word(window, at, zulu, 3);

	moment->zone = 0;
	if (named && window_token(window, at + 1)->spaced)
		return 1;
	return named + read_offset(window, at + named, &moment->zone);
}

/* "pm" turns 1 into 13. */
static int behind_half_of_day(const struct window *window, int at, struct moment *moment)
{
	static const char *const morning[] = { "am", "AM" }, *const evening[] = { "pm", "PM" };

	if (window_is_word(window, at, morning, 2)) {
		moment->hour %= 12;
		return at + 1;
	}
	if (window_is_word(window, at, evening, 2)) {
		moment->hour = moment->hour % 12 + 12;
		return at + 1;
	}
	return at;
}

/* A time with its zone behind a date: a time without one says nothing that can be compared. */
int date_read_time(const struct window *window, int at, struct moment *moment)
{
	static const char *const words_before[] = { "T", "t", "at" };
	struct moment timed = *moment;

	while (window_is_mark(window, at, ",-|@") ||
		window_is_word(window, at, words_before, 3))
		at++;
	if (!window_is_number(window, at, 0, 23, 2) || !window_is_mark(window, at + 1, ":") ||
		!window_is_number(window, at + 2, 0, 59, 2))
		return 0;
	timed.hour = window_token(window, at)->value;
	timed.minute = window_token(window, at + 2)->value;
	at += 3;
	if (window_is_mark(window, at, ":") && window_is_number(window, at + 1, 0, 60, 2)) {
		/* RFC 3339 knows the leap second, most readers of it do not. */
		timed.second = window_token(window, at + 1)->value % 60;
		at += 2;
	}
	if (window_is_mark(window, at, ".,") &&
		window_token(window, at + 1)->kind == DATE_NUMBER)
		at += 2;
	at = behind_half_of_day(window, at, &timed);
	int zone = read_zone(window, at, &timed);
	if (!zone)
		return 0;
	timed.timed = 1;
	*moment = timed;
	return at + zone;
}
