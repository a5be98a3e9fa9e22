/* SPDX-License-Identifier: MIT */
#include "decide.h"

enum { IMPOSSIBLE = -1000000 };

struct lattice {
	int32_t own[MOST_STRETCH][LABEL_ROOM]; /* what the evidence of a token weighs */
	int32_t best[LABEL_ROOM];              /* with the best way there, of the last token */
	int32_t from[MOST_STRETCH][LABEL_ROOM];
};

/* The first label stands behind nothing: as behind what is outside. */
static void begin(const struct weights *weights, struct lattice *lattice)
{
	for (int after = 0; after < LABEL_ROOM; after++) {
		int32_t way = weights->steps[LABELS][after];
		lattice->best[after] =
			(way == STEP_IMPOSSIBLE ? IMPOSSIBLE : way) + lattice->own[0][after];
		lattice->from[0][after] = 0;
	}
}

/* All labels at once: the best way to each is kept, of equals the first. */
static void step(const struct weights *weights, struct lattice *lattice, uint32_t at)
{
	int32_t best[LABEL_ROOM];
	int32_t *from = lattice->from[at];

	for (int after = 0; after < LABEL_ROOM; after++) {
		best[after] = IMPOSSIBLE;
		from[after] = 0;
	}
	for (int before = 0; before < LABELS; before++) {
		const int32_t *steps = weights->steps[before];
		int32_t way = lattice->best[before];
		for (int after = 0; after < LABEL_ROOM; after++) {
			int32_t here = way + steps[after];
			from[after] = here > best[after] ? before : from[after];
			best[after] = here > best[after] ? here : best[after];
		}
	}
	for (int after = 0; after < LABEL_ROOM; after++)
		lattice->best[after] = best[after] + lattice->own[at][after];
}

static void walk_back(const struct lattice *lattice, uint32_t count, signed char *labels)
{
	int label = 0;

	for (int i = 1; i < LABELS; i++)
		if (lattice->best[i] > lattice->best[label])
			label = i;
	for (uint32_t at = count; at-- > 0;) {
		labels[at] = (signed char)label;
		label = (int)lattice->from[at][label];
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
	const int32_t *own = lattice->own[at];
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
	struct evidence evidence = { .weights = weights };
	uint32_t count = scene->stretch.end - scene->stretch.first;

	for (uint32_t i = 0; i < count; i++) {
		scene_turn(scene, scene->stretch.first + i);
		evidence_of(scene, scene->stretch.first + i, &evidence);
		memcpy(lattice.own[i], evidence.of_label, sizeof lattice.own[i]);
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
