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

enum {
	LABELS = 1 + 2 * KINDS, /* 0: outside; 1 + 2 kind: begins; 2 + 2 kind: goes on */
	LABEL_ROOM = 16         /* a power of two, to be added at once */
};

#define EVIDENCE_KINDS(KIND)                                                                   \
	KIND(ANY, "any")                                                                       \
	KIND(WORD_BEFORE_2, "word-2")                                                          \
	KIND(WORD_BEFORE, "word-1")                                                            \
	KIND(WORD, "word")                                                                     \
	KIND(WORD_BEHIND, "word+1")                                                            \
	KIND(WORD_BEHIND_2, "word+2")                                                          \
	KIND(MAIN_BEFORE_2, "main-2")                                                          \
	KIND(MAIN_BEFORE, "main-1")                                                            \
	KIND(MAIN, "main")                                                                     \
	KIND(MAIN_BEHIND, "main+1")                                                            \
	KIND(MAIN_BEHIND_2, "main+2")                                                          \
	KIND(MAIN_BEFORE_MAIN, "main-1,main")                                                  \
	KIND(MAIN_MAIN_BEHIND, "main,main+1")                                                  \
	KIND(WORD_BEFORE_MAIN, "word-1,main")                                                  \
	KIND(MAIN_WORD_BEHIND, "main,word+1")                                                  \
	KIND(WORDS_BEFORE, "word-2,word-1")                                                    \
	KIND(WORDS_BEHIND, "word+1,word+2")                                                    \
	KIND(MAINS_AROUND, "main-1,main+1")                                                    \
	KIND(CLASS, "class")                                                                   \
	KIND(CLASS_BEFORE, "class-1")                                                          \
	KIND(CLASS_BEHIND, "class+1")                                                          \
	KIND(LIST, "list")                                                                     \
	KIND(LIST_BEHIND, "list+1")                                                            \
	KIND(LIST_BEFORE, "list-1")                                                            \
	KIND(LEFT_MAIN, "left,main")                                                           \
	KIND(RIGHT_MAIN, "right,main")                                                         \
	KIND(LEFT, "left")                                                                     \
	KIND(RIGHT, "right")                                                                   \
	KIND(LENGTH_AT, "length,at")                                                           \
	KIND(LENGTH_MAIN, "length,main")                                                       \
	KIND(HEAD, "head")                                                                     \
	KIND(HEAD_AT, "head,at")                                                               \
	KIND(HEAD_WORD, "head-word")                                                           \
	KIND(BEGIN, "begin")                                                                   \
	KIND(BEGIN_HEAD, "begin,head")                                                         \
	KIND(BEGIN_MAIN, "begin,main")                                                         \
	KIND(SHAPE, "shape")                                                                   \
	KIND(TAIL, "tail")                                                                     \
	KIND(SHAPE_BEFORE_SHAPE, "shape-1,shape")                                              \
	KIND(SHAPE_SHAPE_BEHIND, "shape,shape+1")                                              \
	KIND(OPENS, "opens")                                                                   \
	KIND(SHOUTING, "shouting")                                                             \
	KIND(HEADLINE, "headline")                                                             \
	KIND(GLUED, "glued")                                                                   \
	KIND(GLUED_BEHIND, "glued+1")                                                          \
	KIND(SEEN, "seen")                                                                     \
	KIND(SEEN_MAIN, "seen,main")                                                           \
	KIND(SEEN_HEAD, "seen-head")                                                           \
	KIND(SEEN_HEAD_MAIN, "seen-head,main")                                                 \
	KIND(SEEN_BEGIN, "seen-begin")                                                         \
	KIND(SEEN_BEGIN_MAIN, "seen-begin,main")

enum evidence_kind {
#define KIND(name, text) EVIDENCE_##name,
	EVIDENCE_KINDS(KIND)
#undef KIND
		EVIDENCE_COUNT
};

extern const char *const evidence_names[EVIDENCE_COUNT];

/* Some labels at once. */
enum { LANE = 4, LANES = LABEL_ROOM / LANE };
typedef int32_t lane __attribute__((vector_size(4 * LANE)));

struct weight_row {
	union {
		int32_t of_label[LABEL_ROOM];
		lane lanes[LANES];
	};
};

/* What a piece of evidence weighs, small enough for WEIGHTS_AT_ONCE of them to be summed up as they are. */
enum { MOST_WEIGHT = 4000, WEIGHTS_AT_ONCE = INT16_MAX / MOST_WEIGHT, HALF = 8 };
typedef int16_t half __attribute__((vector_size(2 * HALF)));

struct weight_piece {
	union {
		int16_t of_label[LABEL_ROOM];
		half halves[LABEL_ROOM / HALF];
	};
};

/* A kind and two values, and behind them the row, in one number; 0: free. */
enum { PAIR_ROW_BITS = 18, PAIR_VALUE_BITS = 20, PAIR_KIND_BITS = 6 };

struct weights {
	struct weight_piece *rows; /* the first is no row */
	uint32_t *singles;         /* of evidence with one value, by its id and kind: its row */
	/* Of evidence with two: the kinds in which a value stands first or second, a bit for
	 * each, so that most that weigh nothing are told without a look at the table */
	uint64_t *firsts, *seconds;
	uint64_t *pairs; /* by open addressing */
	size_t mask;
	/* Of label `after` behind label `before`; before LABELS: at the start of a stretch. What
	 * cannot follow weighs STEP_IMPOSSIBLE. */
	struct weight_row steps[LABELS + 1];
};

enum { STEP_IMPOSSIBLE = -100000000 };

/* In open(), from the lexicon en/name_weight: NULL after host->fail(). */
const struct weights *weights_open(const struct winnow_host *host,
	const struct winnow_text *text, const struct values *values);

/* The row of a piece of evidence with one value; 0: it weighs nothing. */
static inline uint32_t weight_of(
	const struct weights *weights, enum evidence_kind kind, uint32_t id)
{
	return weights->singles[(size_t)id * EVIDENCE_COUNT + kind];
}

/* Of a piece with two values: whether it may weigh anything; */
static inline uint32_t weight_may_pair(
	const struct weights *weights, enum evidence_kind kind, uint32_t a, uint32_t b)
{
	return (uint32_t)((weights->firsts[a] & weights->seconds[b]) >> kind) & 1;
}

/* its key, without a row; */
static inline uint64_t weight_key(enum evidence_kind kind, uint32_t a, uint32_t b)
{
	uint64_t values = (uint64_t)a << PAIR_VALUE_BITS | b;

	return ((uint64_t)kind << 2 * PAIR_VALUE_BITS | values) << PAIR_ROW_BITS;
}

/* where it is looked for first, */
static inline size_t weight_place(const struct weights *weights, uint64_t key)
{
	return (size_t)((key >> PAIR_ROW_BITS) * 0x9e3779b97f4a7c15u >> 40) & weights->mask;
}

/* and where it is, or belongs. */
static inline uint64_t *weight_slot(const struct weights *weights, uint64_t key)
{
	size_t at = weight_place(weights, key);

	while (weights->pairs[at] && (weights->pairs[at] ^ key) >> PAIR_ROW_BITS)
		at = (at + 1) & weights->mask;
	return &weights->pairs[at];
}

static inline uint32_t weight_pair_row(uint64_t pair)
{
	return (uint32_t)pair & ((1u << PAIR_ROW_BITS) - 1);
}

#endif
