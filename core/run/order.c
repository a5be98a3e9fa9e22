/* SPDX-License-Identifier: MIT */
#include "run/facts.h"
#include "run/order.h"

static const struct winnow_extractor *extractor_of(const struct plan *plan, size_t index)
{
	return &plan->instances[SECTION_EXTRACTOR][index].extractor;
}

/* The index of the extractor that makes the type; the count of extractors: nobody. */
static size_t maker_of(const struct plan *plan, const char *type)
{
	size_t index = 0;

	while (index < plan->counts[SECTION_EXTRACTOR] &&
		!fact_type_named(extractor_of(plan, index), winnow_str(type)))
		index++;
	return index;
}

static void check_makes(const struct plan *plan, size_t index, struct problems *problems)
{
	const struct instance *instance = &plan->instances[SECTION_EXTRACTOR][index];
	const struct winnow_fact_type *type = extractor_of(plan, index)->makes;

	for (; type && type->name; type++) {
		size_t first = maker_of(plan, type->name);
		if (first == index)
			continue;
		problems_add(problems, instance->section.place,
			"%s and %s both make facts of type \"%s\": leave one of them out",
			instance->who, plan->instances[SECTION_EXTRACTOR][first].who,
			type->name);
	}
}

static void check_needs(const struct plan *plan, size_t index, struct problems *problems)
{
	const struct instance *instance = &plan->instances[SECTION_EXTRACTOR][index];
	const char *const *need = extractor_of(plan, index)->needs;

	for (; need && *need; need++)
		if (maker_of(plan, *need) == plan->counts[SECTION_EXTRACTOR])
			problems_add(problems, instance->section.place,
				"%s needs facts of type \"%s\", which no extractor here makes: "
				"add one that does",
				instance->who, *need);
}

/* Whether the types, as far as they are made here, come from extractors that have their place
 * already. */
static bool are_made(const struct plan *plan, const char *const *types, const bool *placed)
{
	for (; types && *types; types++) {
		size_t maker = maker_of(plan, *types);
		if (maker < plan->counts[SECTION_EXTRACTOR] && !placed[maker])
			return false;
	}
	return true;
}

/* The first that has no place and whose needs, and uses if these count, are made; the count of
 * extractors: none. */
static size_t first_free(const struct plan *plan, const bool *placed, bool uses_count)
{
	size_t index = 0, count = plan->counts[SECTION_EXTRACTOR];

	for (; index < count; index++)
		if (!placed[index] &&
			are_made(plan, extractor_of(plan, index)->needs, placed) &&
			(!uses_count ||
				are_made(plan, extractor_of(plan, index)->uses, placed)))
			break;
	return index;
}

/* The index of the next to be placed; the count: those that are left need each other. */
static size_t next_free(const struct plan *plan, const bool *placed)
{
	size_t index = first_free(plan, placed, true);

	return index < plan->counts[SECTION_EXTRACTOR] ? index
						       : first_free(plan, placed, false);
}

static void add_circle(const struct plan *plan, const bool *placed, struct problems *problems)
{
	for (size_t i = 0; i < plan->counts[SECTION_EXTRACTOR]; i++) {
		const struct instance *instance = &plan->instances[SECTION_EXTRACTOR][i];
		if (placed[i])
			continue;
		problems_add(problems, instance->section.place,
			"%s stands in a circle of extractors that need each other's facts: "
			"leave one of them out",
			instance->who);
	}
}

/* Those of the types that are made here, as their makers name them; *shown moves on. */
static void add_shown(const struct plan *plan, const char *const *types, const char ***shown)
{
	for (; types && *types; types++) {
		size_t maker = maker_of(plan, *types);
		if (maker == plan->counts[SECTION_EXTRACTOR])
			continue;
		*(*shown)++ =
			fact_type_named(extractor_of(plan, maker), winnow_str(*types))->name;
	}
}

static size_t count_types(const char *const *types)
{
	size_t count = 0;

	while (types && types[count])
		count++;
	return count;
}

/* The types whose facts it is shown, ended by NULL; NULL: no memory. */
static const char *const *shown_to(
	const struct plan *plan, const struct winnow_extractor *extractor)
{
	size_t most = count_types(extractor->needs) + count_types(extractor->uses);
	const char **shown = arena_alloc_array(plan->arena, most + 1, sizeof *shown);
	const char **end = shown;

	if (!shown)
		return NULL;
	add_shown(plan, extractor->needs, &end);
	add_shown(plan, extractor->uses, &end);
	return shown;
}

static bool check_types(const struct plan *plan, struct problems *problems)
{
	size_t before = problems_count(problems);

	for (size_t i = 0; i < plan->counts[SECTION_EXTRACTOR]; i++) {
		check_makes(plan, i, problems);
		check_needs(plan, i, problems);
	}
	return problems_count(problems) == before;
}

/* false: no memory. */
static bool make_room(struct plan *plan, bool **ret_placed)
{
	size_t count = plan->counts[SECTION_EXTRACTOR];

	*ret_placed = arena_alloc_array(plan->arena, count, sizeof **ret_placed);
	plan->extractors = arena_alloc_array(plan->arena, count, sizeof *plan->extractors);
	plan->shown = arena_alloc_array(plan->arena, count, sizeof *plan->shown);
	plan->makers = arena_alloc_array(plan->arena, count, sizeof *plan->makers);
	return *ret_placed && plan->extractors && plan->shown && plan->makers;
}

/* The instance as the one at `position`; false: no memory. */
static bool place(struct plan *plan, size_t position, struct instance *instance)
{
	plan->extractors[position] = instance;
	plan->shown[position] = shown_to(plan, &instance->extractor);
	plan->makers[position] = fact_maker_of(&instance->extractor, plan->arena);
	return plan->shown[position] != NULL;
}

bool order_extractors(struct plan *plan, struct problems *problems)
{
	size_t count = plan->counts[SECTION_EXTRACTOR], position = 0;
	bool *placed;

	if (!check_types(plan, problems))
		return true;
	bool has_memory = make_room(plan, &placed);
	while (has_memory && position < count) {
		size_t next = next_free(plan, placed);
		if (next == count) {
			add_circle(plan, placed, problems);
			return true;
		}
		placed[next] = true;
		has_memory = place(plan, position++, &plan->instances[SECTION_EXTRACTOR][next]);
	}
	return has_memory;
}
