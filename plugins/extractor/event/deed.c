/* SPDX-License-Identifier: MIT
 * Which words can tell of a deed at all: found once, when the lexicons are opened. */
#include "event.h"

static void note(struct word_set *set, struct winnow_word word)
{
	set->bits[word.folded / 64] |= (uint64_t)1 << word.folded % 64;
}

/* As many as `count`, or one more than the highest number of the first two words of the lexicon's
 * terms. */
static uint32_t number_count(
	const struct winnow_text *text, const struct winnow_lexicon *lexicon, uint32_t count)
{
	const struct winnow_term *term;
	size_t position = 0;

	while (lexicon && (term = text->row(lexicon, &position))) {
		struct winnow_word words[2] = { 0 };
		text->words(lexicon, term->term, words, 2);
		for (int i = 0; i < 2; i++)
			if (words[i].folded >= count)
				count = words[i].folded + 1;
	}
	return count;
}

/* The first words of a lexicon's terms; in two sets, the first and the second of those of two. */
static void note_terms(const struct winnow_text *text, const struct winnow_lexicon *lexicon,
	struct word_set *sets, uint32_t set_count)
{
	const struct winnow_term *term;
	size_t position = 0;

	while (lexicon && (term = text->row(lexicon, &position))) {
		struct winnow_word words[2] = { 0 };
		if (text->words(lexicon, term->term, words, 2) < set_count)
			continue;
		for (uint32_t i = 0; i < set_count; i++)
			note(&sets[i], words[i]);
	}
}

static struct deed find_deed(const struct winnow_text *text, const struct event_words *words,
	const struct tag_lemma *lemma)
{
	struct deed deed = {
		.act = text->of_word(words->act, lemma->number),
		.light = text->of_word(words->light, lemma->number),
		.undo = text->of_word(words->undo, lemma->number),
	};

	deed.tells = deed.act || deed.light || deed.undo ||
		     word_set_has(&words->of_two[0], lemma->number) ||
		     state_is_left_by(lemma->text);
	return deed;
}

static void note_deeds(const struct winnow_text *text, struct event_words *words)
{
	const struct tagger *tagger = &words->tagger;

	for (uint32_t i = 1; i < tagger->lemma_count; i++)
		words->deeds[i] = find_deed(text, words, &tagger->lemmas[i]);
	for (uint32_t i = 0; i < tagger->number_count; i++)
		if (words->deeds[tagger->words[i].lemma].tells)
			note(&words->telling, (struct winnow_word){ .folded = i });
}

static int make_room(const struct winnow_host *host, uint32_t count, struct word_set *set)
{
	set->count = count;
	set->bits = host->alloc(host, ((size_t)count / 64 + 1) * sizeof *set->bits);
	return set->bits != NULL;
}

static void list_without_verb(struct event_words *words)
{
	const struct winnow_lexicon *const lists[WITHOUT_VERB] = { words->noun, words->told,
		words->force, words->failure, words->state };

	memcpy(words->without_verb, lists, sizeof lists);
}

int deeds_open(const struct winnow_host *host, const struct winnow_text *text,
	struct event_words *words)
{
	uint32_t count = number_count(text, words->act, words->tagger.number_count);

	list_without_verb(words);
	for (int list = 0; list < WITHOUT_VERB; list++)
		count = number_count(text, words->without_verb[list], count);
	words->deeds = host->alloc(host, words->tagger.lemma_count * sizeof *words->deeds);
	if (!words->deeds || !make_room(host, count, &words->of_two[0]) ||
		!make_room(host, count, &words->of_two[1]) ||
		!make_room(host, count, &words->telling))
		return 0;
	note_terms(text, words->act, words->of_two, 2);
	note_deeds(text, words);
	for (int list = 0; list < WITHOUT_VERB; list++)
		note_terms(text, words->without_verb[list], &words->telling, 1);
	return 1;
}

void deeds_start(
	const struct passage *passage, const struct event_words *words, struct start_set *set)
{
	for (int list = 0; list < WITHOUT_VERB; list++)
		start_set_add(set, passage, words->without_verb[list]);
}
