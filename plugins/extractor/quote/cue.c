/* SPDX-License-Identifier: MIT */
#include "quote.h"

const struct winnow_term *cue_of(const struct reading *reading, uint32_t token)
{
	const struct quote_words *words = reading->words;

	/* "a loud-mouthed dealer" says nothing. */
	if (!tags_any(&reading->tags, token, "VZDPG") ||
		(token > 0 && passage_is(&reading->passage, token - 1, "-") &&
			passage_glued(&reading->passage, token)))
		return NULL;
	return tags_lemma_row(&reading->tags, words->cue, token);
}

int cue_manner(const struct winnow_term *cue, const char *manner)
{
	return term_is(cue, 0, manner);
}

int cue_takes(const struct winnow_term *cue, char what)
{
	struct winnow_str follows = term_value(cue, 1);

	return follows.len && memchr(follows.ptr, what, follows.len) != NULL;
}

int time_is(const struct reading *reading, struct phrase phrase)
{
	const struct passage *passage = &reading->passage;

	return passage_find(passage, reading->words->time,
		       phrase_head(&reading->tags, phrase)) != NULL;
}
