/* SPDX-License-Identifier: MIT */
#include "quote.h"
#include "state.h"

/* The last knows no words: of any other language only the marks are read. */
static const char *const languages[] = { "en", "es", "fr", "ru", "any" };

enum { LANGUAGES = sizeof languages / sizeof *languages };

struct extractor {
	const struct winnow_text *text;
	struct quote_words words[LANGUAGES];
};

static int open_words(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct quote_words *words)
{
	words->cue = language_lexicon(host, text, language, "cue");
	words->judging = language_lexicon(host, text, language, "cue_judging");
	words->withheld = language_lexicon(host, text, language, "withheld");
	words->phrase = language_lexicon(host, text, language, "cue_phrase");
	words->willed = language_lexicon(host, text, language, "willed");
	words->noun_field = language_lexicon(host, text, language, "noun_field");
	words->party = language_lexicon(host, text, language, "party");
	words->nouns = (struct noun_words){ .language = language,
		.plural = language_lexicon(host, text, language, "plural"),
		.noun = language_lexicon(host, text, language, "noun") };
	words->making = language_lexicon(host, text, language, "making");
	words->topic = language_lexicon(host, text, language, "cue_topic");
	words->noun = language_lexicon(host, text, language, "cue_noun");
	words->time = language_lexicon(host, text, language, "time_noun");
	words->medium = language_lexicon(host, text, language, "medium");
	words->stance = language_lexicon(host, text, language, "stance");
	words->stance_noun = language_lexicon(host, text, language, "stance_noun");
	words->expressing = language_lexicon(host, text, language, "expressing");
	words->norm = language_lexicon(host, text, language, "norm");
	words->recording = language_lexicon(host, text, language, "recording");
	words->wording = language_lexicon(host, text, language, "wording");
	words->naming = language_lexicon(host, text, language, "naming");
	words->headline = language_lexicon(host, text, language, "headline_speaker");
	words->agency = text->lexicon(host, "any/agency");
	words->who.gender = language_lexicon(host, text, language, "gender");
	words->who.given = text->lexicon(host, "any/given_name");
	if (tagger_open(host, text, language, &words->tagger) < 0 ||
		cues_open(host, text, words) < 0)
		return WINNOW_EFATAL;
	return triggers_open(host, text, words);
}

static int quote_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct extractor *extractor = WINNOW_NEW(host, struct extractor);

	(void)values;
	if (!extractor)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	extractor->text = winnow_text_service(host);
	if (!extractor->text)
		return WINNOW_EFATAL;
	for (size_t i = 0; i < LANGUAGES; i++)
		if (open_words(host, extractor->text, languages[i], &extractor->words[i]) < 0)
			return WINNOW_EFATAL;
	*ret_self = extractor;
	return 0;
}

/* English where the text was too short to tell. */
static const struct quote_words *find_words(
	const struct extractor *extractor, struct winnow_str language)
{
	size_t index = 0;

	while (language.len && index + 1 < LANGUAGES && !winnow_is(language, languages[index]))
		index++;
	return &extractor->words[index];
}

static int64_t read_all(struct reading *reading, const struct winnow_reading *shown)
{
	const struct winnow_analysis *analysis = reading->passage.analysis;
	struct stating stating = { .reading = reading };

	if (marks_find(reading) < 0 || triggers_find(reading) < 0 ||
		tags_create(&reading->passage, &reading->words->tagger, &reading->tags) < 0 ||
		who_begin(reading->passage.host, shown, &reading->words->who, &reading->who) <
			0)
		return winnow_fail(reading->passage.host, WINNOW_ELIMIT,
			"the text needs more memory than there is");
	for (uint32_t i = 0; i < analysis->sentence_count; i++) {
		int64_t outcome = state_sentence(&stating, &analysis->sentences[i]);
		if (outcome < 0 || reading->passage.host->cancelled(reading->passage.host))
			return outcome;
	}
	return 0;
}

static int quote_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *text_reading, const struct winnow_extractor_out *out)
{
	const struct extractor *extractor = self;
	struct reading reading = {
		.passage = passage_of(host, extractor->text, text_reading),
		.out = out,
	};
	reading.words = find_words(extractor, reading.passage.analysis->language);
	int64_t outcome = read_all(&reading, text_reading);

	return outcome < 0 ? (int)outcome : 0;
}

static const char *const uses[] = { "person", "organisation", "role", NULL };

static const struct winnow_extractor quote = {
	.size = sizeof quote,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = quote_fact_types,
	.open = quote_open,
	.extract = quote_extract,
	.uses = uses,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "quote",
	.version = "0.11.0",
	.licence = "MIT",
	.summary = "Quotations and indirect speech with who said it, and the sources named.",
	.extractor = &quote,
};
