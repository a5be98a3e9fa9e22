/* SPDX-License-Identifier: MIT
 *
 * Dates and times of day that are written in figures alone: 2014-03-05, 05/03/2014, 15.02.2016,
 * 2011-13, 12:30.
 */
#ifndef WINNOW_DATE_FIGURES_H
#define WINNOW_DATE_FIGURES_H

#include <winnow/helpers.h>

enum figures_form {
	FIGURES_NONE,
	FIGURES_YEAR_FIRST,   /* 2014-03-05, perhaps with T10:12 */
	FIGURES_DAY_FIRST,    /* 15.02.2016 */
	FIGURES_MONTH_FIRST,  /* 02/15/2016: nothing else is possible */
	FIGURES_AMBIGUOUS,    /* 05/03/2014: day and month as written, read day first */
	FIGURES_MONTH_DAY,    /* 11/20: month first, as where no year is written, or 20/11 */
	FIGURES_MONTH,        /* 2014-03 */
	FIGURES_MONTH_YEAR,   /* 03/2014: as often the number of a law */
	FIGURES_WEEK,         /* 2014-W10: `month` is the week */
	FIGURES_YEARS,        /* 2011-2013, 2011-12: `month` is the last year */
	FIGURES_COMPACT,      /* 20140305 */
	FIGURES_CLOCK_SECOND, /* 12:30:05 */
	FIGURES_HOURS,        /* 36h: no time of day */
	FIGURES_HOUR,         /* 15h */
	FIGURES_CLOCK         /* 12:30, 12h30 */
};

/* Whether the day or the month is written first where both can be. */
enum figures_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

struct figures {
	enum figures_form form;
	enum figures_order order; /* which it shows: 25/03/2014, 03/25/2014 */
	uint32_t length;
	int32_t year, month, day;
	int32_t minute;    /* of the day; */
	int32_t second;    /* of the minute */
	uint8_t has_clock; /* then they are said */
	uint8_t half_said; /* 12:30p: which half of the day is known */
	uint8_t lettered;  /* 12h30 */
	uint8_t month_led; /* 05/03/2014 has been read month first */
	uint8_t paired;    /* 10/1 in 10/1-11/7, or 11/7 */
};

/* What begins at byte `at`, where a run of digits begins; form FIGURES_NONE: nothing. */
struct figures figures_read(struct winnow_str text, size_t at);

/* The two numbers of one or two digits that are all of `text`, with `mark` between them. Nonzero: it is
 * two of them. */
int figures_pair(struct winnow_str text, char mark, int32_t *ret_first, int32_t *ret_second);

/* Day and month of what can be read either way as `order` has it; ORDER_UNKNOWN: as it is. */
void figures_put_in_order(struct figures *figures, enum figures_order order);

#endif
