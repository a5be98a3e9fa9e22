/* SPDX-License-Identifier: MIT
 * The facts of others that an extractor is shown, in order of the text. Borrowed from the call. */
#ifndef WINNOW_SHARED_FACTS_H
#define WINNOW_SHARED_FACTS_H

#include "shared/passage.h"

struct facts {
	const struct winnow_fact **sorted;
	uint32_t count;
	/* See facts_index(): of each token a bit for each type that has a fact over it; of each fact
	 * its type, and how far it or one before it reaches. */
	uint16_t *over;
	unsigned char *types;
	uint64_t *reach;
};

/* In the call's memory; -1: over budget. */
int facts_sort(const struct winnow_host *host, const struct winnow_reading *reading,
	struct facts *facts);

/* Once they are sorted, for who asks of many tokens what facts are over them: by their places among
 * `types`, at most 15 names and NULL, which is for all others. -1: over budget. */
int facts_index(const struct passage *passage, const char *const *types, struct facts *facts);

/* The first that begins at byte `at` or behind; the count: none. */
uint32_t facts_from(const struct facts *facts, uint64_t at);

/* Whether one of them, of which none overlaps another, has a byte of [at, end). */
int facts_overlap(const struct facts *facts, uint64_t at, uint64_t end);

/* The fact of that number among those an extractor is shown; NULL: it is not shown. */
const struct winnow_fact *fact_numbered(const struct winnow_reading *reading, int64_t number);

#endif
