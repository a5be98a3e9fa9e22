/* SPDX-License-Identifier: MIT */
#include "shared/dates.h"
#include "shared/date_window.h"

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

/* How many tokens the date at the window's start takes; 0: there is none. */
static int read_moment(const struct window *window, struct moment *ret_moment)
{
	int count = date_read_day(window, ret_moment);
	int end = count && ret_moment->day ? date_read_time(window, count, ret_moment) : 0;

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

static int has_number(const struct window *window)
{
	for (int at = 1; at < 5; at++)
		if (window_token(window, at)->kind == DATE_NUMBER)
			return 1;
	return 0;
}

static int has_year(const struct window *window)
{
	for (int at = 1; at < DATE_WINDOW; at++)
		if (window_is_year(window, at))
			return 1;
	return 0;
}

/* A word can only begin a date as the name of a month: with a number soon behind it, and a year. To
 * ask the lexicons of all languages for it takes longer than to look for those first. */
static int may_begin(const struct window *window)
{
	if (window_token(window, 0)->kind == DATE_NUMBER)
		return window_token(window, 0)->value >= 0;
	return window_token(window, 0)->kind == DATE_WORD && has_number(window) &&
	       has_year(window);
}

static void move_on(struct window *window)
{
	const struct date_token *last = &window->tokens[DATE_WINDOW - 1];
	const struct date_token first = window->tokens[0];

	if (first.kind == DATE_WORD && has_number(window))
		window->before = window_words(window, 0, 0);
	else if (first.kind != DATE_MARK)
		window->before = (struct winnow_str){ NULL, 0 };
	memmove(window->tokens, window->tokens + 1, sizeof(window->tokens) - sizeof(first));
	window->tokens[DATE_WINDOW - 1] = date_token_read(window->text, last->end);
}

static struct winnow_str find(struct window window, size_t *ret_at, size_t *ret_length)
{
	struct moment moment;
	size_t at = 0;

	for (int next = 0; next < DATE_WINDOW; next++) {
		window.tokens[next] = date_token_read(window.text, at);
		at = window.tokens[next].end;
	}
	for (; window.tokens[0].kind; move_on(&window)) {
		int count = may_begin(&window) ? read_moment(&window, &moment) : 0;
		if (!count)
			continue;
		if (ret_at)
			*ret_at = window_token(&window, 0)->at;
		if (ret_length)
			*ret_length = window_words(&window, 0, count - 1).len;
		return write_moment(window.host, &moment);
	}
	return (struct winnow_str){ NULL, 0 };
}

struct winnow_str dates_find(const struct dates *dates, const struct winnow_host *host,
	struct winnow_str text, size_t *ret_at, size_t *ret_length)
{
	const struct window window = {
		.months = dates->months, .weekdays = dates->weekdays, .host = host, .text = text
	};

	return find(window, ret_at, ret_length);
}

struct winnow_str dates_find_shown(const struct dates *dates, const struct winnow_host *host,
	struct winnow_str line, size_t *ret_at, size_t *ret_length)
{
	const struct window window = { .months = dates->months,
		.weekdays = dates->weekdays,
		.host = host,
		.text = line,
		.short_years = 1 };

	return find(window, ret_at, ret_length);
}
