/* SPDX-License-Identifier: MIT */
#include "text/number_words.h"
#include <stdlib.h>
#include "text/lexicon_table.h"

/* What a word does alone, and by the terms that it begins. */
struct known {
	struct number_part part;
	bool goes_on; /* it begins a term of several words */
	bool begins;  /* a number begins with it */
};

struct number_words {
	const struct winnow_lexicon *lexicon;
	bool keep_case;
	uint32_t word_count; /* those that are numbered higher are none of ours */
	uint32_t *of_word;   /* by its number: which of `known` it is; the first is none */
	struct known *known;
	uint32_t known_count;
};

static uint32_t number_of(const struct number_words *words, struct winnow_word word)
{
	return words->keep_case ? word.exact : word.folded;
}

static inline const struct known *known_of(
	const struct number_words *words, struct winnow_word word)
{
	uint32_t number = number_of(words, word);

	return &words->known[number < words->word_count ? words->of_word[number] : 0];
}

static uint32_t first_word(
	const struct number_words *words, const struct winnow_term *term, uint32_t *ret_count)
{
	struct winnow_word word;

	*ret_count = lexicon_words(words->lexicon, term->term, &word, 1);
	return *ret_count ? number_of(words, word) : WORD_UNKNOWN;
}

/* How many terms there are; sets the number behind the highest of their first words. */
static size_t count_terms(struct number_words *words)
{
	const struct winnow_term *term;
	size_t position = 0, terms = 0;
	uint32_t count;

	for (; (term = lexicon_next(words->lexicon, &position)); terms++) {
		uint32_t word = first_word(words, term, &count);
		if (word >= words->word_count)
			words->word_count = word + 1;
	}
	return terms;
}

static void add(struct number_words *words, const struct winnow_term *term)
{
	struct number_part part = { .kind = NUMBER_NONE };
	uint32_t count, word = first_word(words, term, &count);

	if (word == WORD_UNKNOWN)
		return;
	if (!words->of_word[word])
		words->of_word[word] = ++words->known_count;
	struct known *known = &words->known[words->of_word[word]];
	bool says = number_part_of(term, &part);
	if (count > 1)
		known->goes_on = true;
	else if (says)
		known->part = part;
	known->begins |= says && number_kind_begins(part.kind);
}

struct number_words *number_words_create(const struct winnow_lexicon *lexicon)
{
	struct number_words *words = calloc(1, sizeof *words);
	const struct winnow_term *term;
	size_t position = 0;

	if (!words)
		return NULL;
	words->lexicon = lexicon;
	words->keep_case = lexicon_begins(lexicon).keep_case;
	words->known = calloc(count_terms(words) + 1, sizeof *words->known);
	words->of_word = calloc(words->word_count + (size_t)1, sizeof *words->of_word);
	if (!words->known || !words->of_word) {
		number_words_destroy(words);
		return NULL;
	}
	while ((term = lexicon_next(lexicon, &position)))
		add(words, term);
	return words;
}

void number_words_destroy(struct number_words *words)
{
	if (!words)
		return;
	free(words->of_word);
	free(words->known);
	free(words);
}

struct number_step number_words_step(
	const struct number_words *words, const struct token_run *run, uint32_t at)
{
	const struct known *known = known_of(words, run->words[at]);
	const struct number_step none = { .part.kind = NUMBER_NONE };
	struct number_step step = { known->part, at + 1 };
	uint32_t count = 1;

	if (known == words->known)
		return none;
	if (known->goes_on) {
		const struct winnow_term *term = lexicon_match(words->lexicon, run, at, &count);
		if (term && count > 1 && !number_part_of(term, &step.part))
			return none;
		step.end = at + count;
	}
	return step.part.kind == NUMBER_NONE ? none : step;
}

uint32_t number_words_next(
	const struct number_words *words, const struct token_run *run, uint32_t at)
{
	while (at < run->count && run->tokens[at].kind == WINNOW_WORD &&
		!known_of(words, run->words[at])->begins)
		at++;
	return at;
}
