/* SPDX-License-Identifier: MIT */
#include "parse.h"

static int is_determiner(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_ARTICLE) || piece_is(scan, at, WORD_DETERMINER) ||
	       piece_noted(scan, at, "one") ||
	       (piece_noted(scan, at, "whole") && piece_at(scan, at)->count > 1) ||
	       parse_is_possessive(scan, at);
}

/* "his unsuccessful 1996 campaign": not "an estimated 1500 staff", "the remaining 2014 votes". */
static int is_behind_adjective(const struct scan *scan, uint32_t at)
{
	struct winnow_str noun = piece_text(scan, at + 1);
	const int64_t earliest = 1800, round_number = 50;

	return piece_is_plain_word(scan, at - 1) && is_determiner(scan, at - 2) &&
	       (piece_is_plain_word(scan, at + 1) || piece_is_name(scan, at + 1)) &&
	       !winnow_ends(noun, "s") && piece_whole(scan, at) > earliest &&
	       piece_whole(scan, at) % round_number;
}

/* "the 1989 law", "its 1990 report", "China's 1979 law", "that 1978 resolution". */
static int is_determined(const struct scan *scan, uint32_t at)
{
	int that = piece_is(scan, at - 1, WORD_SHIFT) && piece_value(scan, at - 1) == 0 &&
		   (piece_noted(scan, at - 1, "text") || parse_ends_clause(scan, at + 1));

	return is_determiner(scan, at - 1) || that || is_behind_adjective(scan, at);
}

/* "more than 2000", "About 2000 were hurt", "about 2000 of them": so many of something. */
static int is_amount(const struct scan *scan, uint32_t at)
{
	uint32_t hedge = at - 1;
	enum word_kind next = piece_at(scan, at + 1)->word->kind;
	int begins = piece_is(scan, hedge - 1, WORD_JOIN) ||
		     piece_at(scan, hedge)->flags & WINNOW_SENTENCE_START ||
		     piece_at(scan, hedge - 1)->kind == PIECE_MARK;

	if (!piece_is(scan, hedge, WORD_HEDGE) || piece_is(scan, hedge - 1, WORD_BOUND))
		return 0; /* "until at least 2021" */
	return !winnow_is(piece_at(scan, hedge)->word->value, "about") || next == WORD_LINK ||
	       (begins && (next == WORD_PAST || next == WORD_FUTURE));
}

static int is_modern(const struct scan *scan, uint32_t at)
{
	return parse_is_year(scan, at) && piece_whole(scan, at) >= YEAR_MODERN &&
	       piece_whole(scan, at) <= PLAIN_LATEST;
}

/* "law no. 12 of 2011", "Law No. (12) of 2011" */
static int is_of_law(const struct scan *scan, uint32_t at)
{
	uint32_t number = at - 2;
	int bracketed = piece_is_mark(scan, number, ')');

	if (!piece_is(scan, at - 1, WORD_LINK))
		return 0;
	number -= (uint32_t)bracketed;
	if (piece_whole(scan, number) < 0)
		return 0;
	number -= 1 + (uint32_t)bracketed;
	return piece_is(
		scan, number - (uint32_t)piece_is_mark(scan, number, '.'), WORD_NOT_DATE);
}

/* A name, whatever the word is elsewhere: "the Climate Service". */
static int is_capital(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece_is_name(scan, at) ||
	       (piece_is(scan, at, WORD_TERM) && piece->flags & WINNOW_CAPITAL);
}

/* "the Mines Act, 1995", "Hallsund University Press, 2012)" */
static int is_behind_title(const struct scan *scan, uint32_t at)
{
	const struct piece *next = piece_at(scan, at + 1);
	int bracket = piece_is_mark(scan, at - 2, ')');

	return piece_is_mark(scan, at - 1, ',') && is_modern(scan, at) &&
	       is_capital(scan, at - 2 - (uint32_t)bracket) &&
	       (next->kind == PIECE_BREAK ||
		       (next->kind == PIECE_MARK && memchr(".,;:()", next->mark, 6)));
}

/* Two years that follow each other, not too far apart. */
static int are_years(const struct scan *scan, uint32_t first, uint32_t second)
{
	const int64_t far = 20;
	int64_t apart = piece_whole(scan, second) - piece_whole(scan, first);

	return is_modern(scan, first) && is_modern(scan, second) && apart > 0 && apart <= far;
}

/* "both 2019 and 2020", "the 2014, 2015, and 2017 protests": each shows what the other is. */
static int is_one_of_years(const struct scan *scan, uint32_t at)
{
	uint32_t before = at - 1;

	if (piece_is(scan, before, WORD_JOIN))
		before -= 1 + (uint32_t)piece_is_mark(scan, before - 1, ',');
	/* "2000 but not 1998" */
	if (winnow_is(piece_text(scan, at - 1), "not") && is_modern(scan, at - 3))
		return is_modern(scan, at) && !piece_is_plain_word(scan, at + 1);
	if (before < at - 1 && are_years(scan, before, at) && !parse_unit(scan, at + 1))
		return 1;
	return (piece_is(scan, at + 1, WORD_JOIN) || piece_is_mark(scan, at + 1, ',')) &&
	       are_years(scan, at, at + 2);
}

/* "It was 1987,", "it is now 2020". */
static int is_said_of_it(const struct scan *scan, uint32_t at)
{
	uint32_t verb = at - 1 - (uint32_t)piece_is(scan, at - 1, WORD_VAGUE);
	struct winnow_str text = piece_text(scan, verb);

	return is_modern(scan, at) && parse_ends_clause(scan, at + 1) &&
	       (winnow_is(text, "is") || winnow_is(text, "was")) &&
	       (winnow_is(piece_text(scan, verb - 1), "it") ||
		       winnow_is(piece_text(scan, verb - 1), "It"));
}

/* "back to 2012", "past 2025." */
static int is_reached(const struct scan *scan, uint32_t at)
{
	return (piece_noted(scan, at - 1, "to") && piece_is(scan, at - 2, WORD_OFFSET)) ||
	       (piece_noted(scan, at - 1, "noun") && piece_is(scan, at - 1, WORD_SHIFT) &&
		       !piece_is(scan, at - 2, WORD_ARTICLE) &&
		       parse_ends_clause(scan, at + 1));
}

/* "2020 was", "Until then, 2020 has": of one, and not of so many. */
static int is_subject(const struct scan *scan, uint32_t at)
{
	return is_modern(scan, at) && piece_noted(scan, at + 1, "singular") &&
	       (piece_at(scan, at)->flags & WINNOW_SENTENCE_START ||
		       piece_is_mark(scan, at - 1, ',') ||
		       piece_at(scan, at - 1)->kind == PIECE_BREAK);
}

static int is_shown_around(const struct scan *scan, uint32_t at)
{
	return is_of_law(scan, at) || is_behind_title(scan, at) || is_one_of_years(scan, at) ||
	       is_said_of_it(scan, at) || is_reached(scan, at) || is_subject(scan, at);
}

/* "a 12% fall from 1990", "the 1989 law": an article or "of" makes it likely, a counted word
 * after it makes it a number. */
int parse_year_is_likely(const struct scan *scan, uint32_t at)
{
	const int64_t earliest = 1800, hundred = 100;
	int64_t year = piece_whole(scan, at);
	int counts = piece_is_plain_word(scan, at + 1) || parse_unit(scan, at + 1);
	int seats = piece_is_mark(scan, at + 1, '-') && piece_touches(scan, at + 1) &&
		    piece_is_plain_word(scan, at + 2); /* "the 1800-seat hall" */

	if (year < PLAIN_EARLIEST || year > PLAIN_LATEST || is_amount(scan, at))
		return 0;
	if (is_determined(scan, at) || is_shown_around(scan, at))
		return year % hundred || (year >= earliest && !seats); /* "the 1500 metres" */
	if (piece_is(scan, at + 1, WORD_PRONOUN) && piece_is(scan, at - 1, WORD_LINK))
		return 1; /* "in the course of 1969 it" */
	return !counts &&
	       (piece_is(scan, at - 1, WORD_LINK) || piece_is(scan, at - 1, WORD_JOIN) ||
		       piece_is(scan, at - 1, WORD_HEDGE));
}
