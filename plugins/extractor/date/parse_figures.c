/* SPDX-License-Identifier: MIT */
#include "parse.h"

static struct when day_of(const struct figures *figures)
{
	struct when when = { .unit = UNIT_DAY, .year = figures->year };

	when.month = figures->month;
	when.day = figures->day;
	when.has_clock = figures->has_clock;
	when.minute = figures->minute;
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

uint32_t parse_figures(const struct scan *scan, uint32_t at, struct expression *ret)
{
	const struct piece *piece = piece_at(scan, at);
	const struct figures *figures = &piece->figures;

	if (piece->kind != PIECE_FIGURES || figures->form == FIGURES_CLOCK ||
		piece_is(scan, at - 1, WORD_NOT_DATE))
		return 0;
	ret->kind = KIND_ABSOLUTE;
	if (figures->form == FIGURES_YEARS) {
		set_years(figures, ret);
	} else if (figures->form == FIGURES_MONTH || figures->form == FIGURES_WEEK) {
		set_partial(figures, ret);
	} else {
		ret->from = day_of(figures);
		ret->rule = figures->form == FIGURES_YEAR_FIRST ? "date.iso" : "date.numeric";
		ret->certainty = figures->form == FIGURES_AMBIGUOUS ? AMBIGUOUS : CERTAIN;
	}
	return at + 1;
}
