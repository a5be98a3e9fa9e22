/* SPDX-License-Identifier: MIT */
#include "text/number.h"
#include "text/token.h"

struct number_step number_step_at(const struct number_text *text, uint32_t at)
{
	if (at >= text->run.count || !text->words)
		return (struct number_step){ .part.kind = NUMBER_NONE };
	return number_words_step(text->words, &text->run, at);
}

struct number_step number_step_on(const struct number_text *text, uint32_t at)
{
	if (at >= text->run.count || text->run.tokens[at].flags & WINNOW_SENTENCE_START)
		return (struct number_step){ .part.kind = NUMBER_NONE };
	if (number_is_glued(text, at) && number_is_glued(text, at + 1) &&
		token_is_hyphen(text->run.text, &text->run.tokens[at]))
		at++;
	return number_step_at(text, at);
}

static struct decimal whole(int64_t value)
{
	return (struct decimal){ value, 0 };
}

static int64_t room_behind(enum number_kind kind)
{
	switch (kind) {
	case NUMBER_TENS:
		return 10;
	case NUMBER_SCORE:
		return 20;
	case NUMBER_HUNDREDS:
	case NUMBER_HUNDRED:
		return 100;
	default:
		return CARDINAL_FULL;
	}
}

static bool take_small(struct cardinal *cardinal, const struct number_part *part)
{
	struct decimal value = whole(part->numerator);

	if (part->denominator != 1 &&
		!decimal_fraction(part->numerator, part->denominator, &value))
		return false;
	if (value.mantissa == 0 && cardinal->room != INT64_MAX)
		return false; /* nothing is added to a number by "zero" */
	if (decimal_whole(value) >= cardinal->room ||
		!decimal_add(&cardinal->group, decimal_trim(value)))
		return false;
	cardinal->room = room_behind(part->kind);
	cardinal->filled = true;
	return true;
}

/* "two hundred", "twelve hundred", "hundred". */
static bool take_hundred(struct cardinal *cardinal, const struct number_part *part)
{
	struct decimal group = cardinal->filled ? cardinal->group : whole(1);

	const int64_t most =
		cardinal->flags & WINNOW_IN_DIGITS ? 1000 : 100; /* "322 hundred" */

	if (decimal_whole(group) >= most || (!cardinal->filled && cardinal->room <= 100) ||
		!decimal_multiply(&group, whole(part->numerator)) ||
		decimal_whole(group) >= cardinal->last)
		return false;
	cardinal->group = group;
	cardinal->room = cardinal->flags & WINNOW_IN_DIGITS ? CARDINAL_FULL : 100;
	cardinal->filled = true;
	return true;
}

/* "two thousand million": the greater multiplies all before it. */
static bool take_greater(struct cardinal *cardinal, int64_t multiple)
{
	struct decimal total = cardinal->total;

	if (!decimal_add(&total, cardinal->group) || !decimal_multiply(&total, whole(multiple)))
		return false;
	cardinal->total = total;
	return true;
}

static bool take_lesser(struct cardinal *cardinal, int64_t multiple)
{
	struct decimal group = cardinal->filled ? cardinal->group : whole(1);
	struct decimal total = cardinal->total;

	if (!cardinal->filled && cardinal->flags & WINNOW_IN_DIGITS)
		return false;
	if (!decimal_multiply(&group, whole(multiple)))
		return false;
	if (total.mantissa && !decimal_add(&total, group))
		return false;
	cardinal->total = total.mantissa ? total : group;
	return true;
}

static bool take_multiple(struct cardinal *cardinal, const struct number_part *part)
{
	int64_t multiple = part->numerator;

	if (multiple == cardinal->last)
		return false;
	if (!(multiple < cardinal->last ? take_lesser(cardinal, multiple)
					: take_greater(cardinal, multiple)))
		return false;
	cardinal->group = whole(0);
	cardinal->filled = false;
	cardinal->last = multiple;
	cardinal->room = cardinal->flags & WINNOW_IN_DIGITS ? CARDINAL_FULL : multiple;
	return true;
}

/* What is taken here lets nothing follow. */
static void close_cardinal(struct cardinal *cardinal, uint32_t flags)
{
	cardinal->flags |= flags;
	cardinal->room = 0;
	cardinal->alone = true;
}

static bool take_dozen(struct cardinal *cardinal, const struct number_part *part)
{
	if (!cardinal->filled || cardinal->total.mantissa ||
		!decimal_multiply(&cardinal->group, whole(part->numerator)))
		return false;
	close_cardinal(cardinal, WINNOW_VAGUE);
	return true;
}

/* "two quarters", "two halves", "three firsts": as many of a year, of a game; a half, or one, is not said
 * so. */
static bool is_counted(int64_t parts, int64_t denominator)
{
	if (denominator == 1)
		return true;
	return (denominator == 2 || denominator == 4) &&
	       (parts % 2 == 0 || parts > denominator);
}

/* "two thirds": a small whole number, then a part of one; or a greater number of parts that are less
 * than one together. */
bool cardinal_take_part(struct cardinal *cardinal, int64_t numerator, int64_t denominator)
{
	const int64_t most = 1000;
	struct decimal parts = cardinal->group;
	/* quarters and halves may be things: "ten thousand quarters" */
	bool may_count = denominator == 2 || denominator == 4;

	if (is_counted(parts.mantissa, denominator) ||
		(!cardinal->filled && !cardinal->total.mantissa) ||
		!decimal_add(&parts, cardinal->total) || parts.exponent != 0 ||
		(may_count && parts.mantissa >= most) ||
		!decimal_multiply(&parts, whole(numerator)) ||
		!decimal_fraction(parts.mantissa, denominator, &cardinal->group))
		return false;
	cardinal->total = whole(0);
	cardinal->filled = true;
	close_cardinal(cardinal, WINNOW_FRACTION);
	return true;
}

/* "twenty-first"; "two hundredth"; "one third", which is a part. */
static bool take_ordinal(struct cardinal *cardinal, const struct number_part *part)
{
	int64_t value = part->numerator;

	if (value < cardinal->room) {
		if (!decimal_add(&cardinal->group, whole(value)))
			return false;
	} else if (cardinal->room == CARDINAL_FULL && cardinal->filled && value >= 3 &&
		   value < 100) {
		return cardinal->group.mantissa == 1 && cardinal_take_part(cardinal, 1, value);
	} else if (!cardinal->filled || value < 100 ||
		   !decimal_multiply(&cardinal->group, whole(value))) {
		return false;
	}
	cardinal->filled = true;
	close_cardinal(cardinal, WINNOW_ORDINAL);
	return true;
}

/* A part more of `multiple`, which is 1 where there is none. */
bool cardinal_add_part(
	struct cardinal *cardinal, const struct number_part *part, int64_t multiple)
{
	bool of_multiple = !cardinal->filled && cardinal->last != INT64_MAX;
	struct decimal more;

	if ((!of_multiple && !cardinal->filled) || cardinal->group.exponent != 0 ||
		!decimal_fraction(part->numerator, part->denominator, &more) ||
		!decimal_multiply(&more, whole(multiple)) ||
		!decimal_add(
			of_multiple ? &cardinal->total : &cardinal->group, decimal_trim(more)))
		return false;
	cardinal->room = of_multiple ? 0 : CARDINAL_FULL;
	cardinal->alone = true;
	return true;
}

/* "two and a half", "dos y medio"; of a million it is the half: "a million and a half". */
bool cardinal_take_more(struct cardinal *cardinal, const struct number_part *part)
{
	bool of_multiple = !cardinal->filled && cardinal->last != INT64_MAX;

	return cardinal_add_part(cardinal, part, of_multiple ? cardinal->last : 1);
}

static bool take(struct cardinal *cardinal, const struct number_part *part)
{
	if (cardinal->room == 0)
		return false;
	switch (part->kind) {
	case NUMBER_UNIT:
	case NUMBER_ONE:
	case NUMBER_TENS:
	case NUMBER_SCORE:
	case NUMBER_HUNDREDS:
		return take_small(cardinal, part);
	case NUMBER_HUNDRED:
		return take_hundred(cardinal, part);
	case NUMBER_SPELLED:
		return !(cardinal->flags & WINNOW_IN_DIGITS) && take_hundred(cardinal, part);
	case NUMBER_MULTIPLE:
	case NUMBER_MULTIPLES:
	case NUMBER_AMBIGUOUS:
		return take_multiple(cardinal, part);
	case NUMBER_SHORT:
		return cardinal->flags & WINNOW_IN_DIGITS && take_multiple(cardinal, part);
	case NUMBER_DOZEN:
		return take_dozen(cardinal, part);
	case NUMBER_ORDINAL:
		return take_ordinal(cardinal, part);
	case NUMBER_FRACTION:
	case NUMBER_PART:
		return cardinal_take_part(cardinal, part->numerator, part->denominator);
	case NUMBER_MORE:
		return cardinal_take_more(cardinal, part);
	default:
		return false;
	}
}

bool cardinal_take(struct cardinal *cardinal, const struct number_step *step)
{
	if (!take(cardinal, &step->part))
		return false;
	cardinal->at = step->end;
	cardinal->flags |= WINNOW_IN_WORDS;
	return true;
}

bool cardinal_finish(
	const struct cardinal *cardinal, uint32_t first, struct winnow_number *ret_number)
{
	struct decimal value = cardinal->group;

	if (cardinal->total.mantissa) {
		value = cardinal->total;
		if (cardinal->group.mantissa && !decimal_add(&value, cardinal->group))
			return false;
	}
	*ret_number = (struct winnow_number){
		.first = first,
		.count = cardinal->at - first,
		.mantissa = value.mantissa,
		.exponent = value.exponent,
		.flags = cardinal->flags,
	};
	return true;
}
