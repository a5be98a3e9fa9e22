/* SPDX-License-Identifier: MIT */
#include "parse.h"

enum {
	YEAR_LATEST_BC = 9999,
	YEAR_EARLIEST = 1000,
	YEAR_LATEST = 2999,
};

/* "niños", "écoles", "рублей": a plural that a number before it counts. */
static int is_many(const struct scan *scan, uint32_t at)
{
	static const char *const endings[] = { "ов", "ев", "ей", "ек", "ам", "ям", "ах", "ях",
		"их", "ых", "ий" };
	const size_t shortest = sizeof("cas");
	struct winnow_str word = piece_text(scan, at);

	if (!piece_is_plain_word(scan, at) || word.len < shortest)
		return 0;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (winnow_ends(word, endings[i]))
			return 1;
	return winnow_ends(word, "s");
}

/* "2000 niños", "1500 et 2000 enfants": round, or too early for a report to tell of; in Russian "год"
 * stands behind each year. */
static int is_count(const struct scan *scan, uint32_t at)
{
	const int64_t earliest = 1900, round_number = 50;

	if (piece_is(scan, at + 1, WORD_JOIN) && piece_whole(scan, at + 2) >= YEAR_EARLIEST)
		at += 2;
	return is_many(scan, at + 1) &&
	       (piece_whole(scan, at) < earliest || piece_whole(scan, at) % round_number == 0 ||
		       winnow_is(scan->analysis->language, "ru"));
}

int parse_is_year(const struct scan *scan, uint32_t at)
{
	int64_t year = piece_whole(scan, at);

	return year >= YEAR_EARLIEST && year <= YEAR_LATEST && piece_at(scan, at)->count == 1 &&
	       piece_text(scan, at).len == 4 && !piece_number_has(scan, at, WINNOW_IN_WORDS) &&
	       !piece_is_mark(scan, at + 1, '%') &&
	       !(piece_is(scan, at + 1, WORD_DECADE_MARK) && piece_touches(scan, at + 1)) &&
	       !(parse_is_day_first(scan) && is_count(scan, at));
}

/* "nineteen ninety-six", as it is spoken. */
static int32_t spoken_year(const struct scan *scan, uint32_t at)
{
	int64_t century = piece_whole(scan, at), year = piece_whole(scan, at + 1);

	return piece_number_has(scan, at, WINNOW_IN_WORDS) &&
			       piece_number_has(scan, at + 1, WINNOW_IN_WORDS) &&
			       century >= 15 && century <= 20 && year >= 10 && year <= 99
		       ? (int32_t)(century * 100 + year)
		       : 0;
}

/* "two thousand and five", "seventeen hundred thirty-three": unless that many are counted. */
static int32_t year_in_words(const struct scan *scan, uint32_t at)
{
	int named = parse_unit(scan, at - 1) == UNIT_YEAR;
	int64_t year = piece_whole(scan, at);

	return piece_number_has(scan, at, WINNOW_IN_WORDS) &&
			       !piece_number_has(scan, at, WINNOW_ORDINAL | WINNOW_IN_DIGITS) &&
			       year >= PLAIN_EARLIEST && year <= PLAIN_LATEST &&
			       (named || (!piece_is_plain_word(scan, at + 1) &&
						 !piece_is_name(scan, at + 1) &&
						 !parse_unit(scan, at + 1)))
		       ? (int32_t)year
		       : 0;
}

/* "'87", of this century or the last. */
static int32_t short_year(const struct scan *scan, uint32_t at)
{
	const int32_t pivot = 30;
	int64_t year = piece_is_mark(scan, at, '\'') ? piece_whole(scan, at + 1) : -1;

	if (year < 0 || piece_touches(scan, at) || !piece_touches(scan, at + 1) ||
		piece_text(scan, at + 1).len != 2 ||
		!piece_number_has(scan, at + 1, WINNOW_IN_DIGITS) ||
		piece_is(scan, at + 2, WORD_DECADE_MARK) || piece_is_mark(scan, at + 2, '\''))
		return 0;
	return (int32_t)year + (year < pivot ? 2000 : 1900);
}

/* "FY14" */
static int32_t fiscal_year(const struct scan *scan, uint32_t at)
{
	int64_t year = piece_is(scan, at, WORD_FISCAL) ? piece_whole(scan, at + 1) : -1;

	return year >= 0 && piece_touches(scan, at + 1) && piece_text(scan, at + 1).len == 2 &&
			       piece_number_has(scan, at + 1, WINNOW_IN_DIGITS)
		       ? 2000 + (int32_t)year
		       : 0;
}

uint32_t parse_year_said(const struct scan *scan, uint32_t at, int32_t *ret_year)
{
	static const uint64_t years =
		BEGINS_PIECE(PIECE_NUMBER) | BEGINS_TIE | BEGINS_WORD(WORD_FISCAL);

	if (!piece_is_one(scan, at, years))
		return 0;
	if (fiscal_year(scan, at)) {
		*ret_year = fiscal_year(scan, at);
		return at + 2;
	}
	if (piece_is(scan, at, WORD_FISCAL)) /* "of fiscal year 2014" */
		at += parse_unit(scan, at + 1) == UNIT_YEAR ? 2 : 1;
	int32_t spoken = spoken_year(scan, at);
	int32_t words = spoken ? 0 : year_in_words(scan, at);

	if (short_year(scan, at)) {
		*ret_year = short_year(scan, at);
		return at + 2;
	}
	if (!spoken && !words && !parse_is_year(scan, at))
		return 0;
	*ret_year = spoken ? spoken : words ? words : (int32_t)piece_whole(scan, at);
	return spoken ? at + 2 : at + 1;
}

/* Part of an address or a symbol: A/HRC/2013, example.org/2013/04. */
static int is_inside_symbol(const struct scan *scan, uint32_t at)
{
	const struct piece *before = piece_at(scan, at - 1);
	const struct piece *after = piece_at(scan, at + 1);

	if (piece_touches(scan, at) && before->kind == PIECE_MARK &&
		memchr("/=#_$@&+*.,:", before->mark, 12))
		return 1;
	if (piece_touches(scan, at) && before->kind != PIECE_MARK && before->kind != PIECE_WORD)
		return 1;
	return piece_touches(scan, at + 1) &&
	       (after->kind == PIECE_OTHER || piece_is_mark(scan, at + 1, '/') ||
		       piece_is_mark(scan, at + 1, '='));
}

/* "over 2000 were hurt", "at 1600 Hallsund Avenue", "at 1600.": not "over 2013,", "at 1990 prices". */
static int is_number_led(const struct scan *scan, uint32_t before, uint32_t at)
{
	enum word_kind next = piece_at(scan, at + 1)->word->kind;
	int goes_on = next == WORD_PAST || next == WORD_FUTURE || next == WORD_LINK ||
		      piece_is_plain_word(scan, at + 1);

	const int64_t modern = 1800;
	int high = piece_whole(scan, at) < modern &&
		   piece_is_plain_word(scan, at + 1); /* "at 1200 metres", "by 1500 points" */

	return (piece_noted(scan, before, "amount") && goes_on) ||
	       (winnow_is(piece_at(scan, before)->word->value, "by") && high) ||
	       (parse_is_at_moment(scan, before) &&
		       (!piece_is_plain_word(scan, at + 1) || high));
}

/* "since about 1990", "by at least 2030": but "by about 2000 people". */
static int is_bound_and_hedge(const struct scan *scan, uint32_t before, uint32_t at)
{
	return piece_is(scan, before, WORD_HEDGE) && piece_is(scan, before - 1, WORD_BOUND) &&
	       (!piece_is_plain_word(scan, at + 1) || piece_is(scan, at + 1, WORD_PRONOUN));
}

/* What stands before a year when it is one: in, since, early, March, "mid-". */
static int is_led(const struct scan *scan, uint32_t at)
{
	static const enum word_kind leads[] = { WORD_WHEN, WORD_BOUND, WORD_MODIFIER, WORD_OPEN,
		WORD_MONTH, WORD_SEASON, WORD_FISCAL, WORD_HEDGE };
	uint32_t before = at - 1;

	if (piece_is_mark(scan, before, '-') && piece_touches(scan, at))
		before--;
	if (piece_is(scan, before, WORD_FISCAL) || is_bound_and_hedge(scan, before, at) ||
		(piece_is_mark(scan, before, ',') && parse_is_year(scan, before - 1)))
		return 1; /* "in 2011, 2012 and 2013" */
	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
		if (piece_is(scan, before, leads[i]))
			return leads[i] != WORD_HEDGE && !is_number_led(scan, before, at);
	return (piece_is(scan, before, WORD_FUTURE) && piece_noted(scan, before, "year")) ||
	       (parse_unit(scan, before) == UNIT_YEAR && !piece_noted(scan, before, "plural"));
}

static int is_in_brackets(const struct scan *scan, uint32_t at)
{
	return piece_is_mark(scan, at - 1, '(') &&
	       (piece_is_mark(scan, at + 1, ')') || piece_is_mark(scan, at + 1, ','));
}

int parse_is_possessive(const struct scan *scan, uint32_t at)
{
	struct winnow_str text = piece_text(scan, at);

	return winnow_is(text, "'s") || winnow_is(text, "\xe2\x80\x99s");
}

int parse_is_era(const struct scan *scan, uint32_t at)
{
	struct winnow_str text = piece_text(scan, at);

	return piece_is(scan, at, WORD_ERA) &&
	       (piece_at(scan, at)->flags & WINNOW_CAPITAL || memchr(text.ptr, '.', text.len) ||
		       !parse_is_english(scan));
}

int parse_is_ad(const struct scan *scan, uint32_t at)
{
	return parse_is_era(scan, at) && winnow_is(piece_at(scan, at)->word->value, "ad");
}

static uint32_t skip_era(const struct scan *scan, uint32_t at, struct when *when)
{
	if (!parse_is_era(scan, at))
		return at;
	if (winnow_is(piece_at(scan, at)->word->value, "bc"))
		when->unit = UNIT_NONE;
	return at + 1;
}

/* "the year 2000", "l'an 2000". */
static uint32_t year_word(const struct scan *scan, uint32_t at)
{
	return parse_unit(scan, at) == UNIT_YEAR && !piece_noted(scan, at, "plural") &&
			       (parse_is_year(scan, at + 1) || year_in_words(scan, at + 1))
		       ? at + 1
		       : at;
}

/* "2014 год", "2016 годах", which are no years of life: those are "лет". */
static int is_year_word(const struct scan *scan, uint32_t at)
{
	return parse_unit(scan, at) == UNIT_YEAR &&
	       (piece_noted(scan, at, "year_word") ||
		       winnow_starts(piece_text(scan, at), "год"));
}

static uint32_t year_end(const struct scan *scan, uint32_t at)
{
	return is_year_word(scan, at + 1) ? at + 2 : at + 1;
}

static uint32_t set_spoken(int32_t year, uint32_t end, const char *rule, struct expression *ret)
{
	ret->from = (struct when){ .unit = UNIT_YEAR, .year = year };
	ret->kind = KIND_ABSOLUTE;
	ret->rule = rule;
	ret->certainty = LIKELY;
	return end;
}

/* "2000 weeks", "a 2000 year old city": but "the 1988 quarter". */
static int is_counted(const struct scan *scan, uint32_t at)
{
	return parse_unit(scan, at) &&
	       (piece_noted(scan, at, "plural") || parse_unit(scan, at) == UNIT_YEAR);
}

/* "1978's" of a song, which is no decade. */
static int is_possessive_year(const struct scan *scan, uint32_t at)
{
	int64_t year = piece_whole(scan, at);

	return year >= YEAR_MODERN && year <= PLAIN_LATEST && year % 10 &&
	       piece_text(scan, at).len == 4 && parse_is_possessive(scan, at + 1) &&
	       piece_touches(scan, at + 1);
}

uint32_t parse_year(const struct scan *scan, uint32_t at, struct expression *ret)
{
	if (piece_at(scan, at)->kind == PIECE_NUMBER && piece_whole(scan, at) < YEAR_EARLIEST &&
		!spoken_year(scan, at))
		return 0;
	if (is_possessive_year(scan, at) && !is_inside_symbol(scan, at))
		return set_spoken((int32_t)piece_whole(scan, at), at + 1, "date.year", ret);
	uint32_t named = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t start = year_word(scan, named) > named ? named : at;
	uint32_t year = year_word(scan, piece_skip(scan, start, WORD_FISCAL));
	uint32_t end = year_end(scan, year);
	int led = year > at || end > year + 1 || is_led(scan, at);

	if (fiscal_year(scan, at)) {
		end = set_spoken(fiscal_year(scan, at), at + 2, "date.year_short", ret);
		ret->from.count_of_years = piece_at(scan, at)->word->value;
		return end;
	}
	if (short_year(scan, at) && is_led(scan, at))
		return set_spoken(short_year(scan, at), at + 2, "date.year_short", ret);
	if (spoken_year(scan, at))
		return set_spoken(spoken_year(scan, at), at + 2, "date.year_spoken", ret);
	if (year_in_words(scan, year) && (year > at || piece_noted(scan, at - 1, "year")))
		return set_spoken(year_in_words(scan, year), year + 1, "date.year_spoken", ret);
	if (!parse_is_year(scan, year) || piece_is(scan, at - 1, WORD_NOT_DATE) ||
		is_inside_symbol(scan, year))
		return 0;
	if (end == year + 1 && is_counted(scan, end))
		return 0;
	ret->from = (struct when){ .unit = UNIT_YEAR };
	ret->from.year = (int32_t)piece_whole(scan, year);
	if (piece_is(scan, start, WORD_FISCAL))
		ret->from.count_of_years = piece_at(scan, start)->word->value;
	ret->kind = KIND_ABSOLUTE;
	ret->rule = "date.year";
	ret->certainty = led || is_in_brackets(scan, at) ? LIKELY : POSSIBLE;
	if (!led && !is_in_brackets(scan, at) && !parse_year_is_likely(scan, at))
		return 0;
	end = skip_era(scan, end, &ret->from);
	return ret->from.unit ? end : 0;
}

/* "the 2013 school year". */
uint32_t parse_fiscal_year(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t year = piece_skip(scan, at, WORD_ARTICLE), unit = year + 2;

	if (!parse_is_year(scan, year) || !piece_is(scan, year + 1, WORD_FISCAL) ||
		parse_unit(scan, unit) != UNIT_YEAR || piece_noted(scan, unit, "plural"))
		return 0;
	(void)set_spoken((int32_t)piece_whole(scan, year), 0, "date.year", ret);
	ret->from.count_of_years = piece_at(scan, year + 1)->word->value;
	return unit + 1;
}

/* "the 1988 quarter", "the 1988 period": of the year's figures. */
uint32_t parse_year_part(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t year = piece_skip(scan, at, WORD_ARTICLE), noun = year + 1;

	if (year == at || !parse_is_year(scan, year) || piece_noted(scan, noun, "plural") ||
		(parse_unit(scan, noun) != UNIT_QUARTER && !piece_noted(scan, noun, "span")))
		return 0;
	ret->from = (struct when){ .unit = UNIT_YEAR, .of_quarter = 1 };
	ret->from.year = (int32_t)piece_whole(scan, year);
	ret->kind = KIND_ABSOLUTE;
	ret->rule = "date.year";
	ret->certainty = POSSIBLE;
	return noun + 1;
}

/* "300 BC", which no anchor can tell more of; but "3 BC residents" live in British Columbia. */
static int is_bc(const struct scan *scan, uint32_t at)
{
	const int64_t century = 100;
	int goes_on =
		(piece_is_plain_word(scan, at + 1) && !piece_is(scan, at + 1, WORD_PRONOUN)) ||
		piece_is_name(scan, at + 1);

	return parse_is_era(scan, at) && !parse_is_ad(scan, at) &&
	       (!goes_on || piece_whole(scan, at - 1) >= century);
}

/* "264" in "from 264 to 241 BC", "218" in "218-201 BC". */
static int is_before_bc(const struct scan *scan, uint32_t at)
{
	return (parse_is_join(scan, at + 1, 0) || piece_is(scan, at + 1, WORD_JOIN)) &&
	       piece_whole(scan, at + 2) > 0 &&
	       piece_whole(scan, at + 2) < piece_whole(scan, at) && is_bc(scan, at + 3);
}

/* "410 AD", "AD 410", "300 BC"; a year before Christ is below zero. */
uint32_t parse_era(const struct scan *scan, uint32_t at, struct expression *ret)
{
	int64_t year = piece_whole(scan, parse_is_ad(scan, at) ? at + 1 : at);
	int first = is_before_bc(scan, at);
	int32_t sign = first || is_bc(scan, at + 1) ? -1 : 1;

	if (year < 1 || year > (sign < 0 ? YEAR_LATEST_BC : YEAR_LATEST) ||
		(sign > 0 && !parse_is_ad(scan, at) && !parse_is_ad(scan, at + 1)))
		return 0;
	ret->from = (struct when){ .unit = UNIT_YEAR, .year = sign * (int32_t)year };
	ret->kind = KIND_ABSOLUTE;
	ret->rule = "date.year_era";
	ret->certainty = CLEAR;
	return first ? at + 1 : at + 2;
}

/* "15 March", "March 15", "June": where it ends. */
static uint32_t day_before_christ(const struct scan *scan, uint32_t at, struct when *when)
{
	int32_t day = parse_day_at(scan, at);
	uint32_t month = day > 0 ? at + 1 : at;

	if (!piece_is(scan, month, WORD_MONTH))
		return 0;
	when->month = piece_value(scan, month);
	if (day <= 0 && piece_is_mark(scan, month + 2, ','))
		day = parse_day_at(scan, ++month); /* "March 15, 44 BC" */
	when->day = day > 0 ? day : 0;
	return month + 1;
}

/* "June 323 BC", "15 March 44 BC", "the spring of 212 BC" */
uint32_t parse_month_before_christ(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t season = piece_skip(scan, at, WORD_ARTICLE);
	struct when part = { .unit = UNIT_NONE };
	uint32_t end = day_before_christ(scan, at, &part);

	if (piece_is(scan, season, WORD_SEASON)) {
		part.index = piece_value(scan, season);
		end = piece_skip(scan, season + 1, WORD_LINK);
	}
	uint32_t year = piece_skip_mark(scan, end, ',');
	if (!end || piece_whole(scan, year) < 1 || !is_bc(scan, year + 1))
		return 0;
	end = parse_era(scan, year, ret);
	ret->from.month = part.month;
	ret->from.day = part.day;
	ret->from.index = part.index;
	return end;
}
