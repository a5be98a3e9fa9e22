/* SPDX-License-Identifier: MIT */
#include "names.h"

/* "police of China": one value for "Chinese police" and "a Chinese police". */
static struct winnow_str value_of_actor(
	const struct reading *reading, const struct name *name, struct winnow_str country)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str word = passage_word(passage, name->end);
	struct winnow_str land = term_value(
		passage->text->find(passage->host, reading->extractor->country_name, country),
		0);
	static const char of[] = " of ";
	char *value = land.len ? passage->host->alloc(
					 passage->host, word.len + sizeof of - 1 + land.len)
			       : NULL;

	if (!value)
		return passage_words(passage, name->first, name->end + 1);
	memcpy(value, word.ptr, word.len);
	memcpy(value + word.len, of, sizeof of - 1);
	memcpy(value + word.len + sizeof of - 1, land.ptr, land.len);
	return (struct winnow_str){ value, word.len + sizeof of - 1 + land.len };
}

/* An organisation that has no name but a country and a word for what it is: "Chinese police", "a
 * Chinese court". */
int64_t actor_state(const struct reading *reading, uint32_t at)
{
	const struct passage *passage = &reading->passage;
	const struct name *name = &reading->names.items[at];
	uint32_t word = name->end, first = name->first;
	struct statement statement = { .passage = passage };
	struct winnow_str country = nationality_country(reading, name);

	if (passage_kind(passage, word) != WINNOW_WORD ||
		!has_class(word_at(&reading->words, word)->classes,
			reading->extractor->glossary->actor_word))
		return 0;
	if (first > 0 &&
		(passage_is(passage, first - 1, "a") || passage_is(passage, first - 1, "an")))
		first--;
	statement_text(&statement, "value", value_of_actor(reading, name, country), 0, 0);
	statement_text(&statement, "kind", passage_word(passage, word), 0, 0);
	statement_code_text(&statement, "country", country);
	statement_code(&statement, "named", "no");
	const struct stated stated = { "organisation", "organisation.unnamed", first, word + 1,
		0.6 };
	return statement_make(&statement, reading->out, &stated);
}
