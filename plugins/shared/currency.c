/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "shared/currency.h"

enum { CODE, UNIT, EXPONENT, FAMILY, NEEDS }; /* columns */

void currency_words_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct currency_words *ret_words)
{
	char path[40];

	snprintf(path, sizeof path, "%s/currency%s", language,
		strcmp(language, "any") ? "" : "_name");
	ret_words->signs = text->lexicon(host, "any/currency");
	ret_words->names = text->lexicon(host, path);
	ret_words->own = language_lexicon(host, text, language, "currency_sign");
	ret_words->country = text->lexicon(host, "any/country_currency");
	ret_words->compared = language_lexicon(host, text, language, "compared");
}

int currency_is_of(struct winnow_str family, struct winnow_str code)
{
	for (size_t at = 0; code.len && at + code.len <= family.len; at += code.len + 1)
		if (winnow_equal(winnow_slice(family, at, code.len), code))
			return 1;
	return 0;
}

/* What the country the report is about pays with; empty: not known. */
static struct winnow_str paid_here(
	const struct passage *passage, const struct currency_words *words)
{
	struct winnow_str country = passage->document->country;

	if (country.len == 0 || !words->country)
		return (struct winnow_str){ 0 };
	return term_value(passage->text->find(passage->host, words->country, country), 0);
}

/* Where a word may mean several, that country decides, else the term's own. */
static struct currency read_term(const struct passage *passage,
	const struct currency_words *words, const struct winnow_term *term)
{
	struct winnow_str family = term_value(term, FAMILY);
	struct currency currency = {
		.code = term_value(term, CODE),
		.unit = term_value(term, UNIT),
		.exponent = (int32_t)decimal_of(term_value(term, EXPONENT)).mantissa,
		.ambiguous = family.len > 0,
		.family = family,
		.needs_size = term_is(term, NEEDS, "size"),
	};

	if (family.len) {
		struct winnow_str paid = paid_here(passage, words);
		if (currency_is_of(family, paid))
			currency.code = paid;
	}
	return currency;
}

/* A single letter is a sign only where it leans on the number: K5,000. */
static int leans(const struct passage *passage, uint32_t first, uint32_t end, uint32_t number)
{
	return end - first > 1 || passage_word(passage, first).len > 1 ||
	       passage_kind(passage, first) != WINNOW_WORD || passage_glued(passage, number);
}

int currency_before(const struct passage *passage, const struct currency_words *words,
	uint32_t first, uint32_t limit, uint32_t *ret_first, struct currency *ret_currency)
{
	uint32_t begin = 0;
	const struct winnow_term *term =
		passage_match_before(passage, words->signs, first, limit, &begin);

	if (term && begin + 1 == first && words->own) {
		const struct winnow_term *own = passage_find(passage, words->own, begin);
		term = own ? own : term;
	}
	if (!term || !leans(passage, begin, first, first))
		return 0;
	/* "AUS$5" or "SUSD 5": the end of something else. */
	if (passage_kind(passage, begin) == WINNOW_WORD && passage_glued(passage, begin) &&
		passage_kind(passage, begin - 1) != WINNOW_MARK)
		return 0;
	int is_word = term_is(term, NEEDS, "digits");
	if (is_word && !passage_glued(passage, first))
		return 0;
	*ret_first = begin;
	*ret_currency = read_term(passage, words, term);
	ret_currency->needs_size |= is_word; /* COP26 */
	return 1;
}

/* "a 30-dollar ticket"; what 30-pound things weigh is told by others. */
static const struct winnow_term *hyphened(const struct passage *passage,
	const struct currency_words *words, uint32_t end, uint32_t limit, uint32_t *ret_end)
{
	if (!passage_is(passage, end, "-") || !passage_glued(passage, end) ||
		!passage_glued(passage, end + 1))
		return NULL;
	const struct winnow_term *term =
		passage_match(passage, words->names, end + 1, limit, ret_end);
	return term_is(term, UNIT, "pound") ? NULL : term;
}

/* "164p", and "1,164.5p", but not 1080p, which are lines of a picture. */
static int are_pence(
	const struct passage *passage, const struct winnow_term *term, uint32_t end)
{
	struct winnow_str number = passage_word(passage, end - 1);

	return term_is(term, NEEDS, "digits") &&
	       (number.len < 4 || memchr(number.ptr, ',', number.len) ||
		       memchr(number.ptr, '.', number.len));
}

/* A sign or a code; none is the sign of the next amount, as in "10 $30", nor the MT of 25,000 MT, which
 * are tons. */
static const struct winnow_term *sign_after(const struct passage *passage,
	const struct currency_words *words, uint32_t end, uint32_t limit, uint32_t *ret_end)
{
	const struct winnow_term *term =
		passage_match(passage, words->signs, end, limit, ret_end);
	int is_letter = *ret_end == end + 1 && passage_word(passage, end).len == 1 &&
			passage_kind(passage, end) == WINNOW_WORD;

	if (!term || term_is(term, NEEDS, "size") ||
		(is_letter && !are_pence(passage, term, end)) ||
		(passage_kind(passage, *ret_end) == WINNOW_DIGITS &&
			passage_glued(passage, *ret_end)))
		return NULL;
	return term;
}

/* "882 bitcoin machines": of the machines. */
static int tells_kind(const struct passage *passage, const struct winnow_term *term,
	uint32_t end, uint32_t limit)
{
	return term_is(term, NEEDS, "alone") && end < limit &&
	       passage_kind(passage, end) == WINNOW_WORD &&
	       winnow_ends(passage_word(passage, end), "s");
}

/* "177 pound-feet" turn something, "500 pound-a-week" is paid. */
static int is_of_torque(
	const struct passage *passage, const struct winnow_term *term, uint32_t end)
{
	return term_is(term, UNIT, "pound") && passage_is(passage, end, "-") &&
	       passage_glued(passage, end) && !passage_is(passage, end + 1, "a") &&
	       !passage_is(passage, end + 1, "per");
}

int currency_after(const struct passage *passage, const struct currency_words *words,
	uint32_t end, uint32_t limit, uint32_t *ret_end, struct currency *ret_currency)
{
	const struct winnow_term *term =
		passage_match(passage, words->names, end, limit, ret_end);

	if (!term)
		term = hyphened(passage, words, end, limit, ret_end);
	if (!term)
		term = sign_after(passage, words, end, limit, ret_end);
	if (!term || (term_is(term, NEEDS, "digits") && !passage_glued(passage, end)) ||
		tells_kind(passage, term, *ret_end, limit) ||
		is_of_torque(passage, term, *ret_end))
		return 0;
	*ret_currency = read_term(passage, words, term);
	return 1;
}

int currency_is_meant(const struct passage *passage, const struct currency_words *words,
	const struct currency *currency, const struct winnow_number *number)
{
	const uint32_t multiple = WINNOW_IN_DIGITS | WINNOW_IN_WORDS;
	const int64_t great = 1000;
	uint32_t end = number->first + number->count;

	if (!currency->needs_size || number->flags & (WINNOW_GROUPED | WINNOW_VAGUE) ||
		(number->flags & multiple) == multiple || number->exponent == -2)
		return 1;
	if (number->flags & WINNOW_IN_WORDS)
		return number->mantissa >= great;
	/* "R5m" */
	return (passage_glued(passage, end) && passage_kind(passage, end) == WINNOW_WORD &&
		       passage_word(passage, end).len == 1) ||
	       (currency->code.len && winnow_equal(paid_here(passage, words), currency->code));
}

/* A multiple behind which no noun stands. */
static int is_bare_multiple(const struct passage *passage, const struct amount *amount)
{
	static const char *const small[] = { "in", "last", "a", "the", "this", "for", "at",
		"and", "during", "on", "under", "when", NULL };
	const double million = 1e6;

	return amount->has_value && decimal_double(amount->value) >= million &&
	       (amount->scaled || amount->flags & WINNOW_IN_WORDS) &&
	       (amount->end >= amount->sentence.first + amount->sentence.count ||
		       passage_kind(passage, amount->end) == WINNOW_MARK ||
		       passage_is_any(passage, amount->end, small));
}

static int is_as_large(const struct winnow_number *number, const struct amount *amount)
{
	const double most_times = 20;
	double size = decimal_double(amount->value),
	       other = decimal_double((struct decimal){ number->mantissa, number->exponent });

	return size < most_times * other && other < most_times * size;
}

int currency_compared(const struct passage *passage, const struct currency_words *words,
	const struct amount *amount, struct currency *ret_currency)
{
	enum { FARTHEST = 3 };
	const struct winnow_number *numbers = passage->analysis->numbers;
	uint32_t start = amount->sentence.first, cue = 0, at = 0;

	if (!words->compared || !is_bare_multiple(passage, amount) ||
		!passage_match_before(passage, words->compared, amount->lead, start, &cue))
		return 0;
	for (uint32_t back = 1; back <= FARTHEST && back <= amount->number_first; back++) {
		const struct winnow_number *number = &numbers[amount->number_first - back];
		if (number->first < start)
			return 0;
		if (is_as_large(number, amount) &&
			(currency_before(
				 passage, words, number->first, start, &at, ret_currency) ||
				currency_after(passage, words, number->first + number->count,
					cue, &at, ret_currency)))
			return 1;
	}
	return 0;
}
