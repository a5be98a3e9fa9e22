/* SPDX-License-Identifier: MIT */
#include "law.h"
#include "shared/statement.h"

static const char *const kinds[] = { "act", "bill", "law", "code", "constitution", "regulation",
	"decree", "order", "directive", "convention", "treaty", "protocol", "covenant",
	"charter", "agreement", "declaration", "resolution", "amendment", "rule", "policy",
	"symbol", "provision", "comment", NULL };

static const struct winnow_attribute_type attributes[] = {
	{ "name", "the instrument as it is named here, without number and year", NULL,
		WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "full_name", "of an acronym", NULL, WINNOW_VALUE_TEXT, 0 },
	{ "kind", "of instrument", kinds, WINNOW_VALUE_CODE, 0 },
	{ "provision", "the part of it: Article 14 (2)", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "number", "of the instrument, or the document's symbol", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "year", "it is dated", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ 0 },
};

static const struct winnow_fact_type types[] = {
	{ "legal_instrument", "a law, a treaty, a resolution, a policy, or a provision of one",
		attributes },
	{ 0 },
};

struct extractor {
	const struct winnow_text *text;
	struct law_words words;
};

static const char *const tongues[LAW_TONGUES][2] = { { "es", "es/instrument" },
	{ "fr", "fr/instrument" }, { "ru", "ru/instrument" } };

/* What names instruments in the language; NULL: nothing does. */
static const struct winnow_lexicon *instrument_in(
	const struct law_words *words, struct winnow_str language)
{
	for (size_t i = 0; i < LAW_TONGUES; i++)
		if (winnow_is(language, tongues[i][0]))
			return words->instrument[i];
	return NULL;
}

static int law_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct extractor *extractor = WINNOW_NEW(host, struct extractor);

	(void)values;
	if (!extractor)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	const struct winnow_text *text = winnow_text_service(host);
	if (!text)
		return WINNOW_EFATAL;
	extractor->text = text;
	extractor->words = (struct law_words){
		.head = text->lexicon(host, "en/law"),
		.acronym = text->lexicon(host, "any/treaty"),
		.subject = text->lexicon(host, "en/law_subject"),
		.series = text->lexicon(host, "any/symbol"),
		.grammar = text->lexicon(host, "en/grammar"),
		.weekday = text->lexicon(host, "en/weekday"),
		.month = text->lexicon(host, "en/month"),
		.scale = text->lexicon(host, "en/scale"),
		.modifier = text->lexicon(host, "en/policy"),
		.body = text->lexicon(host, "en/law_body"),
	};
	for (size_t i = 0; i < LAW_TONGUES; i++)
		extractor->words.instrument[i] = text->lexicon(host, tongues[i][1]);
	*ret_self = extractor;
	return 0;
}

static int read_acronym(const struct reading *reading, uint32_t token, struct law *law)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *term = passage_find(passage, reading->words->acronym, token);

	if (!term)
		return 0;
	*law = (struct law){
		.first = token,
		.name_first = token,
		.name_end = token + 1,
		.end = token + 1,
		.kind = term_value(term, 0),
		.full_name = term_value(term, 1),
		.rule = "law.acronym",
		.confidence = 0.85,
	};
	return 1;
}

static int read_law(
	const struct reading *reading, uint32_t token, uint32_t floor, struct law *law)
{
	const struct passage *passage = &reading->passage;

	if (reading->instrument && law_tongue_read(reading, token, law))
		return 1;
	if (!passage_flag(passage, token, WINNOW_CAPITAL))
		return law_policy_read(reading, token, law) ||
		       law_part_read(reading, token, law) ||
		       law_name_read(reading, token, floor, law);
	return law_symbol_read(reading, token, law) || law_part_read(reading, token, law) ||
	       law_name_read(reading, token, floor, law) ||
	       (passage_flag(passage, token, WINNOW_UPPER) &&
		       read_acronym(reading, token, law));
}

static void state_words(
	struct statement *statement, const char *name, uint32_t first, uint32_t end)
{
	statement_text(
		statement, name, passage_words(statement->passage, first, end), first, end);
}

static int64_t state(const struct reading *reading, const struct law *law)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);

	state_words(&statement, "name", law->name_first, law->name_end);
	statement_text(&statement, "full_name", law->full_name, 0, 0);
	for (const char *const *kind = kinds; *kind; kind++)
		if (winnow_is(law->kind, *kind))
			statement_code(&statement, "kind", *kind);
	state_words(&statement, "provision", law->part_first, law->part_end);
	state_words(&statement, "number", law->number_first, law->number_end);
	if (law->year)
		state_words(&statement, "year", law->year, law->year + 1);
	return statement_make(&statement, reading->out,
		&(struct stated){
			"legal_instrument", law->rule, law->first, law->end, law->confidence });
}

/* What read_law() looks for at a token. */
static struct start_set begins_of(const struct reading *reading)
{
	struct start_set begins = { 0 };

	start_set_add(&begins, &reading->passage, reading->words->head);
	start_set_add(&begins, &reading->passage, reading->words->acronym);
	start_set_add(&begins, &reading->passage, reading->words->series);
	start_set_add(&begins, &reading->passage, reading->words->modifier);
	if (reading->instrument)
		start_set_add(&begins, &reading->passage, reading->instrument);
	return begins;
}

static int law_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *text_reading, const struct winnow_extractor_out *out)
{
	const struct extractor *extractor = self;
	struct reading reading = {
		.passage = passage_of(host, extractor->text, text_reading),
		.words = &extractor->words,
		.out = out,
	};
	reading.instrument =
		instrument_in(&extractor->words, reading.passage.analysis->language);
	const struct start_set begins = begins_of(&reading);
	uint32_t floor = 0, token = 0;

	while ((token = start_set_next(&begins, &reading.passage, token)) <
		reading.passage.analysis->token_count) {
		struct law law;
		if (!read_law(&reading, token, floor, &law)) {
			token++;
			continue;
		}
		int64_t fact = state(&reading, &law);
		while (fact >= 0 && law_next_number(&reading, &law))
			fact = state(&reading, &law);
		if (fact < 0)
			return (int)fact;
		if (host->cancelled(host))
			return 0;
		floor = law.end;
		token = law.end > token ? law.end : token + 1;
	}
	return 0;
}

static const struct winnow_extractor law = {
	.size = sizeof law,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = types,
	.open = law_open,
	.extract = law_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "law",
	.version = "0.6.0",
	.licence = "MIT",
	.summary = "Laws, treaties and their provisions, resolutions, symbols of documents.",
	.extractor = &law,
};
