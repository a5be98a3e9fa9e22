/* SPDX-License-Identifier: MIT */
#include "parse.h"

/* "9h", "18 часов" behind "с 9 до". */
static uint32_t hour_clock(const struct scan *scan, uint32_t at, struct clock *clock)
{
	const struct piece *piece = piece_at(scan, at);
	int figures =
		piece->kind == PIECE_FIGURES && piece->value->figures.form == FIGURES_HOUR;
	int opened = piece_is(scan, at - 3, WORD_OPEN) && piece_is(scan, at - 1, WORD_JOIN);
	int64_t hour = piece_whole(scan, at);
	int hours = opened && parse_unit(scan, at + 1) == UNIT_HOUR && hour >= 0 &&
		    hour <= HOURS_IN_DAY;

	if (!hours && (!figures || piece_at(scan, at - 1)->kind != PIECE_WORD))
		return 0;
	*clock = (struct clock){ .sure = 1 };
	clock->minute = figures ? piece->value->figures.minute : (int32_t)hour * 60;
	return hours ? at + 2 : at + 1;
}

/* "entre las 10:00 y las 12:00" */
static uint32_t skip_article(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_ARTICLE) && piece_at(scan, at + 1)->kind == PIECE_FIGURES
		       ? at + 1
		       : at;
}

static uint32_t one_end(const struct scan *scan, uint32_t at, struct clock *clock)
{
	uint32_t here = piece_skip(scan, skip_article(scan, at), WORD_HEDGE);
	uint32_t end = parse_clock(scan, here, clock);

	if (!end)
		end = parse_zero_clock(scan, here, clock);
	if (!end)
		end = hour_clock(scan, here, clock);
	return end ? parse_skip_elsewhere(scan, end) : parse_bare_clock(scan, here, clock);
}

/* "4 to 6pm", "11-2pm": the half of the day is said once. What ends before it begins ends in the
 * other half, or on the next day. */
static void order(struct clock *from, struct clock *to)
{
	if (!from->sure && to->sure && from->minute < 13 * 60) {
		int32_t half = to->minute >= MINUTES_IN_HALF_DAY ? MINUTES_IN_HALF_DAY : 0;
		int32_t same = from->minute % MINUTES_IN_HALF_DAY + half;

		from->minute = same < to->minute ? same : from->minute % MINUTES_IN_HALF_DAY;
	}
	int whole_day = !from->sure && from->minute >= 13 * 60; /* "22:00 to 06:00" */
	if (!to->sure && !whole_day && to->minute <= from->minute &&
		to->minute <= MINUTES_IN_HALF_DAY)
		to->minute += MINUTES_IN_HALF_DAY;
	if (to->minute <= from->minute)
		to->minute += MINUTES_IN_DAY;
}

/* Nothing is counted there: "between 7 and 9 people" are no hours. */
static int is_closed(const struct scan *scan, uint32_t end)
{
	const struct piece *next = piece_at(scan, end);

	return next->kind == PIECE_BREAK ||
	       (next->kind == PIECE_MARK && !memchr("%-/$", next->mark, 4)) ||
	       (next->kind == PIECE_WORD && next->word->kind != WORD_UNIT &&
		       next->word->kind != WORD_AGE && next->word->kind != WORD_MONTH);
}

/* "next Monday", "tomorrow": no score is known of such a day. */
static int is_ahead(const struct when *day)
{
	return (day->basis == BASIS_SHIFT && day->amount > 0) ||
	       (day->direction_said &&
		       (day->direction == DIRECTION_AFTER || day->direction == DIRECTION_NEXT));
}

/* "Monday 12-4." in a sentence that tells nothing of the past, and no team before the day. Of most
 * scores the first number is a little larger, which would be a very long day. */
static int is_plan(const struct scan *scan, uint32_t at, uint32_t end, const struct clock *from,
	const struct clock *to)
{
	const int32_t longest = 8 * 60;
	struct expression hours = { .first = at, .end = end };
	int32_t minutes =
		(to->minute - from->minute + MINUTES_IN_HALF_DAY) % MINUTES_IN_HALF_DAY;

	return piece_is(scan, at - 1, WORD_WEEKDAY) && !piece_is_name(scan, at - 2) &&
	       minutes > 0 && minutes <= longest &&
	       (piece_at(scan, end)->kind == PIECE_BREAK ||
		       piece_at(scan, end)->kind == PIECE_MARK) &&
	       tense_of(scan, &hours) != DIRECTION_PAST;
}

/* "from 22:00 to 05:00": as no runner gets better. */
static int is_of_night(const struct clock *from, const struct clock *to)
{
	const int32_t evening = 17 * 60;

	return from->minute >= evening && to->minute <= MINUTES_IN_HALF_DAY;
}

/* How sure it is that those are hours, with a day beside them (`opened`: which says so) or with
 * none. */
static int is_hours(const struct scan *scan, uint32_t end, int opened, int with_day,
	const struct clock *from, const struct clock *to)
{
	if (from->sure || to->sure ||
		((opened || from->minute_said) && piece_is(scan, end - 1, WORD_MERIDIEM)))
		return 1; /* "between 8 and 9 o'clock" is not sure which half */
	if (!to->minute_said && !is_closed(scan, end))
		return 0;
	if (from->minute_said && to->minute_said)
		return with_day ||
		       (opened && (from->minute < to->minute || is_of_night(from, to)));
	return with_day && opened;
}

static uint32_t lasting_hours(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct clock from = { .minute = 0 }, to = { .minute = 0 };
	uint32_t end = parse_lasting_hours(scan, at, &from, &to);

	if (!end)
		return 0;
	ret->to = ret->from;
	ret->to.clock_counted = 1;
	parse_set_clock(&from, &ret->from);
	parse_set_clock(&to, &ret->to);
	ret->to.minute_said = 1;
	return end;
}

/* "2200-0600", "from 0930 to 1730": one of both begins with a zero. */
static uint32_t packed_hours(
	const struct scan *scan, uint32_t at, int opened, struct clock *from, struct clock *to)
{
	uint32_t end = parse_packed_clock(scan, at, from);
	int zero = parse_zero_clock(scan, at, from) > 0;

	if (!end || !parse_is_join(scan, end, opened))
		return 0;
	end = parse_packed_clock(scan, end + 1, to);
	if (!zero && (!end || !parse_zero_clock(scan, end - 1, to)))
		return 0;
	to->sure = opened;
	return parse_unit(scan, end) == UNIT_HOUR ? end + 1 : end;
}

uint32_t parse_hours(const struct scan *scan, uint32_t at, int with_day, struct expression *ret)
{
	int opened = piece_is(scan, at, WORD_OPEN);
	struct clock from = { .minute = 0 }, to = { .minute = 0 };
	uint32_t first = opened ? at + 1 : at;
	uint32_t packed = packed_hours(scan, first, opened, &from, &to);
	uint32_t end = packed ? packed : one_end(scan, first, &from);

	if (!packed) {
		int until = opened || !from.sure ? opened : OPENED_SINCE; /* "11am until 1pm" */
		if (!end || !parse_is_join(scan, end, until))
			return lasting_hours(scan, at, ret);
		uint32_t join = end;
		end = one_end(scan, join + 1, &to);
		opened |= with_day && piece_is_mark(scan, join, '-') &&
			  (is_ahead(&ret->from) || is_plan(scan, at, end, &from, &to));
	}
	if (!end || !is_hours(scan, end, opened, with_day, &from, &to))
		return 0;
	if (!from.sure && !to.sure && ret->from.part.len) {
		from.minute = parse_minute_in_part(from.minute, ret->from.part);
		to.minute = parse_minute_in_part(to.minute, ret->from.part);
	}
	order(&from, &to);
	ret->to = ret->from;
	parse_set_clock(&from, &ret->from);
	parse_set_clock(&to, &ret->to);
	return end;
}

/* Most of what is looked at cannot be hours; it is passed by at little cost. */
static int may_be_hours(const struct scan *scan, uint32_t at)
{
	static const uint64_t ends =
		BEGINS_STOP | BEGINS_PIECE(PIECE_BREAK) | BEGINS_WORD(WORD_MONTH);
	uint32_t hour = piece_skip(
		scan, skip_article(scan, piece_skip(scan, at, WORD_OPEN)), WORD_HEDGE);
	const struct piece *piece = piece_at(scan, hour);

	switch (piece->kind) {
	case PIECE_FIGURES:
		return piece->value->figures.form >= FIGURES_HOUR;
	case PIECE_NUMBER:
		return piece->value->number.mantissa <= 2400 &&
		       !piece_is_one(scan, hour + 1, ends);
	default:
		return piece->word->kind == WORD_CLOCK ||
		       piece->word->kind == WORD_CLOCK_OFFSET;
	}
}

/* "from 9:30 to 3 on Friday", "between 4pm and 5pm": `day` reads what may follow. */
uint32_t parse_hours_first(const struct scan *scan, uint32_t at,
	uint32_t (*day)(const struct scan *scan, uint32_t at, struct expression *ret),
	struct expression *ret)
{
	if (!may_be_hours(scan, at))
		return 0;
	struct expression hours = { .kind = KIND_PERIOD, .from = { .basis = BASIS_SHIFT } };
	hours.from.amount = 1; /* as of a day to come, which is yet to be read */
	uint32_t end = parse_hours(scan, at, 1, &hours);
	if (!end)
		return 0;
	uint32_t here = piece_skip(scan, piece_skip_mark(scan, end, ','), WORD_WHEN);
	uint32_t day_end = day(scan, piece_skip(scan, here, WORD_LINK), ret);

	if (day_end && when_is_day(&ret->from) && !ret->to.unit && !ret->from.has_clock &&
		!ret->from.day_unsaid) {
		day_end = parse_part_tail(scan, day_end, &ret->from);
		end = parse_hours(scan, at, 1, ret);
		ret->rule = "date.hours";
		ret->kind = KIND_PERIOD;
		return end ? day_end : 0;
	}
	*ret = (struct expression){ .kind = KIND_PERIOD, .certainty = LIKELY };
	ret->rule = "date.hours";
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_SHIFT, .day_unsaid = 1 };
	return parse_hours(scan, at, 0, ret);
}
