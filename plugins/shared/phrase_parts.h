/* SPDX-License-Identifier: MIT
 * What stands within a phrase, for those who read phrases. */
#ifndef WINNOW_SHARED_PHRASE_PARTS_H
#define WINNOW_SHARED_PHRASE_PARTS_H

#include "shared/tag.h"

enum {
	LONGEST_PHRASE = 16, /* tokens */
	MOST_TAILS = 4       /* "of …", "in …" behind one head */
};

/* A mark within a word or a name: "child-trafficking", "U.S.", "Mr. Brandt"; the sign of "$5". */
int phrase_joins(const struct tags *tags, uint32_t token);

/* A mark of quotation around a word of the phrase: the “free port” office. */
int phrase_is_quoting(const struct tags *tags, uint32_t token);

/* "of", "in" and the like, behind which more of the phrase stands. */
int phrase_is_tail(const struct tags *tags, uint32_t token);

#endif
