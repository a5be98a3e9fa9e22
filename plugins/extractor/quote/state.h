/* SPDX-License-Identifier: MIT
 * From what was read to facts. */
#ifndef WINNOW_QUOTE_STATE_H
#define WINNOW_QUOTE_STATE_H

#include "quote.h"

enum { MOST_SOURCES = 64 };

/* What the sentences before have left. */
struct stating {
	struct reading *reading;
	uint32_t next_stretch;
	struct speech last;                      /* the last that has a speaker */
	int64_t last_person;                     /* who that is; -1: not known */
	uint32_t last_block;                     /* of it, plus one; 0: none yet */
	struct winnow_str sources[MOST_SOURCES]; /* those told of already */
	uint32_t source_count;
};

extern const struct winnow_fact_type quote_fact_types[];

/* The quotations that begin in the sentence, its indirect speech, its sources. */
int64_t state_sentence(struct stating *stating, const struct winnow_sentence *sentence);

#endif
