/* SPDX-License-Identifier: MIT
 * The counted noun phrase that follows a number: "online baby-trafficking rings". */
#ifndef WINNOW_QUANTITY_COUNTED_H
#define WINNOW_QUANTITY_COUNTED_H

#include "language.h"

struct counted {
	uint32_t first, end;    /* the phrase; equal: there is none */
	uint32_t head;          /* its noun */
	struct winnow_str unit; /* the noun's singular */
	const char *kind;
	int hyphened; /* to the number */
	int joined;   /* several nouns: "women and children" */
	int choice;   /* between what describes it: "dead or wounded" */
};

/* Reads the phrase at `from`; 0: there is none. */
int counted_read(const struct reading *reading, uint32_t from, uint32_t limit,
	const struct amount *amount, struct counted *ret_counted);

/* The noun in "a three-judge panel", "a three judge panel": 1; 0: there is none. */
int counted_read_hyphened(const struct reading *reading, const struct amount *amount,
	struct counted *ret_counted);

/* Adds "with disabilities" to a phrase; where it then ends. */
uint32_t counted_with(const struct reading *reading, uint32_t end, uint32_t limit);

/* Goes on from "children" to "homes" of "three children's homes", where such is named behind the phrase. */
void counted_take_institution(
	const struct reading *reading, uint32_t limit, struct counted *counted);

/* Goes on from "women" to "children" of "15 women and children", who are then persons. */
void counted_take_people(
	const struct reading *reading, uint32_t limit, struct counted *counted);

/* Where a run of words that may stand in a phrase ends: "personal spending". */
uint32_t counted_run(const struct reading *reading, uint32_t from, uint32_t limit);

/* The last token of the word, or the compound, that begins at `token`. */
uint32_t counted_compound_last(const struct passage *passage, uint32_t token, uint32_t limit);

/* A word that may stand in a phrase. */
int counted_is_word(const struct reading *reading, uint32_t token, uint32_t limit);

static inline int counted_is_hyphen(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "-") || passage_is(passage, token, "‐") ||
	       passage_is(passage, token, "‑");
}

/* The class of a word that is part of no phrase: "prep", "be" …; NULL: none. */
const struct winnow_term *grammar_of(const struct reading *reading, uint32_t token);

#endif
