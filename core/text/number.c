/* SPDX-License-Identifier: MIT */
#include <unictype.h>
#include "base/utf8.h"
#include "text/character.h"
#include "text/number.h"
#include "text/token.h"

static struct winnow_str text_at(const struct number_text *text, uint32_t at)
{
	return token_text(text->run.text, &text->run.tokens[at]);
}

static bool is_glued_sign(const struct number_text *text, uint32_t at, char sign)
{
	return number_is_glued(text, at) &&
	       token_is(text->run.text, &text->run.tokens[at], sign);
}

static bool is_kind(const struct number_text *text, uint32_t at, uint32_t kind)
{
	return at < text->run.count && text->run.tokens[at].kind == kind;
}

static bool is_glued_hyphen(const struct number_text *text, uint32_t at)
{
	return number_is_glued(text, at) &&
	       token_is_hyphen(text->run.text, &text->run.tokens[at]);
}

/* A mark that ties codes, dates and addresses together, before or behind digits. */
static bool ties(const struct number_text *text, uint32_t at)
{
	return is_glued_sign(text, at, '/') || is_glued_hyphen(text, at);
}

/* How many more digits are tied to those at `at`, going back or on; two are enough to know. */
static uint32_t count_tied_before(const struct number_text *text, uint32_t at)
{
	uint32_t count = 0;

	while (count < 2 && at >= 2 && number_is_glued(text, at) && ties(text, at - 1) &&
		is_kind(text, at - 2, WINNOW_DIGITS)) {
		at -= 2;
		count++;
	}
	return count;
}

static uint32_t count_tied_behind(const struct number_text *text, uint32_t at)
{
	uint32_t count = 0;

	while (count < 2 && ties(text, at + 1) && number_is_glued(text, at + 2) &&
		is_kind(text, at + 2, WINNOW_DIGITS)) {
		at += 2;
		count++;
	}
	return count;
}

/* "Covid-19", "A/HRC/13"; but not "5m-7m", where the word follows digits, nor "then-16". */
static bool follows_tied_word(const struct number_text *text, uint32_t at)
{
	if (at < 2 || !number_is_glued(text, at) || !ties(text, at - 1) ||
		!is_kind(text, at - 2, WINNOW_WORD))
		return false;
	if (is_glued_hyphen(text, at - 1) && !(text->run.tokens[at - 2].flags & WINNOW_CAPITAL))
		return false;
	return at < 3 || !number_is_glued(text, at - 2) ||
	       !is_kind(text, at - 3, WINNOW_DIGITS);
}

/* "H1N1", though not "EUR5m", whose letters behind the digits mean something. */
static bool is_between_letters(const struct number_text *text, uint32_t at)
{
	bool behind_digits = at >= 2 && number_is_glued(text, at - 1) &&
			     is_kind(text, at - 2, WINNOW_DIGITS);

	if (behind_digits)
		return true;
	return number_is_glued(text, at + 1) && is_kind(text, at + 1, WINNOW_WORD) &&
	       number_step_at(text, at + 1).part.kind == NUMBER_NONE;
}

/* Part of a word or of an address: "H1N1", "a_5", "?id=5". */
static bool is_embedded(const struct number_text *text, uint32_t at)
{
	if (at == 0 || !number_is_glued(text, at))
		return false;
	if (is_kind(text, at - 1, WINNOW_WORD))
		return is_between_letters(text, at);
	if (token_is(text->run.text, &text->run.tokens[at - 1], '='))
		return at >= 3 && number_is_glued(text, at - 1) &&
		       (is_glued_sign(text, at - 3, '?') || is_glued_sign(text, at - 3, '&'));
	return token_is(text->run.text, &text->run.tokens[at - 1], '_') ||
	       token_is(text->run.text, &text->run.tokens[at - 1], '@');
}

/* Digits of a date, a symbol of a document, an address: not a number. Two numbers with a hyphen
 * between are a range, and stay. */
static bool is_code(const struct number_text *text, uint32_t at)
{
	uint32_t before = count_tied_before(text, at), behind = count_tied_behind(text, at);

	if (before + behind >= 2 || follows_tied_word(text, at) || is_embedded(text, at))
		return true;
	return (before && is_glued_sign(text, at - 1, '/')) ||
	       (behind && is_glued_sign(text, at + 1, '/'));
}

/* "3/4" by itself. */
static bool read_fraction(
	const struct number_text *text, uint32_t at, struct winnow_number *ret_number)
{
	struct decimal above, below, value;
	bool grouped;

	if (count_tied_before(text, at) || count_tied_behind(text, at) != 1 ||
		!is_glued_sign(text, at + 1, '/') || follows_tied_word(text, at) ||
		digits_plain_count(text_at(text, at)) != 1 ||
		!digits_read(&text->habits, text_at(text, at), &above, &grouped) ||
		!digits_read(&text->habits, text_at(text, at + 2), &below, &grouped) ||
		above.mantissa == 0 || above.mantissa >= below.mantissa || below.exponent ||
		below.mantissa > 10 || ties(text, at + 3) ||
		!decimal_fraction(above.mantissa, below.mantissa, &value))
		return false;
	*ret_number = (struct winnow_number){ at, 3, value.mantissa, value.exponent,
		WINNOW_IN_DIGITS | WINNOW_FRACTION };
	return true;
}

/* ½: true, and its value. */
static bool read_sign(const struct number_text *text, uint32_t at, struct decimal *ret_value)
{
	if (!is_kind(text, at, WINNOW_SYMBOL))
		return false;
	uc_fraction_t value =
		uc_numeric_value(character_at(text->run.text, text->run.tokens[at].at).code);
	return value.denominator > 1 &&
	       decimal_fraction(value.numerator, value.denominator, ret_value);
}

/* Behind digits "m" may be metres and "B" a door: £5m and 4.3B are millions and billions. */
static bool may_be_money(
	const struct number_text *text, uint32_t first, const struct cardinal *number)
{
	return number_follows_currency(text, first) ||
	       (number->group.exponent < 0 &&
		       text->run.tokens[number->at].flags & WINNOW_CAPITAL);
}

/* "4.3 M": apart from its digits the capital is a multiple only behind places. */
static void read_apart(const struct number_text *text, struct cardinal *number)
{
	struct number_step step = number_step_on(text, number->at);
	struct decimal value = number->group;

	if (step.part.kind != NUMBER_MONEY || number->group.exponent >= 0 ||
		number->at != step.end - 1 ||
		!(text->run.tokens[number->at].flags & WINNOW_CAPITAL) ||
		!decimal_multiply(&value, (struct decimal){ step.part.numerator, 0 }))
		return;
	number->group = value;
	number->at = step.end;
	number->flags |= WINNOW_IN_WORDS;
}

/* What is written onto the digits: 5th, £5m, 2½; false: these are no number at all (1930s). */
static bool read_tail(const struct number_text *text, uint32_t first, struct cardinal *number)
{
	struct decimal sign;

	if (!number_is_glued(text, number->at)) {
		read_apart(text, number);
		return true;
	}
	if (read_sign(text, number->at, &sign)) {
		number->at++;
		return decimal_add(&number->group, decimal_trim(sign));
	}
	struct number_step step = number_step_on(text, number->at);
	if (step.part.kind == NUMBER_PLURAL)
		return false;
	if (step.part.kind == NUMBER_SUFFIX) {
		number->flags |= WINNOW_ORDINAL;
		number->at = step.end;
		number->room = 0;
	} else if (step.part.kind == NUMBER_MONEY && may_be_money(text, first, number)) {
		struct decimal factor = { step.part.numerator, 0 };
		number->at = step.end;
		number->flags |= WINNOW_IN_WORDS;
		return decimal_multiply(&number->group, factor);
	}
	return true;
}

/* "1/4" or ½ at `at`, apart from what stands before; its tokens, 0: there is none. */
static uint32_t read_part(
	const struct number_text *text, uint32_t at, struct decimal *ret_value)
{
	struct winnow_number part;

	if (at >= text->run.count || number_is_glued(text, at) ||
		text->run.tokens[at].flags & (WINNOW_SENTENCE_START | WINNOW_BLOCK_START))
		return 0;
	if (read_sign(text, at, ret_value))
		return 1;
	if (text->run.tokens[at].kind != WINNOW_DIGITS || !read_fraction(text, at, &part))
		return 0;
	*ret_value = (struct decimal){ part.mantissa, part.exponent };
	return part.count;
}

/* "2 1/4", "1 and ½": a part behind the whole. */
static void read_mixed(const struct number_text *text, struct cardinal *number)
{
	const int64_t most = 1000;
	struct number_step and = number_step_on(text, number->at);
	uint32_t at = and.part.kind == NUMBER_JOINS_HUNDREDS ? and.end : number->at;
	struct decimal part;

	if (number->group.exponent != 0 || number->group.mantissa >= most)
		return;
	uint32_t count = read_part(text, at, &part);
	if (count && decimal_add(&number->group, decimal_trim(part)))
		number->at = at + count;
}

/* A number that begins with digits; *ret_end is where to go on in any case. */
static bool read_number(const struct number_text *text, uint32_t at, uint32_t *ret_end,
	struct winnow_number *ret_number)
{
	if (read_fraction(text, at, ret_number)) {
		*ret_end = at + 3;
		return true;
	}
	struct number_digits digits = number_digits_at(text, at);
	bool fits = true;
	uint32_t power =
		digits.is_number ? number_power(text, digits.end, &digits.value, &fits) : 0;
	if (power)
		digits.end = power;
	struct cardinal number = {
		.group = digits.value,
		.filled = true,
		.room = 1,
		.last = INT64_MAX,
		.at = digits.end,
		.flags = WINNOW_IN_DIGITS | (digits.grouped ? WINNOW_GROUPED : 0),
	};
	*ret_end = digits.end;
	if (!digits.is_number || !fits || is_code(text, at) || !read_tail(text, at, &number))
		return false;
	read_mixed(text, &number);
	cardinal_go_on(text, &number);
	*ret_end = number.at;
	return cardinal_finish(&number, at, ret_number);
}

/* ".5", whose mark stands behind a space. */
static bool read_bare_places(const struct number_text *text, uint32_t at, uint32_t *ret_end,
	struct winnow_number *ret_number)
{
	bool grouped;

	if (number_is_glued(text, at) ||
		!token_is(text->run.text, &text->run.tokens[at], '.') ||
		!number_is_glued(text, at + 1) || !is_kind(text, at + 1, WINNOW_DIGITS) ||
		text->habits.point == DIGITS_GROUP)
		return false;
	struct winnow_str digits = text_at(text, at + 1);
	struct cardinal number = {
		.filled = true,
		.room = 1,
		.last = INT64_MAX,
		.at = at + 2,
		.flags = WINNOW_IN_DIGITS,
	};
	size_t places = digits_plain_count(digits);
	*ret_end = at + 2;
	if (places == 0 || places > DECIMAL_MOST_PLACES || is_code(text, at + 1) ||
		!digits_read(&text->habits, digits, &number.group, &grouped))
		return false;
	number.group.exponent = -(int32_t)places;
	if (!read_tail(text, at + 1, &number))
		return false;
	cardinal_go_on(text, &number);
	*ret_end = number.at;
	return cardinal_finish(&number, at, ret_number);
}

/* Words, or a phrase that is passed over as a whole: "por ciento" is no hundred. */
static bool read_words(const struct number_text *text, uint32_t at, uint32_t *ret_end,
	struct winnow_number *ret_number)
{
	struct number_step step = number_step_at(text, at);

	if (step.part.kind == NUMBER_PHRASE)
		*ret_end = step.end;
	if (!number_spelled(text, at, step, ret_number))
		return false;
	*ret_end = at + ret_number->count;
	return true;
}

/* The number that begins at `at`, if one does; *ret_end is where to go on in any case. */
static bool number_at(const struct number_text *text, uint32_t at, uint32_t *ret_end,
	struct winnow_number *ret_number)
{
	struct decimal value;

	*ret_end = at + 1;
	switch (text->run.tokens[at].kind) {
	case WINNOW_DIGITS:
		return read_number(text, at, ret_end, ret_number);
	case WINNOW_MARK:
		return read_bare_places(text, at, ret_end, ret_number);
	case WINNOW_SYMBOL:
		if (!read_sign(text, at, &value))
			return false;
		*ret_number = (struct winnow_number){ at, 1, value.mantissa, value.exponent,
			WINNOW_IN_DIGITS | WINNOW_FRACTION };
		return true;
	case WINNOW_WORD:
		return read_words(text, at, ret_end, ret_number);
	default:
		return false;
	}
}

static bool is_plain_whole(const struct winnow_number *number)
{
	return number->mantissa > 0 && number->exponent == 0 &&
	       !(number->flags & (WINNOW_ORDINAL | WINNOW_FRACTION | WINNOW_VAGUE));
}

/* "1 over 3", "2000 over 3", where no word follows; "5 over 10 days" and "120 over 80" are none. */
static bool join_over(const struct number_text *text, struct winnow_number *above,
	const struct winnow_number *below)
{
	const int64_t ten = 10;
	uint32_t over = above->first + above->count, end = below->first + below->count;
	struct decimal value;

	if (below->first != over + 1 || number_step_on(text, over).part.kind != NUMBER_OVER ||
		!is_plain_whole(above) || !is_plain_whole(below) ||
		(above->mantissa >= below->mantissa && below->mantissa >= ten) ||
		is_kind(text, end, WINNOW_WORD) ||
		(number_is_glued(text, end + 1) && !is_kind(text, end + 1, WINNOW_MARK)) ||
		!decimal_fraction(above->mantissa, below->mantissa, &value))
		return false;
	*above = (struct winnow_number){ above->first, end - above->first, value.mantissa,
		value.exponent, above->flags | below->flags | WINNOW_FRACTION };
	return true;
}

/* The one before `number` takes it in, or it is one more. */
static int number_add(struct sequence *numbers, const struct number_text *text,
	const struct winnow_number *number)
{
	struct winnow_number *last = numbers->items;

	if (numbers->count && join_over(text, &last[numbers->count - 1], number))
		return 0;
	last = sequence_push(numbers, sizeof *last);
	if (!last)
		return -1;
	*last = *number;
	return 0;
}

int numbers_add(struct sequence *numbers, const struct language_table *language,
	const struct token_run *run)
{
	struct number_text read = {
		.run = *run,
		.words = language->number_words,
		.habits = digits_habits_of(language->numbers),
	};
	struct winnow_number number;
	uint32_t end;

	for (uint32_t at = 0;; at = end) {
		if (read.words)
			at = number_words_next(read.words, run, at);
		if (at >= run->count)
			return 0;
		if (number_at(&read, at, &end, &number) &&
			number_add(numbers, &read, &number) < 0)
			return -1;
	}
}
