/* SPDX-License-Identifier: MIT */
#include "tools/perceptron.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "names/evidence.h"

/* What is marked in part only is learnt from once the rest has shaped the weights. */
enum { FULL_ROUNDS = 2, FORBIDDEN = -(1 << 22) };

/* It is learnt anew some times, in other orders, and all of them are averaged: the chance of one order
 * weighs less. */
enum { TURNS = 5, ROUNDS = 8, FEWEST_DOCUMENTS = 4 };

/* By how much what is marked must win: it reads unseen documents better than a mere win. */
enum { MARGIN = 60 };

/* Of averages that are written down. */
enum { SCALE = 8, MOST_SCALED = 3000 };

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

static void weigh(
	const struct perceptron *perceptron, const struct sequence *sequence, label_row *own)
{
	for (uint32_t i = 0; i < sequence->count; i++) {
		const struct token *token = &sequence->tokens[i];
		own[i] = (label_row){ 0 };
		for (uint32_t f = 0; f < token->feature_count; f++)
			own[i] += perceptron->now[token->features[f]];
	}
}

struct lattice {
	int32_t best[LONGEST_SEQUENCE][LABELS];
	signed char from[LONGEST_SEQUENCE][LABELS];
};

static void step(
	const struct perceptron *perceptron, struct lattice *lattice, uint32_t at, int after)
{
	int32_t most = INT32_MIN / 2;
	bool begins = after == 0 || after % 2 == 1;

	if (at == 0 && begins)
		most = perceptron->step_now[LABELS][after];
	for (int before = 0; at > 0 && before < LABELS; before++) {
		int32_t way =
			lattice->best[at - 1][before] + perceptron->step_now[before][after];
		if ((begins || before == after || before == after - 1) && way > most) {
			most = way;
			lattice->from[at][after] = (signed char)before;
		}
	}
	lattice->best[at][after] = most;
}

static void walk_back(const struct lattice *lattice, uint32_t count, signed char *labels)
{
	int label = 0;

	for (int i = 1; i < LABELS; i++)
		if (lattice->best[count - 1][i] > lattice->best[count - 1][label])
			label = i;
	for (uint32_t i = count; i-- > 0;) {
		labels[i] = (signed char)label;
		label = lattice->from[i][label];
	}
}

/* What is not allowed wins by so much more: where that is negative, it never does. */
static void find_best(const struct perceptron *perceptron, const struct sequence *sequence,
	const label_row *own, int32_t forbidden, signed char *labels)
{
	struct lattice lattice;

	for (uint32_t i = 0; i < sequence->count; i++)
		for (int after = 0; after < LABELS; after++) {
			step(perceptron, &lattice, i, after);
			lattice.best[i][after] += own[i][after];
			if (!(sequence->tokens[i].allowed >> after & 1))
				lattice.best[i][after] += forbidden;
		}
	walk_back(&lattice, sequence->count, labels);
}

void perceptron_label(const struct perceptron *perceptron, const struct sequence *sequence,
	bool marked, signed char *labels)
{
	label_row own[LONGEST_SEQUENCE];

	weigh(perceptron, sequence, own);
	find_best(perceptron, sequence, own, marked ? FORBIDDEN : 0, labels);
}

static void move(int32_t *now, int64_t *sum, int64_t clock, int by)
{
	*now += by;
	*sum += by * clock;
}

static void learn_token(
	struct perceptron *perceptron, const struct token *token, int gold, int found)
{
	for (uint32_t f = 0; f < token->feature_count; f++) {
		uint32_t at = token->features[f];
		struct feature *feature = &perceptron->features.items[at];
		int32_t *now = (int32_t *)&perceptron->now[at];
		move(&now[gold], &feature->sum[gold], perceptron->clock, 1);
		move(&now[found], &feature->sum[found], perceptron->clock, -1);
	}
}

static void learn_step(struct perceptron *perceptron, int before, int after, int by)
{
	int32_t *now = (int32_t *)&perceptron->step_now[before];

	move(&now[after], &perceptron->step_sum[before][after], perceptron->clock, by);
}

static void learn(struct perceptron *perceptron, const struct sequence *sequence)
{
	signed char gold[LONGEST_SEQUENCE], found[LONGEST_SEQUENCE];
	label_row own[LONGEST_SEQUENCE];

	weigh(perceptron, sequence, own);
	find_best(perceptron, sequence, own, MARGIN, found);
	find_best(perceptron, sequence, own, FORBIDDEN, gold);
	for (uint32_t i = 0; i < sequence->count; i++) {
		int gold_before = i ? gold[i - 1] : LABELS,
		    found_before = i ? found[i - 1] : LABELS;
		if (gold[i] != found[i])
			learn_token(perceptron, &sequence->tokens[i], gold[i], found[i]);
		if (gold[i] != found[i] || gold_before != found_before) {
			learn_step(perceptron, gold_before, gold[i], 1);
			learn_step(perceptron, found_before, found[i], -1);
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

/* Features of few documents are of no use. */
static void drop_rare(struct perceptron *perceptron)
{
	for (size_t i = 0; i < perceptron->sequences.count; i++) {
		const struct sequence *sequence = &perceptron->sequences.items[i];
		for (uint32_t t = 0; t < sequence->count; t++) {
			struct token *token = &sequence->tokens[t];
			uint32_t kept = 0;
			for (uint32_t f = 0; f < token->feature_count; f++)
				if (perceptron->features.items[token->features[f]].documents >=
					FEWEST_DOCUMENTS)
					token->features[kept++] = token->features[f];
			token->feature_count = kept;
		}
	}
}

int32_t perceptron_scaled(const struct perceptron *perceptron, int64_t sum)
{
	double value = (double)sum * SCALE / (double)perceptron->clock;

	value = value < -MOST_SCALED ? -MOST_SCALED : value > MOST_SCALED ? MOST_SCALED : value;
	return (int32_t)(value < 0 ? value - 0.5 : value + 0.5);
}

static void settle(struct perceptron *perceptron)
{
	for (int before = 0; before <= LABELS; before++)
		for (int label = 0; label < LABELS; label++)
			perceptron->step_now[before][label] = perceptron_scaled(
				perceptron, perceptron->step_sum[before][label]);
	for (size_t i = 0; i < perceptron->features.count; i++)
		for (int label = 0; label < LABELS; label++)
			perceptron->now[i][label] = perceptron_scaled(
				perceptron, perceptron->features.items[i].sum[label]);
}

void perceptron_learn(struct perceptron *perceptron)
{
	uint64_t state = 88172645463325252u;
	size_t size = perceptron->features.count * sizeof *perceptron->now;
	int64_t total = 0;

	drop_rare(perceptron);
	perceptron->now = need(aligned_alloc(sizeof *perceptron->now, size));
	for (size_t i = 0; i < perceptron->sequences.count; i++)
		total += !perceptron->sequences.items[i].held_out;
	for (int turn = 0; turn < TURNS; turn++) {
		perceptron->clock = ROUNDS * total;
		memset(perceptron->now, 0, size);
		memset(perceptron->step_now, 0, sizeof perceptron->step_now);
		learn_rounds(perceptron, &state);
	}
	perceptron->clock = TURNS * ROUNDS * total;
	settle(perceptron);
}
