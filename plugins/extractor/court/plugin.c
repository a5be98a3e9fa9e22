/* SPDX-License-Identifier: MIT */
#include "court.h"
#include "shared/statement.h"

static const char *const outcomes[] = { "charge", "verdict", "acquittal", "sentence", "appeal",
	"stay", "bail", "remand", "dismissal", "plea", "review", "extradition", "pardon",
	NULL };
static const char *const yes[] = { "yes", NULL };
static const char *const suspensions[] = { "yes", "partly", NULL };

static const struct winnow_attribute_type offence_attributes[] = {
	{ "value", "the offence by its common name: child trafficking", NULL, WINNOW_VALUE_TEXT,
		WINNOW_REQUIRED },
	{ "certainty", "the words that tell how sure it is: alleged", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ 0 },
};

static const struct winnow_attribute_type outcome_attributes[] = {
	{ "outcome", "what kind of step it is", outcomes, WINNOW_VALUE_CODE, WINNOW_REQUIRED },
	{ "value", "guilty, acquitted, reversed; of a sentence the penalty", NULL,
		WINNOW_VALUE_TEXT, WINNOW_REQUIRED },
	{ "penalty", "what it comes to: three years in prison", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "suspended", "the penalty is", suspensions, WINNOW_VALUE_CODE, 0 },
	{ "defendant", "whom it befalls", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "offence", "what it is for", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "law", "what is reviewed: a law, a ban, an order", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "court", "who ruled", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "certainty", "the words that tell how sure it is: alleged", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "modality", "absent: told as done; possible: what one faces", mode_modalities,
		WINNOW_VALUE_CODE, 0 },
	{ "negated", "it is said not to have been", yes, WINNOW_VALUE_CODE, 0 },
	{ 0 },
};

static const struct winnow_fact_type types[] = {
	{ "offence", "a crime, as the text names it or tells it", offence_attributes },
	{ "court_outcome",
		"what a court or a prosecutor did: charge, verdict, sentence, appeal, review "
		"of a law",
		outcome_attributes },
	{ 0 },
};

struct extractor {
	const struct winnow_text *text;
	struct court_words words;
};

static int court_open(
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
	if (tagger_open(host, text, "en", &extractor->words.tagger) < 0)
		return WINNOW_EFATAL;
	currency_words_open(host, text, "en", &extractor->words.currency);
	extractor->words.nouns = (struct noun_words){ "en", text->lexicon(host, "en/plural"),
		text->lexicon(host, "en/noun") };
	extractor->words.offence = text->lexicon(host, "en/offence");
	extractor->words.deed = text->lexicon(host, "en/deed");
	extractor->words.ruling = text->lexicon(host, "en/ruling");
	extractor->words.ruling_of = text->lexicon(host, "en/ruling_of");
	extractor->words.ruling_noun = text->lexicon(host, "en/ruling_noun");
	extractor->words.penalty = text->lexicon(host, "en/penalty");
	extractor->words.term = text->lexicon(host, "en/prison_term");
	extractor->words.prison = text->lexicon(host, "en/prison");
	extractor->words.court = text->lexicon(host, "en/court");
	extractor->words.certainty = text->lexicon(host, "en/certainty");
	extractor->words.hedge = text->lexicon(host, "en/hedge");
	extractor->words.weekday = text->lexicon(host, "en/weekday");
	extractor->words.month = text->lexicon(host, "en/month");
	extractor->words.mode = text->lexicon(host, "en/act_mode");
	extractor->words.verb = text->lexicon(host, "en/penalty_verb");
	extractor->words.prospect = text->lexicon(host, "en/prospect");
	extractor->words.child = text->lexicon(host, "en/child");
	*ret_self = extractor;
	return 0;
}

static int64_t state_offence(
	struct reading *reading, const struct offence *offence, uint32_t floor)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	struct phrase certainty = certainty_near(reading, offence->phrase.first, floor);

	statement_text(&statement, "value", offence->value, 0, 0);
	phrase_state(&statement, "certainty", &certainty);
	return statement_make(&statement, reading->out,
		&(struct stated){ "offence", offence->rule, offence->phrase.first,
			offence->phrase.end, offence->confidence });
}

static int64_t state_outcome(struct reading *reading, const struct outcome *outcome)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);

	for (const char *const *kind = outcomes; *kind; kind++)
		if (winnow_is(outcome->kind, *kind))
			statement_code(&statement, "outcome", *kind);
	statement_text(
		&statement, "value", outcome->value.len ? outcome->value : outcome->kind, 0, 0);
	phrase_state(&statement, "penalty", &outcome->penalty);
	statement_code(&statement, "suspended", outcome->suspended);
	phrase_state(&statement, "defendant", &outcome->defendant);
	phrase_state(&statement, "offence", &outcome->offence);
	phrase_state(&statement, "law", &outcome->law);
	phrase_state(&statement, "court", &outcome->court);
	phrase_state(&statement, "certainty", &outcome->certainty);
	statement_code(&statement, "modality", outcome->mode.modality);
	if (outcome->mode.negated)
		statement_code(&statement, "negated", "yes");
	return statement_make(&statement, reading->out,
		&(struct stated){ "court_outcome", outcome->rule, outcome->phrase.first,
			outcome->phrase.end, outcome->confidence });
}

/* The offence an outcome is for, once it is told of there. */
static int64_t state_offence_of(
	struct reading *reading, const struct outcome *outcome, uint32_t floor)
{
	struct offence offence;

	if (outcome->offence.first == outcome->offence.end ||
		!offence_of(reading, outcome->offence.first, outcome->offence.end, &offence))
		return 0;
	/* Behind the outcome's own words, what has a name is met on the way. */
	if (offence.phrase.first >= outcome->phrase.end && offence.is_named)
		return 0;
	return state_offence(reading, &offence, floor);
}

/* "suspected of trafficking girls": a deed behind words of doubt. */
static int read_suspicion(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct offence *offence)
{
	const struct passage *passage = &reading->passage;
	uint32_t end = 0, limit = sentence->first + sentence->count;

	if (!passage_match(passage, reading->words->certainty, token, limit, &end))
		return 0;
	if (passage_is(passage, end, "of"))
		end++;
	return passage_is(passage, end - 1, "of") && offence_of(reading, end, limit, offence) &&
	       !offence->is_named;
}

/* What stands at `token`, as a fact; *ret_next is behind it. */
static int64_t read_token(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, uint32_t *ret_next)
{
	struct outcome outcome;
	struct offence offence;

	if (outcome_read(reading, token, sentence, &outcome)) {
		int64_t made = state_outcome(reading, &outcome);
		if (outcome.phrase.end > token)
			*ret_next = outcome.phrase.end;
		return made < 0 ? made : state_offence_of(reading, &outcome, sentence->first);
	}
	if (!offence_read(reading, token, sentence->first, sentence->first + sentence->count,
		    &offence) &&
		!read_suspicion(reading, token, sentence, &offence))
		return 0;
	*ret_next = offence.phrase.end;
	return state_offence(reading, &offence, sentence->first);
}

/* From trigger to trigger: most sentences have none. */
static int64_t read_text(struct reading *reading)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_analysis *analysis = passage->analysis;
	const struct court_words *words = reading->words;
	struct start_set triggers = { 0 };

	start_set_add(&triggers, passage, words->offence);
	start_set_add(&triggers, passage, words->ruling);
	start_set_add(&triggers, passage, words->ruling_noun);
	start_set_add(&triggers, passage, words->penalty);
	start_set_add(&triggers, passage, words->term);
	start_set_add(&triggers, passage, words->certainty);
	uint32_t token = start_set_next(&triggers, passage, 0), sentence = 0;

	while (token < analysis->token_count) {
		uint32_t next = token + 1;
		while (sentence + 1 < analysis->sentence_count &&
			analysis->sentences[sentence + 1].first <= token)
			sentence++;
		int64_t outcome =
			read_token(reading, token, &analysis->sentences[sentence], &next);
		if (outcome < 0 || passage->host->cancelled(passage->host))
			return outcome;
		token = start_set_next(&triggers, passage, next);
	}
	return 0;
}

static int court_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *text_reading, const struct winnow_extractor_out *out)
{
	const struct extractor *extractor = self;
	struct reading reading = {
		.passage = passage_of(host, extractor->text, text_reading),
		.words = &extractor->words,
		.out = out,
	};
	const struct winnow_analysis *analysis = reading.passage.analysis;

	if (analysis->language.len && !winnow_is(analysis->language, "en"))
		return 0;
	if (tags_create(&reading.passage, &extractor->words.tagger, &reading.tags) < 0)
		return winnow_fail(
			host, WINNOW_ELIMIT, "the text needs more memory than there is");
	int64_t outcome = read_text(&reading);
	return outcome < 0 ? (int)outcome : 0;
}

static const struct winnow_extractor court = {
	.size = sizeof court,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = types,
	.open = court_open,
	.extract = court_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "court",
	.version = "0.10.0",
	.licence = "MIT",
	.summary = "Charges, verdicts, sentences and what became of them; offences.",
	.extractor = &court,
};
