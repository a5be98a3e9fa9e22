/* SPDX-License-Identifier: MIT
 * "The world's most populous country": a country without its name, by the year of the report. Its
 * second token is "'s". */
#include "names.h"

enum { EPITHET_COUNTRY, EPITHET_YEAR, EPITHET_SINCE, YEAR_DIGITS = 4 };

/* The country that is meant; empty: none was, then. A report without a date is of today. */
static struct winnow_str country_of(
	const struct reading *reading, const struct winnow_term *epithet)
{
	struct winnow_str published = reading->passage.document->published;
	struct winnow_str year = term_value(epithet, EPITHET_YEAR);

	if (year.len == YEAR_DIGITS &&
		(published.len < YEAR_DIGITS ||
			memcmp(published.ptr, year.ptr, YEAR_DIGITS) >= 0))
		return term_value(epithet, EPITHET_SINCE);
	return term_value(epithet, EPITHET_COUNTRY);
}

static int64_t state(
	const struct reading *reading, const struct winnow_term *epithet, struct name words)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	struct winnow_str country = country_of(reading, epithet);
	const struct stated stated = { "place", "place.epithet", words.first, words.end, 0.8 };

	if (country.len == 0)
		return 0;
	statement_text(&statement, "value", country, 0, 0);
	statement_code(&statement, "kind", "country");
	statement_code_text(&statement, "country", country);
	return statement_make(&statement, reading->out, &stated);
}

/* What begins there, and goes on with a possessive; NULL: nothing does. */
static const struct winnow_term *epithet_at(
	const struct reading *reading, uint32_t first, uint32_t *ret_end)
{
	const struct passage *passage = &reading->passage;

	return word_at(&reading->words, first + 1)->cues & CUE_OWNS
		       ? passage_match(passage, reading->extractor->epithet, first,
				 passage->analysis->token_count, ret_end)
		       : NULL;
}

int64_t epithets_state(const struct reading *reading)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_lexicon *lexicon = reading->extractor->epithet;
	uint32_t count = passage->analysis->token_count, first = 0;
	int64_t outcome = 0;

	for (; outcome >= 0; first++) {
		first = passage->text->next(passage->host, lexicon, first);
		if (first >= count)
			break;
		struct name words = { .first = first };
		const struct winnow_term *epithet = epithet_at(reading, first, &words.end);
		if (!epithet)
			continue;
		words.first -= first > 0 && passage_is(passage, first - 1, "the");
		outcome = state(reading, epithet, words);
	}
	return outcome;
}
