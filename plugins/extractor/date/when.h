/* SPDX-License-Identifier: MIT
 *
 * What an expression of time says, as it is written (struct expression), and what it means once
 * an anchor is known (struct resolved).
 */
#ifndef WINNOW_DATE_WHEN_H
#define WINNOW_DATE_WHEN_H

#include <winnow/helpers.h>
#include "shared/calendar.h"

/* Also the units of lengths; from UNIT_DAY on they are stretches of the calendar. */
enum unit {
	UNIT_NONE,
	UNIT_SECOND,
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_WEEKEND,
	UNIT_WEEK,
	UNIT_MONTH,
	UNIT_SEASON,
	UNIT_QUARTER,
	UNIT_HALF,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY,
	UNIT_COUNT
};

enum anchor_kind { ANCHOR_NONE, ANCHOR_DATELINE, ANCHOR_PUBLISHED, ANCHOR_TEXT };

/* How the missing parts are found. */
enum basis {
	BASIS_COMPLETE, /* nothing is missing */
	BASIS_NEAREST,  /* the one nearest to the anchor, in `direction` */
	BASIS_SHIFT     /* `amount` units on from the anchor's own */
};

enum direction {
	DIRECTION_PAST = -1, /* the last one up to the anchor, itself included */
	DIRECTION_NEAREST = 0,
	DIRECTION_FUTURE = 1,
	DIRECTION_BEFORE = -2, /* the last one before the anchor's own */
	DIRECTION_AFTER = 2,
	DIRECTION_SAME = 3, /* the one in the anchor's year or week */
	DIRECTION_NEXT = 4  /* the one in the week after the anchor's; or as after */
};

/* What a length has besides, in a smaller unit. */
struct length_part {
	int32_t count; /* 0: nothing */
	uint8_t unit;  /* enum unit */
};

enum { LENGTH_PARTS = 2 };

struct length {
	int64_t mantissa; /* times ten to the exponent: how many units; 0: not said */
	int32_t exponent;
	uint8_t unit; /* enum unit; */
	uint8_t said; /* the larger one of "two years and six months"; UNIT_NONE: one alone */
	uint8_t working;                        /* "three working days": none of a weekend */
	struct length_part parts[LENGTH_PARTS]; /* the weeks and the days of "three months, two
						   weeks and two days" */
};

/* The rule of a holiday of no day that is known. */
#define NO_DAY "moon"

/* One point or stretch of the calendar. Zero: not said. */
struct when {
	uint8_t unit;           /* enum unit, how precise it is; UNIT_NONE: nothing here */
	uint8_t basis;          /* enum basis */
	int8_t direction;       /* enum direction */
	uint8_t direction_said; /* in words ("last", "next"), so that the tense has no say; */
	uint8_t direction_led;  /* but in words before it ("by", "ended") */
	uint8_t year_shifted;   /* the year is `year_amount` on from the anchor's */
	uint8_t of_quarter;     /* the year's, of which figures are told: "the 1988 quarter" */
	uint8_t now;            /* the moment it is said, in "from now until 5 p.m." */
	uint8_t from_text;      /* the anchor is what the text said last; */
	uint8_t from_told;      /* the same in a narrative alone: "the end of the year" */
	uint8_t from_event;     /* nor is that known: "the Monday after the vote" */
	uint8_t has_clock;      /* then `minute` is said, */
	uint8_t minute_said;    /* "4:00 pm", not "4 pm", */
	uint8_t second_said;    /* and `second` */
	uint8_t half_unsaid;    /* "now and eight o'clock", in the morning or in the evening */
	uint8_t start;          /* "the start of 2008": as an end, not past that */
	uint8_t middle;         /* "mid-2008": half of it is past */
	uint8_t last;           /* "the end of 2008": not before that */
	uint8_t rest;           /* "the rest of the year": from the anchor on */
	uint8_t day_end;        /* "the end of Friday": its last second */
	uint8_t night_on;       /* the night from that day to the next */
	uint8_t day_unsaid;     /* a clock or a part of some day, and no more */
	uint8_t counted;        /* `amount` is a length in words: "two weeks ago" */
	uint8_t clock_counted;  /* the clock is what `minutes` led to */
	uint8_t day_bare;       /* "Monday 24", without "the" */
	uint8_t nth_unit; /* of `nth`: week or day, of `weekday` if that is said; UNIT_NONE: not */
	int8_t apart_sign;      /* of `apart`: -1 before, 1 after */
	uint8_t apart_included; /* the last day of that length, not the one after it */
	int32_t year, month, day, weekday;
	int32_t index;       /* of a quarter, half or season, from 1 */
	int32_t amount;      /* of BASIS_SHIFT */
	int32_t year_amount; /* "June last year": -1 */
	int32_t minute;      /* of the day; past MINUTES_IN_DAY of the next one */
	int32_t second;
	int32_t weekday_beside; /* of "Friday, 18 July", which has all it takes without */
	int32_t nth;            /* of all that: the first, or -1, the last */
	int32_t apart_weekday;  /* then the weeks of `apart` are to so many such days */
	int64_t minutes;        /* so many on from a clock, until they are added to one */
	struct length apart;    /* so long before or after all that; unit UNIT_NONE: not */
	struct winnow_str count_of_years; /* FY, SY: a year, but not the calendar's */
	struct winnow_str holiday;        /* its rule, as the lexicon writes it, or NO_DAY; */
	struct winnow_str nation;         /* whose it is; empty: it is the same for all */
	struct winnow_str part;           /* of the day, as TIMEX3 writes it: MO, AF, EV, NI */
};

enum {
	HOURS_IN_DAY = 24,
	MINUTES_IN_HOUR = 60,
	MINUTES_IN_HALF_DAY = 12 * 60,
	MINUTES_IN_DAY = 2 * MINUTES_IN_HALF_DAY
};

/* Of one day, so that it can have a time of day. */
static inline int when_is_day(const struct when *when)
{
	return (when->nth ? when->nth_unit : when->unit) == UNIT_DAY;
}

/* "now", "today" */
static inline int when_is_present(const struct when *when)
{
	return when->unit == UNIT_DAY && when->basis == BASIS_SHIFT && when->amount == 0 &&
	       !when->day_unsaid && !when->weekday;
}

enum expression_kind {
	KIND_NOTHING,
	KIND_DATELINE,
	KIND_ABSOLUTE,
	KIND_RELATIVE,
	KIND_PERIOD,
	KIND_SET,
	KIND_VAGUE,
	KIND_DURATION /* a fact type of its own */
};

struct expression {
	uint8_t kind; /* enum expression_kind */
	int8_t sign;  /* of a period said by its length: -1 ends, 1 begins at the anchor; */
	uint8_t from_anchor; /* with its day, not the next */
	uint8_t of_whole; /* the first (`sign` 1) or last so long of `from`, told of by itself */
	const char *rule;
	double certainty;
	uint32_t first, end; /* pieces */
	struct when from;
	struct when to;         /* of a period, its last part; unit UNIT_NONE: there is none */
	struct length length;   /* of a duration, or of a period said by its length */
	int64_t longest;        /* of "two to three weeks", of which 2 is the length; 0: none */
	struct winnow_str text; /* of a vague one, or of a set that has no `from`: its value */
	struct winnow_str modifier; /* a code; empty: none */
	uint32_t modifier_first;    /* piece; */
	uint32_t modifier_end;      /* the same: its words are not known */
};

/* A half-open stretch of days. first 0: open or not known, end likewise. */
struct stretch {
	int32_t first, end;
};

struct resolved {
	int known;
	enum unit unit;
	int32_t index; /* as in struct when */
	struct calendar_date date;
	struct stretch stretch;
	int32_t counted_day; /* where a length counted in days leads to; 0: there is none */
};

#endif
