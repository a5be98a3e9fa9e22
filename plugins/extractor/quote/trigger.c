/* SPDX-License-Identifier: MIT
 * Which words may bring speech or name a source, by their numbers: most can do neither. */
#include "quote.h"

/* While `of_number` is NULL, only the highest number is sought. */
static void note(struct trigger_words *triggers, uint32_t number, unsigned trigger)
{
	if (!triggers->of_number)
		triggers->count = number < triggers->count ? triggers->count : number + 1;
	else if (number)
		triggers->of_number[number] |= (unsigned char)trigger;
}

/* Words with which a term of the lexicon begins. */
static void note_first_words(const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, unsigned trigger, struct trigger_words *triggers)
{
	const struct winnow_term *term;
	struct winnow_word first;
	size_t position = 0;

	while (lexicon && (term = text->row(lexicon, &position)))
		if (text->words(lexicon, term->term, &first, 1) > 0) {
			note(triggers, first.folded, trigger);
			note(triggers, first.exact, trigger);
		}
}

static void note_beginnings(const struct winnow_text *text, const struct quote_words *words,
	struct trigger_words *triggers)
{
	note_first_words(text, words->stance, TRIGGER_STANCE, triggers);
	note_first_words(text, words->noun, TRIGGER_NOUN, triggers);
	note_first_words(text, words->phrase, TRIGGER_PHRASE, triggers);
	note_first_words(text, words->medium, TRIGGER_SOURCE, triggers);
	note_first_words(text, words->agency, TRIGGER_SOURCE, triggers);
}

/* What a verb brings, in any form. */
static unsigned brought_by_verb(
	const struct winnow_text *text, const struct quote_words *words, uint32_t lemma)
{
	struct winnow_word verb = words->tagger.lemmas[lemma].number;
	int is_cue = (words->cues[lemma] & CUE_GIVES) != 0;

	return (is_cue || text->of_word(words->topic, verb) ? TRIGGER_VERB : 0u) |
	       (text->of_word(words->expressing, verb) ? TRIGGER_EXPRESSING : 0u);
}

int triggers_open(const struct winnow_host *host, const struct winnow_text *text,
	struct quote_words *words)
{
	const struct tagger *tagger = &words->tagger;
	struct trigger_words triggers = { .count = tagger->number_count };

	note_beginnings(text, words, &triggers);
	triggers.of_number = host->alloc(host, triggers.count);
	if (!triggers.of_number)
		return winnow_fail(
			host, WINNOW_EFATAL, "no memory is left for what words bring");
	note_beginnings(text, words, &triggers);
	for (uint32_t number = 1; number < tagger->number_count; number++)
		if (tagger->words[number].lemma)
			note(&triggers, number,
				brought_by_verb(text, words, tagger->words[number].lemma));
	words->triggers = triggers;
	return 0;
}

static unsigned brought_by(const struct trigger_words *triggers, struct winnow_word word)
{
	return (word.folded < triggers->count ? triggers->of_number[word.folded] : 0u) |
	       (word.exact < triggers->count ? triggers->of_number[word.exact] : 0u);
}

int triggers_find(struct reading *reading)
{
	const struct winnow_analysis *analysis = reading->passage.analysis;
	const struct winnow_host *host = reading->passage.host;
	const struct trigger_words words = reading->words->triggers;
	uint32_t count = analysis->token_count;
	struct trigger *triggers = host->alloc(host, ((size_t)count + 1) * sizeof *triggers);
	struct trigger *next = triggers;

	if (!triggers)
		return -1;
	for (uint32_t token = 0; token < count; token++) {
		unsigned brings = brought_by(&words, analysis->words[token]);
		if (brings)
			*next++ = (struct trigger){ token, brings };
	}
	next->token = count;
	reading->triggers = triggers;
	return 0;
}
