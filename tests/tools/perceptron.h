/* SPDX-License-Identifier: MIT
 *
 * An averaged perceptron over sequences of labelled tokens, whose weights fit_names.c writes down.
 * Deterministic. Out of memory ends the program.
 */
#ifndef WINNOW_TESTS_TOOLS_PERCEPTRON_H
#define WINNOW_TESTS_TOOLS_PERCEPTRON_H

#include <stdbool.h>
#include "base/vector.h"
#include "names/decide.h"

enum { LONGEST_SEQUENCE = 128 };

struct feature {
	uint64_t hash;
	char *name;
	uint32_t documents, last_document;
	int64_t sum[LABELS];
};

/* For each label; a line of memory, since it is there that the time is spent. */
typedef int32_t label_row __attribute__((vector_size(64)));
_Static_assert(
	sizeof(label_row) >= LABELS * sizeof(int32_t), "a row has a column for each label");

struct token {
	uint32_t *features;
	uint32_t feature_count;
	uint32_t
		allowed; /* a bit for each label that the marks allow; one where all is marked */
};

struct sequence {
	struct token *tokens;
	uint32_t count;
	bool held_out, partial; /* partial: only some kinds of names are marked */
};

struct perceptron {
	VECTOR(struct feature) features;
	uint32_t *slots; /* index of a feature plus one; 0: free */
	size_t mask;
	VECTOR(struct sequence) sequences;
	label_row *now; /* what each feature weighs, from perceptron_learn() on */
	label_row step_now[LABELS + 1];
	int64_t step_sum[LABELS + 1][LABELS];
	int64_t clock;
	uint32_t document; /* the one at hand, to count in how many a feature is */
};

void *need(void *memory); /* NULL: ends the program */

/* The index of the feature of that name, made when new. `counts`: a document to learn from. */
uint32_t perceptron_feature(struct perceptron *perceptron, const char *name, bool counts);

/* Afterwards what each weighs now is its average, scaled(). */
void perceptron_learn(struct perceptron *perceptron);

/* An average as it is written down. */
int32_t perceptron_scaled(const struct perceptron *perceptron, int64_t sum);

/* The best labels of a sequence; `marked`: of those that the marks allow. */
void perceptron_label(const struct perceptron *perceptron, const struct sequence *sequence,
	bool marked, signed char *labels);

#endif
