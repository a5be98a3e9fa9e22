/* SPDX-License-Identifier: MIT
 * The tokens from a place on where a date may begin, and what is read from them. */
#ifndef WINNOW_SHARED_DATE_WINDOW_H
#define WINNOW_SHARED_DATE_WINDOW_H

#include "shared/date_token.h"
#include "shared/names.h"

struct window {
	const struct names *months, *weekdays;
	const struct winnow_host *host;
	struct winnow_str text;
	struct date_token tokens[DATE_WINDOW];
	struct winnow_str before; /* the word just before, which may name the weekday */
	int short_years;          /* two digits may be a year */
};

struct moment {
	int year, month, day; /* day 0: of no day */
	int hour, minute, second;
	int zone; /* minutes east of UTC */
	int timed;
};

const struct date_token *window_token(const struct window *window, int at);

/* The text from token `first` to token `last`. */
struct winnow_str window_words(const struct window *window, int first, int last);

int window_is_mark(const struct window *window, int at, const char *marks);
int window_is_number(const struct window *window, int at, int low, int high, int most_digits);
int window_is_year(const struct window *window, int at);
int window_is_word(const struct window *window, int at, const char *const *list, size_t count);

/* The month named at `at` and how many tokens name it; 0: none. */
int window_month(const struct window *window, int at, int *ret_count);

/* The weekday named just before; 0: none. */
int window_weekday(const struct window *window);

/* The day, or month, that the window begins with: how many tokens it takes; 0: none. */
int date_read_day(const struct window *window, struct moment *ret_moment);

/* A time with its zone at token `at`, added to the moment: how many tokens there are up to behind
 * it; 0: none. */
int date_read_time(const struct window *window, int at, struct moment *moment);

#endif
