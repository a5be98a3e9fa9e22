/* SPDX-License-Identifier: MIT */
#include "event.h"
#include "shared/refusal.h"
#include "shared/statement.h"

static const char *const classes[] = { "rescue", "release", "resignation", "easing",
	"withdrawal", "arrest", "law_enforcement", "deportation", "judicial", "killing",
	"death", "harm", "violence", "abduction", "disappearance", "trafficking",
	"exploitation", "separation", "deprivation", "displacement", "aid", "consultation",
	"support", "cooperation", "agreement", "request", "accusation", "rejection", "threat",
	"protest", "sanction", "mobilisation", "policy_change", "election", "reaction",
	"modus_operandi", "inaction", NULL };
static const char *const roots[] = { "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD",
	"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
	"ASSAULT", NULL };
static const char *const police[] = { "KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION", NULL };
static const char *const yes[] = { "yes", NULL };

static const struct winnow_attribute_type attributes[] = {
	{ "act", "the deed, as a verb", NULL, WINNOW_VALUE_TEXT, WINNOW_REQUIRED },
	{ "class", "of deed", classes, WINNOW_VALUE_CODE, WINNOW_REQUIRED },
	{ "plover", "the root of the PLOVER ontology; of a sentence's main deed", roots,
		WINNOW_VALUE_CODE, 0 },
	{ "police", "what the police do in it", police, WINNOW_VALUE_CODE, 0 },
	{ "trigger", "the words that tell it", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "agent", "who did it (HURIDOCS: perpetrator, or who intervenes)", NULL,
		WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "object", "whom or what it befell (HURIDOCS: victim)", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "recipient", "to, with or against whom besides", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "target",
		"at whom it is aimed: the object, or who is named behind what the object only "
		"tells of",
		NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "count", "how many it befell", NULL, WINNOW_VALUE_REFERENCE, 0 },
	{ "date", "when, by the nearest date of the sentence but that of who says so", NULL,
		WINNOW_VALUE_REFERENCE, 0 },
	{ "place", "where, by the nearest place of the sentence", NULL, WINNOW_VALUE_REFERENCE,
		0 },
	{ "attributed_to", "who says so (HURIDOCS: source)", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "modality", "absent: told as done", mode_modalities, WINNOW_VALUE_CODE, 0 },
	{ "negated", "it is said not to have been", yes, WINNOW_VALUE_CODE, 0 },
	{ 0 },
};

static const struct winnow_fact_type types[] = {
	{ "event", "who did what to whom", attributes },
	{ 0 },
};

struct extractor {
	const struct winnow_text *text;
	struct event_words words;
};

static int event_open(
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
	extractor->words.act = text->lexicon(host, "en/act");
	extractor->words.noun = text->lexicon(host, "en/act_noun");
	extractor->words.light = text->lexicon(host, "en/act_light");
	extractor->words.compared = text->lexicon(host, "en/compared");
	extractor->words.mode = text->lexicon(host, "en/act_mode");
	extractor->words.undo = text->lexicon(host, "en/act_undo");
	extractor->words.police = text->lexicon(host, "en/police");
	extractor->words.force = text->lexicon(host, "en/police_force");
	extractor->words.told = text->lexicon(host, "en/act_told");
	extractor->words.charge = text->lexicon(host, "en/act_charge");
	extractor->words.clause = text->lexicon(host, "en/clause_word");
	extractor->words.failure = text->lexicon(host, "en/police_failure");
	extractor->words.party = text->lexicon(host, "en/party");
	extractor->words.two_objects = text->lexicon(host, "en/act_two_objects");
	extractor->words.weapon = text->lexicon(host, "en/weapon");
	extractor->words.confinement = text->lexicon(host, "en/confinement");
	extractor->words.withheld = text->lexicon(host, "en/withheld");
	extractor->words.state = text->lexicon(host, "en/act_state");
	extractor->words.accident = text->lexicon(host, "en/act_accident");
	extractor->words.medium = text->lexicon(host, "en/medium");
	extractor->words.object = text->lexicon(host, "en/act_object");
	extractor->words.fighter = text->lexicon(host, "en/fighter");
	extractor->words.forced = text->lexicon(host, "en/act_forced");
	extractor->words.sent = text->lexicon(host, "en/act_sent");
	extractor->words.cue = text->lexicon(host, "en/cue");
	extractor->words.nouns = (struct noun_words){ "en", text->lexicon(host, "en/plural"),
		text->lexicon(host, "en/noun") };
	if (!deeds_open(host, text, &extractor->words))
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	*ret_self = extractor;
	return 0;
}

/* From the first to the last of its words that stand together: agent, verb, object. */
static struct phrase whole(const struct act *act)
{
	struct phrase whole = act->trigger;
	const struct phrase *parts[] = { &act->object, &act->agent };

	for (size_t i = 0; i < 2; i++) {
		const struct phrase *part = parts[i];
		if (part->first == part->end)
			continue;
		if (part->first < whole.first && part->end + 6 > whole.first)
			whole.first = part->first;
		if (part->end > whole.end && part->first < whole.end + 3)
			whole.end = part->end;
	}
	return whole;
}

static int64_t state(struct reading *reading, const struct winnow_sentence *sentence,
	const struct act *act, int is_main)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	struct phrase span = whole(act);

	statement_text(&statement, "act", act->value, 0, 0);
	statement_code(&statement, "class", code_of(act->class, classes));
	if (is_main)
		statement_code(&statement, "plover", code_of(act->plover, roots));
	statement_code(
		&statement, "police", code_of(police_read(reading, sentence, act), police));
	phrase_state(&statement, "trigger", &act->trigger);
	phrase_state(&statement, "agent", &act->who);
	phrase_state(&statement, "object", &act->object);
	if (phrase_is_party(reading, act->recipient))
		phrase_state(&statement, "recipient", &act->recipient);
	phrase_state(&statement, "target", &act->target);
	struct references references = references_find(reading, sentence, act);
	statement_reference(&statement, "count", references.count);
	statement_reference(&statement, "date", references.date);
	statement_reference(&statement, "place", references.place);
	phrase_state(&statement, "attributed_to", &act->says);
	statement_code(&statement, "modality", act->mode.modality);
	if (act->mode.negated)
		statement_code(&statement, "negated", "yes");
	return statement_make(&statement, reading->out,
		&(struct stated){ "event", act->rule, span.first, span.end, act->confidence });
}

/* "is willing to withdraw": no other deed goes before it. */
static int is_offered(const struct act *act)
{
	return act->mode.modality && strcmp(act->mode.modality, "agreed") == 0;
}

/* The deed the sentence is about: the first that is no part of another and has a root. */
static uint32_t main_act(const struct act *acts, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (acts[i].plover.len && (!acts[i].mode.nested || is_offered(&acts[i])))
			return i;
	for (uint32_t i = 0; i < count; i++)
		if (acts[i].plover.len)
			return i;
	return count;
}

/* Not what is only a purpose, or only could be. */
static int is_told_as_done(const struct act *act)
{
	return !act->mode.modality || (strcmp(act->mode.modality, "purpose") != 0 &&
					      strcmp(act->mode.modality, "possible") != 0);
}

/* Why an act is no fact; NULL: it is one. */
static const char *why_untold(const struct act *act, int is_main, const struct saying *saying)
{
	int is_open = act->trigger.first > saying->open;

	if (is_open && (saying->whether || !is_told_as_done(act)))
		return "it is said not to have been said";
	return is_main || is_told_as_done(act) ? NULL : "only a purpose, or only possible";
}

/* What is said of it, or refuses it. */
static int64_t state_act(struct reading *reading, const struct winnow_sentence *sentence,
	const struct saying *saying, struct act *act, int is_main)
{
	const char *reason = why_untold(act, is_main, saying);

	if (reason)
		return refuse(&reading->passage, act->rule, act->trigger.first,
			act->trigger.end, reason);
	act->says = phrase_without_note(&reading->tags, saying->speaker);
	if (act->is_planned)
		act->agent = (struct phrase){ 0 };
	act->who = says_whom(reading, saying, act->agent);
	act->mode.negated |= act->trigger.first > saying->denied;
	return state(reading, sentence, act, is_main);
}

static int64_t state_acts(struct reading *reading, const struct winnow_sentence *sentence,
	struct act *acts, uint32_t count)
{
	static const struct saying nobody = {
		.cue = UINT32_MAX, .open = UINT32_MAX, .denied = UINT32_MAX
	};
	int64_t outcome = 0;
	uint32_t main = main_act(acts, count);
	struct saying saying = { .end = sentence->first };

	for (uint32_t i = 0; i < count && outcome >= 0; i++) {
		uint32_t trigger = acts[i].trigger.first;
		while (trigger >= saying.end)
			saying = says_read(reading, sentence, saying.end);
		outcome = state_act(reading, sentence,
			trigger < saying.first ? &nobody : &saying, &acts[i], i == main);
	}
	return outcome;
}

/* As in enum fact_type. */
static const char *const shown[] = { "quantity", "money", "date", "duration", "organisation",
	"place", "person", "nationality", "legal_instrument", NULL };

static int64_t read_sentence(struct reading *reading, const struct winnow_sentence *sentence)
{
	struct act acts[MOST_ACTS];
	uint32_t token = sentence->first, end = sentence->first + sentence->count;
	int64_t outcome = 0;

	/* A sentence without end is told of piece by piece. */
	while (token < end && outcome >= 0) {
		uint32_t count = acts_read(reading, sentence, &token, acts);
		outcome = state_acts(reading, sentence, acts, count);
	}
	return outcome;
}

static int event_extract(void *self, const struct winnow_host *host,
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
	if (facts_sort(host, text_reading, &reading.facts) < 0 ||
		facts_index(&reading.passage, shown, &reading.facts) < 0 ||
		tags_create(&reading.passage, &extractor->words.tagger, &reading.tags) < 0)
		return winnow_fail(
			host, WINNOW_ELIMIT, "the text needs more memory than there is");
	deeds_start(&reading.passage, reading.words, &reading.told_without_verb);
	for (uint32_t i = 0; i < analysis->sentence_count && !host->cancelled(host); i++) {
		int64_t outcome = read_sentence(&reading, &analysis->sentences[i]);
		if (outcome < 0)
			return (int)outcome;
	}
	return 0;
}

static const char *const needs[] = { "quantity", "money", "date", "duration", "organisation",
	"place", "person", "nationality", NULL };
static const char *const uses[] = { "legal_instrument", NULL };

static const struct winnow_extractor event = {
	.size = sizeof event,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = types,
	.needs = needs,
	.uses = uses,
	.open = event_open,
	.extract = event_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "event",
	.version = "0.11.0",
	.licence = "MIT",
	.summary = "Who did what to whom, by whose word, and how real it is told to be.",
	.extractor = &event,
};
