/* SPDX-License-Identifier: MIT */
#include "tools/perceptron.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "names/evidence.h"

/* What is marked in part only is learnt from once the rest has shaped the weights. */
enum { FULL_ROUNDS = 2, FORBIDDEN = 1 << 30 };

/* It is learnt anew some times, in other orders, and all of them are averaged: the chance of one order
 * weighs less. */
enum { TURNS = 5, ROUNDS = 8, FEWEST_DOCUMENTS = 4 };

/* By how much what is marked must win: it reads unseen documents better than a mere win. */
enum { MARGIN = 60 };

void *need(void *memory)
{
	if (memory)
		return memory;
	fputs("no memory\n", stderr);
	exit(1);
}

static uint32_t *slot_of(struct perceptron *perceptron, uint64_t hash)
{
	size_t at = (size_t)hash & perceptron->mask;

	while (perceptron->slots[at] &&
		perceptron->features.items[perceptron->slots[at] - 1].hash != hash)
		at = (at + 1) & perceptron->mask;
	return &perceptron->slots[at];
}

static void widen(struct perceptron *perceptron)
{
	size_t size = perceptron->mask ? 2 * (perceptron->mask + 1) : (size_t)1 << 20;

	free(perceptron->slots);
	perceptron->slots = need(calloc(size, sizeof *perceptron->slots));
	perceptron->mask = size - 1;
	for (size_t i = 0; i < perceptron->features.count; i++)
		*slot_of(perceptron, perceptron->features.items[i].hash) = (uint32_t)i + 1;
}

uint32_t perceptron_feature(struct perceptron *perceptron, const char *name, bool counts)
{
	if (2 * perceptron->features.count >= perceptron->mask)
		widen(perceptron);
	uint64_t hash = text_hash(winnow_str(name));
	uint32_t *slot = slot_of(perceptron, hash);
	if (!*slot) {
		struct feature *made = need(vector_push(&perceptron->features));
		*made = (struct feature){ .hash = hash, .name = need(strdup(name)) };
		*slot = (uint32_t)perceptron->features.count;
	}
	struct feature *feature = &perceptron->features.items[*slot - 1];
	if (counts && feature->last_document != perceptron->document) {
		feature->last_document = perceptron->document;
		feature->documents++;
	}
	return *slot - 1;
}

static void weigh(const struct perceptron *perceptron, const struct token *token, bool averaged,
	int64_t *own)
{
	for (int label = 0; label < LABELS; label++)
		own[label] = 0;
	for (uint32_t f = 0; f < token->feature_count; f++) {
		const struct feature *feature = &perceptron->features.items[token->features[f]];
		for (int label = 0; label < LABELS; label++)
			own[label] += averaged ? feature->sum[label] : feature->now[label];
	}
}

struct lattice {
	int64_t best[LONGEST_SEQUENCE][LABELS];
	signed char from[LONGEST_SEQUENCE][LABELS];
};

static int64_t step_weight(
	const struct perceptron *perceptron, int before, int after, bool averaged)
{
	return averaged ? perceptron->step_sum[before][after]
			: perceptron->step_now[before][after];
}

static void step(const struct perceptron *perceptron, struct lattice *lattice, uint32_t at,
	int after, bool averaged)
{
	int64_t most = INT64_MIN / 2;

	if (at == 0 && (after == 0 || after % 2 == 1))
		most = step_weight(perceptron, LABELS, after, averaged);
	for (int before = 0; at > 0 && before < LABELS; before++) {
		int64_t way = lattice->best[at - 1][before] +
			      step_weight(perceptron, before, after, averaged);
		bool can =
			after == 0 || after % 2 == 1 || before == after || before == after - 1;
		if (can && way > most) {
			most = way;
			lattice->from[at][after] = (signed char)before;
		}
	}
	lattice->best[at][after] = most;
}

void perceptron_label(const struct perceptron *perceptron, const struct sequence *sequence,
	bool averaged, bool marked, signed char *labels)
{
	struct lattice lattice;
	int64_t own[LABELS];
	int label = 0;

	for (uint32_t i = 0; i < sequence->count; i++) {
		weigh(perceptron, &sequence->tokens[i], averaged, own);
		for (int after = 0; after < LABELS; after++) {
			step(perceptron, &lattice, i, after, averaged);
			bool allowed = sequence->tokens[i].allowed >> after & 1;
			lattice.best[i][after] += own[after];
			if (marked && !allowed)
				lattice.best[i][after] -= FORBIDDEN;
			if (!marked && !averaged && !allowed)
				lattice.best[i][after] += MARGIN;
		}
	}
	for (int i = 1; i < LABELS; i++)
		if (lattice.best[sequence->count - 1][i] >
			lattice.best[sequence->count - 1][label])
			label = i;
	for (uint32_t i = sequence->count; i-- > 0;) {
		labels[i] = (signed char)label;
		label = lattice.from[i][label];
	}
}

static void move(int64_t *now, int64_t *sum, int64_t clock, int64_t by)
{
	*now += by;
	*sum += by * clock;
}

static void learn_token(
	struct perceptron *perceptron, const struct token *token, int gold, int found)
{
	for (uint32_t f = 0; f < token->feature_count; f++) {
		struct feature *feature = &perceptron->features.items[token->features[f]];
		if (feature->documents < FEWEST_DOCUMENTS)
			continue;
		move(&feature->now[gold], &feature->sum[gold], perceptron->clock, 1);
		move(&feature->now[found], &feature->sum[found], perceptron->clock, -1);
	}
}

static void learn(struct perceptron *perceptron, const struct sequence *sequence)
{
	signed char gold[LONGEST_SEQUENCE], found[LONGEST_SEQUENCE];

	perceptron_label(perceptron, sequence, false, false, found);
	perceptron_label(perceptron, sequence, false, true, gold);
	for (uint32_t i = 0; i < sequence->count; i++) {
		int gold_row = i ? gold[i - 1] : LABELS, found_row = i ? found[i - 1] : LABELS;
		if (gold[i] != found[i])
			learn_token(perceptron, &sequence->tokens[i], gold[i], found[i]);
		if (gold[i] != found[i] || gold_row != found_row) {
			move(&perceptron->step_now[gold_row][gold[i]],
				&perceptron->step_sum[gold_row][gold[i]], perceptron->clock, 1);
			move(&perceptron->step_now[found_row][found[i]],
				&perceptron->step_sum[found_row][found[i]], perceptron->clock,
				-1);
		}
	}
}

static uint64_t pick(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	return *state ^= *state << 17;
}

static void shuffle(struct perceptron *perceptron, uint64_t *state)
{
	struct sequence *items = perceptron->sequences.items;

	for (size_t i = perceptron->sequences.count - 1; i > 0; i--) {
		size_t other = (size_t)(pick(state) % (i + 1));
		struct sequence swap = items[i];
		items[i] = items[other];
		items[other] = swap;
	}
}

static void forget(struct perceptron *perceptron)
{
	for (size_t i = 0; i < perceptron->features.count; i++)
		memset(perceptron->features.items[i].now, 0,
			sizeof perceptron->features.items[i].now);
	memset(perceptron->step_now, 0, sizeof perceptron->step_now);
}

static void learn_rounds(struct perceptron *perceptron, uint64_t *state)
{
	for (int round = 0; round < ROUNDS; round++) {
		shuffle(perceptron, state);
		for (size_t i = 0; i < perceptron->sequences.count; i++) {
			const struct sequence *sequence = &perceptron->sequences.items[i];
			if (sequence->held_out)
				continue;
			if (round >= FULL_ROUNDS || !sequence->partial)
				learn(perceptron, sequence);
			perceptron->clock--;
		}
	}
}

void perceptron_learn(struct perceptron *perceptron)
{
	uint64_t state = 88172645463325252u;
	int64_t total = 0;

	for (size_t i = 0; i < perceptron->sequences.count; i++)
		total += !perceptron->sequences.items[i].held_out;
	for (int turn = 0; turn < TURNS; turn++) {
		perceptron->clock = ROUNDS * total;
		forget(perceptron);
		learn_rounds(perceptron, &state);
	}
	perceptron->clock = TURNS * ROUNDS * total;
}
