/* SPDX-License-Identifier: MIT */
#include "parse.h"

static int is_quarter_or_half(const struct scan *scan, uint32_t at)
{
	return parse_unit(scan, at) == UNIT_QUARTER || piece_is(scan, at, WORD_HALF);
}

/* "third quarter", "second-half": sets unit and index. */
static uint32_t numbered_part(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t here = piece_skip(scan, at, WORD_FISCAL);
	int64_t index = piece_whole(scan, here);
	uint32_t unit;

	here = here > at ? here : piece_skip_mark(scan, here, '-');
	if (parse_is_last(scan, here)) /* "the last half of 1989" */
		index = piece_is(scan, here + 1, WORD_HALF) ? 2 : 4;
	else if (!piece_number_has(scan, here, WINNOW_ORDINAL))
		return 0;
	unit = piece_skip_mark(scan, here + 1, '-');
	unit = piece_skip(scan, unit, WORD_FISCAL);
	when->unit = piece_is(scan, unit, WORD_HALF) ? UNIT_HALF : UNIT_QUARTER;
	if (!is_quarter_or_half(scan, unit) || index < 1 ||
		index > (when->unit == UNIT_HALF ? 2 : 4))
		return 0;
	when->index = (int32_t)index;
	return unit + 1;
}

/* "14" in "3Q14", "'14" in "Q3'14": `at` if it is not there. */
static uint32_t year_of_letter(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t number = piece_skip_mark(scan, at, '\'');
	struct winnow_str year =
		piece_text(scan, number); /* which is no number to all readers */
	const int32_t century = 2000;

	if (!piece_touches(scan, at) || !piece_touches(scan, number) || year.len != 2 ||
		strspn(year.ptr, "0123456789") < 2)
		return at;
	when->year = century + (year.ptr[0] - '0') * 10 + (year.ptr[1] - '0');
	return number + 1;
}

/* "Q3", "H1", "3Q", "1H". */
static uint32_t lettered_part(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t number = piece_at(scan, at)->kind == PIECE_NUMBER ? at : at + 1;
	struct winnow_str letter = piece_text(scan, number == at ? at + 1 : at);
	int64_t index = piece_whole(scan, number);

	when->unit = winnow_is(letter, "H") ? UNIT_HALF : UNIT_QUARTER;
	if ((!winnow_is(letter, "Q") && !winnow_is(letter, "q") && !winnow_is(letter, "H")) ||
		!piece_touches(scan, at + 1) || index < 1 ||
		index > (when->unit == UNIT_HALF ? 2 : 4))
		return 0;
	when->index = (int32_t)index;
	return year_of_letter(scan, at + 2, when);
}

/* "1988 third quarter", "this year's third quarter": the year first. */
static uint32_t year_before(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t end = parse_year_tail(scan, at, 0, when);
	int tied = end > at && piece_is_mark(scan, end, '-') && piece_touches(scan, end) &&
		   piece_touches(scan, end + 1); /* "2014-Q3" */

	return tied || (end > at && parse_is_possessive(scan, end)) ? end + 1 : end;
}

/* "of the year": the anchor's own. */
static uint32_t own_year(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t year = piece_skip(scan, piece_skip(scan, at + 1, WORD_ARTICLE), WORD_FISCAL);

	if (when->year || when->year_shifted || !piece_is(scan, at, WORD_LINK) ||
		!piece_is(scan, at + 1, WORD_ARTICLE) || parse_unit(scan, year) != UNIT_YEAR ||
		piece_noted(scan, year, "plural"))
		return at;
	when->year_shifted = 1;
	when->from_told = 1;
	return year + 1;
}

/* "of the game", "of their match" */
static int is_of_game(const struct scan *scan, uint32_t at)
{
	uint32_t noun = at + 2;

	return piece_is(scan, at, WORD_LINK) &&
	       (piece_is(scan, at + 1, WORD_ARTICLE) ||
		       piece_is(scan, at + 1, WORD_DETERMINER)) &&
	       (piece_is_plain_word(scan, noun) || piece_is_name(scan, noun));
}

/* "Q1 and Q2 2014": the year is said once. */
static void borrow_year(const struct scan *scan, uint32_t at, struct when *when)
{
	struct when next = { .unit = UNIT_NONE };
	uint32_t other = piece_skip(scan, piece_skip_mark(scan, at, ','), WORD_JOIN);
	uint32_t end = other > at ? lettered_part(scan, other, &next) : 0;

	if (end && next.unit == when->unit && !next.year)
		(void)parse_year_tail(scan, end, 0, &next);
	when->year = next.unit == when->unit ? next.year : 0;
}

uint32_t parse_quarter(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	struct when *when = &ret->from;
	uint32_t end;

	here = year_before(scan, here, when);
	end = numbered_part(scan, here, when);
	if (!end)
		end = lettered_part(scan, here, when);
	if (!end || (here > at && piece_is_mark(scan, here + 1, '-')))
		return 0; /* the article of "the third-quarter loss" is the loss's */
	if (!when->year && !when->year_shifted)
		end = own_year(scan, parse_year_tail(scan, end, 0, when), when);
	if (!when->year && !when->year_shifted)
		borrow_year(scan, end, when);
	if (!when->year && !when->year_shifted && is_of_game(scan, end))
		return 0;
	if (!when->year && !when->year_shifted &&
		(when->unit == UNIT_HALF || piece_is(scan, here, WORD_SHIFT)))
		return 0;
	when->basis = when->year || when->year_shifted ? BASIS_COMPLETE : BASIS_NEAREST;
	ret->kind = when->year ? KIND_ABSOLUTE : KIND_RELATIVE;
	ret->rule = when->unit == UNIT_HALF ? "date.half" : "date.quarter";
	ret->certainty = when->basis == BASIS_COMPLETE ? CLEAR : POSSIBLE;
	return end;
}

/* "the year-ago quarter", "the year-earlier third quarter", "the year-earlier period": what the
 * figures of a quarter are compared with. */
uint32_t parse_year_before(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t unit = piece_skip(scan, at, WORD_ARTICLE), noun = unit + 3;
	const int32_t quarters_in_year = 4;
	struct when *when = &ret->from;
	uint32_t end;

	if (parse_unit(scan, unit) != UNIT_YEAR || !piece_is_mark(scan, unit + 1, '-') ||
		!piece_is(scan, unit + 2, WORD_OFFSET) || piece_value(scan, unit + 2) >= 0)
		return 0;
	parse_set_offset((struct length){ 1, 0, UNIT_YEAR, UNIT_NONE }, -1, 0, ret);
	if (piece_noted(scan, noun, "span"))
		return noun + 1;
	*when = (struct when){ .unit = UNIT_QUARTER, .year_shifted = 1, .year_amount = -1 };
	end = numbered_part(scan, noun, when);
	if (end)
		return end;
	*when = (struct when){ .unit = UNIT_QUARTER, .basis = BASIS_SHIFT, .from_text = 1 };
	when->amount = -quarters_in_year;
	return parse_unit(scan, noun) == UNIT_QUARTER && !piece_noted(scan, noun, "plural")
		       ? noun + 1
		       : 0;
}

void parse_set_direction(const struct scan *scan, uint32_t shift, struct when *when)
{
	int32_t amount = piece_value(scan, shift);

	when->direction = amount < 0   ? DIRECTION_BEFORE
			  : amount > 0 ? DIRECTION_AFTER
				       : DIRECTION_SAME;
	when->direction_said = 1;
	when->from_text = piece_noted(scan, shift, "text");
}

/* "in summer", "in the fall": but not "the fall of the house", "to spring". */
static int season_has_evidence(const struct scan *scan, uint32_t at, uint32_t season)
{
	int doubtful = piece_at(scan, season)->word->doubtful;

	if (piece_is(scan, at - 1, WORD_MODIFIER) && season == at)
		return !doubtful || piece_is(scan, at - 2, WORD_ARTICLE) ||
		       piece_is(scan, at - 2, WORD_WHEN); /* "early summer", "the late fall" */
	return (piece_is(scan, at - 1, WORD_WHEN) || piece_is(scan, at - 1, WORD_BOUND) ||
		       piece_is(scan, at - 1, WORD_HEDGE)) && /* "some time in the autumn" */
	       !piece_is(scan, season + 1, WORD_LINK) &&
	       (!doubtful || season > at);
}

/* "of 2013", and of a winter "of 2013-14". */
static uint32_t season_year(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t years = piece_skip(scan, at, WORD_LINK);
	const struct piece *piece = piece_at(scan, years);
	const int32_t winter = 4;

	if (when->index != winter || piece->kind != PIECE_FIGURES ||
		piece->value->figures.form != FIGURES_YEARS ||
		piece->value->figures.month != piece->value->figures.year + 1)
		return parse_year_tail(scan, at, 0, when);
	when->year = piece->value->figures.year;
	return years + 1;
}

/* "the summer and autumn of 1941": the year is said once. */
static void borrow_season_year(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t season = piece_skip(scan, at + 1, WORD_ARTICLE);
	struct when next = { .index = piece_value(scan, season) };

	if (when->year || when->year_shifted || !piece_is(scan, at, WORD_JOIN) ||
		!piece_is(scan, season, WORD_SEASON))
		return;
	(void)season_year(scan, season + 1, &next);
	when->year = next.year;
}

uint32_t parse_season(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct when *when = &ret->from;
	uint32_t season = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t shift = season;
	uint32_t end;

	while (piece_is(scan, season, WORD_SHIFT))
		season++;
	if (!piece_is(scan, season, WORD_SEASON))
		return 0;
	*when = (struct when){ .unit = UNIT_SEASON, .basis = BASIS_NEAREST };
	when->index = piece_value(scan, season);
	end = season + 1;
	if (season > shift) {
		parse_set_direction(scan, season - 1, when);
		when->from_told = shift > at && piece_noted(scan, shift, "week");
	} else if (parse_is_after_word(scan, end)) {
		parse_set_direction(scan, end++, when);
	} else {
		end = season_year(scan, end, when);
		borrow_season_year(scan, end, when);
	}
	if (end == season + 1 && season == shift && !when->year &&
		!season_has_evidence(scan, at, season))
		return 0;
	if (when->year || when->year_shifted)
		when->basis = BASIS_COMPLETE;
	ret->kind = when->year ? KIND_ABSOLUTE : KIND_RELATIVE;
	ret->rule = "date.season";
	ret->certainty = when->year ? CLEAR : POSSIBLE;
	return end;
}

/* "3-4 May", "May 3-4": the first of them. */
static uint32_t days_of_week(const struct scan *scan, uint32_t at, struct expression *ret)
{
	int32_t first = parse_day_at(scan, at);
	uint32_t end;

	if (first > 0 && parse_is_join(scan, at + 1, OPENED)) {
		end = parse_calendar(scan, at + 2, ret);
		if (end && ret->from.day > first)
			ret->from.day = first;
		return end;
	}
	end = parse_calendar(scan, at, ret);
	return end && ret->from.day && parse_is_join(scan, end, 0) &&
			       parse_day_at(scan, end + 1) > ret->from.day
		       ? parse_year_tail(scan, end + 2, 1, &ret->from)
		       : end;
}

uint32_t parse_week_of(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t unit = piece_skip(scan, at, WORD_ARTICLE);
	enum unit of = parse_unit(scan, unit);
	uint32_t end;

	int begins = piece_is(scan, unit + 1, WORD_OPEN) && unit > at &&
		     piece_noted(scan, unit + 1, "starts"); /* "the week commencing 6 March" */

	if ((of != UNIT_WEEK && of != UNIT_WEEKEND) ||
		(!piece_is(scan, unit + 1, WORD_LINK) && !begins))
		return 0;
	end = piece_is(scan, unit + 2, WORD_HOLIDAY) ? parse_holiday(scan, unit + 2, ret)
						     : days_of_week(scan, unit + 2, ret);
	if (!end || ret->from.unit != UNIT_DAY)
		return 0;
	if (ret->from.year)
		ret->from.basis = BASIS_COMPLETE;
	ret->from.unit = of;
	ret->rule = "date.week_of";
	return end;
}

/* What tells that weeks are counted there: a day before it, an article, the beginning of all. */
static int is_led_week(const struct scan *scan, uint32_t at, uint32_t unit)
{
	return unit > at || piece_at(scan, at - 1)->kind == PIECE_BREAK ||
	       (piece_is_mark(scan, at - 1, ',') && piece_is(scan, at - 2, WORD_WEEKDAY));
}

/* "Thursday, week 23": not "Week 3" of a season, nor "week 12 of the trial". */
uint32_t parse_week_number(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t unit = piece_skip(scan, at, WORD_ARTICLE), after = unit + 2;
	int64_t week = piece_whole(scan, unit + 1);

	if (parse_unit(scan, unit) != UNIT_WEEK || piece_noted(scan, unit, "plural") ||
		(piece_at(scan, unit)->flags & WINNOW_CAPITAL) || week < 1 || week > 53 ||
		!piece_number_has(scan, unit + 1, WINNOW_IN_DIGITS) ||
		piece_number_has(scan, unit + 1, WINNOW_ORDINAL | WINNOW_FRACTION) ||
		piece_is_plain_word(scan, after) || piece_is_name(scan, after))
		return 0;
	ret->from = (struct when){ .unit = UNIT_WEEK };
	ret->from.index = (int32_t)week;
	if (piece_is(scan, after, WORD_LINK) && parse_is_year(scan, after + 1)) {
		ret->from.year = (int32_t)piece_whole(scan, after + 1);
		ret->kind = KIND_ABSOLUTE;
		ret->rule = "date.week_number";
		ret->certainty = CLEAR;
		return after + 2; /* "week 23 of 2014" */
	}
	if (piece_is(scan, after, WORD_LINK) || !is_led_week(scan, at, unit))
		return 0;
	ret->from.basis = BASIS_NEAREST;
	ret->from.direction = DIRECTION_SAME;
	ret->from.direction_said = 1;
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.week_number";
	ret->certainty = POSSIBLE;
	return after;
}
