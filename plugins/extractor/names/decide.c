/* SPDX-License-Identifier: MIT */
#include "decide.h"

enum { LONGEST = 80, IMPOSSIBLE = -1000000 };

struct lattice {
	int own[LONGEST][LABELS];  /* what the evidence of a token weighs */
	int best[LONGEST][LABELS]; /* with the best way there */
	signed char from[LONGEST][LABELS];
};

static int can_follow(int before, int after)
{
	if (after == 0 || after % 2 == 1)
		return 1;
	return before == after || before == after - 1;
}

static void weigh(const struct weights *weights, const struct evidence *evidence, int *of_label)
{
	for (int label = 0; label < LABELS; label++)
		of_label[label] = 0;
	for (uint32_t i = 0; i < evidence->count; i++) {
		const int16_t *found = weights_find(weights, evidence->hashes[i]);
		for (int label = 0; found && label < LABELS; label++)
			of_label[label] += found[label];
	}
}

static void step(const struct weights *weights, struct lattice *lattice, uint32_t at, int after)
{
	int best = IMPOSSIBLE, from = 0;

	for (int before = 0; at > 0 && before < LABELS; before++) {
		int way = lattice->best[at - 1][before] + weights_step(weights, before, after);
		if (can_follow(before, after) && way > best) {
			best = way;
			from = before;
		}
	}
	if (at == 0 && can_follow(0, after))
		best = weights_step(weights, LABELS, after);
	lattice->best[at][after] = best + lattice->own[at][after];
	lattice->from[at][after] = (signed char)from;
}

static void walk_back(const struct lattice *lattice, uint32_t count, signed char *labels)
{
	int label = 0;

	for (int i = 1; i < LABELS; i++)
		if (lattice->best[count - 1][i] > lattice->best[count - 1][label])
			label = i;
	for (uint32_t at = count; at-- > 0;) {
		labels[at] = (signed char)label;
		label = lattice->from[at][label];
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
	const int *own = lattice->own[at];
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
	signed char labels[LONGEST];
	struct evidence evidence = { .count = 0 };
	uint32_t count = scene->stretch.end - scene->stretch.first;

	for (uint32_t i = 0; i < count; i++) {
		scene_turn(scene, scene->stretch.first + i);
		evidence_of(scene, scene->stretch.first + i, &evidence);
		weigh(weights, &evidence, lattice.own[i]);
		for (int label = 0; label < LABELS; label++)
			step(weights, &lattice, i, label);
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
	return vote(passage, ret_names);
}
