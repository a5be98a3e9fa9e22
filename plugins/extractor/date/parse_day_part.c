/* SPDX-License-Identifier: MIT */
#include "parse.h"

/* "in the", "during the"; "at" and "by" before what needs no article: "dawn". */
static int is_part_led(const struct scan *scan, uint32_t at)
{
	struct winnow_str lead = piece_at(scan, at - 1)->word->value;
	int when = piece_is(scan, at - 1, WORD_WHEN);

	if (piece_is(scan, at - 1, WORD_MODIFIER) && piece_is(scan, at - 2, WORD_ARTICLE))
		return is_part_led(scan, at - 2); /* "in the late afternoon" */
	if (piece_is_all(scan, at, piece_skip(scan, at, WORD_ARTICLE) + 1))
		return 1;
	if (piece_is(scan, at, WORD_ARTICLE))
		return when && (winnow_is(lead, "ahead") || winnow_is(lead, "while"));
	return piece_noted(scan, at, "adverb") && (when || piece_is(scan, at - 1, WORD_BOUND));
}

/* "after lunch", "before dinner", "at breakfast": not "after dinner speeches". */
static int is_meal(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_MEAL) &&
	       (piece_is(scan, at - 1, WORD_BOUND) || parse_is_at_moment(scan, at - 1)) &&
	       !piece_is_name(scan, at + 1) && !piece_is_mark(scan, at + 1, '-');
}

/* "in the morning", "by dawn": of the day that was told of. */
uint32_t parse_part_alone(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t part = piece_skip(scan, at, WORD_ARTICLE);

	if ((!is_meal(scan, at) &&
		    (!piece_is(scan, part, WORD_PART) || piece_noted(scan, part, "plural") ||
			    !is_part_led(scan, at))) ||
		(piece_is_plain_word(scan, part + 1) &&
			!piece_is(scan, part + 1, WORD_PRONOUN)) ||
		piece_is(scan, part + 1, WORD_LINK))
		return 0;
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.part_of_day";
	ret->certainty = POSSIBLE;
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_SHIFT, .day_unsaid = 1 };
	ret->from.part = piece_at(scan, part)->word->value;
	return part + 1;
}
