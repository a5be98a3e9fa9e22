/* SPDX-License-Identifier: MIT */
#include "quote.h"
#include "state.h"

struct extractor {
	const struct winnow_text *text;
	struct quote_words words;
};

static int quote_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct extractor *extractor = WINNOW_NEW(host, struct extractor);

	(void)values;
	if (!extractor)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	const struct winnow_text *text = host->service(host, WINNOW_TEXT_SERVICE);
	if (!text)
		return winnow_fail(host, WINNOW_EFATAL,
			"this winnow has no service " WINNOW_TEXT_SERVICE "; update winnow");
	extractor->text = text;
	tagger_open(host, text, &extractor->words.tagger);
	extractor->words.cue = text->lexicon(host, "en/cue");
	extractor->words.phrase = text->lexicon(host, "en/cue_phrase");
	extractor->words.time = text->lexicon(host, "en/time_noun");
	extractor->words.medium = text->lexicon(host, "en/medium");
	extractor->words.agency = text->lexicon(host, "any/agency");
	*ret_self = extractor;
	return 0;
}

static int64_t read_all(struct reading *reading)
{
	const struct winnow_analysis *analysis = reading->passage.analysis;
	struct stating stating = { .reading = reading };

	if (marks_find(reading) < 0 ||
		tags_create(&reading->passage, &reading->words->tagger, &reading->tags) < 0)
		return WINNOW_ELIMIT;
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
		.words = &extractor->words,
		.out = out,
	};
	int64_t outcome = read_all(&reading);

	return outcome < 0 ? (int)outcome : 0;
}

static const struct winnow_extractor quote = {
	.size = sizeof quote,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = quote_fact_types,
	.open = quote_open,
	.extract = quote_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "quote",
	.version = "0.1.0",
	.licence = "MIT",
	.summary = "Quotations and indirect speech with who said it, and the sources named.",
	.extractor = &quote,
};
