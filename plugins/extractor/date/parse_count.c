/* SPDX-License-Identifier: MIT */
#include "parse.h"

static int is_quantity(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_QUANTITY);
}

/* "and a half", after a number or after its unit. */
uint32_t parse_and_a_half(const struct scan *scan, uint32_t at, struct length *length)
{
	uint32_t half = at + 1 + (is_quantity(scan, at + 1) ? 1 : 0);

	if (!piece_is(scan, at, WORD_JOIN) || !piece_is(scan, half, WORD_HALF) ||
		length->exponent || length->mantissa <= 0 || length->mantissa > 1000000)
		return at;
	length->mantissa = length->mantissa * 10 + 5;
	length->exponent = -1;
	return half + 1;
}

/* Neither zeros after the point nor a power of ten before it. */
static void normalise(struct length *length)
{
	for (; length->exponent < 0 && length->mantissa % 10 == 0; length->exponent++)
		length->mantissa /= 10;
	for (; length->exponent > 0 && length->mantissa < INT64_MAX / 10; length->exponent--)
		length->mantissa *= 10;
	if (length->exponent > 0 || length->exponent < -9)
		length->mantissa = length->exponent = 0;
}

/* "2 1/2". */
static uint32_t add_fraction(const struct winnow_number *fraction, struct length *length)
{
	if (length->exponent || length->mantissa <= 0 || length->mantissa > 1000000 ||
		fraction->exponent != -6)
		return 0;
	length->mantissa = length->mantissa * 1000000 + fraction->mantissa;
	length->exponent = -6;
	return 1;
}

/* "a quarter of an", "three-quarters of an" before "hour", "a quarter" before "century": of what can
 * be told in fewer of a lesser unit. */
static uint32_t read_quarters(const struct scan *scan, uint32_t at, struct length *length)
{
	int64_t count =
		is_quantity(scan, at) && piece_value(scan, at) == 1 ? 1 : piece_whole(scan, at);
	uint32_t quarter = at + 1 + (count == 3 && piece_is_mark(scan, at + 1, '-'));
	uint32_t of = piece_skip_mark(scan, quarter + 1, '-');
	uint32_t unit = piece_is(scan, of, WORD_LINK) ? of + 2 : of;

	if ((count != 1 && count != 3) || parse_unit(scan, quarter) != UNIT_QUARTER ||
		(unit > of && !piece_noted(scan, of + 1, "one")) ||
		(parse_unit(scan, unit) != UNIT_CENTURY && parse_unit(scan, unit) != UNIT_HOUR))
		return 0;
	length->mantissa = 25 * count;
	length->exponent = -2;
	return unit;
}

/* "half" in "media hora", "une demi-heure", "a half century": 0 where it is no such half. */
static uint32_t read_half(const struct scan *scan, uint32_t at, struct length *length)
{
	int one = is_quantity(scan, at) && piece_noted(scan, at, "one");
	uint32_t half = one ? at + 1 : at;
	uint32_t unit = piece_skip_mark(scan, half + 1, '-');
	enum unit of = parse_unit(scan, unit);

	if (!piece_is(scan, half, WORD_HALF) || piece_noted(scan, unit, "plural") ||
		(parse_is_english(scan) && !one) ||
		(of != UNIT_HOUR && of != UNIT_CENTURY && of != UNIT_DECADE))
		return 0;
	length->mantissa = 5;
	length->exponent = -1;
	return unit;
}

/* How many; `at` when nothing says it. */
uint32_t parse_count(const struct scan *scan, uint32_t at, struct length *length)
{
	const struct piece *piece = piece_at(scan, at);
	uint32_t quarters = read_quarters(scan, at, length);

	if (!quarters)
		quarters = read_half(scan, at, length);
	if (quarters)
		return quarters;
	if (piece->kind == PIECE_NUMBER && !(piece->value->number.flags & WINNOW_ORDINAL) &&
		piece->value->number.mantissa > 0) {
		length->mantissa = piece->value->number.mantissa;
		length->exponent = piece->value->number.exponent;
		if (piece->value->number.flags & WINNOW_VAGUE)
			length->mantissa = length->exponent = 0;
		if (piece_number_has(scan, at + 1, WINNOW_FRACTION))
			at += add_fraction(&piece_at(scan, at + 1)->value->number, length);
		normalise(length);
		if (piece_number_has(scan, at, WINNOW_FRACTION) && length->exponent >= -2 &&
			piece_is(scan, at + 1, WORD_LINK) && piece_noted(scan, at + 2, "one"))
			return at + 3; /* "three-quarters of an hour" */
		return parse_and_a_half(scan, at + 1, length);
	}
	if (piece_is(scan, at, WORD_HALF) && is_quantity(scan, at + 1)) {
		length->mantissa = 5;
		length->exponent = -1;
		return at + 2;
	}
	if (!is_quantity(scan, at) || piece_noted(scan, at, "more"))
		return at;
	length->mantissa = piece_value(scan, at); /* of "X": 0 */
	return piece_skip(scan, at + 1, WORD_LINK);
}

int parse_may_be_counted(const struct scan *scan, uint32_t at)
{
	const size_t shortest = 4;
	struct winnow_str word = piece_text(scan, at);
	int is_plural = (word.len >= shortest && winnow_ends(word, "s")) ||
			winnow_is(word, "people") || winnow_is(word, "children");

	return piece_is_name(scan, at) || parse_unit(scan, at) ||
	       (piece_is_plain_word(scan, at) && (is_plural || !parse_is_english(scan)));
}
