/* SPDX-License-Identifier: MIT */
#include "parse.h"

enum {
	YEAR_EARLIEST = 1000,
	YEAR_LATEST = 2999,
	HUNDREDS_LEAST = 13, /* of a decade in words: "ten twenties" are money */
	HUNDREDS_MOST = 20,
	CENTURIES_UP_TO = 1900 /* before it "the 1700s" are a hundred years */
};

/* "the 60s", where no heat is told and nobody is as old: "the early 90s", but "in his 60s". */
static int is_known_decade(const struct scan *scan, uint32_t number)
{
	uint32_t before = number - 1;
	const int64_t least = 30;

	before -= (uint32_t)piece_is_mark(scan, before, '-');
	before -= (uint32_t)piece_is(scan, before, WORD_MODIFIER);
	return piece_whole(scan, number) >= least && piece_is(scan, before, WORD_ARTICLE) &&
	       !piece_is(scan, before - 1, WORD_NOT_DATE);
}

/* "1990s", "'80s", "1990-х", "1990er". */
static uint32_t marked_decade(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t number = piece_skip_mark(scan, at, '\'');
	int64_t value = piece_whole(scan, number);
	uint32_t mark = piece_skip_mark(scan, number + 1, '-');

	if (!piece_is(scan, mark, WORD_DECADE_MARK) || value < 0 || value % 10 != 0 ||
		(piece_touches(scan, number) && number == at &&
			!piece_is_mark(scan, at - 1, '-')))
		return 0;
	if (value < 100 && (number > at || mark > number + 1 || is_known_decade(scan, at)))
		value += value >= 20 ? 1900 : 2000;
	if (value < YEAR_EARLIEST || value > YEAR_LATEST)
		return 0;
	when->year = (int32_t)value;
	if (value % 100 == 0 && value < CENTURIES_UP_TO) {
		when->unit = UNIT_CENTURY;
		when->year++; /* "the 1800s" */
	}
	if (parse_unit(scan, mark + 1) == UNIT_YEAR && piece_noted(scan, mark + 1, "plural"))
		mark++;
	return mark + 1;
}

/* "los años 90", "les années 1990", "la década de 1990". */
static uint32_t named_decade(const struct scan *scan, uint32_t at, struct when *when)
{
	enum unit unit = parse_unit(scan, at);
	int plural = piece_noted(scan, at, "plural");
	uint32_t number = at + 1;
	int64_t value;

	if (unit == UNIT_DECADE)
		number = piece_skip(scan, piece_skip(scan, number, WORD_LINK), WORD_ARTICLE);
	else if (unit != UNIT_YEAR || !plural)
		return 0;
	if (piece_is(scan, number, WORD_DECADE)) {
		when->year = piece_value(scan, number);
		return number + 1;
	}
	value = piece_whole(scan, number);
	if (piece_number_has(scan, number, WINNOW_ORDINAL))
		return 0; /* "a decade of the 20th century" */
	if (value >= 20 && value < 100)
		value += 1900;
	if (value % 10 != 0 || value < YEAR_EARLIEST || value > YEAR_LATEST ||
		piece_number_has(scan, number, WINNOW_GROUPED))
		return 0;
	when->year = (int32_t)value;
	return number + 1 +
	       (uint32_t)(piece_is(scan, number + 1, WORD_DECADE_MARK) &&
			  piece_touches(scan, number + 1));
}

/* "90-е годы", "девяностых годах": the tens as an ordinal, or in words. */
static uint32_t ordinal_decade(const struct scan *scan, uint32_t at, struct when *when)
{
	int64_t value = piece_whole(scan, at);

	if (parse_unit(scan, at + 1) != UNIT_YEAR || !piece_noted(scan, at + 1, "plural"))
		return 0;
	when->year = piece_value(scan, at);
	if (piece_is(scan, at, WORD_DECADE))
		return at + 2;
	if (!piece_number_has(scan, at, WINNOW_ORDINAL) || value <= 0 || value % 10 ||
		value >= 100)
		return 0;
	when->year = (int32_t)value + (value >= 20 ? 1900 : 2000);
	return at + 2;
}

/* "nineteen-twenties", "eighteen forties" */
static uint32_t spoken_decade(const struct scan *scan, uint32_t at, struct when *when)
{
	const int32_t century = 100;
	uint32_t tens = piece_skip_mark(scan, at + 1, '-');
	int64_t hundreds = piece_whole(scan, at);

	if (!piece_is(scan, tens, WORD_DECADE) || hundreds < HUNDREDS_LEAST ||
		hundreds > HUNDREDS_MOST || !piece_number_has(scan, at, WINNOW_IN_WORDS))
		return 0;
	when->year = (int32_t)hundreds * century + piece_value(scan, tens) % century;
	return tens + 1;
}

/* "the sixties", "the mid sixties", "the late sixties and early seventies": but "her mid sixties",
 * and in "the mid sixties" of heat. */
static int is_led_decade(const struct scan *scan, uint32_t at, uint32_t decade)
{
	uint32_t modifier = at - 1 - (uint32_t)piece_is_mark(scan, at - 1, '-');

	if (decade > at || !piece_is(scan, modifier, WORD_MODIFIER))
		return decade > at;
	if (piece_is(scan, modifier - 1, WORD_JOIN) &&
		piece_is(scan, modifier - 2, WORD_DECADE))
		modifier -= 2 + (uint32_t)piece_is(scan, modifier - 3, WORD_MODIFIER);
	return piece_is(scan, modifier - 1, WORD_ARTICLE) &&
	       !piece_is(scan, modifier - 2, WORD_NOT_DATE);
}

uint32_t parse_decade(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t end;

	ret->from = (struct when){ .unit = UNIT_DECADE };
	end = marked_decade(scan, here, &ret->from);
	if (!end)
		end = named_decade(scan, here, &ret->from);
	if (!end)
		end = ordinal_decade(scan, here, &ret->from);
	if (!end)
		end = spoken_decade(scan, here, &ret->from);
	if (!end && piece_is(scan, here, WORD_DECADE) && is_led_decade(scan, at, here)) {
		ret->from.year = piece_value(scan, here);
		end = here + 1;
	}
	ret->kind = KIND_ABSOLUTE;
	ret->rule = "date.decade";
	ret->certainty = CLEAR;
	return end;
}

/* XIX, and what French hangs on to it: XIXe. 0: no Roman numeral. */
static int32_t roman_at(const struct scan *scan, uint32_t at)
{
	struct winnow_str text = piece_text(scan, at);
	int32_t value = 0, last = 0;

	if (piece_at(scan, at)->kind != PIECE_OTHER || text.len > 9)
		return 0;
	for (size_t i = 0; i < text.len; i++) {
		int32_t digit = text.ptr[i] == 'X'   ? 10
				: text.ptr[i] == 'V' ? 5
				: text.ptr[i] == 'I' ? 1
						     : 0;

		if (digit == 0)
			return text.ptr[i] >= 'A' && text.ptr[i] <= 'Z' ? 0 : value;
		value += digit > last && last ? digit - 2 * last : digit;
		last = digit;
	}
	return value;
}

enum { FEW = 5 }; /* "4 века" may be counted, "5 века" is one of them */

/* "19th", "XIX", and "21" before what is no plural. */
static int32_t century_at(const struct scan *scan, uint32_t at)
{
	int counted = piece_noted(scan, at + 1, "plural") || piece_whole(scan, at) < FEW;
	int numbered = piece_number_has(scan, at, WINNOW_ORDINAL) ||
		       (piece_number_has(scan, at, WINNOW_IN_DIGITS) && !counted);
	int64_t value = numbered ? piece_whole(scan, at) : roman_at(scan, at);

	return value >= 1 && value <= 30 ? (int32_t)value : 0;
}

/* "BC", with which no anchor can tell more of a century. */
static int is_before_christ(const struct scan *scan, uint32_t at)
{
	return parse_is_era(scan, at) && !parse_is_ad(scan, at);
}

/* "the 11th" before "and 12th centuries", "to the early 18th century": where those end; 0: no such
 * thing. */
static uint32_t end_of_centuries(const struct scan *scan, uint32_t at)
{
	uint32_t modifier = piece_skip(scan, at + 2, WORD_ARTICLE);
	uint32_t second = piece_skip(scan, modifier, WORD_MODIFIER);
	uint32_t unit = piece_skip_mark(scan, second + 1, '-');
	int64_t years = piece_whole(scan, second) - piece_whole(scan, at);
	int joined = piece_is(scan, at + 1, WORD_JOIN) || piece_is_mark(scan, at + 1, '-');

	return joined && piece_number_has(scan, at, WINNOW_ORDINAL) &&
			       piece_number_has(scan, second, WINNOW_ORDINAL) &&
			       parse_unit(scan, unit) == UNIT_CENTURY &&
			       (years > 0) == !is_before_christ(scan, unit + 1)
		       ? unit + 1
		       : 0;
}

static uint32_t set_century(
	int32_t century, int before_christ, uint32_t end, struct expression *ret)
{
	ret->from = (struct when){ .unit = UNIT_CENTURY };
	ret->from.year = ((century - 1) * 100 + 1) * (before_christ ? -1 : 1);
	ret->kind = KIND_ABSOLUTE;
	ret->rule = "date.century";
	ret->certainty = CLEAR;
	return end;
}

uint32_t parse_century(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	int before = parse_unit(scan, here) == UNIT_CENTURY;
	int32_t century = century_at(scan, before ? here + 1 : here);
	uint32_t end = here + 2, last = end_of_centuries(scan, here);

	if (last && century)
		return set_century(century, is_before_christ(scan, last), here + 1, ret);
	if (!century)
		return 0;
	if (!before) {
		uint32_t unit = piece_skip_mark(scan, here + 1, '-');
		if (parse_unit(scan, unit) != UNIT_CENTURY)
			return 0;
		end = unit + 1;
	}
	return set_century(century, is_before_christ(scan, end),
		end + (uint32_t)parse_is_era(scan, end), ret);
}
