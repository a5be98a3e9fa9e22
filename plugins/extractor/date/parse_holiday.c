/* SPDX-License-Identifier: MIT */
#include "parse.h"

/* "Anna Ramadan" */
static int is_name(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->word->doubtful &&
	       (!(piece->flags & WINNOW_CAPITAL) || piece_is_name(scan, at - 1) ||
		       piece_is_name(scan, at + 1));
}

/* "Israel's Memorial Day", "the Bangladesh Victory Day", and "election day" with small letters: of no
 * nation that is known. */
static int is_of_others(const struct scan *scan, uint32_t at)
{
	struct winnow_str before = piece_text(scan, at - 1);
	int american = winnow_is(before, "American") || winnow_is(before, "US");

	return parse_is_possessive(scan, at - 1) ||
	       (piece_is_name(scan, at - 1) && !american) ||
	       (!(piece_at(scan, at)->flags & WINNOW_CAPITAL) &&
		       piece_at(scan, at - 1)->kind != PIECE_BREAK);
}

/* Whose holiday it is, if others keep one of that name on another day. */
static void set_nation(const struct scan *scan, uint32_t at, struct when *when)
{
	const size_t code = 2;

	when->nation = piece_at(scan, at)->word->note;
	if (when->nation.len != code)
		when->nation = winnow_str("");
	else if (is_of_others(scan, at))
		when->holiday = winnow_str(NO_DAY);
}

uint32_t parse_holiday(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t end;

	if (!piece_is(scan, at, WORD_HOLIDAY) || is_name(scan, at))
		return 0;
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_NEAREST };
	ret->from.holiday = piece_at(scan, at)->word->value;
	set_nation(scan, at, &ret->from);
	end = at + 1;
	if (parse_unit(scan, end) == UNIT_WEEKEND) /* "Easter weekend" */
		ret->from.unit = parse_unit(scan, end++);
	end = parse_year_tail(scan, end, 1, &ret->from);
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.holiday";
	ret->certainty = LIKELY;
	if (ret->from.year || ret->from.year_shifted) {
		ret->from.basis = BASIS_COMPLETE;
		ret->kind = ret->from.year ? KIND_ABSOLUTE : KIND_RELATIVE;
	}
	return end;
}
