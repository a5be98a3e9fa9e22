/* SPDX-License-Identifier: MIT
 * Deeds told in several words: "back down", "shot two men dead", "set a house on fire". */
#include "event.h"

#define LONGEST_OBJECT 8 /* tokens from a verb to the rest of its words */

/* "handed down", "carried out": the particle belongs to the verb. */
static int is_particle(const struct reading *reading, uint32_t token)
{
	static const char *const particles[] = { "down", "up", "out", "off", "away", "back",
		NULL };

	return passage_is_any(&reading->passage, token, particles);
}

static const struct winnow_term *find_words(
	const struct reading *reading, struct winnow_str lemma, struct winnow_str rest)
{
	const struct passage *passage = &reading->passage;
	char words[64];

	if (lemma.len + rest.len + 1 >= sizeof words)
		return NULL;
	memcpy(words, lemma.ptr, lemma.len);
	words[lemma.len] = ' ';
	memcpy(words + lemma.len + 1, rest.ptr, rest.len);
	return passage->text->find(passage->host, reading->words->act,
		(struct winnow_str){ words, lemma.len + 1 + rest.len });
}

/* "back down", "on fire": a verb of two or three words, of which the second is at `second`; *end is behind them. */
static const struct winnow_term *find_whole(
	const struct reading *reading, uint32_t verb, uint32_t second, uint32_t *end)
{
	const struct passage *passage = &reading->passage;
	const struct tag_lemma *first = tags_verb(&reading->tags, verb);
	const struct winnow_term *row = NULL;

	if (!word_set_has(&reading->words->of_two[1], passage->analysis->words[second]) ||
		!word_set_has(&reading->words->of_two[0], first->number))
		return NULL;
	for (*end = second; !row && *end < second + 2 && *end < reading->tags.count;)
		row = find_words(reading, first->text, passage_words(passage, second, ++*end));
	return row;
}

const struct winnow_term *words_of_act(const struct reading *reading, struct phrase *trigger)
{
	static const char *const by_force[] = { "ASSAULT", "COERCE", "ACCUSE", "YIELD", NULL };
	const struct winnow_term *whole =
		trigger->end > trigger->first + 1
			? find_whole(reading, trigger->first, trigger->first + 1, &trigger->end)
			: NULL;

	if (whole)
		return whole;
	const struct winnow_term *term = deed_of(reading, trigger->first)->act;
	int has_particle = is_particle(reading, trigger->first + 1) &&
			   !is(reading, trigger->first + 2, "to");
	trigger->end = trigger->first + 1 + (uint32_t)has_particle;
	/* "the noise died down", "fired up the crowd": another verb; "marched down", "arrested in" are none */
	return has_particle && (winnow_is(term_value(term, 0), "death") ||
				       is_root(term_value(term, 1), by_force))
		       ? NULL
		       : term;
}

/* "her daughters, aged 6 and 4, on fire", at the first comma: behind the second; itself: nothing stands between. */
static uint32_t behind_between(const struct reading *reading, uint32_t comma, uint32_t limit)
{
	if (is(reading, comma, ","))
		for (uint32_t at = comma + 1; at < limit && at < comma + LONGEST_OBJECT; at++)
			if (is(reading, at, ","))
				return at + 1;
	return comma;
}

uint32_t words_apart(const struct reading *reading, uint32_t verb, uint32_t limit,
	const struct winnow_term **ret)
{
	const struct tags *tags = &reading->tags;
	uint32_t end = verb + LONGEST_OBJECT;

	if (!word_set_has(&reading->words->of_two[0], tags_verb(tags, verb)->number))
		return verb;
	for (uint32_t at = verb + 2; at < limit && at < end; at++) {
		if (!tags_any(tags, at - 1, "TJNFEHQ"))
			break;
		uint32_t second = behind_between(reading, at, limit), behind = 0;
		if (tags_any(tags, at - 1, "NFEQ"))
			*ret = find_whole(reading, verb, second, &behind);
		if (*ret && (!tags_any(tags, second, "IX") || behind > second + 1 ||
				    is_particle(reading, second)))
			return second;
		*ret = NULL;
	}
	return verb;
}
