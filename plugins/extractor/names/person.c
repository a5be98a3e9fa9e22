/* SPDX-License-Identifier: MIT */
#include "names.h"

int64_t person_state(const struct reading *reading, const struct name *name)
{
	struct winnow_str words = passage_words(&reading->passage, name->first, name->end);
	struct statement statement = { .passage = &reading->passage };

	statement_text(&statement, "value", words, 0, 0);
	statement_code(&statement, "sensitivity", "restricted");
	const struct stated stated = { "person", "person.name", name->first, name->end,
		name_confidence(name) };
	return statement_make(&statement, reading->out, &stated);
}
