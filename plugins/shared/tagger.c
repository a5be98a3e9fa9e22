/* SPDX-License-Identifier: MIT
 * What words can do, from the lexicons of a language. */
#include <stdio.h>
#include "shared/tag.h"

#define NAME_SIZE 40

enum { MOST_READINGS = 7 };

enum { SMALL_WORDS, VERBS, NOUNS, TIMES, TELLING_VERBS, WORD_LISTS };

/* What the lexicons of a language add to a tagger. */
struct filling {
	const struct winnow_host *host;
	const struct winnow_text *text;
	const struct winnow_lexicon *lists[WORD_LISTS];
	const char *language;
	struct tagger *tagger;
	uint32_t *numbers; /* of the rows of all lists, one after the other */
};

void *tag_shared(const struct winnow_host *host, const struct winnow_text *text,
	const char *what, const char *language, size_t size)
{
	char name[NAME_SIZE];

	snprintf(name, sizeof name, "winnow.%s/4 %s", what, language);
	return text->shared(host, name, size);
}

static int is_tag(char letter)
{
	return letter >= 'A' && letter <= 'Z';
}

static void set_readings(struct tag_word *word, struct winnow_str readings)
{
	for (size_t i = readings.len < MOST_READINGS ? readings.len : MOST_READINGS; i-- > 0;) {
		if (!is_tag(readings.ptr[i]))
			continue;
		word->readings |= tag_bit(readings.ptr[i]);
		word->first = readings.ptr[i];
	}
}

/* See small_tag() and is_first_time() of tag.c. */
static int is_varying(struct winnow_str text)
{
	static const char *const words[] = { "first", "her", "last", "longer", "no", "once",
		"so", "that", "which", "who", "yet" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (winnow_is(text, words[i]))
			return 1;
	return 0;
}

static int is_letter(char sign)
{
	return (unsigned char)((sign | 0x20) - 'a') < 26;
}

/* No short form nor sign. */
static int is_plain(struct winnow_str text)
{
	return text.len > 0 && is_letter(text.ptr[0]);
}

static void set_classes(
	struct tag_word *word, struct winnow_str text, struct winnow_str classes)
{
	if (classes.len > 0 && is_tag(classes.ptr[0]))
		word->small = classes.ptr[0];
	if (classes.len > 1 && is_tag(classes.ptr[1]))
		word->behind = classes.ptr[1];
	word->varies = (char)is_varying(text);
	if (is_plain(text) && !word->varies && !word->behind)
		word->settled = word->small;
}

/* Once small words and verbs are known. */
static void set_noun(struct tag_word *word, struct winnow_str text)
{
	word->is_noun = 1;
	if (is_plain(text) && !is_varying(text) && !word->small && !word->first)
		word->settled = TAG_NOUN;
}

/* Forms of one verb stand together, and have their lemma in common. */
static void set_lemma(struct filling *filling, uint32_t number, struct winnow_str text)
{
	struct tagger *tagger = filling->tagger;

	if (tagger->lemma_count == 1 ||
		!winnow_equal(tagger->lemmas[tagger->lemma_count - 1].text, text))
		tagger->lemmas[tagger->lemma_count++] = (struct tag_lemma){ text,
			filling->text->number(filling->lists[VERBS], text) };
	const struct tag_lemma *lemma = &tagger->lemmas[tagger->lemma_count - 1];
	tagger->words[number].lemma = tagger->lemma_count - 1;
	tagger->words[number].tells =
		filling->text->of_word(filling->lists[TELLING_VERBS], lemma->number) != NULL;
}

/* `numbers` are those of the list's rows; returns how many they are. */
static size_t fill(struct filling *filling, int list, const uint32_t *numbers)
{
	const struct winnow_lexicon *lexicon = filling->lists[list];
	const struct winnow_term *term;
	size_t position = 0, row = 0;

	while ((term = filling->text->row(lexicon, &position))) {
		uint32_t number = numbers[row++];
		struct tag_word *word = &filling->tagger->words[number];
		struct winnow_str class = term_value(term, 0);
		if (!number)
			continue;
		if (list == SMALL_WORDS)
			set_classes(word, term->term, class);
		else if (list == NOUNS)
			set_noun(word, term->term);
		else if (list == TIMES)
			word->is_time = 1;
		else if (list == VERBS) {
			set_readings(word, class);
			set_lemma(filling, number, term_value(term, 1));
		}
	}
	return row;
}

/* Asked once for each row, since each is a search. */
static int find_numbers(struct filling *filling, uint32_t *ret_verbs)
{
	const struct winnow_term *term;
	size_t count = 0;

	for (int list = 0; list < WORD_LISTS; list++)
		for (size_t position = 0; filling->text->row(filling->lists[list], &position);)
			count++;
	filling->numbers = tag_shared(filling->host, filling->text, "tagger.numbers",
		filling->language, (count + 1) * sizeof *filling->numbers);
	count = 0;
	for (int list = 0; filling->numbers && list < WORD_LISTS; list++)
		for (size_t position = 0;
			(term = filling->text->row(filling->lists[list], &position));
			*ret_verbs += list == VERBS)
			filling->numbers[count++] =
				filling->text->number(filling->lists[list], term->term).folded;
	return filling->numbers ? (int)count : -1;
}

/* Room for all numbers of the lexicons and a lemma for each verb. */
static int make_room(struct filling *filling)
{
	struct tagger *tagger = filling->tagger;
	const char *language = filling->language;
	uint32_t verbs = 1;
	int rows = find_numbers(filling, &verbs);

	tagger->number_count = tagger->lemma_count = 1;
	for (int row = 0; row < rows; row++)
		if (filling->numbers[row] >= tagger->number_count)
			tagger->number_count = filling->numbers[row] + 1;
	size_t count = tagger->number_count;
	tagger->lemmas = tag_shared(filling->host, filling->text, "tagger.lemmas", language,
		verbs * sizeof *tagger->lemmas);
	tagger->words = tag_shared(filling->host, filling->text, "tagger.words", language,
		count * sizeof *tagger->words);
	return rows >= 0 && tagger->lemmas && tagger->words ? 0 : -1;
}

/* An apostrophe may be a genitive, an asterisk a note's; of other writing each is looked at. */
static void set_signs(struct tagger *tagger)
{
	for (char sign = '!'; sign <= '~'; sign++)
		if (sign >= '0' && sign <= '9')
			tagger->signs[(int)sign] = TAG_NUMBER;
		else if (!is_letter(sign) && sign != '\'' && sign != '*')
			tagger->signs[(int)sign] = TAG_MARK;
}

static int fill_all(struct filling *filling)
{
	static const char *const names[WORD_LISTS] = { "small_word", "verb", "noun",
		"time_noun", "telling_verb" };

	for (int list = 0; list < WORD_LISTS; list++)
		filling->lists[list] = language_lexicon(
			filling->host, filling->text, filling->language, names[list]);
	if (make_room(filling))
		return -1;
	set_signs(filling->tagger);
	const uint32_t *numbers = filling->numbers;
	for (int list = 0; list < WORD_LISTS; list++)
		numbers += fill(filling, list, numbers);
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

static inline const struct tag_word *word_of(
	const struct tagger *tagger, struct winnow_word word)
{
	return &tagger->words[word.folded < tagger->number_count ? word.folded : 0];
}

/* Memory brings what is known of a word until it is looked at. */
void tagger_find_all(const struct tagger *tagger, const struct passage *passage,
	struct tag_word *ret_words, char *ret_tags)
{
	const struct winnow_token *tokens = passage->analysis->tokens;
	const struct winnow_word *words = passage->analysis->words;
	const char *text = passage->document->text.ptr;
	const char *signs = tagger->signs;
	const struct tagger of = *tagger;
	uint32_t count = passage->analysis->token_count;

	for (uint32_t token = 0; token < count; token++) {
		uint32_t ahead = token + PASSAGE_AHEAD < count ? token + PASSAGE_AHEAD : token;
		const struct tag_word *word = word_of(&of, words[token]);
		__builtin_prefetch(word_of(&of, words[ahead]));
		ret_words[token] = *word;
		ret_tags[token] =
			(char)((word->settled & -!(tokens[token].flags & WINNOW_CAPITAL)) |
				signs[(unsigned char)text[tokens[token].at]]);
	}
}
