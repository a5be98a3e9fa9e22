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

uint32_t parse_holiday(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t end;

	if (!piece_is(scan, at, WORD_HOLIDAY) || is_name(scan, at))
		return 0;
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_NEAREST };
	ret->from.holiday = piece_at(scan, at)->word->value;
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
