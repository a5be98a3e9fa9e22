/* SPDX-License-Identifier: MIT */
#include "shared/date_window.h"

const struct date_token *window_token(const struct window *window, int at)
{
	static const struct date_token none = { 0 };

	return at < DATE_WINDOW ? &window->tokens[at] : &none;
}

struct winnow_str window_words(const struct window *window, int first, int last)
{
	size_t at = window_token(window, first)->at;

	return winnow_slice(window->text, at, window_token(window, last)->end - at);
}

int window_is_mark(const struct window *window, int at, const char *marks)
{
	const struct date_token *mark = window_token(window, at);

	return mark->kind == DATE_MARK && mark->value < 0x80 && strchr(marks, mark->value);
}

int window_is_number(const struct window *window, int at, int low, int high, int most_digits)
{
	const struct date_token *number = window_token(window, at);

	return number->kind == DATE_NUMBER && number->digits <= most_digits &&
	       number->value >= low && number->value <= high;
}

int window_is_year(const struct window *window, int at)
{
	return window_is_number(window, at, 1000, 2199, 4);
}

int window_is_word(const struct window *window, int at, const char *const *list, size_t count)
{
	if (window_token(window, at)->kind != DATE_WORD)
		return 0;
	for (size_t word = 0; word < count; word++)
		if (winnow_is(window_words(window, at, at), list[word]))
			return 1;
	return 0;
}

int window_month(const struct window *window, int at, int *ret_count)
{
	if (window_token(window, at)->kind != DATE_WORD)
		return 0;
	*ret_count = 2;
	int month = window_token(window, at + 1)->kind == DATE_WORD
			    ? names_number(window->months, window->host,
				      window_words(window, at, at + 1))
			    : 0;
	if (month)
		return month;
	*ret_count = 1;
	return names_number(window->months, window->host, window_words(window, at, at));
}

int window_weekday(const struct window *window)
{
	return window->before.len ? names_number(window->weekdays, window->host, window->before)
				  : 0;
}
