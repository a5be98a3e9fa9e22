/* SPDX-License-Identifier: MIT
 *
 * From pieces to expressions. Each parser is shown where an expression may begin and answers
 * with the piece after its end, 0 when it is not of its form; it sets `kind`, `rule`,
 * `certainty` and what the expression says. They look a bounded number of pieces ahead.
 */
#ifndef WINNOW_DATE_PARSE_H
#define WINNOW_DATE_PARSE_H

#include "piece.h"

/* How sure a form is, before an anchor has a say. */
#define CERTAIN 0.98  /* a whole date */
#define CLEAR 0.92    /* the form is hardly anything else: "March 2014", "the 1990s" */
#define LIKELY 0.85   /* a common form with some rivals: "in 2013", "last month" */
#define POSSIBLE 0.7  /* it takes the context to be sure: "the 2013 report" */
#define AMBIGUOUS 0.5 /* another reading is as good: 05/03/2014 */

/* With which pieces it may begin, and which may stand behind the first of them, as BEGINS_ says; what
 * begins otherwise is not shown to it. It may be listed once more, for other beginnings. */
struct parser {
	uint32_t (*read)(const struct scan *scan, uint32_t at, struct expression *ret);
	uint64_t begins, behind;
};
#define BEGINS_ANY UINT64_MAX
/* What goes on behind the number of a length: "days", "-", "to five", "and a half", "nights". */
#define BEHIND_COUNT                                                                           \
	(BEGINS_PIECE(PIECE_NUMBER) | BEGINS_TIE | BEGINS_WORD(WORD_UNIT) |                    \
		BEGINS_WORD(WORD_QUANTITY) | BEGINS_WORD(WORD_PART) | BEGINS_WORD(WORD_JOIN) | \
		BEGINS_WORD(WORD_LINK))

/* parse_longest.c: what the one of `count` parsers, 64 at the most, finds that goes on longest; of two that end
 * together the first. */
uint32_t parse_longest(const struct parser *parsers, size_t count, const struct scan *scan,
	uint32_t at, struct expression *ret);

/* The text is in English, or in no language that is known. */
int parse_is_english(const struct scan *scan);
/* Spanish, French or Russian, where a day stands before its month. */
int parse_is_day_first(const struct scan *scan);

/* parse_figures.c: 2014-03-05, 15.02.2016, 2011-13 */
uint32_t parse_figures(const struct scan *scan, uint32_t at, struct expression *ret);
/* The same behind a weekday, "Wednesday, 05/03/2014", which tells what is the month of it. */
uint32_t parse_figures_of_weekday(
	const struct scan *scan, uint32_t at, int32_t weekday, struct expression *ret);
/* 2016 10 16 */
uint32_t parse_spaced_day(const struct scan *scan, uint32_t at, struct expression *ret);
/* 5.12, led by what stands before a day */
uint32_t parse_dotted_day(const struct scan *scan, uint32_t at, struct expression *ret);
/* "at 4:00pm", "before 5pm", "from 2pm" stands there: what is before it is a day. */
int parse_is_before_clock(const struct scan *scan, uint32_t at);

/* parse_calendar.c: 5 March 2014, March 5, May 2009, Friday, January last year */
uint32_t parse_calendar(const struct scan *scan, uint32_t at, struct expression *ret);
/* 5/6 March 2014, March 5/6, 2014 */
uint32_t parse_double_day(const struct scan *scan, uint32_t at, struct expression *ret);
/* 2017 April, 2019-Aug-01 */
uint32_t parse_year_first(const struct scan *scan, uint32_t at, struct expression *ret);
/* The year after the rest of a date: ", 2014", "of 2014", "last year"; `at` if there is none. */
uint32_t parse_year_tail(const struct scan *scan, uint32_t at, int comma, struct when *when);

/* The day of a month, or -1; what ends a clause, and no dash. */
int32_t parse_day_at(const struct scan *scan, uint32_t at);
int parse_ends_clause(const struct scan *scan, uint32_t at);

/* parse_weekday.c: Friday, Tuesday of next week */
uint32_t parse_weekday(const struct scan *scan, uint32_t at, struct expression *ret);

/* parse_month.c: in May, May 2009, the May meeting */
/* A month, whatever else the word can mean. */
int parse_is_capital_or_sure(const struct scan *scan, uint32_t month);
uint32_t parse_month_alone(const struct scan *scan, uint32_t at, struct when *when);

/* parse_year.c: in 2013, 300 BC */
uint32_t parse_year(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_fiscal_year(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_year_part(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_era(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_month_before_christ(
	const struct scan *scan, uint32_t at, struct expression *ret);
/* "AD" or "BC", which English writes in capitals or with stops; "AD". */
int parse_is_era(const struct scan *scan, uint32_t at);
int parse_is_ad(const struct scan *scan, uint32_t at);

/* parse_year_likely.c: what is around a bare year shows that it is one: the 1989 law, of 2011 */
int parse_year_is_likely(const struct scan *scan, uint32_t at);
enum { PLAIN_EARLIEST = 1500, YEAR_MODERN = 1900, PLAIN_LATEST = 2100 };

/* parse_decade.c: the 1990s, the nineties, the 19th century */
uint32_t parse_decade(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_century(const struct scan *scan, uint32_t at, struct expression *ret);
/* A year in four digits stands there, whatever is around. */
int parse_is_year(const struct scan *scan, uint32_t at);
/* The same, or one in words: "nineteen ninety-six", "two thousand and five"; 0: none. */
uint32_t parse_year_said(const struct scan *scan, uint32_t at, int32_t *ret_year);

/* parse_part.c: third quarter, first half of 2014, summer of 2013, the week of 6 March */
uint32_t parse_quarter(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_year_before(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_season(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_week_number(const struct scan *scan, uint32_t at, struct expression *ret);
/* "last", "this", "next", `shift`, before what comes once a year. */
void parse_set_direction(const struct scan *scan, uint32_t shift, struct when *when);
uint32_t parse_week_of(const struct scan *scan, uint32_t at, struct expression *ret);

/* "'s" */
int parse_is_possessive(const struct scan *scan, uint32_t at);

/* parse_holiday.c: Easter, Easter weekend, Christmas 2013 */
uint32_t parse_holiday(const struct scan *scan, uint32_t at, struct expression *ret);

/* parse_nth.c: the first Monday of May, the last week of 2013; the 18th, Monday the 24th */
uint32_t parse_nth(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_last_of_days(
	const struct scan *scan, uint32_t at, int32_t day, struct expression *ret);
/* A word as "last" that may stand before its noun. */
int parse_is_last(const struct scan *scan, uint32_t at);
uint32_t parse_ordinal_day(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_day_before_month(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_day_in_list(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_weekday_and_day(const struct scan *scan, uint32_t at, struct expression *ret);

/* parse_relative.c: last month, yesterday, the past two years */
uint32_t parse_shift(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_day_word(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_span(const struct scan *scan, uint32_t at, struct expression *ret);
/* A word as "last" that may stand behind its unit. */
int parse_is_after_word(const struct scan *scan, uint32_t at);
/* "last" in "will last two days". */
int parse_is_verb(const struct scan *scan, uint32_t at);
/* "next week" and its like; `at`: there is none. */
uint32_t parse_shifted_unit(const struct scan *scan, uint32_t at, struct when *when);

/* parse_offset.c: three days ago, two Fridays ago */
uint32_t parse_offset(const struct scan *scan, uint32_t at, struct expression *ret);
/* So long before (`sign` -1) or after the anchor, or what the text said last. */
void parse_set_offset(
	struct length length, int32_t sign, int from_text, struct expression *ret);

/* parse_apart.c: two days after 5 March, the day before Easter; `length` ends at `end`. */
uint32_t parse_apart(
	const struct scan *scan, uint32_t end, struct length length, struct expression *ret);
/* -1 before, 1 after; 0: neither is said there. */
int32_t parse_side(const struct scan *scan, uint32_t at);
/* The same with nothing after it: "before,", "after.". */
int32_t parse_side_alone(const struct scan *scan, uint32_t at);
uint32_t parse_unit_apart(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_weekday_apart(const struct scan *scan, uint32_t at, struct expression *ret);
/* "in two weeks", where the sentence is about what is to come. Nonzero: so it is. */
int parse_ahead(const struct scan *scan, uint32_t at, uint32_t end, struct expression *ret);
/* "within two weeks", likewise: from now to then. */
int parse_within(const struct scan *scan, uint32_t at, uint32_t end, struct expression *ret);

/* parse_lasting.c: for three days from Monday, a week starting on 5 March; what *ret has as its
 * length stands from `at` to `end`. */
uint32_t parse_lasting(
	const struct scan *scan, uint32_t at, uint32_t end, struct expression *ret);
/* "from Monday for three days": `at` is "from", and the point after it goes to `end`. */
uint32_t parse_lasting_from(
	const struct scan *scan, uint32_t at, uint32_t end, struct expression *point);
/* "for 3 hours from 10 am", its "for" read already; "from 10 am for 3 hours". */
struct clock;
uint32_t parse_lasting_hours(
	const struct scan *scan, uint32_t at, struct clock *ret_from, struct clock *ret_to);
/* A word as "for" before a length. */
int parse_is_lasting(const struct scan *scan, uint32_t at);

/* parse_vague.c: recently, in recent years, every Friday, daily */
uint32_t parse_vague(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_set(const struct scan *scan, uint32_t at, struct expression *ret);

/* parse_count.c: how many of a unit: two and a half, several, a quarter of an; `at` when nothing says
 * it. "and a half" behind a number or its unit: past that, or `at`. */
uint32_t parse_count(const struct scan *scan, uint32_t at, struct length *length);
uint32_t parse_and_a_half(const struct scan *scan, uint32_t at, struct length *length);
/* "for June 25 families", not "for June 25 but": what there may be 25 of. */
int parse_may_be_counted(const struct scan *scan, uint32_t at);

/* parse_length.c: nine months, about three decades */
uint32_t parse_duration(const struct scan *scan, uint32_t at, struct expression *ret);
uint32_t parse_year_ended(const struct scan *scan, uint32_t at, struct expression *ret);
/* "two and a half years", "a year", "several months": as long as that. */
uint32_t parse_length(const struct scan *scan, uint32_t at, struct length *ret_length);
/* "the first six months" before "of 2013", `end` where that is: sets what they are of. Nonzero: so
 * it is. */
int parse_of_whole(const struct scan *scan, uint32_t end, int32_t sign, struct expression *ret);
/* The same of "the six months" before "to December", "ended 31 March". */
int parse_up_to(const struct scan *scan, uint32_t end, struct expression *ret);
/* "two to three weeks", "a month or two": the least of it, and the most. */
uint32_t parse_length_range(
	const struct scan *scan, uint32_t at, struct length *ret_length, int64_t *ret_longest);
enum unit parse_unit(const struct scan *scan, uint32_t at);
/* How many of its unit the word is: a fortnight is two weeks. */
int64_t parse_unit_times(const struct scan *scan, uint32_t at);

/* A time of day as it is written. */
struct clock {
	int32_t minute;
	int32_t second;
	int minute_said; /* "4:00", not "4" */
	int second_said;
	int about;       /* "7ish" */
	int half_unsaid; /* "7 o'clock", in the morning or in the evening */
	int sure;        /* it is said which half of the day it is in, or that it is a time */
};

/* parse_clock.c: 5 p.m., 12:30, half past eight, noon, 0930 GMT */
uint32_t parse_clock(const struct scan *scan, uint32_t at, struct clock *ret_clock);
/* "(0735 GMT)" behind it is the same time elsewhere, and no part of it: past that, or `at`. */
uint32_t parse_skip_elsewhere(const struct scan *scan, uint32_t at);
/* The same where it is known to be one: also "8", "two thirty". */
uint32_t parse_bare_clock(const struct scan *scan, uint32_t at, struct clock *ret_clock);
void parse_set_clock(const struct clock *clock, struct when *when);
/* The minute that "8" is in the morning or at night. */
int32_t parse_minute_in_part(int32_t minute, struct winnow_str part);
/* "night" in "Friday night", for a day that has no part yet: past that, or `at`. */
uint32_t parse_part_tail(const struct scan *scan, uint32_t at, struct when *when);
/* What a point has besides: "Friday night", "Friday at 12:30", "Friday from 3 to 5". */
uint32_t parse_clock_tail(const struct scan *scan, uint32_t at, struct expression *ret);
/* Of a day that is not said. */
uint32_t parse_clock_alone(const struct scan *scan, uint32_t at, struct expression *ret);

/* parse_clock_word.c: noon, "12 noon"; half past eight, twenty minutes to six, at ten to eight */
uint32_t parse_named_clock(const struct scan *scan, uint32_t at, struct clock *clock);
uint32_t parse_clock_by_distance(const struct scan *scan, uint32_t at, struct clock *clock);
/* "half past eight", "five past seven", which are nothing else: not "past five years". */
int parse_is_past_hour(const struct scan *scan, uint32_t at, uint32_t end);
/* "at" */
int parse_is_at_moment(const struct scan *scan, uint32_t at);

/* parse_day_part.c: in the morning, by dawn, of a day that is not said */
uint32_t parse_part_alone(const struct scan *scan, uint32_t at, struct expression *ret);

/* parse_packed.c: 0730 hours, at 0600; where it is known to be a time, "0930", "2200", and "730",
 * "8.30" with them; "0930" alone, which no other number is written as. */
uint32_t parse_four_figures(const struct scan *scan, uint32_t at, struct clock *clock);
uint32_t parse_packed_clock(const struct scan *scan, uint32_t at, struct clock *clock);
uint32_t parse_digits_clock(const struct scan *scan, uint32_t at, struct clock *clock);
uint32_t parse_zero_clock(const struct scan *scan, uint32_t at, struct clock *clock);

/* parse_hours.c: from 4 to 6pm, between 10 and 11:30, 8-9am. Sets the clocks of both ends on the
 * day that ret->from has; `with_day`: a day stands beside it. */
uint32_t parse_hours(
	const struct scan *scan, uint32_t at, int with_day, struct expression *ret);
/* The same before a day, which `day` reads, or before none. */
uint32_t parse_hours_first(const struct scan *scan, uint32_t at,
	uint32_t (*day)(const struct scan *scan, uint32_t at, struct expression *ret),
	struct expression *ret);

/* parse_point.c: one of the above, with "early", "mid-", "the end of" before it. */
uint32_t parse_point(const struct scan *scan, uint32_t at, struct expression *ret);
/* The same, without the time of day behind it. */
uint32_t parse_point_without_clock(
	const struct scan *scan, uint32_t at, struct expression *ret);

/* parse_period.c: between 2011 and 2013, 5-7 March, from April to September 2012; `point` is what
 * parse_point finds there, up to `point_end`. */
uint32_t parse_period(const struct scan *scan, uint32_t at, const struct expression *point,
	uint32_t point_end, struct expression *ret);
/* "to", a dash or, when it was opened by "between", "and"; by "since" or "starting", "until". */
enum { OPENED = 1, OPENED_SINCE };
int parse_is_join(const struct scan *scan, uint32_t at, int opened);

/* parse.c: the pieces that an expression may begin with, a bit for each. */
struct beginnings {
	uint64_t bits[PIECES_MOST / 64];
};
void parse_beginnings(const struct scan *scan, struct beginnings *ret);
/* The next expression from `at` on, the longest that begins there, with `first`, `end` and the words
 * around it that bound it; 0: none. */
uint32_t parse_next(const struct scan *scan, const struct beginnings *beginnings, uint32_t at,
	struct expression *ret);

/* tense.c: whether the sentence speaks of what has been or of what is to come. */
enum direction tense_of(const struct scan *scan, const struct expression *expression);

#endif
