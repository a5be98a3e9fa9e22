/* SPDX-License-Identifier: MIT */
#include "parse.h"

/* "and" joins the ends only after "between", "until" only after "from"; "to" and a dash always do. */
int parse_is_join(const struct scan *scan, uint32_t at, int opened)
{
	if (piece_is_mark(scan, at, '-') || piece_noted(scan, at, "to") ||
		(opened && winnow_is(piece_at(scan, at)->word->value, "until")))
		return 1;
	return opened == OPENED && piece_is(scan, at, WORD_JOIN);
}

/* A day or a year in figures, that the other end completes: "5" in "5-7 March". */
static uint32_t bare_day(const struct scan *scan, uint32_t at, struct when *when)
{
	int64_t day = piece_whole(scan, at);

	if (day < 1 || day > 31 ||
		!piece_number_has(scan, at, WINNOW_IN_DIGITS | WINNOW_ORDINAL) ||
		piece_at(scan, at)->count > 2)
		return 0;
	*when = (struct when){ .unit = UNIT_DAY };
	when->day = (int32_t)day;
	return at + 1;
}

static uint32_t bare_year(const struct scan *scan, uint32_t at, struct when *when)
{
	at = piece_skip(scan, at, WORD_ARTICLE); /* "tra il 2011 e il 2013" */
	if (!parse_is_year(scan, at))
		return 0;
	*when = (struct when){ .unit = UNIT_YEAR };
	when->year = (int32_t)piece_whole(scan, at);
	return at + 1;
}

/* "5 and 6 March", "5/6 March": both days. */
static int is_next_day(const struct scan *scan, uint32_t at, const struct when *first)
{
	return first->day > 0 && !first->year &&
	       (piece_is(scan, at, WORD_JOIN) || piece_is_mark(scan, at, '/')) &&
	       piece_whole(scan, at + 1) == first->day + 1 &&
	       !piece_is_plain_word(scan, at + 2) && !piece_is_name(scan, at + 2) &&
	       !parse_unit(scan, at + 2);
}

static int is_calendar(const struct expression *end)
{
	return end->kind == KIND_ABSOLUTE || end->kind == KIND_RELATIVE;
}

/* What the first end leaves out, the second says: "April to September 2012". */
static int complete_first(struct when *from, const struct when *to)
{
	if (from->day && !from->month && to->nth && to->nth_unit == UNIT_DAY) {
		int32_t day = from->day; /* "from 4 to 23 of next month" */

		*from = *to;
		from->nth = day;
		return !to->weekday;
	}
	if (from->day && !from->month) {
		from->month = to->month;
		from->basis = to->basis;
		from->year_shifted = to->year_shifted;
		from->year_amount = to->year_amount;
		from->year = to->year;
		return to->month && to->day;
	}
	if (from->year || from->year_shifted || !from->month)
		return 1;
	if (to->year_shifted || to->year) {
		int32_t earlier = to->month && from->month > to->month;

		from->basis = BASIS_COMPLETE;
		from->year = to->year ? to->year - earlier : 0;
		from->year_shifted = to->year_shifted;
		from->year_amount = to->year_amount - earlier;
	}
	return 1;
}

/* "March 5-7, 2014": the second end has the day alone. */
static uint32_t day_of_first(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct when *to = &ret->to;
	uint32_t end;

	if (ret->from.unit != UNIT_DAY || !ret->from.month || ret->from.year)
		return 0;
	end = bare_day(scan, at, to);
	if (!end || parse_unit(scan, end) ||
		piece_is(scan, piece_skip(scan, end, WORD_LINK), WORD_MONTH))
		return 0;
	to->month = ret->from.month;
	to->basis = BASIS_NEAREST;
	end = parse_year_tail(scan, end, 1, to);
	if (to->year || to->year_shifted)
		to->basis = BASIS_COMPLETE;
	return to->day > ret->from.day ? end : 0;
}

/* "from now" in "from now until Friday", "from now to June", which is otherwise behind a length. */
static int is_from_now(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_OFFSET) && piece_noted(scan, at, "") &&
	       piece_value(scan, at) > 0 && parse_is_join(scan, at + 1, OPENED_SINCE) &&
	       !piece_is_mark(scan, at + 1, '-');
}

/* "now" as an end: the day it is said. */
static uint32_t present(const struct scan *scan, uint32_t at, struct expression *ret)
{
	if (!is_from_now(scan, at) &&
		(!piece_is(scan, at, WORD_VAGUE) ||
			!winnow_is(piece_at(scan, at)->word->value, "PRESENT_REF")))
		return 0;
	*ret = (struct expression){ .kind = KIND_RELATIVE, .certainty = LIKELY };
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_SHIFT, .now = 1 };
	return at + 1;
}

/* "Jan." before "-March", whose stop is no end of a sentence. */
static uint32_t skip_stop(const struct scan *scan, uint32_t end)
{
	return piece_is(scan, end - 1, WORD_MONTH) && piece_is_mark(scan, end, '.') &&
			       piece_touches(scan, end) && piece_is_mark(scan, end + 1, '-') &&
			       piece_touches(scan, end + 1)
		       ? end + 1
		       : end;
}

/* `end`: of the point in *ret that begins there. */
static uint32_t read_first(
	const struct scan *scan, uint32_t at, int opened, uint32_t end, struct expression *ret)
{
	if (end && is_calendar(ret) && parse_is_join(scan, skip_stop(scan, end), opened))
		return skip_stop(scan, end);
	end = opened ? present(scan, at, ret) : 0;
	if (end && parse_is_join(scan, end, opened))
		return end;
	if (piece_at(scan, piece_skip(scan, at, WORD_ARTICLE))->kind != PIECE_NUMBER)
		return 0;
	*ret = (struct expression){ .kind = KIND_ABSOLUTE, .certainty = CLEAR };
	end = bare_year(scan, at, &ret->from);
	if (!end)
		end = bare_day(scan, piece_skip(scan, at, WORD_ARTICLE), &ret->from);
	return end && (parse_is_join(scan, end, opened) || is_next_day(scan, end, &ret->from))
		       ? end
		       : 0;
}

/* "eight o'clock" in "between now and eight o'clock". */
static uint32_t clock_of_today(
	const struct scan *scan, uint32_t at, const struct when *from, struct expression *ret)
{
	struct clock clock = { .minute = 0 };
	uint32_t end = when_is_present(from) ? parse_clock(scan, at, &clock) : 0;

	if (!end)
		return 0;
	*ret = (struct expression){ .kind = KIND_RELATIVE, .certainty = LIKELY };
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_SHIFT, .day_unsaid = 1 };
	parse_set_clock(&clock, &ret->from);
	return end;
}

static struct expression *clear(struct expression *expression)
{
	*expression = (struct expression){ .kind = KIND_NOTHING };
	return expression;
}

static uint32_t read_last(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct expression last = { .kind = KIND_NOTHING };
	uint32_t end = day_of_first(scan, at, ret);

	if (end)
		return end;
	end = ret->from.day && !ret->from.month
		      ? parse_last_of_days(scan, at, ret->from.day, &last)
		      : 0;
	if (!end)
		end = parse_point(scan, at, clear(&last));
	if (last.to.unit) /* hours are of each of the days */
		end = parse_point_without_clock(scan, at, clear(&last));
	if (!end)
		end = clock_of_today(scan, at, &ret->from, &last);
	if (!end)
		end = present(scan, at, &last);
	if (!end || !is_calendar(&last) || last.to.unit) {
		last = (struct expression){ .kind = KIND_ABSOLUTE, .certainty = LIKELY };
		end = bare_year(scan, at, &last.from);
	}
	ret->to = last.from;
	if (last.kind == KIND_RELATIVE)
		ret->kind = KIND_RELATIVE;
	if (last.certainty < ret->certainty)
		ret->certainty = last.certainty;
	return end;
}

/* Both ends have to be of one sort, and two bare years in order. */
static int agree(const struct when *from, const struct when *to, int opened)
{
	int fine = from->unit <= UNIT_WEEK, fine_last = to->unit <= UNIT_WEEK;

	if (when_is_present(from) && to->day_unsaid)
		return to->has_clock;
	if (from->day_unsaid ? !to->has_clock : to->day_unsaid && !from->has_clock)
		return 0;
	if (from->unit == UNIT_YEAR && to->unit == UNIT_YEAR && from->year && to->year)
		return to->year > from->year && (opened || to->year - from->year < 300);
	if (from->unit == UNIT_YEAR && !to->year && !opened &&
		(to->unit == UNIT_MONTH || to->unit == UNIT_QUARTER))
		return 0; /* "this year through August" are two, "2014-Q3" is one */
	if (from->part.len || to->part.len || from->holiday.len || to->holiday.len)
		return opened;
	return fine == fine_last || opened;
}

/* "to date" behind a point: from there to the day it is said. */
static int is_to_date(const struct scan *scan, uint32_t at, struct expression *ret)
{
	if (!piece_noted(scan, at, "now") || !is_calendar(ret) || ret->to.unit ||
		ret->from.day_unsaid)
		return 0;
	ret->kind = KIND_PERIOD;
	ret->rule = "date.period";
	ret->to = (struct when){ .unit = UNIT_DAY, .basis = BASIS_SHIFT };
	return 1;
}

/* "the year to date", "YTD": from its beginning to the day it is said. */
static uint32_t unit_to_date(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t unit = piece_skip(scan, at, WORD_ARTICLE);
	int whole = piece_noted(scan, unit, "to_date");

	if (parse_unit(scan, unit) < UNIT_WEEK || piece_noted(scan, unit, "plural") ||
		(!whole && !piece_noted(scan, unit + 1, "now")))
		return 0;
	*ret = (struct expression){ .kind = KIND_PERIOD, .rule = "date.period" };
	ret->certainty = LIKELY;
	ret->from = (struct when){ .unit = parse_unit(scan, unit), .basis = BASIS_SHIFT };
	ret->to = (struct when){ .unit = UNIT_DAY, .basis = BASIS_SHIFT };
	return whole ? unit + 1 : unit + 2;
}

/* "desde" in "desde el lunes hasta el viernes". */
static int is_since(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_BOUND) &&
	       winnow_is(piece_at(scan, at)->word->value, "since");
}

/* "from", which no "and" follows in English. */
static int is_from(const struct scan *scan, uint32_t at)
{
	struct winnow_str language = scan->analysis->language;

	return piece_is(scan, at, WORD_OPEN) && winnow_is(language, "en") &&
	       winnow_is(piece_at(scan, at)->word->value, "after");
}

uint32_t parse_period(const struct scan *scan, uint32_t at, const struct expression *point,
	uint32_t point_end, struct expression *ret)
{
	uint32_t dated = unit_to_date(scan, at, ret);
	if (dated)
		return dated;
	int from_now = is_from_now(scan, at);
	int opened = piece_is(scan, at, WORD_OPEN) || from_now ? OPENED : 0;
	uint32_t first = opened && !from_now ? at + 1 : at;
	uint32_t end = point_end;

	if (opened)
		end = parse_point(scan, first, clear(ret));
	else if (point_end)
		*ret = *point;
	uint32_t lasting = opened && end ? parse_lasting_from(scan, at, end, ret) : 0;
	if (lasting)
		return lasting;
	if (is_since(scan, at - 1) ||
		(opened && (piece_noted(scan, at, "starts") || is_from(scan, at))))
		opened = OPENED_SINCE;
	if (end && is_to_date(scan, end, ret))
		return end + 1;
	uint32_t join = read_first(scan, first, opened, end, ret);

	if (!join || piece_is(scan, at - 1, WORD_NOT_DATE) || ret->to.unit)
		return 0;
	end = read_last(scan, opened ? piece_skip(scan, join + 1, WORD_HEDGE) : join + 1, ret);
	if (!end || !complete_first(&ret->from, &ret->to) ||
		!agree(&ret->from, &ret->to, opened))
		return 0;
	if (when_is_present(&ret->from) && ret->to.day_unsaid)
		ret->to.day_unsaid = 0; /* the clock's next turn is of the same day */
	ret->kind = KIND_PERIOD;
	ret->rule = opened ? "date.period" : "date.range";
	return end;
}
