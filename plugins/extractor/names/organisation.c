/* SPDX-License-Identifier: MIT */
#include "names.h"

enum { ORGANISATION_KIND, ORGANISATION_COUNTRY, ORGANISATION_NAME };

int64_t organisation_state(const struct reading *reading, const struct name *name)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str words = passage_words(passage, name->first, name->end);
	const struct winnow_term *known = passage->text->find(
		passage->host, reading->extractor->glossary->lists[LIST_ORGANISATION], words);
	struct winnow_str full = term_value(known, ORGANISATION_NAME);
	struct statement statement = { .passage = passage };

	statement_text(&statement, "value", full.len ? full : words, 0, 0);
	const struct stated stated = { "organisation", "organisation.name", name->first,
		name->end, name_confidence(name) };
	return statement_make(&statement, reading->out, &stated);
}
