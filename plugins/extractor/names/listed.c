/* SPDX-License-Identifier: MIT */
#include "names.h"

/* Places that are shouted are listed as names; organisations may be written so. */
static struct winnow_str as_listed(
	const struct passage *passage, enum gazetteer list, uint32_t first, uint32_t end)
{
	return list == LIST_ORGANISATION || list == LIST_NATIONALITY
		       ? passage_words(passage, first, end)
		       : words_as_name(passage, first, end);
}

/* Most names are found as they stand, by the numbers of their words. */
const struct winnow_term *listed_as(
	const struct reading *reading, enum gazetteer list, uint32_t first, uint32_t end)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_lexicon *lexicon = reading->extractor->glossary->lists[list];
	struct winnow_str name = as_listed(passage, list, first, end);
	uint32_t count = 0;

	if (name.ptr == passage_words(passage, first, end).ptr) {
		if (!passage_may_begin(passage, lexicon, first))
			return NULL;
		const struct winnow_term *term =
			passage->text->match(passage->host, lexicon, first, &count);
		if (!term || first + count <= end)
			return first + count == end ? term : NULL;
	}
	return passage->text->find(passage->host, lexicon, name);
}
