/* SPDX-License-Identifier: MIT */
#include "need.h"

#define COST_NONE 1e300

static uint32_t capped(uint64_t length)
{
	return length > UINT16_MAX ? UINT16_MAX : (uint32_t)length;
}

/* ---- groups ---- */

/* A copy that begins so many tokens further on. */
static struct wanted_group shifted(struct build *build, const struct wanted_group *group,
	uint32_t shortest, uint32_t longest)
{
	struct wanted *items = build_alloc(build, group->count * sizeof *items);

	if (!items)
		return (struct wanted_group){ 0 };
	for (uint32_t i = 0; i < group->count; i++)
		items[i] = (struct wanted){ group->items[i].atom,
			capped((uint64_t)group->items[i].least + shortest),
			capped((uint64_t)group->items[i].most + longest) };
	return (struct wanted_group){ items, group->count, 0 };
}

static void add_group(struct need *need, const struct wanted_group *group)
{
	if (group->count && need->group_count < NEED_GROUPS)
		need->groups[need->group_count++] = *group;
}

/* ---- pieces ---- */

static struct need need_of_atom(struct build *build, const struct piece *piece)
{
	const struct atom *atom = &build->grammar->atoms.items[piece->atom];
	struct need need = { .shortest = 1, .longest = atom->longest, .cost = COST_NONE };
	const struct wanted_group group = { .items = &(struct wanted){ piece->atom, 0, 0 },
		.count = 1 };

	if (atom->cost <= 0)
		return need;
	need.cost = atom->cost;
	need.best = shifted(build, &group, 0, 0);
	add_group(&need, &need.best);
	return need;
}

static struct need need_of_sequence(struct build *build, const struct piece *piece)
{
	struct need all = { .cost = COST_NONE };

	for (const struct piece *child = piece->first; child; child = child->next) {
		struct need need = need_of(build, child);
		struct wanted_group best =
			shifted(build, &need.best, all.shortest, all.longest);
		if (need.cost < all.cost) {
			all.cost = need.cost;
			all.best = best;
		}
		for (uint32_t i = 0; i < need.group_count; i++)
			add_group(&all, &need.groups[i]);
		all.shortest = capped((uint64_t)all.shortest + need.shortest);
		all.longest = capped((uint64_t)all.longest + need.longest);
	}
	return all;
}

/* One of the ways is taken, so one of what each cannot do without is there. */
static struct need need_of_choice(struct build *build, const struct piece *piece)
{
	struct need all = { .shortest = UINT16_MAX };
	LIST(struct wanted) either = { 0 };

	for (const struct piece *way = piece->first; way; way = way->next) {
		struct need need = need_of(build, way);
		all.shortest = need.shortest < all.shortest ? need.shortest : all.shortest;
		all.longest = need.longest > all.longest ? need.longest : all.longest;
		all.cost += need.cost;
		for (uint32_t i = 0; i < need.best.count; i++) {
			struct wanted *wanted = LIST_ADD(build->host, &either);
			if (wanted)
				*wanted = need.best.items[i];
			else
				build_no_memory(build);
		}
	}
	if (all.cost >= COST_NONE)
		return (struct need){
			.shortest = all.shortest, .longest = all.longest, .cost = COST_NONE
		};
	all.best = (struct wanted_group){ either.items, either.count, 0 };
	add_group(&all, &all.best);
	return all;
}

static struct need need_of_repeat(struct build *build, const struct piece *piece)
{
	struct need need = need_of(build, piece->first);

	need.longest = capped((uint64_t)need.longest * piece->most);
	need.shortest = capped((uint64_t)need.shortest * piece->least);
	if (piece->least == 0) {
		need.cost = COST_NONE;
		need.best = (struct wanted_group){ 0 };
		need.group_count = 0;
	}
	return need;
}

struct need need_of(struct build *build, const struct piece *piece)
{
	switch (piece->kind) {
	case PIECE_ATOM:
		return need_of_atom(build, piece);
	case PIECE_SEQUENCE:
		return need_of_sequence(build, piece);
	case PIECE_CHOICE:
		return need_of_choice(build, piece);
	case PIECE_REPEAT:
		return need_of_repeat(build, piece);
	case PIECE_CAPTURE:
		return need_of(build, piece->first);
	default:
		return (struct need){ .cost = COST_NONE };
	}
}

static int is_same(const struct wanted_group *one, const struct wanted_group *other)
{
	if (one->count != other->count)
		return 0;
	for (uint32_t i = 0; i < one->count; i++)
		if (one->items[i].atom != other->items[i].atom)
			return 0;
	return 1;
}

/* Of words alone: they are seen as the sentence is gone through. */
static int is_of_words(const struct grammar *grammar, const struct wanted_group *group)
{
	for (uint32_t i = 0; i < group->count; i++)
		if (grammar->atoms.items[group->items[i].atom].word_count == 0)
			return 0;
	return 1;
}

void need_required(const struct grammar *grammar, const struct need *need, struct rule *rule)
{
	for (uint32_t i = 0; i < need->group_count; i++)
		if (!is_same(&need->groups[i], &need->best) &&
			is_of_words(grammar, &need->groups[i]))
			rule->required[rule->required_count++] = need->groups[i];
}
