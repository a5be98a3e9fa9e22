/* SPDX-License-Identifier: MIT
 *
 * Days that a text tells with their year, and may name again without: "on 7 October 2023 …; since
 * 7 October".
 */
#ifndef WINNOW_DATE_TOLD_H
#define WINNOW_DATE_TOLD_H

#include "resolve.h"

enum { TOLD_DAYS = 8 };

/* Zero: none yet. The latest ones; year 0: one told of several years. */
struct told_days {
	struct calendar_date days[TOLD_DAYS];
	uint32_t next;
	int32_t year_ago;    /* that of "two years ago", which ends */
	size_t year_ago_end; /* there, in bytes */
};

/* A day of the year, as it is said, without more. */
int told_lacks_year(const struct when *when);

/* In one year or another it is within a month of the report. */
int told_comes_round(struct calendar_date day, const struct anchor *report);

void told_remember(const struct when *when, struct told_days *told);

/* The day that `when`, which has no year, names again; of kind ANCHOR_NONE: it names none. One that
 * comes round within a month of `report` is that, not the one told. */
struct anchor told_again(
	const struct told_days *told, const struct when *when, const struct anchor *report);

void told_set_ago(const struct when *when, const struct resolved *resolved, size_t end,
	struct told_days *told);

/* The year of "two years ago, on 24 February", of which `when`, at `at`, is the day; else none. */
struct anchor told_of_ago(const struct told_days *told, const struct when *when, size_t at);

#endif
