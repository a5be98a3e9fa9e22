/* SPDX-License-Identifier: MIT
 * The types of facts this plugin makes, and how each is read. */
#ifndef WINNOW_QUANTITY_FACTS_H
#define WINNOW_QUANTITY_FACTS_H

#include "counted.h"
#include "event.h"
#include "shared/statement.h"

extern const struct winnow_fact_type quantity_fact_types[];

/* A count that was stated, as later ones may lean on it. */
struct count {
	int64_t fact;
	uint32_t first, end; /* tokens */
	struct winnow_sentence sentence;
	struct decimal value; /* or the least it can be */
	struct winnow_str unit;
	const char *kind;
	uint32_t phrase_first, phrase_end; /* the noun's, tokens; equal: it has none */
	struct event event;
	int64_t whole; /* the fact of which it is a part; -1: none */
	int headed;    /* the words behind tell of another noun: headed.h */
};

enum { REMEMBERED = 6 };

/* The counts so far: the last of all, and the latest that are part of none, in a ring. */
struct counts {
	struct count last, wholes[REMEMBERED];
	uint32_t whole_count;
	int has_last;
	uint32_t next; /* the number from which on nothing is read yet, where each is stated */
};

/* Each reads what begins with number `number`, or with the amount that begins with it: 1 and where the
 * numbers go on; 0: it is none; negative: to hand back up. */
int percent_read(const struct reading *reading, uint32_t number, uint32_t *ret_next);
int ratio_read(const struct reading *reading, const struct amount *amount, uint32_t *ret_next);
int count_read(const struct reading *reading, const struct amount *read, struct counts *counts,
	uint32_t *ret_next);
/* What none of those, nor another extractor, makes anything of. */
int number_read(const struct reading *reading, const struct amount *read, uint32_t *ret_next);
/* "of", "des": behind it stands what a share is one of. */
int share_is_of(const struct reading *reading, uint32_t token);
/* "of pupils", behind 12 % or two thirds: adds what it is a share of. */
void share_state_of(const struct reading *reading, uint32_t end, uint32_t limit,
	struct statement *statement);
/* A bare number that is compared with a percentage: 1, 0: it is not; negative: to hand back up. */
int percent_read_compared(const struct reading *reading, const struct amount *amount);
/* All shares of which words alone tell the size: 0; negative: to hand back up. */
int vague_share_read_all(const struct reading *reading);
/* Number `number` as it stands, whatever others make of it: 1, 0 for an ordinal and for hundreds. */
int number_state_each(const struct reading *reading, uint32_t number);
int ordinal_read(const struct reading *reading, uint32_t number);

/* value, low, high. */
extern const struct amount_names plain_names;

#endif
