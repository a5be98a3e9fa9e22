/* SPDX-License-Identifier: MIT */
#include "narrative.h"

enum {
	YEAR_EARLIEST = 1000,
	YEAR_LATEST = 2999,
	YEAR_OF_WEB =
		1995,   /* a page that names it, or later ones, and has no day is of the last */
	YEARS_NEAR = 1, /* of the report's: those a report of the day tells of */
	MONTH_REACH = 3, /* tokens from a year back to its month or season: "March 5, 1942" */
	DATED_LEAST = 3,
	PAST_LEAST = 5,
	LONG_PAST = 20,    /* years: */
	LONG_LEAST = 2,    /* so many of them tell of nothing else, */
	TIMES_NEAR = 4,    /* so many times as many years long past as near ones, */
	TIMES_TODAY = 5,   /* and as words that count from the day, */
	TIMES_UNDATED = 20 /* or of a page whose own is not known */
};

/* What a text has of years, and of words that count from the day it is read. */
struct tally {
	uint32_t past;  /* years */
	uint32_t dated; /* those of them that have a month */
	uint32_t far;   /* those that are long past */
	uint32_t near;
	uint32_t today;
	uint32_t alone; /* of these, such as may count from nothing */
};

static enum word_kind kind_at(const struct word_search *search, uint32_t token)
{
	uint32_t count;

	return vocabulary_word(search, token, &count)->kind;
}

static int is_year(const struct word_search *search, const struct winnow_number *number)
{
	return number->count == 1 && number->exponent == 0 &&
	       number->mantissa >= YEAR_EARLIEST && number->mantissa <= YEAR_LATEST &&
	       number->flags & WINNOW_IN_DIGITS &&
	       search->analysis->tokens[number->first].length == 4;
}

static int has_month(const struct word_search *search, uint32_t token)
{
	for (uint32_t back = 1; back <= MONTH_REACH && back <= token; back++)
		switch (kind_at(search, token - back)) {
		case WORD_MONTH:
		case WORD_SEASON:
			return 1;
		default:
			break;
		}
	return 0;
}

/* The year that the text is of, or one that none is near. */
static int64_t year_of_text(const struct word_search *search, const struct anchor *report)
{
	const struct winnow_analysis *analysis = search->analysis;
	int64_t last = 0;

	if (report->kind)
		return report->date.year;
	for (uint32_t i = 0; i < analysis->number_count; i++)
		if (is_year(search, &analysis->numbers[i]) &&
			analysis->numbers[i].mantissa > last)
			last = analysis->numbers[i].mantissa;
	return last >= YEAR_OF_WEB ? last : YEAR_LATEST + YEARS_NEAR + 1;
}

static void tally_years(const struct word_search *search, int64_t now, struct tally *tally)
{
	const struct winnow_analysis *analysis = search->analysis;

	for (uint32_t i = 0; i < analysis->number_count; i++) {
		const struct winnow_number *number = &analysis->numbers[i];

		if (kind_at(search, number->first + number->count) == WORD_ERA) {
			tally->past++;
			tally->far++;
			tally->dated++;
			continue;
		}
		if (!is_year(search, number))
			continue;
		if (number->mantissa >= now - YEARS_NEAR) {
			tally->near++;
			continue;
		}
		tally->past++;
		tally->far += number->mantissa <= now - LONG_PAST;
		tally->dated += (uint32_t)has_month(search, number->first);
	}
}

static int is_number(const struct winnow_analysis *analysis, uint32_t token)
{
	return token < analysis->token_count && analysis->tokens[token].kind == WINNOW_DIGITS;
}

/* "yesterday", "ago", "on Friday": but "Sunday, 7 December". */
static int is_of_today(const struct word_search *search, uint32_t token)
{
	uint32_t count;
	const struct word *word = vocabulary_word(search, token, &count);

	if (word->kind == WORD_WEEKDAY)
		return !is_number(search->analysis, token + count) &&
		       !is_number(search->analysis, token + count + 1);
	return (word->kind == WORD_DAY || word->kind == WORD_OFFSET) &&
	       !winnow_is(word->note, "text");
}

/* "sent back": no "two years back". */
static int is_offset_alone(const struct word_search *search, uint32_t token)
{
	return kind_at(search, token) == WORD_OFFSET &&
	       (!token || kind_at(search, token - 1) != WORD_UNIT);
}

static void tally_today(const struct word_search *search, struct tally *tally)
{
	for (uint32_t token = 0; token < search->analysis->token_count; token++)
		if (is_of_today(search, token)) {
			tally->today++;
			tally->alone += (uint32_t)is_offset_alone(search, token);
		}
}

/* A short text of old times: where each year is long past, and a month is told of one. */
static int is_short_of_old(const struct tally *tally, const struct anchor *report)
{
	return report->kind && tally->far >= LONG_LEAST && tally->far == tally->past &&
	       tally->dated && !tally->near;
}

int narrative_is(const struct word_search *search, const struct anchor *report)
{
	struct tally tally = { 0, 0, 0, 0, 0, 0 };
	int is_short;

	if (!search->words)
		return 0;
	tally_years(search, year_of_text(search, report), &tally);
	is_short = tally.dated < DATED_LEAST || tally.past < PAST_LEAST;
	if ((is_short && !is_short_of_old(&tally, report)) ||
		tally.near * TIMES_NEAR > tally.past)
		return 0;
	tally_today(search, &tally);
	if (is_short)
		return tally.today == tally.alone;
	return tally.today * (report->kind ? TIMES_TODAY : TIMES_UNDATED) <= tally.past;
}
