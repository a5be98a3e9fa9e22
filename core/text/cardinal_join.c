/* SPDX-License-Identifier: MIT
 * What goes on with a cardinal besides the next word of it: "and six", "and a half", "point five", "3 hundred". */
#include "text/number.h"
#include "text/token.h"

/* "one hundred and six", "two thousand and three hundred": what follows "and" is below what stands
 * before and no multiple's own, so that "a hundred and two hundred" stay two numbers. */
static bool join_hundreds(
	const struct number_text *text, struct cardinal *cardinal, struct number_step next)
{
	struct cardinal joined = *cardinal;

	if (cardinal->alone || cardinal->flags & WINNOW_IN_DIGITS ||
		(cardinal->filled && cardinal->room != 100) || next.part.numerator >= 100)
		return false;
	while (joined.room > CARDINAL_FULL && cardinal_take(&joined, &next))
		next = number_step_on(text, joined.at);
	if (!cardinal->filled && joined.room == CARDINAL_FULL &&
		next.part.kind == NUMBER_HUNDRED && cardinal_take(&joined, &next))
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
static bool join_lesser(
	const struct number_text *text, struct cardinal *cardinal, struct number_step more)
{
	if (more.part.kind != NUMBER_MORE || cardinal->filled)
		return false;
	struct number_step multiple = number_step_on(text, more.end);
	if (multiple.part.kind != NUMBER_MULTIPLE ||
		multiple.part.numerator >= cardinal->last ||
		!cardinal_add_part(cardinal, &more.part, multiple.part.numerator))
		return false;
	cardinal->at = multiple.end;
	cardinal->flags |= WINNOW_IN_WORDS;
	return true;
}

/* "ten-thousandths", "one hundred and fifth", "thirty-firsts": a size that a whole number and its last word
 * tell together. */
struct size {
	int64_t value;
	uint32_t end;
	bool is_many; /* "thirds", not "third" */
	bool is_added; /* the last word to those before, as in "thirty-firsts"; else it multiplies them */
};

/* The first word: "one", "ten", "twenty"; a hundred only where a hyphen ties it to what it is of. */
static bool may_begin_size(const struct number_text *text, struct number_step step)
{
	const struct number_part *part = &step.part;

	if (part->kind == NUMBER_HUNDRED)
		return number_is_glued(text, step.end) &&
		       token_is_hyphen(text->run.text, &text->run.tokens[step.end]);
	return part->kind == NUMBER_TENS ||
	       (part->kind == NUMBER_UNIT && (part->numerator == 1 || part->numerator == 10));
}

/* The last word of one. */
static bool end_size(struct cardinal *words, struct number_step last, struct size *ret_size)
{
	struct number_step ordinal = last;

	ret_size->is_many = last.part.kind == NUMBER_PART && last.part.numerator == 1;
	if (ret_size->is_many)
		ordinal.part = (struct number_part){ NUMBER_ORDINAL, last.part.denominator, 1 };
	ret_size->is_added = ordinal.part.numerator < words->room;
	ret_size->end = last.end;
	struct winnow_number number;
	if (ordinal.part.kind != NUMBER_ORDINAL || !cardinal_take(words, &ordinal) ||
		!(words->flags & WINNOW_ORDINAL) || !cardinal_finish(words, 0, &number))
		return false;
	ret_size->value = number.mantissa;
	return number.exponent == 0;
}

static bool read_size(
	const struct number_text *text, struct number_step step, struct size *ret_size)
{
	struct cardinal words = { .room = INT64_MAX, .last = INT64_MAX };

	if (!may_begin_size(text, step))
		return false;
	while (cardinal_take(&words, &step)) {
		step = number_step_on(text, words.at);
		if (step.part.kind == NUMBER_JOINS_HUNDREDS)
			step = number_step_on(text, step.end);
		if (step.part.kind == NUMBER_ORDINAL || step.part.kind == NUMBER_PART)
			return end_size(&words, step, ret_size);
	}
	return false;
}

/* "one hundredth of", "one-thousandth of": a part, where "one hundredth" alone may be a place. */
static bool join_hundredth(
	const struct number_text *text, struct cardinal *cardinal, struct number_step last)
{
	const int64_t hundred = 100;

	if (last.part.kind != NUMBER_ORDINAL || last.part.numerator < hundred ||
		cardinal->group.mantissa != 1 ||
		number_step_on(text, last.end).part.kind != NUMBER_OF ||
		!cardinal_take_part(cardinal, 1, last.part.numerator))
		return false;
	cardinal->at = last.end;
	cardinal->flags |= WINNOW_IN_WORDS;
	return true;
}

/* "three twenty-firsts", "two ten-thousandths", "one one-hundredth": so many parts of a size. "Two hundred
 * one hundredths" are 201. */
static bool join_parts(
	const struct number_text *text, struct cardinal *cardinal, struct number_step first)
{
	struct size size;
	bool one = cardinal->group.mantissa == 1 && !cardinal->total.mantissa;

	if (!cardinal->filled || !read_size(text, first, &size) || !(size.is_many || one) ||
		(!size.is_added && cardinal->room > 1 && cardinal->room <= 100) ||
		!cardinal_take_part(cardinal, 1, size.value))
		return false;
	cardinal->at = size.end;
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
	if (!cardinal_take_more(cardinal, &part.part))
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
	cardinal->room = CARDINAL_FULL;
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
	bool is_share = part.part.kind == NUMBER_ORDINAL && cardinal->room == CARDINAL_FULL &&
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

	if (!(cardinal->flags & WINNOW_IN_DIGITS) ||
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

/* The multiples behind `at`, "mil millones", as far as the value stays below what it goes on from. */
static uint32_t multiply_below(
	const struct number_text *text, uint32_t at, int64_t below, struct decimal *value)
{
	for (;;) {
		struct number_step step = number_step_on(text, at);
		struct decimal product = *value;
		bool multiplies =
			step.part.kind == NUMBER_HUNDRED || step.part.kind == NUMBER_MULTIPLE ||
			step.part.kind == NUMBER_MULTIPLES ||
			step.part.kind == NUMBER_AMBIGUOUS || step.part.kind == NUMBER_SHORT;
		if (!multiplies ||
			!decimal_multiply(
				&product, (struct decimal){ step.part.numerator, 0 }) ||
			decimal_whole(product) >= below)
			return at;
		*value = product;
		at = step.end;
	}
}

/* Digits that stand apart and say a whole number. */
static bool read_whole(
	const struct number_text *text, uint32_t at, struct number_digits *ret_digits)
{
	if (at >= text->run.count || text->run.tokens[at].kind != WINNOW_DIGITS ||
		number_is_glued(text, at) || text->run.tokens[at].flags & WINNOW_SENTENCE_START)
		return false;
	*ret_digits = number_digits_at(text, at);
	return ret_digits->is_number && ret_digits->value.exponent == 0 &&
	       ret_digits->value.mantissa > 0 &&
	       (!number_is_glued(text, ret_digits->end) ||
		       text->run.tokens[ret_digits->end].kind == WINNOW_MARK);
}

/* "4 thousand 3 hundred", "2 millones 500 mil", "5 тысяч 300": digits of a lesser size behind a multiple.
 * Digits alone go on where thousands are parted by spaces, and where they have all their places, as no day
 * of a month has. */
static bool join_descending(const struct number_text *text, struct cardinal *cardinal)
{
	const int64_t ten = 10;
	int64_t below = cardinal->last;
	struct number_digits digits;

	if (cardinal->filled || below == INT64_MAX || cardinal->total.exponent ||
		!read_whole(text, cardinal->at, &digits))
		return false;
	uint32_t end = multiply_below(text, digits.end, below, &digits.value);
	bool bare = end == digits.end;
	int64_t value = decimal_whole(digits.value);
	if (value >= below || (bare && (!text->habits.space_groups || value < below / ten)) ||
		!decimal_add(&cardinal->total, digits.value))
		return false;
	cardinal->last = bare ? CARDINAL_FULL : number_step_at(text, end - 1).part.numerator;
	cardinal->flags |= WINNOW_IN_DIGITS | WINNOW_IN_WORDS;
	cardinal->at = end;
	return true;
}

static bool join(
	const struct number_text *text, struct cardinal *cardinal, struct number_step joiner)
{
	if (joiner.part.kind == NUMBER_NONE)
		return join_apart(text, cardinal) || join_descending(text, cardinal);
	if (joiner.part.kind == NUMBER_POINT)
		return join_places(text, cardinal, joiner);
	struct number_step next = number_step_on(text, joiner.end);
	if (joiner.part.kind == NUMBER_JOINS_HUNDREDS)
		return join_part(text, cardinal, next) || join_hundreds(text, cardinal, next) ||
		       join_digits(text, cardinal, joiner.end);
	return joiner.part.kind == NUMBER_JOINS_TENS &&
	       (cardinal->room == 10 || cardinal->room == 20) &&
	       next.part.numerator < cardinal->room && cardinal_take(cardinal, &next);
}

void cardinal_go_on(const struct number_text *text, struct cardinal *cardinal)
{
	struct number_step step;

	do
		step = number_step_on(text, cardinal->at);
	while (join_parts(text, cardinal, step) || join_hundredth(text, cardinal, step) ||
		join_lesser(text, cardinal, step) || cardinal_take(cardinal, &step) ||
		join(text, cardinal, step));
}
