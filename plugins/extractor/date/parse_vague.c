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

uint32_t parse_vague(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	int plural = piece_noted(scan, here + 1, "plural") && parse_unit(scan, here + 1);

	if (piece_is(scan, at, WORD_VAGUE)) {
		set_vague(piece_at(scan, at)->word->value, ret);
		return at + 1;
	}
	if (plural && piece_is(scan, here, WORD_VAGUE_SHIFT)) {
		set_vague(piece_at(scan, here)->word->value, ret);
		return here + 2;
	}
	if (plural && piece_is(scan, here, WORD_SHIFT) && piece_value(scan, here)) {
		set_vague(winnow_str(piece_value(scan, here) < 0 ? "PAST_REF" : "FUTURE_REF"),
			ret);
		return here + 2;
	}
	if (is_noun(scan, at, here)) {
		set_vague(winnow_str("PAST_REF"), ret);
		return here + 1;
	}
	return 0;
}

static struct winnow_str every_weekday(int32_t weekday)
{
	static const char *const values[] = { "XXXX-WXX-1", "XXXX-WXX-2", "XXXX-WXX-3",
		"XXXX-WXX-4", "XXXX-WXX-5", "XXXX-WXX-6", "XXXX-WXX-7" };

	return winnow_str(weekday >= 1 && weekday <= 7 ? values[weekday - 1] : "");
}

static struct winnow_str every_month(int32_t month)
{
	static const char *const values[] = { "XXXX-01", "XXXX-02", "XXXX-03", "XXXX-04",
		"XXXX-05", "XXXX-06", "XXXX-07", "XXXX-08", "XXXX-09", "XXXX-10", "XXXX-11",
		"XXXX-12" };

	return winnow_str(month >= 1 && month <= 12 ? values[month - 1] : "");
}

static struct winnow_str every_season(int32_t season)
{
	static const char *const values[] = { "XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI" };

	return winnow_str(season >= 1 && season <= 4 ? values[season - 1] : "");
}

/* What comes again: "Friday" after "every". */
static struct winnow_str repeated(const struct scan *scan, uint32_t at)
{
	int32_t value = piece_value(scan, at);

	if (piece_is(scan, at, WORD_WEEKDAY))
		return every_weekday(value);
	if (piece_is(scan, at, WORD_MONTH))
		return every_month(value);
	return piece_is(scan, at, WORD_SEASON) ? every_season(value) : winnow_str("");
}

/* "every two years", "each month", "todos los días". */
static uint32_t every_length(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t end;

	ret->length = (struct length){ 1, 0, parse_unit(scan, at) };
	if (ret->length.unit)
		return at + 1;
	end = piece_at(scan, at)->kind == PIECE_NUMBER ? parse_length(scan, at, &ret->length)
						       : 0;
	return end;
}

uint32_t parse_set(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = at + 1;
	uint32_t end = here;

	ret->kind = KIND_SET;
	ret->rule = "date.set";
	ret->certainty = CLEAR;
	if (piece_is(scan, at, WORD_REPEAT)) {
		ret->text = piece_at(scan, at)->word->value;
	} else if (piece_is(scan, at, WORD_WEEKDAY) && piece_noted(scan, at, "plural")) {
		ret->text = every_weekday(piece_value(scan, at));
	} else if (piece_is(scan, at, WORD_EACH)) {
		here = piece_skip(scan, here, WORD_ARTICLE);
		ret->text = repeated(scan, here);
		end = ret->text.len ? here + 1 : every_length(scan, here, ret);
	} else {
		end = 0;
	}
	return end;
}
