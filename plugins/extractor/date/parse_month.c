/* SPDX-License-Identifier: MIT */
#include "parse.h"

int parse_is_capital_or_sure(const struct scan *scan, uint32_t month)
{
	const struct piece *piece = piece_at(scan, month);

	return piece_is(scan, month, WORD_MONTH) &&
	       (!piece->word->doubtful || (piece->flags & WINNOW_CAPITAL));
}

/* "May to June": each is evidence for the other. */
static int is_end_of_range(const struct scan *scan, uint32_t at)
{
	return (parse_is_join(scan, at + 1, 0) && parse_is_capital_or_sure(scan, at + 2)) ||
	       (parse_is_join(scan, at - 1, 0) && parse_is_capital_or_sure(scan, at - 2)) ||
	       (piece_is(scan, at - 1, WORD_JOIN) && parse_is_capital_or_sure(scan, at - 2) &&
		       piece_is(scan, at - 3, WORD_OPEN));
}

/* Where the month before the one at `at` stands in "March, April, and May"; `at`: there is none. */
static uint32_t month_before(const struct scan *scan, uint32_t at)
{
	uint32_t joint = at - 1;

	if (piece_is(scan, joint, WORD_JOIN) && piece_is_mark(scan, joint - 1, ','))
		joint--;
	return (piece_is(scan, joint, WORD_JOIN) || piece_is_mark(scan, joint, ',')) &&
			       parse_is_capital_or_sure(scan, joint - 1)
		       ? joint - 1
		       : at;
}

/* "April" in "March, April and May": not "May" in "in March, May resigned". */
static int is_in_list(const struct scan *scan, uint32_t at)
{
	uint32_t next = piece_skip(scan, piece_skip_mark(scan, at + 1, ','), WORD_JOIN);

	return piece_is(scan, at - 1, WORD_JOIN) ||
	       (piece_is(scan, next - 1, WORD_JOIN) && parse_is_capital_or_sure(scan, next));
}

/* "in May and June", "the months of April and June", "the first days of June" */
static int is_end_of_list(const struct scan *scan, uint32_t at)
{
	int most = 6, sure = 0;
	uint32_t first = at, before = is_in_list(scan, at) ? month_before(scan, at) : at;

	while (before < first && most-- > 0) {
		sure |= !piece_at(scan, before)->word->doubtful;
		first = before;
		before = month_before(scan, first);
	}
	if (sure)
		return parse_is_capital_or_sure(scan, at); /* "July and August" */
	return piece_is(scan, first - 1, WORD_WHEN) ||
	       (piece_is(scan, first - 1, WORD_LINK) &&
		       (parse_unit(scan, first - 2) || piece_is(scan, first - 2, WORD_HALF)));
}

/* "of Jan and Feb 2012" */
static int is_start_of_list(const struct scan *scan, uint32_t at)
{
	return (piece_is(scan, at + 1, WORD_JOIN) || piece_is_mark(scan, at + 1, ',')) &&
	       parse_is_capital_or_sure(scan, at + 2) && parse_is_year(scan, at + 3);
}

/* "the year to March", "from now to June", "through June" */
static int is_end_of_length(const struct scan *scan, uint32_t at)
{
	if (!parse_is_capital_or_sure(scan, at) || !piece_is(scan, at - 1, WORD_JOIN) ||
		!piece_noted(scan, at - 1, "to"))
		return 0;
	return (piece_is(scan, at - 2, WORD_UNIT) && !piece_is(scan, at - 3, WORD_SHIFT)) ||
	       (piece_is(scan, at - 2, WORD_OFFSET) && piece_value(scan, at - 2) > 0) ||
	       (winnow_is(piece_text(scan, at - 1), "through") &&
		       !parse_is_possessive(scan, at + 1) && !piece_is_name(scan, at + 1));
}

/* "a June agreement", "its May meeting": what a verb or a woman does not have before it. But "the Mar
 * del Hallsund". */
static int is_of_noun(const struct scan *scan, uint32_t at)
{
	const int32_t may = 5;
	int whole = piece_text(scan, at).len > 3 || piece_value(scan, at) == may;

	return whole && piece_at(scan, at)->flags & WINNOW_CAPITAL &&
	       piece_is_plain_word(scan, at + 1) &&
	       (piece_is(scan, at - 1, WORD_ARTICLE) ||
		       piece_is(scan, at - 1, WORD_DETERMINER) ||
		       piece_noted(scan, at - 1, "one"));
}

/* A month by itself needs more than its name: "May" is a verb, "April" a woman. */
static int month_has_evidence(const struct scan *scan, uint32_t at, uint32_t end)
{
	const struct piece *month = piece_at(scan, at);
	const struct piece *before = piece_at(scan, at - 1);
	int led = before->kind == PIECE_WORD &&
		  (before->word->kind == WORD_WHEN || before->word->kind == WORD_BOUND ||
			  before->word->kind == WORD_MODIFIER ||
			  before->word->kind == WORD_OPEN || before->word->kind == WORD_SHIFT ||
			  before->word->kind == WORD_EACH);

	if (piece_is_all(scan, at, end) || is_end_of_range(scan, at) ||
		is_end_of_length(scan, at))
		return 1;
	if (month->word->doubtful && !(month->flags & WINNOW_CAPITAL) && end == at + 1 &&
		!(led && piece_noted(scan, at - 1, "year") && parse_ends_clause(scan, end)))
		return 0; /* but "in april." */
	if (is_end_of_list(scan, at) || is_start_of_list(scan, at))
		return 1;
	if (parse_day_at(scan, at - 1) > 0 ||
		(piece_is(scan, at - 1, WORD_LINK) && parse_day_at(scan, at - 2) > 0))
		return 0; /* "31 April": what is no date is no month either */
	if (month->word->doubtful && !(month->flags & WINNOW_CAPITAL) &&
		piece_is(scan, at + 1, WORD_LINK) && piece_is_plain_word(scan, end))
		return 0; /* "a march of 2000 people" */
	if (led || end > at + 1 || is_of_noun(scan, at))
		return 1;
	if (piece_is_mark(scan, at - 1, '-') && piece_is(scan, at - 2, WORD_MODIFIER))
		return 1;
	return !month->word->doubtful && !piece_is_name(scan, at - 1) &&
	       !piece_is_name(scan, at + 1);
}

/* "June and July 2013", "in June and in July 2013": the year is said once. */
static void borrow_year(const struct scan *scan, uint32_t at, struct when *when)
{
	struct when next = { .unit = UNIT_MONTH };
	const int most = 4;

	for (int i = 0; i < most && !when->year && !when->year_shifted; i++) {
		at = piece_skip(scan, piece_skip_mark(scan, at, ','), WORD_JOIN);
		at += piece_is(scan, at - 1, WORD_JOIN) && piece_noted(scan, at, "year");
		if (!piece_is(scan, at, WORD_MONTH) || piece_is(scan, at - 1, WORD_MONTH))
			break;
		(void)parse_year_tail(scan, ++at, 0, &next);
		when->year = next.year;
	}
}

uint32_t parse_month_alone(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t end;

	if (!piece_is(scan, at, WORD_MONTH))
		return 0;
	when->unit = UNIT_MONTH;
	when->month = piece_value(scan, at);
	end = parse_year_tail(scan, at + 1, 1, when);
	borrow_year(scan, end, when);
	return month_has_evidence(scan, at, end) ? end : 0;
}
