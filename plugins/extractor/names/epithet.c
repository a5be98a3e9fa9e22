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
	struct statement statement = { .passage = &reading->passage };
	struct winnow_str country = country_of(reading, epithet);
	const struct stated stated = { "place", "place.epithet", words.first, words.end, 0.8 };

	if (country.len == 0)
		return 0;
	statement_text(&statement, "value", country, 0, 0);
	statement_code(&statement, "kind", "country");
	statement_code_text(&statement, "country", country);
	return statement_make(&statement, reading->out, &stated);
}

static uint32_t next_possessive(const struct reading *reading, uint32_t token)
{
	uint32_t count = reading->passage.analysis->token_count;
	struct word *const *words = reading->words.of_token;

	while (token < count && !(words[token]->cues & CUE_OWNS))
		token++;
	return token;
}

int64_t epithets_state(const struct reading *reading)
{
	const struct passage *passage = &reading->passage;
	uint32_t count = passage->analysis->token_count;
	int64_t outcome = 0;

	for (uint32_t at = 1; outcome >= 0; at++) {
		at = next_possessive(reading, at);
		if (at >= count)
			break;
		struct name words = { .first = at - 1 };
		const struct winnow_term *epithet = passage_match(
			passage, reading->extractor->epithet, words.first, count, &words.end);
		if (!epithet)
			continue;
		words.first -= at > 1 && passage_is(passage, at - 2, "the");
		outcome = state(reading, epithet, words);
	}
	return outcome;
}
