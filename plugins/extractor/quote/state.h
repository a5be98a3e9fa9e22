/* SPDX-License-Identifier: MIT
 * From what was read to facts. */
#ifndef WINNOW_QUOTE_STATE_H
#define WINNOW_QUOTE_STATE_H

#include "quote.h"

enum {
	MOST_SOURCES = 64,
	FEWEST_SPOKEN = 5 /* words: a shorter one without a speaker is a term */
};

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

/* Found by its marks, be it with words before them. */
int continued_is_marked(const struct speech *speech);
/* A sentence, from its capital to its stop. */
int continued_is_whole(const struct reading *reading, const struct stretch *stretch);
/* "…, lamentó.": by whoever spoke before. */
int continued_is_verb_alone(const struct stating *stating, const struct stretch *stretch,
	const struct speech *speech);
/* "called the plan “old”, “rotten” and “unsafe”": the first is within one of the speeches, and the others
 * go on from it: sets it as the last. */
void continued_from(struct stating *stating, const struct speech *speeches, uint32_t count,
	const struct stretch *stretch);
/* Who says it, of whom the words around it do not tell: fills speaker, cue, via, rule and confidence.
 * False: nobody. */
int continued_read(
	struct stating *stating, const struct stretch *stretch, struct speech *speech);

#endif
