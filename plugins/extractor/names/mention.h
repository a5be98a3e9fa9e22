/* SPDX-License-Identifier: MIT
 * Mentions of the same within a document: a surname alone, an acronym, a name again. */
#ifndef WINNOW_NAMES_MENTION_H
#define WINNOW_NAMES_MENTION_H

#include "gender.h"

struct mention {
	uint32_t full;  /* the name that says it in full; itself where none does better */
	int64_t number; /* of the full name: the fact of its first mention; -1: none so far */
	/* Of the full name, found out for its first mention; NULL: not so far */
	const struct known *known;
	const struct organisation *organisation;
};

/* One for each name; NULL after host->fail(). */
struct mention *mentions_join(const struct passage *passage,
	const struct gender_words *gender_words, const struct names_found *names);

#endif
