/* SPDX-License-Identifier: MIT
 *
 * One reading for the whole document: where a name stands several times, the evidence of all its
 * mentions is added up, and a full name of a person speaks for the surname alone.
 */
#include "decide.h"

/* What speaks for each kind, by the words of a name, by open addressing. */
struct ballot {
	uint64_t hash; /* 0: free */
	int votes[KINDS];
};

struct ballots {
	struct ballot *items;
	size_t mask;
};

static struct ballot *ballot_of(const struct ballots *ballots, struct winnow_str words)
{
	uint64_t hash = text_hash(words) | 1;
	size_t at = (size_t)(hash ^ hash >> 32) & ballots->mask;

	while (ballots->items[at].hash && ballots->items[at].hash != hash)
		at = (at + 1) & ballots->mask;
	ballots->items[at].hash = hash;
	return &ballots->items[at];
}

static int strongest(const int *votes)
{
	int best = 0;

	for (int kind = 1; kind < KINDS; kind++)
		if (votes[kind] > votes[best])
			best = kind;
	return best;
}

static void cast(
	const struct ballots *ballots, const struct passage *passage, const struct name *name)
{
	struct ballot *whole =
		ballot_of(ballots, passage_words(passage, name->first, name->end));

	for (int kind = 0; kind < KINDS; kind++)
		whole->votes[kind] += name->scores[kind];
	if (name->kind != KIND_PERSON || name->end == name->first + 1)
		return;
	struct ballot *last = ballot_of(ballots, passage_word(passage, name->end - 1));
	last->votes[KIND_PERSON] += name->margin;
}

int vote(const struct passage *passage, struct names_found *names)
{
	struct ballots ballots = { .mask = 64 };

	while (ballots.mask < 4 * (size_t)names->count)
		ballots.mask *= 2;
	ballots.items =
		passage->host->alloc(passage->host, ballots.mask-- * sizeof *ballots.items);
	if (!ballots.items)
		return winnow_fail(
			passage->host, WINNOW_ELIMIT, "no memory is left for its names");
	for (uint32_t i = 0; i < names->count; i++)
		cast(&ballots, passage, &names->items[i]);
	for (uint32_t i = 0; i < names->count; i++) {
		struct name *name = &names->items[i];
		struct winnow_str words = passage_words(passage, name->first, name->end);
		name->kind = (enum kind)strongest(ballot_of(&ballots, words)->votes);
	}
	return 0;
}
