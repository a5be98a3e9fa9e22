/* SPDX-License-Identifier: MIT
 * Whom the sentence before a quotation is about: "Brandt held up a picture. “Go and see them.”" */
#include "quote.h"

#define LONGEST_SENTENCE 80 /* tokens, of one that is looked through */

/* A person by name, "he" or "she". */
static int is_person(const struct reading *reading, struct phrase phrase)
{
	if (phrase.end == phrase.first + 1 && tags_any(&reading->tags, phrase.first, "O"))
		return passage_find(&reading->passage, reading->words->who.gender,
			       phrase.first) != NULL;
	return who_names_person(&reading->who, &reading->tags, phrase);
}

/* The sentence has no marks of quotation. */
static int is_plain(const struct reading *reading, const struct winnow_sentence *sentence)
{
	return memchr(reading->quoted + sentence->first, 1, sentence->count) == NULL;
}

struct phrase preceding_subject(
	const struct reading *reading, const struct stretch *stretch, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	const struct phrase nobody = { 0 };

	if (stretch->open == 0 ||
		passage_flag(&reading->passage, stretch->open, WINNOW_BLOCK_START))
		return nobody;
	struct winnow_sentence before = passage_sentence(&reading->passage, stretch->open - 1);
	if (before.first < floor || before.count > LONGEST_SENTENCE ||
		!is_plain(reading, &before))
		return nobody;
	for (uint32_t verb = before.first + 1; verb < before.first + before.count; verb++) {
		if (!tags_any(tags, verb, "DZBMAU"))
			continue;
		struct phrase subject = phrase_subject(tags, verb, before.first);
		/* "Brandt, a builder who came in May, recalled" */
		if (subject.first < subject.end && !tags_any(tags, subject.first, "W"))
			return is_person(reading, subject) ? subject : nobody;
	}
	return nobody;
}
