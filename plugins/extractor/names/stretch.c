/* SPDX-License-Identifier: MIT */
#include "decide.h"

#define WIDEST_GAP 3
#define LONGEST_STRETCH 64

/* What can stand within a name without a capital. */
static int can_join(const struct scene *scene, uint32_t token)
{
	const struct word *word = word_at(scene->words, token);

	return has_class(word->classes, scene->glossary->joint) ||
	       has_class(word->classes, scene->glossary->particle) ||
	       (passage_kind(scene->passage, token) != WINNOW_WORD &&
		       has_class(glossary_classes(scene->glossary, scene->passage, word->text),
			       scene->glossary->joint)) ||
	       passage_kind(scene->passage, token) == WINNOW_DIGITS;
}

/* The next capital behind a gap that can be bridged; `limit`: none. */
static uint32_t bridge(const struct scene *scene, uint32_t token, uint32_t limit)
{
	for (uint32_t i = token; i < limit && i <= token + WIDEST_GAP; i++) {
		if (is_capital(scene->passage, i))
			return i;
		if (!can_join(scene, i))
			return limit;
	}
	return limit;
}

/* "al-Attiyah", "bin Salman": small words that begin a name. */
static uint32_t lead_of(const struct scene *scene, uint32_t token)
{
	for (int i = 0; i < WIDEST_GAP && token > scene->sentence.first &&
			(has_class(word_at(scene->words, token - 1)->classes,
				 scene->glossary->particle) ||
				(token > scene->sentence.first + 1 &&
					passage_is(scene->passage, token - 1, "-") &&
					passage_glued(scene->passage, token) &&
					passage_glued(scene->passage, token - 1)));
		i++)
		token--;
	return token;
}

static void enter_sentence(struct scene *scene, uint32_t token)
{
	uint32_t words = 0, capitals = 0;

	scene->sentence = passage_sentence(scene->passage, token);
	for (uint32_t i = 0; i < scene->sentence.count; i++) {
		words += passage_kind(scene->passage, scene->sentence.first + i) == WINNOW_WORD;
		capitals += (uint32_t)is_capital(scene->passage, scene->sentence.first + i);
	}
	scene->capitals = words < 4 ? 0 : 100 * capitals / words;
}

int next_stretch(struct scene *scene, uint32_t *at)
{
	uint32_t count = scene->passage->analysis->token_count, next = *at;

	while (next < count && !is_capital(scene->passage, next))
		next++;
	if (next >= count)
		return 0;
	if (next >= scene->sentence.first + scene->sentence.count || scene->sentence.count == 0)
		enter_sentence(scene, next);
	uint32_t limit = scene->sentence.first + scene->sentence.count;
	uint32_t lead = lead_of(scene, next), end = next;
	scene->stretch.first = lead > *at ? lead : *at;
	while (next < limit && next < scene->stretch.first + LONGEST_STRETCH) {
		end = next + 1;
		next = bridge(scene, end, limit);
	}
	scene->stretch.end = end;
	*at = end;
	return 1;
}

void scene_turn(struct scene *scene, uint32_t token)
{
	if (token >= scene->chunk.first && token < scene->chunk.end &&
		token > scene->stretch.first)
		return;
	scene->chunk = (struct stretch){ token, token + 1 };
	if (is_capital(scene->passage, token))
		scene->chunk.end = chunk_end(scene->passage, token);
	if (scene->chunk.end > scene->stretch.end)
		scene->chunk.end = scene->stretch.end;
}
