/* SPDX-License-Identifier: MIT */
#include "parse.h"

static void set_vague(struct winnow_str text, struct expression *ret)
{
	ret->kind = KIND_VAGUE;
	ret->rule = "date.vague";
	ret->certainty = POSSIBLE;
	ret->text = text;
}

/* "the past" by itself: not "the past two years", "the past president". */
static int is_noun(const struct scan *scan, uint32_t at, uint32_t here)
{
	const struct piece *next = piece_at(scan, here + 1);

	return here > at && piece_noted(scan, here, "noun") && next->kind != PIECE_NUMBER &&
	       next->kind != PIECE_OTHER &&
	       (next->kind != PIECE_WORD || next->word->kind == WORD_JOIN ||
		       next->word->kind == WORD_PAST || next->word->kind == WORD_WHEN);
}

/* "he soon became king": nothing that is to come. */
static int is_past_soon(const struct scan *scan, uint32_t at)
{
	struct expression soon = { .first = at, .end = at + 1 };

	return piece_is(scan, at, WORD_VAGUE) && piece_noted(scan, at, "told") &&
	       tense_of(scan, &soon) == DIRECTION_PAST;
}

/* "following decades of neglect": after them, and none that follow. */
static int is_following(const struct scan *scan, uint32_t shift)
{
	return piece_noted(scan, shift, "text") && piece_value(scan, shift) > 0 &&
	       piece_is(scan, shift + 2, WORD_LINK);
}

/* "will one day be", "could one day see". */
static int is_one_day(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at - 1, WORD_FUTURE) &&
	       piece_number_has(scan, at, WINNOW_IN_WORDS) && piece_whole(scan, at) == 1 &&
	       parse_unit(scan, at + 1) == UNIT_DAY && !piece_noted(scan, at + 1, "plural") &&
	       piece_is_plain_word(scan, at + 2);
}

/* "the largest to date", "has killed 12 to date and": not "to date the bones". */
static int is_verb(const struct scan *scan, uint32_t at)
{
	const enum word_kind next = piece_at(scan, at + 1)->word->kind;

	return piece_noted(scan, at, "now") && !parse_ends_clause(scan, at + 1) &&
	       next != WORD_JOIN && next != WORD_WHEN && next != WORD_PAST &&
	       next != WORD_FUTURE;
}

/* "the coming months"; but "the following months" are as many of a time that was told. */
static void set_many(const struct scan *scan, uint32_t shift, struct expression *ret)
{
	if (piece_value(scan, shift) < 0 || !piece_noted(scan, shift, "text")) {
		set_vague(winnow_str(piece_value(scan, shift) < 0 ? "PAST_REF" : "FUTURE_REF"),
			ret);
		return;
	}
	ret->kind = KIND_DURATION;
	ret->rule = "duration.vague";
	ret->certainty = LIKELY;
	ret->length = (struct length){ 0, 0, parse_unit(scan, shift + 1), UNIT_NONE };
}

uint32_t parse_vague(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	int plural = piece_noted(scan, here + 1, "plural") && parse_unit(scan, here + 1);

	if (is_past_soon(scan, at) || is_verb(scan, at))
		return 0;
	if (piece_is(scan, at, WORD_VAGUE)) {
		set_vague(piece_at(scan, at)->word->value, ret);
		return at + 1;
	}
	if (is_one_day(scan, at)) {
		set_vague(winnow_str("FUTURE_REF"), ret);
		return at + 2;
	}
	if (plural && piece_is(scan, here, WORD_VAGUE_SHIFT)) {
		set_vague(piece_at(scan, here)->word->value, ret);
		return here + 2;
	}
	if (plural && piece_is(scan, here, WORD_SHIFT) && piece_value(scan, here) &&
		!(here == at && (parse_is_verb(scan, here) || is_following(scan, here)))) {
		set_many(scan, here, ret);
		return here + 2;
	}
	if (is_noun(scan, at, here)) {
		set_vague(winnow_str("PAST_REF"), ret);
		return here + 1;
	}
	return 0;
}

/* What comes again: "Friday" after "every"; nonzero: it is such a thing. */
static int repeated(const struct scan *scan, uint32_t at, struct when *when)
{
	int32_t value = piece_value(scan, at);

	if (piece_is(scan, at, WORD_WEEKDAY))
		*when = (struct when){ .unit = UNIT_DAY, .weekday = value };
	else if (piece_is(scan, at, WORD_MONTH))
		*when = (struct when){ .unit = UNIT_MONTH, .month = value };
	else if (piece_is(scan, at, WORD_SEASON))
		*when = (struct when){ .unit = UNIT_SEASON, .index = value };
	else if (parse_unit(scan, at) == UNIT_WEEKEND)
		*when = (struct when){ .unit = UNIT_WEEKEND };
	else if (piece_is(scan, at, WORD_PART))
		*when = (struct when){ .unit = UNIT_DAY, .day_unsaid = 1 };
	else
		return 0;
	if (when->day_unsaid)
		when->part = piece_at(scan, at)->word->value;
	return 1;
}

/* "every two years", "each month", "todos los días". */
static uint32_t every_length(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t end;

	int64_t times = piece_is(scan, at - 1, WORD_EACH) && piece_value(scan, at - 1)
				? piece_value(scan, at - 1) /* "every other" */
				: 1;

	ret->length = (struct length){ times * parse_unit_times(scan, at), 0,
		parse_unit(scan, at), 0 };
	if (ret->length.unit)
		return at + 1;
	end = piece_at(scan, at)->kind == PIECE_NUMBER ? parse_length(scan, at, &ret->length)
						       : 0;
	return end;
}

/* "every day at 4 p.m.": nothing but the time is told. Nonzero: so it is. */
static int repeated_with_clock(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct expression probe = { .from = { .unit = UNIT_DAY } };

	if (parse_unit(scan, at) != UNIT_DAY || piece_value(scan, at - 1) ||
		parse_clock_tail(scan, at + 1, &probe) == at + 1 || !probe.from.has_clock ||
		probe.to.unit)
		return 0;
	ret->from =
		(struct when){ .unit = UNIT_DAY, .day_unsaid = 1, .part = winnow_str("DT") };
	return 1;
}

/* "every April 15th" */
static int day_of_month(const struct scan *scan, uint32_t at, struct when *when)
{
	int32_t day = when->unit == UNIT_MONTH ? parse_day_at(scan, at + 1) : -1;

	if (day < 0)
		return 0;
	when->unit = UNIT_DAY;
	when->day = day;
	return 1;
}

/* "Wednesday" in "every Monday and Wednesday", "on Mondays and Wednesday". */
static int goes_on_from_each(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at - 1, WORD_JOIN) && piece_is(scan, at - 2, WORD_WEEKDAY) &&
	       piece_is(scan, at - 3, WORD_EACH);
}

/* "every Friday", "every other month", "every night at 8 p.m." */
static uint32_t after_each(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);

	if (repeated_with_clock(scan, here, ret))
		return parse_clock_tail(scan, here + 1, ret);
	if (!repeated(scan, here, &ret->from))
		return every_length(scan, here, ret);
	if (day_of_month(scan, here, &ret->from))
		return here + 2;
	int day_unsaid = ret->from.day_unsaid;
	ret->from.day_unsaid = 0;
	here = parse_clock_tail(scan, here + 1, ret);
	ret->from.day_unsaid = day_unsaid;
	return here;
}

/* "weekends", "mornings": unless they are counted, or certain ones are meant. */
static int is_habit(const struct scan *scan, uint32_t at)
{
	const struct piece *before = piece_at(scan, at - 1);
	uint64_t certain = BEGINS_WORD(WORD_QUANTITY) | BEGINS_WORD(WORD_SHIFT) |
			   BEGINS_WORD(WORD_VAGUE_SHIFT) | BEGINS_WORD(WORD_PART) |
			   BEGINS_WORD(WORD_WEEKDAY) | BEGINS_WORD(WORD_DETERMINER) |
			   BEGINS_WORD(WORD_HEDGE);

	return (parse_unit(scan, at) == UNIT_WEEKEND || piece_is(scan, at, WORD_PART)) &&
	       before->kind != PIECE_NUMBER &&
	       !(before->kind == PIECE_WORD && BEGINS_WORD(before->word->kind) & certain &&
		       !piece_noted(scan, at - 1, "whole")) && /* "all weekends" */
	       !piece_is(scan, at + 1, WORD_LINK) &&
	       !piece_is(scan, at + 1, WORD_OFFSET);
}

/* "China Daily", "the Daily Mail", which are read; and not "Daily flights". */
static int is_of_name(const struct scan *scan, uint32_t at)
{
	uint32_t flags = piece_at(scan, at)->flags;

	return (flags & WINNOW_CAPITAL) &&
	       (!(flags & WINNOW_SENTENCE_START) || piece_is_name(scan, at + 1));
}

uint32_t parse_set(const struct scan *scan, uint32_t at, struct expression *ret)
{
	int plural = piece_noted(scan, at, "plural");

	ret->kind = KIND_SET;
	ret->rule = "date.set";
	ret->certainty = CLEAR;
	if (piece_is(scan, at, WORD_EACH))
		return after_each(scan, at + 1, ret);
	if (piece_is(scan, at, WORD_WEEKDAY) && (plural || goes_on_from_each(scan, at)) &&
		repeated(scan, at, &ret->from))
		return parse_clock_tail(scan, at + 1, ret);
	if (plural && is_habit(scan, at) && repeated(scan, at, &ret->from))
		return at + 1;
	if (!piece_is(scan, at, WORD_REPEAT) || is_of_name(scan, at))
		return 0;
	ret->text = piece_at(scan, at)->word->value;
	return at + 1;
}
