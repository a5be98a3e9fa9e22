/* SPDX-License-Identifier: MIT */
#include "parse.h"

int32_t parse_side(const struct scan *scan, uint32_t at)
{
	struct winnow_str value = piece_at(scan, at)->word->value;

	if (!piece_is(scan, at, WORD_BOUND) && !piece_is(scan, at, WORD_OPEN))
		return 0;
	return winnow_is(value, "before") ? -1 : winnow_is(value, "after") ? 1 : 0;
}

static int is_counted_from(const struct expression *point)
{
	const struct when *when = &point->from;

	return (point->kind == KIND_ABSOLUTE || point->kind == KIND_RELATIVE) &&
	       !point->to.unit && !when->day_unsaid && !when->has_clock &&
	       when->unit >= UNIT_DAY && when->unit <= UNIT_YEAR && !when->apart.unit;
}

uint32_t parse_apart(
	const struct scan *scan, uint32_t end, struct length length, struct expression *ret)
{
	int32_t sign = parse_side(scan, end);
	struct expression point = { .kind = KIND_NOTHING };
	uint32_t point_end;

	if (!sign || length.exponent || length.mantissa <= 0 || length.unit < UNIT_DAY)
		return 0;
	point_end = parse_point_without_clock(scan, end + 1, &point);
	if (!point_end || !is_counted_from(&point) || length.unit > point.from.unit + UNIT_YEAR)
		return 0;
	*ret = point;
	if (piece_is(scan, end, WORD_OPEN) && point.from.weekday &&
		!point.from.direction_said) {
		ret->from.direction = DIRECTION_FUTURE; /* "a week from Friday" */
		ret->from.direction_said = 1;
	}
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.apart";
	ret->from.apart = length;
	ret->from.apart_sign = sign;
	return point_end;
}

int32_t parse_side_alone(const struct scan *scan, uint32_t at)
{
	const struct piece *next = piece_at(scan, at + 1);

	return piece_is(scan, at, WORD_BOUND) &&
			       (next->kind == PIECE_BREAK ||
				       (next->kind == PIECE_MARK &&
					       memchr(",.;:)?!", next->mark, 7)))
		       ? parse_side(scan, at)
		       : 0;
}

/* "the day before," with nothing after it: as of what the text said last. */
static uint32_t text_apart(const struct scan *scan, uint32_t at, struct expression *ret)
{
	enum unit unit = parse_unit(scan, at);
	int part = piece_is(scan, at, WORD_PART) &&
		   winnow_is(piece_at(scan, at)->word->value, "NI");
	int32_t sign = parse_side_alone(scan, at + 1);

	if (sign == 0 || (sign > 0 && part) || (unit < UNIT_DAY && !part) ||
		piece_noted(scan, at, "plural"))
		return 0;
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.apart_from_text";
	ret->certainty = CLEAR;
	ret->from = (struct when){ .basis = BASIS_SHIFT, .from_text = 1, .amount = sign };
	ret->from.unit = part ? UNIT_DAY : unit;
	if (part)
		ret->from.part = piece_at(scan, at)->word->value;
	return at + 2;
}

/* "before last", "after next" behind what is at `at`, and nothing that those are of: their sign. */
static int32_t sign_of_two(const struct scan *scan, uint32_t at)
{
	int32_t sign = piece_is(scan, at + 1, WORD_BOUND) ? parse_side(scan, at + 1) : 0;
	uint32_t end = at + 3;

	return piece_is(scan, at + 2, WORD_SHIFT) && piece_value(scan, at + 2) == sign &&
			       !piece_noted(scan, at + 2, "text") &&
			       !piece_is(scan, end, WORD_UNIT) &&
			       !piece_is(scan, end, WORD_WEEKDAY) &&
			       !piece_is(scan, end, WORD_MONTH) &&
			       !piece_is(scan, end, WORD_HOLIDAY) &&
			       !piece_is_plain_word(scan, end) &&
			       piece_at(scan, end)->kind != PIECE_NUMBER
		       ? sign
		       : 0;
}

/* "the summer before last", "the Friday before last": as far from the last one, or the next. */
static uint32_t beyond(
	uint32_t at, int32_t sign, struct when when, enum unit apart, struct expression *ret)
{
	when.basis = BASIS_NEAREST;
	when.direction = sign < 0 ? DIRECTION_BEFORE : DIRECTION_AFTER;
	when.direction_said = 1;
	when.apart = (struct length){ 1, 0, apart, UNIT_NONE };
	when.apart_sign = sign;
	ret->from = when;
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.apart";
	ret->certainty = when.unit == UNIT_DAY ? CLEAR : LIKELY;
	return at + 3;
}

/* "the week before last", "the month after next": two of them away. */
static uint32_t two_away(const struct scan *scan, uint32_t at, struct expression *ret)
{
	int part = piece_is(scan, at, WORD_PART);
	int32_t sign = sign_of_two(scan, at);

	if (sign && piece_is(scan, at, WORD_SEASON))
		return beyond(at, sign,
			(struct when){ .unit = UNIT_SEASON, .index = piece_value(scan, at) },
			UNIT_YEAR, ret);
	if (!sign || (!part && parse_unit(scan, at) < UNIT_DAY))
		return 0;
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.apart";
	ret->certainty = CLEAR;
	ret->from = (struct when){ .basis = BASIS_SHIFT, .amount = 2 * sign };
	ret->from.unit = part ? UNIT_DAY : parse_unit(scan, at);
	if (part)
		ret->from.part = piece_at(scan, at)->word->value;
	return at + 3;
}

/* "first" in "the first Monday after"; `at`: it is the next one. 0: any other. */
static uint32_t which_weekday(const struct scan *scan, uint32_t at, int64_t *ret_which)
{
	const int64_t most = 10;

	*ret_which = 1;
	if (!piece_number_has(scan, at, WINNOW_ORDINAL))
		return at;
	*ret_which = piece_whole(scan, at);
	return *ret_which >= 1 && *ret_which <= most ? at + 1 : 0;
}

/* "the Monday before Christmas", "the first Sunday after 5 March", "the Friday before last". */
uint32_t parse_weekday_apart(const struct scan *scan, uint32_t at, struct expression *ret)
{
	int64_t weeks = 1;
	uint32_t weekday = which_weekday(scan, piece_skip(scan, at, WORD_ARTICLE), &weeks);
	struct length length = { weeks, 0, UNIT_WEEK, UNIT_NONE };
	int32_t two = sign_of_two(scan, weekday);
	uint32_t end;

	if (weekday == at || !piece_is(scan, weekday, WORD_WEEKDAY) ||
		piece_noted(scan, weekday, "plural") ||
		!piece_is(scan, weekday + 1, WORD_BOUND))
		return 0;
	if (two)
		return beyond(weekday, two,
			(struct when){
				.unit = UNIT_DAY, .weekday = piece_value(scan, weekday) },
			UNIT_WEEK, ret);
	end = parse_apart(scan, weekday + 1, length, ret);
	if (!end || ret->from.unit > UNIT_DAY)
		return 0;
	ret->from.apart_weekday = piece_value(scan, weekday);
	return end;
}

uint32_t parse_unit_apart(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t unit = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t next = piece_skip(scan, unit + 2, WORD_ARTICLE);
	struct length one = { 1, 0, parse_unit(scan, unit), UNIT_NONE };
	uint32_t end = unit > at ? text_apart(scan, unit, ret) : 0;

	if (!end && unit > at)
		end = two_away(scan, unit, ret);
	if (end)
		return end;
	if ((one.unit != UNIT_DAY && one.unit != UNIT_MONTH && one.unit != UNIT_YEAR) ||
		piece_noted(scan, unit, "plural") || piece_is(scan, unit + 1, WORD_OPEN) ||
		(parse_unit(scan, next) && parse_side(scan, next + 1)))
		return 0; /* nor "the day after the day after …", on and on */
	return parse_apart(scan, unit + 1, one, ret);
}

/* "In ten minutes." and no more. */
static int is_all(const struct scan *scan, uint32_t lead, uint32_t end)
{
	return piece_at(scan, lead - 1)->kind == PIECE_BREAK &&
	       piece_at(scan, piece_skip_mark(scan, end, '.'))->kind == PIECE_BREAK;
}

/* "We meet in half an hour.": somebody's plan, in so many minutes. */
static int is_plan(const struct scan *scan, uint32_t lead, uint32_t end, enum unit unit)
{
	return unit < UNIT_DAY && parse_ends_clause(scan, end) &&
	       piece_is_plain_word(scan, lead - 1) && piece_is(scan, lead - 2, WORD_PRONOUN) &&
	       piece_at(scan, lead - 2)->flags & WINNOW_SENTENCE_START;
}

int parse_ahead(const struct scan *scan, uint32_t at, uint32_t end, struct expression *ret)
{
	struct expression here = { .first = at, .end = end };
	struct length length = ret->length;

	struct winnow_str lead = piece_at(scan, at - 1)->word->value;
	int always = winnow_is(lead, "hence"); /* "dans deux semaines" */

	if (!piece_is(scan, at - 1, WORD_WHEN) || (!always && !winnow_is(lead, "ahead")) ||
		length.unit < UNIT_MINUTE || length.mantissa <= 0 || length.working ||
		(!always && tense_of(scan, &here) != DIRECTION_FUTURE &&
			!is_all(scan, at - 1, end) &&
			(tense_of(scan, &here) == DIRECTION_PAST ||
				!is_plan(scan, at - 1, end, length.unit))))
		return 0;
	struct expression ahead = *ret;
	parse_set_offset(length, 1, 0, &ahead);
	/* "in 2019000 days": no calendar has that day. */
	if (ahead.kind != KIND_RELATIVE)
		return 0;
	*ret = ahead;
	if (length.unit >= UNIT_DAY)
		ret->length = (struct length){ 0, 0, UNIT_NONE };
	return 1;
}

int parse_within(const struct scan *scan, uint32_t at, uint32_t end, struct expression *ret)
{
	struct expression here = { .first = at, .end = end };

	if (!piece_is(scan, at - 1, WORD_WHEN) ||
		!winnow_is(piece_at(scan, at - 1)->word->value, "within") ||
		ret->length.unit < UNIT_HOUR || ret->length.mantissa <= 0 ||
		piece_is(scan, end, WORD_LINK) || parse_side(scan, end) ||
		tense_of(scan, &here) != DIRECTION_FUTURE)
		return 0;
	ret->kind = KIND_PERIOD;
	ret->rule = "date.span";
	ret->certainty = LIKELY;
	ret->sign = 1;
	ret->from_anchor = 1;
	return 1;
}
