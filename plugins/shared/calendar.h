/* SPDX-License-Identifier: MIT
 *
 * The Gregorian calendar, exactly, for the years 1 to 9999: also for days before 1582, as ISO
 * 8601 counts them.
 */
#ifndef WINNOW_SHARED_CALENDAR_H
#define WINNOW_SHARED_CALENDAR_H

#include <stdint.h>

struct calendar_date {
	int32_t year, month, day;
};

struct calendar_week { /* of ISO 8601: its year is not always that of the day */
	int32_t year, week;
};

enum { CALENDAR_FIRST = 1, CALENDAR_LAST = 3652059 }; /* 0001-01-01 and 9999-12-31 */

/* Nonzero: there is such a day. */
int calendar_valid(struct calendar_date date);
int32_t calendar_month_days(int32_t year, int32_t month);

/* Days are numbered from 1 for 0001-01-01. The date has to be valid. */
int32_t calendar_number(struct calendar_date date);
/* `number` has to be from CALENDAR_FIRST to CALENDAR_LAST. */
struct calendar_date calendar_date(int32_t number);

/* 1 is Monday, 7 Sunday. */
int32_t calendar_weekday(int32_t number);
struct calendar_week calendar_week(int32_t number);

/* Months later or earlier; a day that the month has not becomes its last. Nonzero: the year is
 * still from 1 to 9999, and only then is anything returned. */
int calendar_add_months(
	struct calendar_date date, int64_t months, struct calendar_date *ret_date);

/* Easter Sunday of the Western churches. */
struct calendar_date calendar_easter(int32_t year);

#endif
