/* SPDX-License-Identifier: MIT */
#include "evidence.h"

static const struct value *fixed(const struct scene *scene, int value)
{
	return &scene->glossary->values->fixed[value];
}

/* The token `distance` away within the sentence; NULL: there is none. */
static const struct word *beside(const struct scene *scene, uint32_t token, int distance)
{
	int64_t at = (int64_t)token + distance;

	if (at < scene->sentence.first ||
		at >= (int64_t)scene->sentence.first + scene->sentence.count)
		return NULL;
	return word_at(scene->words, (uint32_t)at);
}

/* By the lists that go before all classes; NULL: it is in none. */
static const struct value *list_value(const struct scene *scene, uint16_t marks)
{
	for (int list = 0; marks && list <= LIST_ORGANISATION; list++) {
		if (marks >> list & 1)
			return fixed(scene, VALUE_COUNTRY + list);
		if (marks >> (8 + list) & 1)
			return fixed(scene, VALUE_IN_COUNTRY + list);
	}
	return NULL;
}

static const struct value *person_value(const struct scene *scene, uint64_t classes, int city)
{
	int given = has_class(classes, scene->glossary->given_name);
	int family = has_class(classes, scene->glossary->family_name);

	if (city)
		return fixed(scene, given || family ? VALUE_CITY_PERSON : VALUE_CITY);
	if (given || family)
		return fixed(scene, given && family ? VALUE_GIVEN_FAMILY
				    : given         ? VALUE_GIVEN
						    : VALUE_FAMILY);
	return NULL;
}

/* The most telling thing a token is. */
static const struct value *main_value(const struct scene *scene, uint32_t token)
{
	const struct word *word = word_at(scene->words, token);
	uint16_t marks = scene->words->marks[token];
	uint64_t telling = word->classes & scene->glossary->telling;
	const struct value *value = list_value(scene, marks);

	if (value)
		return value;
	if (telling)
		return &scene->glossary->classes[__builtin_ctzll(telling)];
	if (marks & (1u << LIST_SUBDIVISION | 256u << LIST_SUBDIVISION))
		return fixed(scene, VALUE_SUBDIVISION);
	value = person_value(
		scene, word->classes, marks & (1u << LIST_CITY | 256u << LIST_CITY));
	if (value)
		return value;
	if (word->classes & scene->glossary->noun_fields)
		return &scene->glossary->classes[__builtin_ctzll(
			word->classes & scene->glossary->noun_fields)];
	return has_class(word->classes, scene->glossary->ordinary)
		       ? fixed(scene, VALUE_ORDINARY)
		       : &word->shape;
}

/* `at` is counted from where the sight of the stretch begins, which may be before the sentence. */
static void look_at(struct scene *scene, int at)
{
	int distance = at - SIGHT;
	uint32_t token = (uint32_t)((int64_t)scene->stretch.first + distance);

	if (beside(scene, scene->stretch.first, distance)) {
		scene->mains[at] = main_value(scene, token);
		scene->lowers[at] = &word_at(scene->words, token)->lower;
	} else {
		scene->mains[at] = scene->lowers[at] =
			fixed(scene, distance < 0 ? VALUE_BEFORE : VALUE_BEHIND);
	}
}

void evidence_look(struct scene *scene)
{
	int count = (int)(scene->stretch.end - scene->stretch.first);

	for (int at = 0; at < count + 2 * SIGHT; at++)
		look_at(scene, at);
}
