/* SPDX-License-Identifier: MIT */
#include "evidence.h"

static const struct value *fixed(const struct scene *scene, int value)
{
	return &scene->glossary->values->fixed[value];
}

/* By the lists that go before all classes; NULL: it is in none. */
static const struct value *list_value(const struct scene *scene, uint16_t marks)
{
	const uint32_t lists = (2u << LIST_ORGANISATION) - 1;
	uint32_t found = (marks | marks >> GOES_ON) & lists;

	if (!found)
		return NULL;
	int list = __builtin_ctz(found);
	return fixed(scene, (marks >> list & 1 ? VALUE_COUNTRY : VALUE_IN_COUNTRY) + list);
}

/* Of what some list has: lists of places in countries say less than classes do. */
static const struct value *listed_main(
	const struct scene *scene, const struct word *word, uint16_t marks)
{
	const struct value *value = list_value(scene, marks);

	if (value || word->classes & scene->glossary->telling)
		return value ? value : word->main;
	if (marks & (1u << LIST_SUBDIVISION | 256u << LIST_SUBDIVISION))
		return fixed(scene, VALUE_SUBDIVISION);
	if (marks & (1u << LIST_CITY | 256u << LIST_CITY))
		return fixed(scene, word->classes & glossary_name_classes(scene->glossary)
					    ? VALUE_CITY_PERSON
					    : VALUE_CITY);
	return word->main;
}

/* `at` is counted from where the sight of the stretch begins, which may be before the sentence. */
static void look_at(struct scene *scene, uint32_t at, uint32_t token)
{
	const struct word *word = word_at(scene->words, token);
	uint16_t marks = scene->words->marks[token];

	scene->mains[at] = marks ? listed_main(scene, word, marks) : word->main;
	scene->lowers[at] = &word->lower;
}

void evidence_look(struct scene *scene)
{
	uint32_t from = scene->stretch.first - SIGHT, at = 0,
		 count = scene->stretch.end - scene->stretch.first + 2 * SIGHT;
	uint32_t before = scene->stretch.first - scene->sentence.first,
		 limit = scene->sentence.first + scene->sentence.count - from;

	for (; before + at < SIGHT; at++)
		scene->mains[at] = scene->lowers[at] = fixed(scene, VALUE_BEFORE);
	for (; at < count && at < limit; at++)
		look_at(scene, at, from + at);
	for (; at < count; at++)
		scene->mains[at] = scene->lowers[at] = fixed(scene, VALUE_BEHIND);
}
