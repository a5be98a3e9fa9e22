/* SPDX-License-Identifier: MIT */
#include "parse.h"

int parse_is_lasting(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_WHEN) &&
	       winnow_is(piece_at(scan, at)->word->value, "lasting");
}

/* "from", "starting": not "between", nor what has an "and" to come. */
static int is_start(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_OPEN) &&
	       (piece_noted(scan, at, "starts") ||
		       winnow_is(piece_at(scan, at)->word->value, "after"));
}

/* From that day on, so long, its last day included; from a clock to the same clock. */
static int set_lasting(struct length length, struct expression *point)
{
	const struct when *when = &point->from;

	if ((point->kind != KIND_ABSOLUTE && point->kind != KIND_RELATIVE) ||
		!when_is_day(when) || when->day_unsaid || when->part.len || when->apart.unit ||
		point->to.unit || length.exponent || length.mantissa <= 0 ||
		length.unit < UNIT_DAY || length.unit == UNIT_WEEKEND)
		return 0;
	point->kind = KIND_PERIOD;
	point->rule = "date.lasting";
	point->to = point->from;
	point->to.apart = length;
	point->to.apart_sign = 1;
	point->to.apart_included = !when->has_clock;
	return 1;
}

uint32_t parse_lasting(
	const struct scan *scan, uint32_t at, uint32_t end, struct expression *ret)
{
	uint32_t start = piece_skip_mark(scan, end, ',');
	struct expression point = { .kind = KIND_NOTHING };

	if (!is_start(scan, start) ||
		(!parse_is_lasting(scan, at - 1) &&
			(start > end || !piece_noted(scan, start, "starts"))))
		return 0; /* "within a week, starting on Monday" tells a length and a day */
	end = parse_point(scan, piece_skip(scan, start + 1, WORD_WHEN), &point);
	if (!end || !set_lasting(ret->length, &point))
		return 0;
	*ret = point;
	return end;
}

uint32_t parse_lasting_from(
	const struct scan *scan, uint32_t at, uint32_t end, struct expression *point)
{
	struct length length;

	if (!is_start(scan, at) || !parse_is_lasting(scan, end))
		return 0;
	end = parse_length(scan, end + 1, &length);
	return end && set_lasting(length, point) ? end : 0;
}

/* In minutes; 0: not whole, or more than a day. */
static int32_t minutes_in(struct length length)
{
	int64_t minutes = length.mantissa;

	if (minutes > 10000 || length.exponent > 0 ||
		(length.unit != UNIT_HOUR && length.unit != UNIT_MINUTE))
		return 0;
	if (length.unit == UNIT_HOUR)
		minutes *= 60;
	for (; length.exponent < 0; length.exponent++)
		minutes = minutes % 10 ? 0 : minutes / 10;
	return minutes <= MINUTES_IN_DAY ? (int32_t)minutes : 0;
}

uint32_t parse_lasting_hours(
	const struct scan *scan, uint32_t at, struct clock *ret_from, struct clock *ret_to)
{
	int first = is_start(scan, at); /* "from 10 am" is said first */
	struct length length = { 0, 0, UNIT_NONE, UNIT_NONE };
	uint32_t end = 0;

	if (first)
		end = parse_clock(scan, at + 1, ret_from);
	else if (parse_is_lasting(scan, at - 1))
		end = parse_length(scan, at, &length);
	if (!end || (first ? !parse_is_lasting(scan, end) : !is_start(scan, end)))
		return 0;
	end = first ? parse_length(scan, end + 1, &length)
		    : parse_clock(scan, end + 1, ret_from);
	*ret_to = *ret_from;
	ret_to->minute += minutes_in(length);
	return ret_to->minute > ret_from->minute ? end : 0;
}
