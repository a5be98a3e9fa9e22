/* SPDX-License-Identifier: MIT
 * What words can do, from the lexicons of a language. */
#include <stdio.h>
#include "shared/tag.h"

#define NAME_SIZE 40

enum { MOST_READINGS = 7 };

enum { SMALL_WORDS, VERBS, NOUNS, WORD_LISTS };

/* What the lexicons of a language add to a tagger. */
struct filling {
	const struct winnow_host *host;
	const struct winnow_text *text;
	const struct winnow_lexicon *lists[WORD_LISTS];
	const char *language;
	struct tagger *tagger;
	uint32_t count; /* of words */
};

void *tag_shared(const struct winnow_host *host, const struct winnow_text *text,
	const char *what, const char *language, size_t size)
{
	char name[NAME_SIZE];

	snprintf(name, sizeof name, "winnow.%s/1 %s", what, language);
	return text->shared(host, name, size);
}

static int is_tag(char letter)
{
	return letter >= 'A' && letter <= 'Z';
}

/* Forms of one verb stand together, and are asked for their lemma once. */
static void set_verb(struct filling *filling, const struct winnow_term *term,
	struct tag_word *word, const struct tag_word *before)
{
	struct winnow_str readings = term_value(term, 0);

	for (size_t i = readings.len < MOST_READINGS ? readings.len : MOST_READINGS; i-- > 0;) {
		if (!is_tag(readings.ptr[i]))
			continue;
		word->readings |= tag_bit(readings.ptr[i]);
		word->first = readings.ptr[i];
	}
	word->lemma = term_value(term, 1);
	word->lemma_number =
		winnow_equal(word->lemma, before->lemma)
			? before->lemma_number
			: filling->text->number(filling->lists[VERBS], word->lemma);
}

static struct tag_word *word_of(struct filling *filling, uint32_t number)
{
	uint32_t *place = &filling->tagger->of_number[number];

	if (*place == 0)
		*place = ++filling->count;
	return &filling->tagger->words[*place];
}

static void fill(struct filling *filling, int list)
{
	const struct winnow_lexicon *lexicon = filling->lists[list];
	const struct winnow_term *term;
	const struct tag_word *before = filling->tagger->words;
	size_t position = 0;

	while ((term = filling->text->row(lexicon, &position))) {
		uint32_t number = filling->text->number(lexicon, term->term).folded;
		struct tag_word *word = number ? word_of(filling, number) : NULL;
		if (!word)
			continue;
		struct winnow_str class = term_value(term, 0);
		if (list == SMALL_WORDS && class.len && is_tag(class.ptr[0]))
			word->small = class.ptr[0];
		else if (list == NOUNS)
			word->is_noun = 1;
		else if (list == VERBS)
			set_verb(filling, term, word, before);
		before = word;
	}
}

/* Room for all numbers of the lexicons and all their rows. */
static int make_room(struct filling *filling)
{
	struct tagger *tagger = filling->tagger;
	const struct winnow_term *term;
	uint32_t rows = 1;

	for (int list = 0; list < WORD_LISTS; list++) {
		const struct winnow_lexicon *lexicon = filling->lists[list];
		size_t position = 0;
		for (; (term = filling->text->row(lexicon, &position)); rows++) {
			uint32_t number = filling->text->number(lexicon, term->term).folded;
			if (number >= tagger->number_count)
				tagger->number_count = number + 1;
		}
	}
	tagger->of_number = tag_shared(filling->host, filling->text, "tagger.numbers",
		filling->language, tagger->number_count * sizeof *tagger->of_number);
	tagger->words = tag_shared(filling->host, filling->text, "tagger.words",
		filling->language, rows * sizeof *tagger->words);
	return tagger->of_number && tagger->words ? 0 : -1;
}

static int fill_all(struct filling *filling)
{
	static const char *const names[WORD_LISTS] = { "small_word", "verb", "noun" };
	char path[40];

	for (int list = 0; list < WORD_LISTS; list++) {
		snprintf(path, sizeof path, "%s/%s", filling->language, names[list]);
		filling->lists[list] = filling->text->lexicon(filling->host, path);
	}
	if (make_room(filling))
		return -1;
	for (int list = 0; list < WORD_LISTS; list++)
		fill(filling, list);
	return 0;
}

int tagger_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct tagger *ret_tagger)
{
	struct tagger *tagger = tag_shared(host, text, "tagger", language, sizeof *tagger);
	struct filling filling = {
		.host = host, .text = text, .language = language, .tagger = tagger
	};

	if (!tagger || (!tagger->words && fill_all(&filling)))
		return winnow_fail(
			host, WINNOW_EFATAL, "no memory is left for what words can do");
	*ret_tagger = *tagger;
	ret_tagger->language = language;
	return 0;
}
