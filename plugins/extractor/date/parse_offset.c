/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "timex.h"

/* Half years are counted in months, and so on down; 0: not whole in any unit we have. */
static int whole_length(struct length *length)
{
	enum unit below;
	int32_t parts = timex_units_in(length->unit, &below);

	if (length->exponent < -6 || length->exponent > 6 || length->mantissa > 1000000000)
		return 0;
	for (; length->exponent > 0 && length->mantissa < 1000000000; length->exponent--)
		length->mantissa *= 10;
	if (length->exponent < 0 && parts) {
		length->mantissa *= parts;
		length->unit = below;
	}
	for (; length->exponent < 0; length->exponent++)
		length->mantissa /= 10;
	return length->mantissa > 0 && length->mantissa < 1000000;
}

void parse_set_offset(struct length length, int32_t sign, int from_text, struct expression *ret)
{
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.offset";
	ret->certainty = CLEAR;
	if (!whole_length(&length)) {
		ret->kind = KIND_VAGUE;
		ret->rule = "date.vague_offset";
		ret->certainty = POSSIBLE;
		ret->text = winnow_str(sign < 0 ? "PAST_REF" : "FUTURE_REF");
		return;
	}
	ret->from = (struct when){ .unit = length.unit, .basis = BASIS_SHIFT };
	ret->from.amount = sign * (int32_t)length.mantissa;
	ret->from.from_text = from_text;
	ret->from.counted = 1;
	if (length.parts[0].count &&
		length.unit > UNIT_DAY) { /* "two months and ten days ago" */
		ret->from.unit = UNIT_DAY;
		ret->from.amount = ret->from.counted = 0;
		ret->from.apart = length;
		ret->from.apart_sign = sign;
	}
	if (length.unit < UNIT_DAY) {
		int32_t seconds = length.unit == UNIT_HOUR     ? 60 * 60
				  : length.unit == UNIT_MINUTE ? 60
							       : 1;
		ret->from.unit = UNIT_DAY;
		ret->from.minutes = (int64_t)ret->from.amount * seconds / 60;
		ret->from.amount = (int32_t)(ret->from.minutes / MINUTES_IN_DAY);
	}
}

/* "year-earlier", "year-ago", "месяц назад", "год спустя". */
static uint32_t single(const struct scan *scan, uint32_t at, struct length *length)
{
	*length = (struct length){ parse_unit_times(scan, at), 0, parse_unit(scan, at), 0 };
	if (length->unit && !piece_noted(scan, at, "plural") &&
		piece_is(scan, at + 1, WORD_OFFSET) &&
		(!piece_noted(scan, at + 1, "text") || !parse_is_english(scan)))
		return at + 1;
	return length->unit >= UNIT_DAY && piece_is_mark(scan, at + 1, '-') &&
			       piece_is(scan, at + 2, WORD_OFFSET)
		       ? at + 2
		       : 0;
}

/* "a few days later", "years before": so long after what was told, and no day that is known. */
static int is_rough_apart(const struct scan *scan, uint32_t sign, struct length length)
{
	return (piece_noted(scan, sign, "text") || parse_side_alone(scan, sign)) &&
	       !whole_length(&length);
}

/* "two Fridays ago", "three Mondays from now" */
static uint32_t weekdays_away(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct when *when = &ret->from;
	const int64_t most = 100;
	int64_t count = piece_is(scan, at, WORD_QUANTITY) ? piece_value(scan, at)
							  : piece_whole(scan, at);
	uint32_t weekday = at + 1;

	if (!piece_is(scan, weekday, WORD_WEEKDAY) || !piece_noted(scan, weekday, "plural") ||
		!piece_is(scan, weekday + 1, WORD_OFFSET) ||
		piece_noted(scan, weekday + 1, "text") || count < 1 || count > most)
		return 0;
	*when = (struct when){ .unit = UNIT_DAY, .basis = BASIS_NEAREST };
	when->weekday = piece_value(scan, weekday);
	when->direction_said = 1;
	when->direction =
		piece_value(scan, weekday + 1) < 0 ? DIRECTION_BEFORE : DIRECTION_AFTER;
	when->apart_sign = piece_value(scan, weekday + 1);
	if (count > 1)
		when->apart = (struct length){ count - 1, 0, UNIT_WEEK, UNIT_NONE };
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.offset";
	ret->certainty = CLEAR;
	return weekday + 2;
}

/* "today", "Friday", "this month" behind "a year ago": what it is counted from, where it ends; 0: none. */
static uint32_t counted_from(const struct scan *scan, uint32_t at, struct when *when)
{
	const struct piece *piece = piece_at(scan, at);
	int today = piece->word->kind == WORD_DAY && piece->word->number <= 0 &&
		    !piece->word->note.len;
	int weekday = piece_is(scan, at, WORD_WEEKDAY) && !piece_noted(scan, at, "plural") &&
		      !piece->word->doubtful && !piece_is(scan, at + 1, WORD_PART);
	int this = piece_is(scan, at, WORD_SHIFT) && piece_value(scan, at) == 0 &&
		   !piece_noted(scan, at, "text") && !piece_noted(scan, at + 1, "plural");
	enum unit unit = this ? parse_unit(scan, at + 1) : UNIT_NONE;

	*when = (struct when){ .unit = UNIT_DAY, .basis = BASIS_SHIFT };
	when->amount = today ? piece->word->number : 0;
	if (weekday) {
		when->basis = BASIS_NEAREST;
		when->weekday = piece_value(scan, at);
	}
	if (unit == UNIT_WEEK || unit == UNIT_MONTH)
		when->unit = unit;
	return today || weekday ? at + 1 : when->unit != UNIT_DAY ? at + 2 : 0;
}

/* "a year ago today", "a week ago Friday", "two years ago this month". */
static uint32_t ago_from(
	const struct scan *scan, uint32_t at, struct length length, struct expression *ret)
{
	struct when when;
	uint32_t end = counted_from(scan, at, &when);

	if (!end || length.exponent || length.mantissa <= 0 || length.unit < UNIT_WEEK ||
		length.unit <= when.unit || !piece_is(scan, at - 1, WORD_OFFSET) ||
		!piece_noted(scan, at - 1, "") || piece_value(scan, at - 1) >= 0 ||
		parse_is_possessive(scan, end))
		return 0;
	when.apart = length;
	when.apart_sign = -1;
	*ret = (struct expression){ .kind = KIND_RELATIVE, .rule = "date.offset" };
	ret->certainty = CLEAR;
	ret->from = when;
	return end;
}

/* "Five years later, in 1970", "two years earlier, in May 2003": when that was is said. */
static void take_apposed_year(const struct scan *scan, uint32_t end, struct expression *ret)
{
	struct expression said = { .kind = KIND_NOTHING };
	uint32_t comma = piece_skip_mark(scan, end, ',');
	uint32_t at = piece_skip(scan, comma, WORD_WHEN);

	if (comma == end || at == comma || ret->from.unit < UNIT_MONTH)
		return;
	if (parse_is_year(scan, at)
			? !parse_year(scan, at, &said)
			: !piece_is(scan, at, WORD_MONTH) || !parse_calendar(scan, at, &said))
		return;
	if (said.kind == KIND_ABSOLUTE && said.from.year && said.from.unit >= UNIT_MONTH &&
		said.from.unit <= ret->from.unit) {
		ret->kind = said.kind;
		ret->from = said.from;
	}
}

uint32_t parse_offset(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t weekdays = weekdays_away(scan, at, ret);

	if (weekdays)
		return weekdays;
	int before = piece_is(scan, at, WORD_OFFSET_BEFORE) ||
		     (piece_is(scan, at, WORD_OFFSET) &&
			     winnow_is(scan->analysis->language, "ru")); /* "спустя год" */
	struct length length;
	int64_t longest;
	uint32_t sign = at, end;

	if (before) {
		uint32_t unit = piece_skip(scan, at + 1, WORD_HEDGE);

		end = parse_length(scan, unit, &length);
		if (!end && parse_unit(scan, unit) && !piece_noted(scan, unit, "plural")) {
			length = (struct length){ parse_unit_times(scan, unit), 0,
				parse_unit(scan, unit), UNIT_NONE };
			end = unit + 1; /* "через год" */
		}
		if (!end)
			return 0;
	} else {
		sign = parse_length_range(scan, at, &length, &longest);
		if (sign)
			length.mantissa = 0; /* "two to three years ago": of no one year */
		else
			sign = parse_length(scan, at, &length);
		if (!sign)
			sign = single(scan, at, &length);
		if (sign && is_rough_apart(scan, sign, length))
			return 0;
		if (sign && parse_side_alone(scan, sign)) {
			parse_set_offset(length, parse_side_alone(scan, sign), 1, ret);
			return length.unit < UNIT_DAY || length.working ? 0 : sign + 1;
		}
		if (!sign || !piece_is(scan, sign, WORD_OFFSET))
			return 0;
		end = sign + 1;
	}
	if (length.working)
		return 0;
	if (length.unit < UNIT_DAY && piece_noted(scan, sign, "text")) {
		int day_later = piece_is(scan, end, WORD_SHIFT) && !piece_value(scan, end) &&
				!piece_noted(scan, end, "text"); /* "later this week" */
		if (!length.mantissa || length.unit == UNIT_SECOND || day_later)
			return 0;
		ret->length = length; /* of "an hour later", where it is not known than what */
	}
	uint32_t counted = before ? 0 : ago_from(scan, end, length, ret);
	if (counted)
		return counted;
	parse_set_offset(length, piece_value(scan, sign), piece_noted(scan, sign, "text"), ret);
	if (piece_noted(scan, sign, "text"))
		take_apposed_year(scan, end, ret);
	return end;
}
