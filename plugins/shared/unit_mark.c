/* SPDX-License-Identifier: MIT */
#include "shared/unit_mark.h"

static int is_feet_mark(const struct passage *passage, uint32_t token)
{
	static const char *const marks[] = { "'", "’", "′", NULL };

	return passage_glued(passage, token) && passage_is_any(passage, token, marks);
}

/* The sign of inches behind the number at `number`; where it ends; 0: there is none. */
static uint32_t inch_mark_end(const struct passage *passage, uint32_t number)
{
	static const char *const marks[] = { "\"", "”", "″", "''", NULL };
	uint32_t mark = number + 1;

	return passage_kind(passage, number) == WINNOW_DIGITS &&
			       passage_word(passage, number).len <= 2 &&
			       passage_glued(passage, mark) &&
			       passage_is_any(passage, mark, marks)
		       ? mark + 1
		       : 0;
}

/* A quotation is open at `token`: what opened it leans on the word behind. */
static int is_quoted(const struct passage *passage, uint32_t token)
{
	enum { FARTHEST = 60 };

	for (uint32_t back = 1; back <= FARTHEST && back <= token; back++) {
		uint32_t at = token - back;
		int mark = passage_is(passage, at, "\"");
		/* id="12": of what a page is made of */
		int opens = mark && passage_glued(passage, at) &&
			    winnow_ends(passage_word(passage, at - 1), "=");
		if (passage_is(passage, at, "“") || opens ||
			(mark && !passage_glued(passage, at)))
			return 1;
		if (passage_is(passage, at, "”") ||
			(mark && passage_kind(passage, at - 1) != WINNOW_DIGITS) ||
			passage_flag(passage, at, WINNOW_BLOCK_START))
			return 0;
	}
	return 0;
}

/* 34", and no quotation mark. */
static int is_inch_mark(const struct passage *passage, uint32_t end)
{
	return passage_is(passage, end, "\"") && passage_glued(passage, end) && end > 0 &&
	       passage_kind(passage, end - 1) == WINNOW_DIGITS && !is_quoted(passage, end);
}

int unit_marked(
	const struct passage *passage, uint32_t end, uint32_t *ret_end, struct unit *ret_unit)
{
	if (!passage_glued(passage, end))
		return 0;
	int feet = is_feet_mark(passage, end) && inch_mark_end(passage, end + 1);

	if (!feet && !is_inch_mark(passage, end) &&
		!(end >= 3 && is_feet_mark(passage, end - 2) &&
			passage_kind(passage, end - 3) == WINNOW_DIGITS &&
			inch_mark_end(passage, end - 1)))
		return 0;
	*ret_end = end + 1;
	*ret_unit = (struct unit){ winnow_str(feet ? "foot" : "inch"), winnow_str("length") };
	return 1;
}
