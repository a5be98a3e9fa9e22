/* SPDX-License-Identifier: MIT */
#include "text/number.h"
#include "text/token.h"

#define FULL 1 /* room for nothing more */

bool number_is_glued(const struct number_text *text, uint32_t at)
{
	return at < text->run.count && !(text->run.tokens[at].flags & WINNOW_SPACE_BEFORE);
}

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
		return FULL;
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
	cardinal->room = cardinal->flags & WINNOW_IN_DIGITS ? FULL : 100;
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
	cardinal->room = cardinal->flags & WINNOW_IN_DIGITS ? FULL : multiple;
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

/* "two quarters", "two halves": as many of a year, of a game; a half, or one, is not said so. */
static bool is_counted(int64_t parts, int64_t denominator)
{
	return (denominator == 2 || denominator == 4) &&
	       (parts % 2 == 0 || parts > denominator);
}

/* "two thirds": a small whole number, then a part of one; or a greater number of parts that are less
 * than one together. */
static bool take_part(struct cardinal *cardinal, int64_t numerator, int64_t denominator)
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
	} else if (cardinal->room == FULL && cardinal->filled && value >= 3 && value < 100) {
		return cardinal->group.mantissa == 1 && take_part(cardinal, 1, value);
	} else if (!cardinal->filled || value < 100 ||
		   !decimal_multiply(&cardinal->group, whole(value))) {
		return false;
	}
	cardinal->filled = true;
	close_cardinal(cardinal, WINNOW_ORDINAL);
	return true;
}

/* A part more of `multiple`, which is 1 where there is none. */
static bool add_part(
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
	cardinal->room = of_multiple ? 0 : FULL;
	cardinal->alone = true;
	return true;
}

/* "two and a half", "dos y medio"; of a million it is the half: "a million and a half". */
static bool take_more(struct cardinal *cardinal, const struct number_part *part)
{
	bool of_multiple = !cardinal->filled && cardinal->last != INT64_MAX;

	return add_part(cardinal, part, of_multiple ? cardinal->last : 1);
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
		return take_part(cardinal, part->numerator, part->denominator);
	case NUMBER_MORE:
		return take_more(cardinal, part);
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

/* "one hundred and six", "two thousand and three hundred": what follows "and" is below what stands
 * before and no multiple's own, so that "a hundred and two hundred" stay two numbers. */
static bool join_hundreds(
	const struct number_text *text, struct cardinal *cardinal, struct number_step next)
{
	struct cardinal joined = *cardinal;

	if (cardinal->alone || cardinal->flags & WINNOW_IN_DIGITS ||
		(cardinal->filled && cardinal->room != 100) || next.part.numerator >= 100)
		return false;
	while (joined.room > FULL && cardinal_take(&joined, &next))
		next = number_step_on(text, joined.at);
	if (!cardinal->filled && joined.room == FULL && next.part.kind == NUMBER_HUNDRED &&
		cardinal_take(&joined, &next))
		next = number_step_on(text, joined.at);
	if (joined.at == cardinal->at || next.part.kind == NUMBER_HUNDRED ||
		(next.part.kind == NUMBER_MULTIPLE && next.part.numerator >= cardinal->last))
		return false;
	*cardinal = joined;
	return true;
}

static bool is_word(const struct number_text *text, uint32_t at)
{
	return at < text->run.count && text->run.tokens[at].kind == WINNOW_WORD &&
	       !(text->run.tokens[at].flags & WINNOW_SENTENCE_START);
}

/* "a billion and a half million": the part is of the lesser multiple behind it. */
static bool join_lesser(const struct number_text *text, struct cardinal *cardinal)
{
	struct number_step more = number_step_on(text, cardinal->at);
	struct number_step multiple = number_step_on(text, more.end);

	if (more.part.kind != NUMBER_MORE || multiple.part.kind != NUMBER_MULTIPLE ||
		cardinal->filled || multiple.part.numerator >= cardinal->last ||
		!add_part(cardinal, &more.part, multiple.part.numerator))
		return false;
	cardinal->at = multiple.end;
	cardinal->flags |= WINNOW_IN_WORDS;
	return true;
}

/* "three twenty-fifths": so many parts, of which tens and a unit tell the size. */
static bool join_tens_part(const struct number_text *text, struct cardinal *cardinal)
{
	struct number_step tens = number_step_on(text, cardinal->at);
	struct number_step part = number_step_on(text, tens.end);
	const int64_t ten = 10;

	if (!cardinal->filled || tens.part.kind != NUMBER_TENS ||
		part.part.kind != NUMBER_PART || part.part.numerator != 1 ||
		part.part.denominator <= 2 || part.part.denominator >= ten ||
		!take_part(cardinal, 1, tens.part.numerator + part.part.denominator))
		return false;
	cardinal->at = part.end;
	cardinal->flags |= WINNOW_IN_WORDS;
	return true;
}

/* "fifty-four": what stands before a part of one. */
static struct number_step read_count(const struct number_text *text, struct number_step count)
{
	struct number_step unit = number_step_on(text, count.end);
	const int64_t ten = 10;

	if (count.part.kind != NUMBER_TENS || unit.part.kind != NUMBER_UNIT ||
		unit.part.numerator == 0 || unit.part.numerator >= ten)
		return count;
	unit.part.numerator += count.part.numerator;
	return unit;
}

/* "forty-two and a third", "two million and three fifths": a part more. Before a word "a third" is
 * rather another one of it. */
static bool join_part(
	const struct number_text *text, struct cardinal *cardinal, struct number_step count)
{
	count = read_count(text, count);
	struct number_step part = number_step_on(text, count.end);
	bool one = count.part.kind == NUMBER_ARTICLE || count.part.kind == NUMBER_ONE;
	int64_t times = one ? 1 : count.part.numerator;

	if (cardinal->alone ||
		(!one && count.part.kind != NUMBER_UNIT && count.part.kind != NUMBER_TENS))
		return false;
	if (one && part.part.kind == NUMBER_ORDINAL && part.part.numerator >= 3 &&
		!is_word(text, part.end))
		part.part.denominator = part.part.numerator;
	else if (part.part.kind == NUMBER_PART && !one && times < part.part.denominator)
		times *= part.part.numerator;
	else
		return false;
	part.part.numerator = times;
	if (!take_more(cardinal, &part.part))
		return false;
	cardinal->at = part.end;
	return true;
}

/* "zero eight", "seventy-one": the places behind the point, at most as many as a number may have. */
static uint32_t read_places(const struct number_text *text, uint32_t at, struct decimal *value)
{
	struct number_step step = number_step_on(text, at);
	bool tens = step.part.kind == NUMBER_TENS;

	while ((step.part.kind == NUMBER_UNIT || step.part.kind == NUMBER_ONE || tens) &&
		value->exponent > -DECIMAL_MOST_PLACES / 2) {
		int64_t digits = step.part.numerator;
		if (digits >= 10 && !decimal_append(value, (int)(digits / 10)))
			break;
		if (!decimal_append(value, (int)(digits % 10)))
			break;
		value->exponent -= digits >= 10 ? 2 : 1;
		at = step.end;
		step = number_step_on(text, at);
		if (tens && step.part.kind == NUMBER_UNIT && step.part.numerator < 10) {
			value->mantissa += step.part.numerator;
			at = step.end;
		}
		if (digits >= 10)
			break;
	}
	return at;
}

/* "two point five". */
static bool join_places(
	const struct number_text *text, struct cardinal *cardinal, struct number_step point)
{
	struct decimal value = cardinal->group;

	if (!cardinal->filled || value.exponent != 0 || cardinal->flags & WINNOW_IN_DIGITS)
		return false;
	uint32_t end = read_places(text, point.end, &value);
	if (end == point.end)
		return false;
	cardinal->group = value;
	cardinal->at = end;
	cardinal->room = FULL;
	cardinal->alone = true;
	return true;
}

/* "sixty - four": the unit behind its tens. */
static bool is_unit_of_tens(const struct cardinal *cardinal, const struct number_part *part)
{
	const int64_t ten = 10;

	return cardinal->room == ten && part->kind == NUMBER_UNIT && part->numerator > 0 &&
	       part->numerator < ten;
}

/* "five - eighths", "one - fourth", "sixty - four": a hyphen that stands apart joins a part of one, or the
 * unit to its tens, and nothing else. */
static bool join_apart(const struct number_text *text, struct cardinal *cardinal)
{
	uint32_t hyphen = cardinal->at;
	struct number_step part = { 0 };

	if (hyphen + 1 < text->run.count && !number_is_glued(text, hyphen) &&
		!number_is_glued(text, hyphen + 1) &&
		token_is_hyphen(text->run.text, &text->run.tokens[hyphen]))
		part = number_step_on(text, hyphen + 1);
	bool is_share = part.part.kind == NUMBER_ORDINAL && cardinal->room == FULL &&
			!is_word(text, part.end);
	return (part.part.kind == NUMBER_PART || is_share ||
		       is_unit_of_tens(cardinal, &part.part)) &&
	       !(cardinal->flags & WINNOW_IN_DIGITS) && cardinal_take(cardinal, &part);
}

/* "6 hundred and 12": digits behind the hundred that they are less than. */
static bool join_digits(const struct number_text *text, struct cardinal *cardinal, uint32_t at)
{
	const int64_t hundred = 100;
	struct decimal more;
	bool grouped;

	if (!(cardinal->flags & WINNOW_IN_DIGITS) || cardinal->total.mantissa ||
		number_step_at(text, cardinal->at - 1).part.kind != NUMBER_HUNDRED ||
		at >= text->run.count || text->run.tokens[at].kind != WINNOW_DIGITS ||
		number_step_on(text, at + 1).part.kind != NUMBER_NONE ||
		!digits_read(&text->habits, token_text(text->run.text, &text->run.tokens[at]),
			&more, &grouped) ||
		more.exponent || more.mantissa >= hundred ||
		!decimal_add(&cardinal->group, more))
		return false;
	cardinal->at = at + 1;
	cardinal->alone = true;
	return true;
}

static bool join(const struct number_text *text, struct cardinal *cardinal)
{
	struct number_step joiner = number_step_on(text, cardinal->at);
	struct number_step next = number_step_on(text, joiner.end);

	if (joiner.part.kind == NUMBER_POINT)
		return join_places(text, cardinal, joiner);
	if (joiner.part.kind == NUMBER_JOINS_HUNDREDS)
		return join_part(text, cardinal, next) || join_hundreds(text, cardinal, next) ||
		       join_digits(text, cardinal, joiner.end);
	if (joiner.part.kind == NUMBER_NONE)
		return join_apart(text, cardinal);
	return joiner.part.kind == NUMBER_JOINS_TENS &&
	       (cardinal->room == 10 || cardinal->room == 20) &&
	       next.part.numerator < cardinal->room && cardinal_take(cardinal, &next);
}

void cardinal_go_on(const struct number_text *text, struct cardinal *cardinal)
{
	struct number_step step = number_step_on(text, cardinal->at);

	while (join_tens_part(text, cardinal) || join_lesser(text, cardinal) ||
		cardinal_take(cardinal, &step) || join(text, cardinal))
		step = number_step_on(text, cardinal->at);
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
