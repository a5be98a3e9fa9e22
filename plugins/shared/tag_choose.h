/* SPDX-License-Identifier: MIT
 *
 * Which of the things a word can be it is where it stands, by the tags before it and by what the words
 * behind it can be.
 */
#ifndef WINNOW_SHARED_TAG_CHOOSE_H
#define WINNOW_SHARED_TAG_CHOOSE_H

#include "shared/tag_ahead.h"

/* What the choice for a word leans on. */
struct tag_context {
	struct tag_place at;
	char joined;    /* the tag before the conjunction before */
	char before;    /* the tag before, adverbs and "not" passed over */
	int has_finite; /* the clause has its verb */
	int awaits;     /* the clause is about a noun whose own clause has no verb yet */
	int has_clause; /* a clause of the sentence had its verb, and not only one about a noun */
	int is_part;    /* "of the men": the clause begins with what is no subject */
	uint32_t readings; /* of the word, and the likeliest of them */
	char first;
};

static inline int tag_can(const struct tag_context *context, char tag)
{
	return (context->readings & tag_bit(tag)) != 0;
}

/* The readings of a word that is no form of a verb: a noun we know, or by its ending. */
void tag_guess(struct tag_context *context, const struct tag_word *known);

/* The tag of a word whose readings are known. */
char tag_choose(const struct tag_context *context);

#endif
