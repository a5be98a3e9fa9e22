/* SPDX-License-Identifier: MIT */
#include "decide.h"

#define WIDEST_GAP 3
#define LONGEST_STRETCH 64
#define FEWEST_WORDS 4 /* of a title */

/* What can stand within a name without a capital. */
static int can_join(const struct scene *scene, uint32_t token)
{
	return (word_at(scene->words, token)->classes & scene->glossary->joints) != 0 ||
	       passage_kind(scene->passage, token) == WINNOW_DIGITS;
}

int is_hyphen(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "-") && passage_glued(passage, token) &&
	       passage_glued(passage, token + 1);
}

int is_behind_apostrophe(const struct passage *passage, uint32_t token)
{
	struct winnow_str before = passage_word(passage, token - 1);

	return passage_glued(passage, token) && passage_kind(passage, token) == WINNOW_WORD &&
	       passage_kind(passage, token - 1) == WINNOW_WORD &&
	       (winnow_ends(before, "'") || winnow_ends(before, "’"));
}

/* Behind what belongs to a capital before `token` beyond doubt: the rest of a listed name ("U.S."),
 * and what a hyphen or an apostrophe joins to it ("Suk-fan", "M'jid"). */
static uint32_t finish_word(const struct scene *scene, uint32_t token, uint32_t limit)
{
	if (limit > token + WIDEST_GAP)
		limit = token + WIDEST_GAP;
	while (token < limit && !is_on_new_line(scene->passage, token)) {
		if (scene->words->marks[token] > LISTED)
			token++;
		else if (!passage_glued(scene->passage, token))
			break;
		else if (is_behind_apostrophe(scene->passage, token))
			token++;
		else if (is_hyphen(scene->passage, token) && token + 1 < limit &&
			 passage_kind(scene->passage, token + 1) == WINNOW_WORD)
			token += 2;
		else
			break;
	}
	return token;
}

/* "Visits", "Its", "As" in a headline: what stands between names, and has its capital only there. */
static int divides(const struct scene *scene, uint32_t token)
{
	static const char *const joints[] = { "of", "for", "and", "the", NULL };
	const struct glossary *glossary = scene->glossary;
	uint64_t classes = word_at(scene->words, token)->classes;

	/* A letter alone may be an initial. */
	if (scene->capitals <= TITLE_CASE || passage_word(scene->passage, token).len == 1 ||
		scene->words->marks[token] || passage_is_any(scene->passage, token, joints))
		return 0;
	if (classes & glossary->grammatical)
		return !has_class(classes, glossary->given_name);
	return (classes & glossary->finite) != 0 &&
	       (classes & ~glossary->finite &
		       (glossary->telling | glossary_name_classes(glossary))) == 0;
}

/* The next capital behind a gap that can be bridged; `limit`: none. */
static uint32_t bridge(const struct scene *scene, uint32_t token, uint32_t limit)
{
	for (uint32_t i = token; i < limit && i <= token + WIDEST_GAP; i++) {
		if (is_on_new_line(scene->passage, i))
			return limit;
		if (is_capital(scene->passage, i))
			return divides(scene, i) ? limit : i;
		if (!can_join(scene, i))
			return limit;
	}
	return limit;
}

/* "al-Attiyah", "bin Salman", "ultra-Orthodox": small words that begin a name. */
static uint32_t lead_of(const struct scene *scene, uint32_t token)
{
	uint32_t first = scene->sentence.first;

	for (int i = 0; i < WIDEST_GAP && token > first; i++) {
		if (has_class(word_at(scene->words, token - 1)->classes,
			    scene->glossary->particle))
			token--;
		else if (token > first + 1 && is_hyphen(scene->passage, token - 1) &&
			 passage_kind(scene->passage, token - 2) == WINNOW_WORD)
			token -= 2;
		else
			break;
	}
	return token;
}

/* Of a hundred words of the sentence; 0 where they are not so many as a title has. */
static uint32_t count_capitals(const struct scene *scene)
{
	uint32_t first = scene->sentence.first, end = first + scene->sentence.count;
	uint32_t words = 0, capitals = 0;

	for (uint32_t i = first; (i = next_capital(scene->words, i, end)) < end; i++)
		capitals++;
	for (uint32_t i = first; i < end; i++) {
		words += passage_kind(scene->passage, i) == WINNOW_WORD;
		if (words >= FEWEST_WORDS && 100 * capitals < (TITLE_CASE + 1) * words)
			return 0;
	}
	return words < FEWEST_WORDS ? 0 : 100 * capitals / words;
}

/* The one that has the token, which is behind all that were entered. */
static void enter_sentence(struct scene *scene, uint32_t token)
{
	const struct winnow_analysis *analysis = scene->passage->analysis;

	while (token >= scene->sentence.first + scene->sentence.count &&
		scene->sentences_entered < analysis->sentence_count)
		scene->sentence = analysis->sentences[scene->sentences_entered++];
	scene->capitals = count_capitals(scene);
}

/* Where the next name may begin, whose sentence is entered; the count of tokens: nowhere. */
static uint32_t next_begin(struct scene *scene, uint32_t token)
{
	uint32_t count = scene->passage->analysis->token_count;

	for (; (token = next_capital(scene->words, token, count)) < count; token++) {
		if (token >= scene->sentence.first + scene->sentence.count) {
			enter_sentence(scene, token);
		}
		if (!divides(scene, token))
			break;
	}
	return token;
}

int next_stretch(struct scene *scene, uint32_t *at)
{
	uint32_t next = next_begin(scene, *at);

	if (next >= scene->passage->analysis->token_count)
		return 0;
	uint32_t limit = scene->sentence.first + scene->sentence.count;
	uint32_t lead = lead_of(scene, next), end = next;
	scene->stretch.first = lead > *at ? lead : *at;
	while (next < limit && end < scene->stretch.first + LONGEST_STRETCH) {
		end = finish_word(scene, next + 1, limit);
		next = bridge(scene, end, limit);
	}
	scene->stretch.end = end;
	*at = end;
	evidence_look(scene);
	return 1;
}

void scene_turn(struct scene *scene, uint32_t token)
{
	if (token >= scene->chunk.first && token < scene->chunk.end &&
		token > scene->stretch.first)
		return;
	scene->chunk = (struct stretch){ token, token + 1 };
	if (is_capital(scene->passage, token))
		scene->chunk.end = chunk_end(scene->passage, token, scene->stretch.end);
}
