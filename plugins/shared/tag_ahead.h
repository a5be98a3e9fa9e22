/* SPDX-License-Identifier: MIT
 *
 * What stands behind a word within its sentence, while the words before it have their tags and
 * those behind do not: what each of them can be must do.
 */
#ifndef WINNOW_SHARED_TAG_AHEAD_H
#define WINNOW_SHARED_TAG_AHEAD_H

#include "shared/tag.h"

struct tag_place {
	const struct tags *tags;
	uint32_t token, end; /* of the sentence */
};

/* What comes next looks like the beginning of an object or of a clause: a small word of one of the
 * classes, digits or a name. */
TAG_INLINE int tag_follows(const struct tag_place *at, const char *classes)
{
	const struct passage *passage = at->tags->passage;
	uint32_t next = at->token + 1;
	char class = next < at->end ? tags_small(at->tags, next) : 0;

	if (next >= at->end)
		return 0;
	return (class && (tag_bits(classes) & tag_bit(class))) ||
	       passage_kind(passage, next) == WINNOW_DIGITS ||
	       (!class && passage_flag(passage, next, WINNOW_CAPITAL) &&
		       !tags_word(at->tags, next)->is_time);
}

int object_follows(const struct tag_place *at);
/* "arrested three men" */
int spelled_follows(const struct tag_place *at);
/* "the girls' school": the apostrophe of an owner, unless one opened a quotation before. */
int tag_is_genitive(const struct tag_place *at);
/* "preventive arrests": a noun may stand behind. */
int noun_follows(const struct tag_place *at);
/* A verb that has the word for its subject's: right behind, behind "last week" or behind "in the
 * raid", within the clause: "the men arrested in the raid were". */
int finite_follows(const struct tag_place *at);
/* "the number of boys killed rose to 14": another past, which is no participle, and no object behind that. */
int past_follows(const struct tag_place *at);

/* Not a verb, though it could be one: "the treason charges are", "vows of revenge", "the summons' appendix",
 * "police officer Julia Marn wrote". */
int noun_is_told(const struct tag_place *at);

/* "police", "people", "boys": takes a verb without an ending. */
int tag_is_plural(const struct tags *tags, uint32_t token);
/* "helped", "let": a verb may follow right behind. */
int tag_takes_verb(const struct tags *tags, uint32_t token);
/* "'s": of "the mayor's boat", or of "it's". */
int tag_is_short_form(const struct passage *passage, uint32_t token);
/* "Ada*, 14": that it is not her name is told elsewhere. */
int tag_is_note(const struct passage *passage, uint32_t token);

#endif
