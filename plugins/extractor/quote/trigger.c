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

/* Verbs that the lexicon knows, in any form. */
static void note_forms(const struct winnow_text *text, const struct tagger *tagger,
	const struct winnow_lexicon *lexicon, unsigned trigger, struct trigger_words *triggers)
{
	for (uint32_t number = 1; lexicon && number < tagger->number_count; number++) {
		uint32_t lemma = tagger->words[number].lemma;
		if (lemma && text->of_word(lexicon, tagger->lemmas[lemma].number))
			note(triggers, number, trigger);
	}
}

static void note_all(const struct winnow_text *text, struct quote_words *words,
	struct trigger_words *triggers)
{
	note_first_words(text, words->stance, TRIGGER_STANCE, triggers);
	note_first_words(text, words->noun, TRIGGER_NOUN, triggers);
	note_first_words(text, words->phrase, TRIGGER_PHRASE, triggers);
	note_first_words(text, words->medium, TRIGGER_SOURCE, triggers);
	note_first_words(text, words->agency, TRIGGER_SOURCE, triggers);
	note_forms(text, &words->tagger, words->expressing, TRIGGER_EXPRESSING, triggers);
	note_forms(text, &words->tagger, words->cue, TRIGGER_VERB, triggers);
	note_forms(text, &words->tagger, words->topic, TRIGGER_VERB, triggers);
}

int triggers_open(const struct winnow_host *host, const struct winnow_text *text,
	struct quote_words *words)
{
	struct trigger_words triggers = { .count = 1 };

	note_all(text, words, &triggers);
	triggers.of_number = host->alloc(host, triggers.count);
	if (!triggers.of_number)
		return winnow_fail(
			host, WINNOW_EFATAL, "no memory is left for what words bring");
	note_all(text, words, &triggers);
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
