/* SPDX-License-Identifier: MIT */
#include "decide.h"

enum { IMPOSSIBLE = -1000000 };

struct lattice {
	struct weight_row own[MOST_STRETCH]; /* what the evidence of a token weighs */
	struct weight_row best;              /* with the best way there, of the last token */
	struct weight_row from[MOST_STRETCH];
};

/* The first label stands behind nothing: as behind what is outside. */
static void begin(const struct weights *weights, struct lattice *lattice)
{
	for (int after = 0; after < LABEL_ROOM; after++) {
		int32_t way = weights->steps[LABELS].of_label[after];
		lattice->best.of_label[after] = (way == STEP_IMPOSSIBLE ? IMPOSSIBLE : way) +
						lattice->own[0].of_label[after];
		lattice->from[0].of_label[after] = 0;
	}
}

/* Some labels at once: the best way to each is kept, of equals the first. */
static lane step_lane(
	const struct weights *weights, struct lattice *lattice, uint32_t at, int index)
{
	const lane nothing = { 0 };
	lane best = nothing + IMPOSSIBLE, from = nothing;

	for (int before = 0; before < LABELS; before++) {
		lane way = weights->steps[before].lanes[index] + lattice->best.of_label[before];
		lane better = way > best;
		from = (better & before) | (~better & from);
		best = (better & way) | (~better & best);
	}
	lattice->from[at].lanes[index] = from;
	return best + lattice->own[at].lanes[index];
}

static void step(const struct weights *weights, struct lattice *lattice, uint32_t at)
{
	struct weight_row best;

	for (int index = 0; index < LANES; index++)
		best.lanes[index] = step_lane(weights, lattice, at, index);
	lattice->best = best;
}

static void walk_back(const struct lattice *lattice, uint32_t count, signed char *labels)
{
	int label = 0;

	for (int i = 1; i < LABELS; i++)
		if (lattice->best.of_label[i] > lattice->best.of_label[label])
			label = i;
	for (uint32_t at = count; at-- > 0;) {
		labels[at] = (signed char)label;
		label = (int)lattice->from[at].of_label[label];
	}
}

static int push(const struct winnow_host *host, struct names_found *names, struct name name)
{
	if (names->count == names->capacity) {
		uint32_t capacity = names->capacity ? 2 * names->capacity : 64;
		struct name *items = host->alloc(host, capacity * sizeof *items);
		if (!items)
			return winnow_fail(
				host, WINNOW_ELIMIT, "no memory is left for its names");
		if (names->count)
			memcpy(items, names->items, names->count * sizeof *items);
		names->items = items;
		names->capacity = capacity;
	}
	names->items[names->count++] = name;
	return 0;
}

/* Adds what speaks for the token as the first or a later word of a name of each kind. */
static void add_scores(const struct lattice *lattice, uint32_t at, int inner, struct name *name)
{
	const int32_t *own = lattice->own[at].of_label;
	int margin = own[1 + 2 * (int)name->kind + inner] - own[0];

	if (!inner || margin < name->margin)
		name->margin = margin;
	for (int kind = 0; kind < KINDS; kind++)
		name->scores[kind] += own[1 + 2 * kind + inner] - own[0];
}

static int take_names(const struct winnow_host *host, const struct lattice *lattice,
	struct stretch stretch, const signed char *labels, struct names_found *names)
{
	uint32_t count = stretch.end - stretch.first;

	for (uint32_t i = 0, end; i < count; i = end) {
		end = i + 1;
		if (labels[i] % 2 == 0)
			continue;
		struct name name = { .first = stretch.first + i,
			.kind = (enum kind)((labels[i] - 1) / 2) };
		add_scores(lattice, i, 0, &name);
		for (; end < count && labels[end] == labels[i] + 1; end++)
			add_scores(lattice, end, 1, &name);
		name.end = stretch.first + end;
		int code = push(host, names, name);
		if (code < 0)
			return code;
	}
	return 0;
}

static int decide_stretch(
	const struct weights *weights, struct scene *scene, struct names_found *names)
{
	struct lattice lattice;
	signed char labels[MOST_STRETCH];
	struct evidence evidence;
	uint32_t count = scene->stretch.end - scene->stretch.first;

	for (uint32_t i = 0; i < count; i++) {
		scene_turn(scene, scene->stretch.first + i);
		evidence_of(scene, scene->stretch.first + i, &evidence);
		evidence_weigh(weights, &evidence, &lattice.own[i]);
		if (i == 0)
			begin(weights, &lattice);
		else
			step(weights, &lattice, i);
	}
	walk_back(&lattice, count, labels);
	return take_names(scene->passage->host, &lattice, scene->stretch, labels, names);
}

int decide(const struct glossary *glossary, const struct weights *weights,
	const struct passage *passage, const struct words *words, struct names_found *ret_names)
{
	struct scene scene = { .glossary = glossary, .passage = passage, .words = words };
	struct names_found names = { 0 };
	uint32_t at = 0;

	while (next_stretch(&scene, &at)) {
		int code = decide_stretch(weights, &scene, &names);
		if (code < 0)
			return code;
		if (passage->host->cancelled(passage->host))
			break;
	}
	*ret_names = names;
	return vote(glossary, passage, words, ret_names);
}
