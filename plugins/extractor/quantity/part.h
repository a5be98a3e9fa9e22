/* SPDX-License-Identifier: MIT
 * Counts that are a part of another, and counts whose noun was named before. */
#ifndef WINNOW_QUANTITY_PART_H
#define WINNOW_QUANTITY_PART_H

#include "facts.h"

/* A count on its way to being stated. */
struct part_draft {
	struct amount amount;
	struct counted counted;
	int has_counted;
	uint32_t end; /* of the words that state it */
	struct winnow_str unit, indicator;
	const char *kind, *rule;
	struct event event;
	double confidence;
	int64_t whole; /* -1: none */
	int headed;    /* the words behind tell of another noun */
};

/* "including 83 children", "of these, 212": links the draft to its whole, from which it takes what
 * it does not say itself. */
void part_find_whole(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft);

/* "Of the 900 schools, 210 were destroyed": the whole, of which the verb is not said. */
int part_opens_whole(const struct reading *reading, const struct amount *amount);

/* May a number without a noun be stated? "Of these, 212 have", "killing 12", "650 are dying",
 * "260 by the Northern Front". */
int part_elided(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft);

/* "12 people, including three children, died, and 40 others": others than those people, of whom the last
 * count was a part. */
const struct count *part_whole_counted(const struct counts *counts);

#endif
