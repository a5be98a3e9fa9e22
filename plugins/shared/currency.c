/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "shared/currency.h"

enum { CODE, UNIT, EXPONENT, FAMILY }; /* columns */

void currency_words_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct currency_words *ret_words)
{
	char path[40];

	snprintf(path, sizeof path, "%s/currency", language);
	ret_words->signs = text->lexicon(host, "any/currency");
	ret_words->names = text->lexicon(host, path);
	ret_words->country = text->lexicon(host, "any/country_currency");
}

/* "USD" in "AUD,CAD,USD". */
static int has_code(struct winnow_str family, struct winnow_str code)
{
	for (size_t at = 0; code.len && at + code.len <= family.len; at += code.len + 1)
		if (winnow_equal(winnow_slice(family, at, code.len), code))
			return 1;
	return 0;
}

/* Where a word may mean several, the country the report is about decides, else the term's own. */
static struct currency read_term(const struct passage *passage,
	const struct currency_words *words, const struct winnow_term *term)
{
	struct winnow_str family = term_value(term, FAMILY);
	struct winnow_str country = passage->document->country;
	struct currency currency = {
		.code = term_value(term, CODE),
		.unit = term_value(term, UNIT),
		.exponent = (int32_t)decimal_of(term_value(term, EXPONENT)).mantissa,
		.ambiguous = family.len > 0,
	};

	if (family.len && country.len && words->country) {
		const struct winnow_term *paid =
			passage->text->find(passage->host, words->country, country);
		if (has_code(family, term_value(paid, 0)))
			currency.code = term_value(paid, 0);
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

	if (!term || !leans(passage, begin, first, first))
		return 0;
	/* "AUS$5" or "SUSD 5": the end of something else. */
	if (passage_kind(passage, begin) == WINNOW_WORD && passage_glued(passage, begin) &&
		passage_kind(passage, begin - 1) != WINNOW_MARK)
		return 0;
	*ret_first = begin;
	*ret_currency = read_term(passage, words, term);
	return 1;
}

int currency_after(const struct passage *passage, const struct currency_words *words,
	uint32_t end, uint32_t limit, uint32_t *ret_end, struct currency *ret_currency)
{
	const struct winnow_term *term =
		passage_match(passage, words->names, end, limit, ret_end);

	if (!term) {
		term = passage_match(passage, words->signs, end, limit, ret_end);
		/* A lone letter, or the sign of the next amount: "10 $30". */
		if (!term ||
			(*ret_end == end + 1 && passage_word(passage, end).len == 1 &&
				passage_kind(passage, end) == WINNOW_WORD) ||
			(passage_kind(passage, *ret_end) == WINNOW_DIGITS &&
				passage_glued(passage, *ret_end)))
			return 0;
	}
	*ret_currency = read_term(passage, words, term);
	return 1;
}
