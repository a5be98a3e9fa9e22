/* SPDX-License-Identifier: MIT
 *
 * What each piece of evidence weighs for each label, from the lexicon en/name_weight. A piece is
 * of a kind and made of one value or two: "before title", "main-1,main given family".
 */
#ifndef WINNOW_NAMES_WEIGHTS_H
#define WINNOW_NAMES_WEIGHTS_H

#include "values.h"

enum kind {
	KIND_PERSON,
	KIND_ORGANISATION,
	KIND_PLACE,
	KIND_NATIONALITY,
	KIND_SITE,  /* a building, a plant, a ship */
	KIND_OTHER, /* an event, a law, a work, a disease */
	KINDS
};

/* 0: outside; 1 + 2 kind: begins; 2 + 2 kind: goes on */
enum { LABELS = 1 + 2 * KINDS };

/* Rows have a column for each label, in halves: what is outside and what begins, which may follow
 * anything, and in the same order what goes on, which may follow two labels. Columns that are left
 * over are 0. */
enum { HALF = 8, COLUMNS = 2 * HALF };

extern const char *const evidence_names[EVIDENCE_COUNT];

/* Some columns at once. */
enum { LANE = 4, LANES = COLUMNS / LANE, HALF_LANES = LANES / 2 };
typedef int32_t lane __attribute__((vector_size(4 * LANE)));

struct weight_row {
	union {
		int32_t columns[COLUMNS];
		lane lanes[LANES];
	};
};

/* What a piece of evidence weighs: each at most so much that the weights of AT_ONCE pieces are added
 * up as they are. */
enum { AT_ONCE = 32, MOST_WEIGHT = INT16_MAX / AT_ONCE };
typedef int16_t half __attribute__((vector_size(2 * HALF)));

struct weight_piece {
	union {
		int16_t columns[COLUMNS];
		half halves[COLUMNS / HALF];
	};
};

/* Of evidence with two values: the row of the one that has the second value, where it is one of those that
 * begin at `owner`; 0: of none. */
struct weight_pair {
	uint16_t owner, row;
};

struct weights {
	struct weight_piece *rows; /* the first weighs nothing */
	int columns[LABELS];       /* of each label */
	/* By the number of the first value and the kind: of evidence with one value its row; of such
	 * with two where its second values stand among the pairs, whose places are theirs added to
	 * it, from 1 on and each elsewhere. They lie between one another, so that one look at memory
	 * finds each; 0: there are none. */
	uint16_t *places; /* small, for many of them are looked at */
	struct weight_pair *pairs;
	/* Of a label by where it stands: at the start of a stretch; what does not go on, behind
	 * each column; and what goes on, behind what begins and behind what goes on. What is no
	 * label is IMPOSSIBLE there. */
	struct weight_row start, behind[COLUMNS], on_behind_first, on_behind_on;
	struct weight_row into[HALF]; /* the same as `behind`, by what stands behind */
	struct weight_row labels;     /* a bit for the label of each column */
	struct weight_row least_behind,
		most_behind; /* of the labels behind each column; of what is no label IMPOSSIBLE */
};

enum { IMPOSSIBLE = -1000000 };

/* In open(), from the lexicon en/name_weight: NULL after host->fail(). */
const struct weights *weights_open(const struct winnow_host *host,
	const struct winnow_text *text, const struct values *values);

static inline size_t weight_place(enum evidence_kind kind, const struct value *value)
{
	return (size_t)value->places + kind;
}

/* The row of a piece of evidence with one value; 0: it weighs nothing. */
static inline uint32_t weight_of(
	const struct weights *weights, enum evidence_kind kind, const struct value *value)
{
	return weights->places[weight_place(kind, value)];
}

/* Of one with two. */
static inline uint32_t weight_of_pair(const struct weights *weights, enum evidence_kind kind,
	const struct value *a, const struct value *b)
{
	uint32_t from = weights->places[weight_place(kind, a)];
	struct weight_pair pair = weights->pairs[from + value_number(b)];

	/* What is found is no more often there than not, which a branch would guess. */
	return pair.row & -(uint32_t)(pair.owner == from);
}

#endif
