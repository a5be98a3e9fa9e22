/* SPDX-License-Identifier: MIT */
#include "names.h"

/* An organisation that has no name but a country and a word for what it is: "Chinese police", "a
 * Chinese court". */
int64_t actor_state(const struct reading *reading, uint32_t at)
{
	const struct passage *passage = &reading->passage;
	const struct name *name = &reading->names.items[at];
	uint32_t word = name->end, first = name->first;
	struct statement statement = { .passage = passage };

	if (passage_kind(passage, word) != WINNOW_WORD ||
		!has_class(word_at(&reading->words, word)->classes,
			reading->extractor->glossary->actor_word))
		return 0;
	if (first > 0 &&
		(passage_is(passage, first - 1, "a") || passage_is(passage, first - 1, "an")))
		first--;
	statement_text(
		&statement, "value", passage_words(passage, name->first, word + 1), 0, 0);
	statement_text(&statement, "kind", passage_word(passage, word), 0, 0);
	statement_code_text(&statement, "country", nationality_country(reading, name));
	statement_code(&statement, "named", "no");
	const struct stated stated = { "organisation", "organisation.unnamed", first, word + 1,
		0.6 };
	return statement_make(&statement, reading->out, &stated);
}
