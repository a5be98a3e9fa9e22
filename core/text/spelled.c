/* SPDX-License-Identifier: MIT */
#include "text/number.h"
#include "text/token.h"

static bool is_multiple(enum number_kind kind)
{
	return kind == NUMBER_MULTIPLE || kind == NUMBER_MULTIPLES || kind == NUMBER_AMBIGUOUS;
}

static struct winnow_number number_of(
	struct decimal value, uint32_t first, uint32_t end, uint32_t flags)
{
	return (struct winnow_number){ first, end - first, value.mantissa, value.exponent,
		WINNOW_IN_WORDS | flags };
}

/* "one hundred and six": all that is exact. */
static bool spell_cardinal(const struct number_text *text, uint32_t first,
	struct number_step step, bool article, struct winnow_number *ret_number)
{
	struct number_step before =
		first > 0 ? number_step_at(text, first - 1) : (struct number_step){ 0 };
	struct cardinal cardinal = {
		.alone = before.part.kind == NUMBER_BETWEEN,
		.room = article ? 1 : INT64_MAX,
		.last = INT64_MAX,
		.flags = article ? WINNOW_ARTICLE_ONE : 0,
		.group = { article, 0 },
		.filled = article,
	};

	if (!cardinal_take(&cardinal, &step))
		return false;
	cardinal_go_on(text, &cardinal);
	return cardinal_finish(&cardinal, first, ret_number);
}

/* "hundreds of thousands": takes greater multiples, "of" between or not. */
static bool spell_vague(const struct number_text *text, uint32_t first, uint32_t at,
	struct decimal value, int64_t last, struct winnow_number *ret_number)
{
	for (;;) {
		struct number_step step = number_step_on(text, at);
		if (step.part.kind == NUMBER_OF)
			step = number_step_on(text, step.end);
		if (!is_multiple(step.part.kind) || step.part.numerator <= last)
			break;
		last = step.part.numerator;
		if (!decimal_multiply(&value, (struct decimal){ last, 0 }))
			return false;
		at = step.end;
	}
	*ret_number = number_of(value, first, at, WINNOW_VAGUE);
	return true;
}

/* "several hundred", "a couple of thousand"; "several" alone is none. */
static bool spell_some(const struct number_text *text, uint32_t first, struct number_step some,
	struct winnow_number *ret_number)
{
	struct number_step next = number_step_on(text, some.end);
	struct decimal value = { some.part.numerator, 0 };

	if (next.part.kind == NUMBER_OF)
		next = number_step_on(text, next.end);
	if (!is_multiple(next.part.kind) && next.part.kind != NUMBER_HUNDRED &&
		next.part.kind != NUMBER_DOZEN)
		return false;
	return decimal_multiply(&value, (struct decimal){ next.part.numerator, 0 }) &&
	       spell_vague(text, first, next.end, value, next.part.numerator, ret_number);
}

/* "half a million", "three quarters of a million": the multiple behind a part of one; false when
 * there is none, and the part stands alone. */
static bool multiply_part(
	const struct number_text *text, struct winnow_number *number, bool *ret_found)
{
	struct decimal value = { number->mantissa, number->exponent };
	struct number_step step = number_step_on(text, number->first + number->count);

	if (step.part.kind == NUMBER_OF)
		step = number_step_on(text, step.end);
	bool article = step.part.kind == NUMBER_ARTICLE || step.part.kind == NUMBER_ONE;
	if (article)
		step = number_step_on(text, step.end);
	bool dozen = step.part.kind == NUMBER_DOZEN;
	*ret_found = dozen || step.part.kind == NUMBER_HUNDRED || is_multiple(step.part.kind);
	if (!*ret_found)
		return true;
	if (!decimal_multiply(&value, (struct decimal){ step.part.numerator, 0 }))
		return false;
	value = decimal_trim(value);
	number->flags &= ~(uint32_t)WINNOW_FRACTION;
	number->flags |= WINNOW_IN_WORDS | (article ? WINNOW_ARTICLE_ONE : 0) |
			 (dozen ? WINNOW_VAGUE : 0);
	number->mantissa = value.mantissa;
	number->exponent = value.exponent;
	number->count = step.end - number->first;
	return true;
}

static bool spell_part(const struct number_text *text, uint32_t first, struct number_step part,
	bool may_stand_alone, struct winnow_number *ret_number)
{
	struct decimal value;
	bool found;

	if (!decimal_fraction(part.part.numerator, part.part.denominator, &value))
		return false;
	struct winnow_number number = number_of(value, first, part.end, WINNOW_FRACTION);
	if (!multiply_part(text, &number, &found) || (!found && !may_stand_alone))
		return false;
	*ret_number = number;
	return true;
}

/* The kind of the words that end before `at`, two at most. */
static enum number_kind kind_before(const struct number_text *text, uint32_t at)
{
	for (uint32_t back = 1; back <= 2 && back <= at; back++) {
		struct number_step step = number_step_at(text, at - back);
		if (step.part.kind != NUMBER_NONE && step.end == at)
			return step.part.kind;
	}
	return NUMBER_NONE;
}

/* "a third of", "nearly a third", "by a third."; "a third runway" is rather one more. */
static bool is_share(const struct number_text *text, uint32_t first, uint32_t end)
{
	enum number_kind before = kind_before(text, first);
	enum number_kind behind = number_step_on(text, end).part.kind;

	if (behind == NUMBER_OF)
		return true;
	if (number_is_glued(text, end) &&
		token_is_hyphen(text->run.text, &text->run.tokens[end]))
		return false;
	if (before == NUMBER_SHARE)
		return true;
	return before == NUMBER_MEASURE &&
	       (behind == NUMBER_FOLLOWS || end >= text->run.count ||
		       text->run.tokens[end].kind == WINNOW_MARK ||
		       text->run.tokens[end].flags & WINNOW_SENTENCE_START);
}

static bool spell_share(const struct number_text *text, uint32_t first,
	struct number_step ordinal, struct winnow_number *ret_number)
{
	if (ordinal.part.numerator < 3 || !is_share(text, first, ordinal.end))
		return false;
	ordinal.part.denominator = ordinal.part.numerator;
	ordinal.part.numerator = 1;
	return spell_part(text, first, ordinal, true, ret_number);
}

/* "a hundred", "un millón", "a few thousand", "a quarter of", "una de"; else it is no number. */
static bool spell_article(const struct number_text *text, uint32_t first, uint32_t behind,
	struct winnow_number *ret_number)
{
	struct number_step next = number_step_on(text, behind);

	switch (next.part.kind) {
	case NUMBER_SOME:
		return spell_some(text, first, next, ret_number);
	case NUMBER_HUNDRED:
	case NUMBER_MULTIPLE:
	case NUMBER_AMBIGUOUS:
		return spell_cardinal(text, first, next, true, ret_number);
	case NUMBER_FRACTION:
	case NUMBER_PART:
		return spell_part(text, first, next,
			!number_is_glued(text, next.end) ||
				text->run.tokens[next.end].kind != WINNOW_MARK ||
				!token_is_hyphen(text->run.text, &text->run.tokens[next.end]),
			ret_number);
	case NUMBER_ORDINAL:
		return spell_share(text, first, next, ret_number);
	case NUMBER_DOZEN:
		if (!spell_vague(text, first, next.end,
			    (struct decimal){ next.part.numerator, 0 }, next.part.numerator,
			    ret_number))
			return false;
		ret_number->flags |= WINNOW_ARTICLE_ONE;
		return true;
	case NUMBER_OF:
		if (number_step_at(text, first).part.kind != NUMBER_ONE)
			return false;
		*ret_number =
			number_of((struct decimal){ 1, 0 }, first, behind, WINNOW_ARTICLE_ONE);
		return true;
	default:
		return false;
	}
}

/* "multi-million", "mid-third": the second half of a compound begins no number. */
static bool ends_compound(const struct number_text *text, uint32_t at)
{
	return at >= 2 && number_is_glued(text, at) && number_is_glued(text, at - 1) &&
	       token_is_hyphen(text->run.text, &text->run.tokens[at - 1]) &&
	       text->run.tokens[at - 2].kind == WINNOW_WORD;
}

/* "30-second": a time, and no second one. */
static bool is_unit_of_time(const struct number_text *text, uint32_t at)
{
	return at >= 2 && number_is_glued(text, at) && number_is_glued(text, at - 1) &&
	       token_is_hyphen(text->run.text, &text->run.tokens[at - 1]) &&
	       text->run.tokens[at - 2].kind == WINNOW_DIGITS;
}

bool number_spelled(const struct number_text *text, uint32_t at, struct number_step step,
	struct winnow_number *ret_number)
{
	struct decimal value = { step.part.numerator, 0 };
	bool found;

	if (step.part.kind == NUMBER_ORDINAL && is_unit_of_time(text, at))
		return false;

	switch (step.part.kind) {
	case NUMBER_HUNDRED:
	case NUMBER_MULTIPLE:
	case NUMBER_ORDINAL:
		if (ends_compound(text, at))
			return false;
		/* fall through */
	case NUMBER_UNIT:
	case NUMBER_TENS:
	case NUMBER_SCORE:
	case NUMBER_HUNDREDS:
		return spell_cardinal(text, at, step, false, ret_number) &&
		       (!(ret_number->flags & WINNOW_FRACTION) ||
			       multiply_part(text, ret_number, &found));
	case NUMBER_MULTIPLES:
		value.mantissa *= 2;
		/* fall through */
	case NUMBER_AMBIGUOUS:
	case NUMBER_DOZEN:
		return spell_vague(text, at, step.end, value, step.part.numerator, ret_number);
	case NUMBER_SOME:
		return spell_some(text, at, step, ret_number);
	case NUMBER_ARTICLE:
	case NUMBER_ONE:
		return spell_article(text, at, step.end, ret_number);
	case NUMBER_FRACTION:
	case NUMBER_PART:
		return spell_part(
			text, at, step, step.part.kind == NUMBER_FRACTION, ret_number);
	default:
		return false;
	}
}
