/* SPDX-License-Identifier: MIT
 *
 * From what an expression says to days of the calendar, by an anchor where one is needed.
 */
#ifndef WINNOW_DATE_RESOLVE_H
#define WINNOW_DATE_RESOLVE_H

#include "when.h"

struct anchor {
	enum anchor_kind kind; /* ANCHOR_NONE: there is none */
	enum unit unit; /* UNIT_DAY, of the text also UNIT_WEEK, UNIT_MONTH or UNIT_YEAR: how
				  much of it is known */
	struct calendar_date date;
	int has_clock; /* then: */
	int32_t minute;
};

/* YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339; kind ANCHOR_NONE if it is none of them. */
struct anchor anchor_read(enum anchor_kind kind, struct winnow_str written);

/* "in five minutes": the clock and the day they lead to, where the anchor has a clock. */
void resolve_minutes(struct when *when, const struct anchor *anchor);

int when_needs_anchor(const struct when *when);

/* `tense` stands in where the words give no direction. Not known: it cannot be told, or not with
 * this anchor. */
struct resolved resolve_when(
	const struct when *when, const struct anchor *anchor, enum direction tense);

/* Both ends of a period; one may give the other its year. Nonzero: both are known, in order. */
int resolve_period(const struct expression *expression, const struct anchor *anchor,
	enum direction tense, struct resolved *ret_from, struct resolved *ret_to);

/* "the past two years": up to the anchor, or from it. */
struct stretch resolve_span(const struct expression *expression, const struct anchor *anchor);

/* What the files of resolving use of each other. What it is in that year; such a weekday near the day
 * of that number. */
struct resolved resolve_in_year(const struct when *when, int32_t year);
struct resolved resolve_weekday(int32_t weekday, int32_t number, enum direction direction);
struct resolved resolve_days(enum unit unit, int64_t number, int32_t days);
struct resolved resolve_whole(enum unit unit, struct calendar_date date, int32_t index);
int64_t resolve_monday(int32_t number);
/* The day so long before (`sign` -1) or after; 0: it is none, or outside of the calendar. */
int32_t resolve_shifted(const struct length *length, struct calendar_date date, int64_t sign);
/* By its rule, as the lexicon writes it. */
struct calendar_date resolve_holiday(struct winnow_str rule, int32_t year);
/* The nth of `whole`; what is so long apart from `base`. */
struct resolved resolve_nth(const struct when *when, const struct resolved *whole);
struct resolved resolve_apart(const struct when *when, const struct resolved *base);
/* "the 18th": of the anchor's month, or one near it; of a weekday that fits, if one is said. */
struct resolved resolve_day_of_month(
	const struct when *when, const struct anchor *anchor, enum direction tense);

#endif
