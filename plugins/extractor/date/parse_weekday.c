/* SPDX-License-Identifier: MIT */
#include "parse.h"

/* "after next" in "the Friday after next." */
static int is_after_next(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_BOUND) &&
	       winnow_is(piece_at(scan, at)->word->value, "after") &&
	       piece_is(scan, at + 1, WORD_SHIFT) && piece_value(scan, at + 1) == 1 &&
	       !piece_noted(scan, at + 1, "text") && parse_ends_clause(scan, at + 2);
}

/* "Thu at 8 am", "Sat 8:30 am": not "the Sun at 8 am". */
static int is_short_with_clock(const struct scan *scan, uint32_t at)
{
	struct clock clock = { .minute = 0 };
	uint32_t end = parse_clock(scan, piece_skip(scan, at + 1, WORD_WHEN), &clock);
	uint32_t last = end - 1 - (uint32_t)piece_is(scan, end - 1, WORD_ZONE);

	return piece_at(scan, at)->flags & WINNOW_CAPITAL && end && clock.sure &&
	       piece_is(scan, last, WORD_MERIDIEM) && !piece_is(scan, at - 1, WORD_ARTICLE) &&
	       !piece_is_mark(scan, at - 1, '-') && !piece_is_name(scan, at - 1) &&
	       !(piece_is_mark(scan, at - 1, ',') && piece_is(scan, at - 2, WORD_MERIDIEM));
}

/* "Domingo Aldana": Spanish writes its weekdays small. */
static int is_spanish_name(const struct scan *scan, uint32_t at)
{
	uint32_t flags = piece_at(scan, at)->flags;

	return winnow_is(scan->analysis->language, "es") && flags & WINNOW_CAPITAL &&
	       !(flags & (WINNOW_SENTENCE_START | WINNOW_UPPER)) && piece_is_name(scan, at + 1);
}

/* "Friday week." */
static int is_week_on(const struct scan *scan, uint32_t at)
{
	return parse_is_english(scan) && parse_unit(scan, at + 1) == UNIT_WEEK &&
	       winnow_is(piece_text(scan, at + 1), "week") &&
	       !piece_is(scan, at - 1, WORD_ARTICLE) && !piece_noted(scan, at - 1, "one") &&
	       !piece_is(scan, at - 1, WORD_EACH) && !piece_is(scan, at - 1, WORD_SHIFT) &&
	       (parse_ends_clause(scan, at + 2) || piece_is(scan, at + 2, WORD_WHEN));
}

/* A week further than that. */
static void put_off(enum direction direction, struct when *when)
{
	when->direction = direction;
	when->direction_said = 1;
	when->apart = (struct length){ 1, 0, UNIT_WEEK, UNIT_NONE };
	when->apart_sign = 1;
}

/* "the Sunday after," counts from the day that was told last, "the Sunday after the vote" from one that
 * is not known. */
static void count_from_text(const struct scan *scan, uint32_t at, struct when *when)
{
	int32_t sign = parse_side(scan, at + 1);

	if (!sign || !piece_is(scan, at - 1, WORD_ARTICLE))
		return;
	when->from_event = !parse_side_alone(scan, at + 1);
	when->from_text = !when->from_event;
	when->direction = sign > 0 ? DIRECTION_AFTER : DIRECTION_BEFORE;
	when->direction_said = 1;
}

uint32_t parse_weekday(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct when shifted = { .unit = UNIT_NONE };
	uint32_t end = at + 1;

	if (!piece_is(scan, at, WORD_WEEKDAY) || piece_noted(scan, at, "plural") ||
		is_spanish_name(scan, at) ||
		(piece_at(scan, at)->word->doubtful && !is_short_with_clock(scan, at) &&
			!piece_is_all(scan, at, at + 1)))
		return 0;
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.weekday";
	ret->certainty = LIKELY;
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_NEAREST };
	end = piece_skip(scan, piece_skip(scan, end, WORD_PART), WORD_LINK);
	end = parse_shifted_unit(scan, end, &shifted);
	if (shifted.unit == UNIT_WEEK) { /* "Tuesday of next week" */
		ret->rule = "date.weekday_of_week";
		ret->from = shifted;
		ret->from.unit = UNIT_DAY;
		if (piece_is(scan, at + 1, WORD_PART))
			ret->from.part = piece_at(scan, at + 1)->word->value;
	}
	ret->from.weekday = piece_value(scan, at);
	if (!shifted.unit && is_after_next(scan, at + 1)) {
		put_off(DIRECTION_AFTER, &ret->from);
		return at + 3;
	}
	if (!shifted.unit && is_week_on(scan, at)) {
		put_off(DIRECTION_FUTURE, &ret->from);
		return at + 2;
	}
	count_from_text(scan, at, &ret->from);
	return shifted.unit == UNIT_WEEK ? end : at + 1;
}
