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

/* It is known already that no row of the list begins with the word. */
static int is_unmarked(const struct reading *reading, enum gazetteer list, uint32_t first)
{
	return is_capital(&reading->passage, first) &&
	       !(reading->words.marks[first] & 1u << list);
}

/* Most names are found as they stand, by the numbers of their words. */
const struct winnow_term *listed_as(
	const struct reading *reading, enum gazetteer list, uint32_t first, uint32_t end)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_lexicon *lexicon = reading->extractor->glossary->lists[list];
	int unmarked = is_unmarked(reading, list, first);
	uint32_t count = 0;

	if (unmarked && !passage_flag(passage, first, WINNOW_UPPER))
		return NULL;
	struct winnow_str name = as_listed(passage, list, first, end);
	if (name.ptr == passage_words(passage, first, end).ptr) {
		if (unmarked || !passage_may_begin(passage, lexicon, first))
			return NULL;
		const struct winnow_term *term =
			passage->text->match(passage->host, lexicon, first, &count);
		if (!term || first + count <= end)
			return first + count == end ? term : NULL;
	}
	return passage->text->find(passage->host, lexicon, name);
}
