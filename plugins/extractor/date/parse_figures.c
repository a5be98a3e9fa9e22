/* SPDX-License-Identifier: MIT */
#include "parse.h"

static struct when day_of(const struct figures *figures)
{
	struct when when = { .unit = UNIT_DAY, .year = figures->year };

	when.month = figures->month;
	when.day = figures->day;
	when.has_clock = figures->has_clock;
	when.minute = figures->minute;
	when.minute_said = figures->has_clock;
	return when;
}

static struct when year_of(int32_t year)
{
	return (struct when){ .unit = UNIT_YEAR, .year = year };
}

static void set_years(const struct figures *figures, struct expression *ret)
{
	ret->kind = KIND_PERIOD;
	ret->rule = "date.year_range";
	ret->from = year_of(figures->year);
	ret->to = year_of(figures->month);
	ret->certainty = LIKELY;
}

static void set_partial(const struct figures *figures, struct expression *ret)
{
	ret->from = year_of(figures->year);
	ret->rule = "date.iso_month";
	ret->from.unit = UNIT_MONTH;
	ret->from.month = figures->month;
	ret->certainty = POSSIBLE;
	if (figures->form == FIGURES_WEEK) {
		ret->rule = "date.iso_week";
		ret->from.unit = UNIT_WEEK;
		ret->from.month = 0;
		ret->from.index = figures->month;
		ret->certainty = CLEAR;
	}
}

/* "10/1" in "10/1-11/7/2017" */
static int is_paired_with_year(const struct scan *scan, uint32_t at)
{
	const struct piece *other = piece_at(scan, at + 2);

	return piece_at(scan, at)->value->figures.paired && piece_is_mark(scan, at + 1, '-') &&
	       other->kind == PIECE_FIGURES && other->value->figures.form != FIGURES_MONTH_DAY;
}

/* "8am", "5:30 p.m." */
static int is_sure_clock(const struct scan *scan, uint32_t at)
{
	struct clock clock = { .minute = 0 };

	return (piece_at(scan, at)->kind == PIECE_NUMBER ||
		       piece_at(scan, at)->kind == PIECE_FIGURES) &&
	       parse_clock(scan, at, &clock) && clock.sure;
}

/* "in 03/2014", "from 03/2014 to 05/2014", "(03/2014)", "Published: 03/2014" */
static int is_led_month(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at - 1, WORD_WHEN) || piece_is(scan, at - 1, WORD_OPEN) ||
	       piece_is(scan, at - 1, WORD_BOUND) ||
	       (piece_is_mark(scan, at - 1, '(') && piece_is_mark(scan, at + 1, ')') &&
		       !piece_is(scan, at - 2, WORD_NOT_DATE)) ||
	       (piece_is_mark(scan, at - 1, ':') &&
		       piece_at(scan, at + 1)->kind == PIECE_BREAK) ||
	       (piece_is(scan, at - 1, WORD_JOIN) && piece_is(scan, at - 3, WORD_OPEN));
}

int parse_is_before_clock(const struct scan *scan, uint32_t at)
{
	struct clock clock = { .minute = 0 };

	return (piece_is(scan, at, WORD_WHEN) || piece_is(scan, at, WORD_BOUND) ||
		       piece_is(scan, at, WORD_OPEN)) &&
	       parse_clock(scan, at + 1, &clock) && (clock.sure || clock.minute_said);
}

/* "next 5/12" */
static int is_shifted(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at - 1, WORD_SHIFT) &&
	       (piece_noted(scan, at - 1, "") || piece_noted(scan, at - 1, "verb") ||
		       piece_noted(scan, at - 1, "week"));
}

static int is_led_by_word(const struct scan *scan, uint32_t at)
{
	return (piece_is(scan, at - 1, WORD_WHEN) && !piece_noted(scan, at - 1, "year")) ||
	       piece_is(scan, at - 1, WORD_OPEN) || piece_is(scan, at - 1, WORD_BOUND) ||
	       piece_is(scan, at - 1, WORD_WEEKDAY) || is_shifted(scan, at);
}

/* "on 11/20", "from 10/1 to 11/7", "11/20, 11/22": a month and a day, not a score or a part. */
static int is_led_day(const struct scan *scan, uint32_t at)
{
	const struct piece *last = piece_at(scan, at - 2);
	int dashed = piece_is_mark(scan, at - 1, '-');
	int joined = piece_is(scan, at - 1, WORD_JOIN) || piece_is_mark(scan, at - 1, ',');

	if (piece_is(scan, at + 1, WORD_LINK) || parse_unit(scan, at + 1))
		return 0;
	if (piece_is_all(scan, at, at + 1) || is_paired_with_year(scan, at) ||
		parse_is_before_clock(scan, at + 1) || is_sure_clock(scan, at + 1))
		return 1;
	if (joined || dashed)
		return last->kind == PIECE_FIGURES &&
		       last->value->figures.form == FIGURES_MONTH_DAY &&
		       (joined || is_led_by_word(scan, at - 2));
	return is_led_by_word(scan, at);
}

/* The nearest day of that month, whichever of the two numbers is the month. */
static void take_month_day(
	const struct scan *scan, struct figures *figures, struct expression *ret)
{
	figures_put_in_order(figures, scan->order.figures);
	ret->kind = KIND_ABSOLUTE;
	ret->rule = "date.numeric_short";
	ret->certainty = AMBIGUOUS;
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_NEAREST };
	ret->from.month = figures->month;
	ret->from.day = figures->day;
}

static uint32_t set_month_day(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct figures figures = piece_at(scan, at)->value->figures;

	take_month_day(scan, &figures, ret);
	if (is_shifted(scan, at))
		parse_set_direction(scan, at - 1, &ret->from);
	at = parse_year_tail(scan, at + 1, 1, &ret->from);
	if (ret->from.year || ret->from.year_shifted)
		ret->from.basis = BASIS_COMPLETE;
	return at;
}

/* "5.12" in "on 5.12.", which is a number elsewhere. */
uint32_t parse_dotted_day(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct figures figures = { .form = FIGURES_MONTH_DAY };
	int32_t first = 0, second = 0;
	int led = piece_is(scan, at - 1, WORD_WEEKDAY) ||
		  (piece_is(scan, at - 1, WORD_WHEN) && piece_noted(scan, at - 1, "") &&
			  !piece_at(scan, at - 1)->word->value.len);

	if (!led || !parse_ends_clause(scan, at + 1) || piece_is_mark(scan, at + 1, '%') ||
		!figures_pair(piece_text(scan, at), '.', &first, &second) || first < 1 ||
		second < 1)
		return 0;
	struct expression here = { .first = at, .end = at + 1, .from = { .unit = UNIT_MONTH } };
	if (tense_of(scan, &here) == DIRECTION_PAST)
		return 0;
	figures.month = first <= 12 ? first : second;
	figures.day = first <= 12 ? second : first;
	take_month_day(scan, &figures, ret);
	return figures.month <= 12 && figures.day <= calendar_month_days(2000, figures.month)
		       ? at + 1
		       : 0;
}

/* Two digits by themselves; else -1. */
static int32_t two_digits(const struct scan *scan, uint32_t at)
{
	return piece_number_has(scan, at, WINNOW_IN_DIGITS) && piece_text(scan, at).len == 2
		       ? (int32_t)piece_whole(scan, at)
		       : -1;
}

/* "2016 10 16": not the first of a row of numbers. */
uint32_t parse_spaced_day(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct calendar_date date = { (int32_t)piece_whole(scan, at), two_digits(scan, at + 1),
		two_digits(scan, at + 2) };

	if (!parse_is_year(scan, at) || date.month < 0 || date.day < 0 ||
		!calendar_valid(date) || piece_at(scan, at - 1)->kind == PIECE_NUMBER ||
		piece_at(scan, at + 3)->kind == PIECE_NUMBER)
		return 0;
	ret->kind = KIND_ABSOLUTE;
	ret->rule = "date.iso";
	ret->certainty = LIKELY;
	ret->from = (struct when){ .unit = UNIT_DAY, .year = date.year };
	ret->from.month = date.month;
	ret->from.day = date.day;
	return at + 3;
}

/* "Law No. 2018-11", "page 2014-03" */
static int is_numbered(const struct scan *scan, uint32_t at)
{
	int stop = piece_is_mark(scan, at - 1, '.') && piece_touches(scan, at - 1) &&
		   !(piece_at(scan, at)->flags & WINNOW_SENTENCE_START);

	return piece_is(scan, at - 1 - (uint32_t)stop, WORD_NOT_DATE);
}

/* "9: 1579–1605", "23 (7): 1739–1752": pages of a volume; nor are years so far to come told of. */
static int are_pages(const struct scan *scan, uint32_t at)
{
	return piece_at(scan, at)->value->figures.month > PLAIN_LATEST ||
	       (piece_is_mark(scan, at - 1, ':') &&
		       (piece_at(scan, at - 2)->kind == PIECE_NUMBER ||
			       (piece_is_mark(scan, at - 2, ')') &&
				       piece_at(scan, at - 3)->kind == PIECE_NUMBER)));
}

uint32_t parse_figures(const struct scan *scan, uint32_t at, struct expression *ret)
{
	const struct piece *piece = piece_at(scan, at);
	const struct figures *figures = &piece->value->figures;

	if (piece->kind != PIECE_FIGURES || figures->form >= FIGURES_CLOCK_SECOND ||
		is_numbered(scan, at))
		return 0;
	if (figures->form == FIGURES_MONTH_YEAR && !is_led_month(scan, at))
		return 0;
	if (figures->form == FIGURES_MONTH_DAY)
		return is_led_day(scan, at) ? set_month_day(scan, at, ret) : 0;
	ret->kind = KIND_ABSOLUTE;
	if (figures->form == FIGURES_YEARS) {
		if (are_pages(scan, at))
			return 0;
		set_years(figures, ret);
	} else if (figures->form >= FIGURES_MONTH && figures->form <= FIGURES_WEEK) {
		set_partial(figures, ret);
	} else {
		struct figures ordered = *figures;
		figures_put_in_order(&ordered, scan->order.figures);
		ret->from = day_of(&ordered);
		ret->rule = figures->form == FIGURES_YEAR_FIRST ? "date.iso" : "date.numeric";
		ret->certainty = (figures->form == FIGURES_AMBIGUOUS && !scan->order.shown) ||
						 figures->form == FIGURES_COMPACT
					 ? AMBIGUOUS
					 : CERTAIN;
	}
	return at + 1;
}

static int is_weekday_of(const struct when *when, int32_t weekday)
{
	struct calendar_date date = { when->year, when->month, when->day };

	return calendar_valid(date) && calendar_weekday(calendar_number(date)) == weekday;
}

uint32_t parse_figures_of_weekday(
	const struct scan *scan, uint32_t at, int32_t weekday, struct expression *ret)
{
	uint32_t end = parse_figures(scan, at, ret);
	struct when *when = &ret->from, other = *when;

	other.day = when->month;
	other.month = when->day;
	if (end && piece_at(scan, at)->value->figures.form == FIGURES_AMBIGUOUS &&
		!is_weekday_of(when, weekday) && is_weekday_of(&other, weekday))
		*when = other;
	return end;
}
