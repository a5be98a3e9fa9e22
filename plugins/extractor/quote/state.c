/* SPDX-License-Identifier: MIT */
#include "state.h"
#include "shared/refusal.h"
#include "shared/statement.h"

#define MOST_JOINTS 2 /* "the head of the union of divers" */

/* "the dealers who said": the dealers; "a student at the academy who said": the student. */
static struct phrase whom_relative(struct reading *reading, struct phrase speaker)
{
	const struct tags *tags = &reading->tags;

	if (speaker.end != speaker.first + 1 || !tags_any(tags, speaker.first, "W"))
		return speaker;
	uint32_t floor = passage_sentence(&reading->passage, speaker.first).first;
	struct phrase whom = phrase_antecedent(tags, speaker.first, floor);
	if (whom.first == whom.end)
		return speaker;
	for (int joints = 0;
		joints < MOST_JOINTS && passage_is(&reading->passage, speaker.first, "who") &&
		!who_names_person(&reading->who, tags, whom);
		joints++)
		whom = phrase_belonging(tags, whom, floor);
	return whom;
}

/* The words for who speaks, and which person or organisation that is; -1: not known. */
struct speaker {
	struct phrase words;
	int64_t person;
};

static struct speaker speaker_of(struct reading *reading, const struct speech *speech)
{
	const struct phrase words =
		whom_relative(reading, time_without(reading, speech->speaker));

	return (struct speaker){ words,
		who_is(&reading->who, &reading->tags, reading->quoted, words) };
}

static void state_who(
	struct statement *statement, const struct speech *speech, const struct speaker *speaker)
{
	statement_code(statement, "kind", speech->kind);
	phrase_state(statement, "speaker", &speaker->words);
	statement_reference(statement, "said_by", speaker->person);
	phrase_state(statement, "cue", &speech->cue);
	phrase_state(statement, "addressee", &speech->addressee);
	phrase_state(statement, "via", &speech->via);
}

/* Whose words may go on: in a paragraph, the speaker between marks outweighs the others. */
static void remember(
	struct stating *stating, const struct speech *speech, int64_t person, uint32_t block)
{
	if (speech->speaker.first == speech->speaker.end ||
		(stating->last_block == block + 1 && continued_is_marked(&stating->last) &&
			!continued_is_marked(speech)))
		return;
	stating->last = *speech;
	stating->last_person = person;
	stating->last_block = block + 1;
}

static int64_t state_quote_of(struct stating *stating, const struct speech *speech,
	uint32_t block, const struct speaker *speaker)
{
	struct statement statement;
	statement_begin(&statement, &stating->reading->passage);

	state_who(&statement, speech, speaker);
	remember(stating, speech, speaker->person, block);
	return statement_make(&statement, stating->reading->out,
		&(struct stated){ "quote", speech->rule, speech->first, speech->end,
			speech->confidence });
}

static int64_t state_quote(struct stating *stating, const struct speech *speech, uint32_t block)
{
	if (speech->first >= speech->end)
		return 0;
	const struct speaker speaker = speaker_of(stating->reading, speech);
	return state_quote_of(stating, speech, block, &speaker);
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static uint32_t most(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

/* The words that attribute: from the speaker to the cue, and whom they speak to. */
static int64_t state_attribution(
	struct stating *stating, const struct speech *speech, const struct speaker *speaker)
{
	struct statement statement;
	statement_begin(&statement, &stating->reading->passage);
	const struct phrase content = { speech->first, speech->end };

	if (speech->speaker.first == speech->speaker.end)
		return 0;
	state_who(&statement, speech, speaker);
	phrase_state(&statement, "content", &content);
	return statement_make(&statement, stating->reading->out,
		&(struct stated){ "attribution", speech->rule,
			least(speech->speaker.first, speech->cue.first),
			most(most(speech->speaker.end, speech->cue.end), speech->addressee.end),
			speech->confidence });
}

static int64_t state_term(struct stating *stating, const struct stretch *stretch)
{
	struct statement statement;
	statement_begin(&statement, &stating->reading->passage);

	statement_text(&statement, "value",
		passage_words(statement.passage, stretch->first, stretch->end), 0, 0);
	return statement_make(&statement, stating->reading->out,
		&(struct stated){ "term", "quote.term", stretch->first, stretch->end, 0.5 });
}

/* Nobody is near who says it. */
static int64_t state_unattributed(struct stating *stating, const struct stretch *stretch)
{
	const struct reading *reading = stating->reading;
	const struct speech speech = { .first = stretch->first,
		.end = stretch->end,
		.kind = "direct",
		.rule = "quote.unattributed",
		.confidence = 0.8 };

	if (continued_is_whole(reading, stretch) &&
		marks_words(reading, stretch) >= FEWEST_SPOKEN &&
		!passage_is(&reading->passage, stretch->end - 1, ","))
		return state_quote(stating, &speech, stretch->block);
	if (term_is_short(reading, stretch))
		return state_term(stating, stretch);
	return refuse(&reading->passage, "quote.unattributed", stretch->first, stretch->end,
		"nobody says it, and it is neither a sentence nor a term");
}

/* Between marks within what is between marks: the speaker's own, set apart. */
static int64_t state_inside(struct stating *stating, const struct stretch *stretch)
{
	struct speech speech = stating->last;

	if (!term_is_short(stating->reading, stretch))
		return refuse(&stating->reading->passage, "quote.inside", stretch->first,
			stretch->end, "it is part of what is quoted, and no term");
	if (speech.first > stretch->open || stretch->after > speech.end)
		return state_term(stating, stretch);
	int told = within_told(stating->reading, stretch, &speech);
	if (!told && within_of_others(stating->reading, stretch))
		return state_term(stating, stretch);
	speech.first = stretch->first;
	speech.end = stretch->end;
	speech.kind = told ? "direct" : "scare_quote";
	speech.rule = told ? "quote.told" : "quote.inside";
	speech.confidence = told ? 0.7 : 0.5;
	/* What is said around it goes on from its own speaker. */
	const struct speech around = stating->last;
	const int64_t person = stating->last_person;
	int64_t outcome = state_quote(stating, &speech, stretch->block);
	stating->last = around;
	stating->last_person = person;
	return outcome;
}

/* "The harbour “is far too old,” Marn said": the sentence begins before the mark, and is hers. */
static void take_lead(
	struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	uint32_t lead = lead_first(reading, stretch), before = stretch->open - 1;

	if (speech->cue.first < stretch->after || lead >= stretch->open ||
		winnow_is(winnow_str(speech->rule), "quote.signed") ||
		passage_kind(&reading->passage, lead) != WINNOW_WORD ||
		passage_is(&reading->passage, before, ":") ||
		cue_tells(cue_of(reading, before)) ||
		(passage_is(&reading->passage, before, ",") &&
			passage_flag(&reading->passage, stretch->first, WINNOW_CAPITAL)))
		return;
	speech->first = lead;
	speech->end = stretch->after;
	speech->kind = "mixed";
}

static int64_t state_stretch(struct stating *stating, const struct stretch *stretch)
{
	struct speech speech = {
		.first = stretch->first, .end = stretch->end, .kind = "direct"
	};

	if (stretch->end <= stretch->first)
		return 0;
	if (stretch->inside)
		return state_inside(stating, stretch);
	if (term_is_nickname(stating->reading, stretch->open))
		return state_term(stating, stretch);
	int read = direct_read(stating->reading, stretch, &speech);
	if (term_is_title(stating->reading, stretch, read ? &speech : NULL) ||
		(!read && term_is_named(stating->reading, stretch) &&
			!term_is_short(stating->reading, stretch)))
		return refuse(&stating->reading->passage, "quote.term", stretch->first,
			stretch->end, "a name of something, and nobody says it");
	if (read && (term_is_of_thing(stating->reading, stretch, &speech) ||
			    term_is_scare(stating->reading, stretch, &speech)))
		return state_term(stating, stretch);
	if (read)
		take_lead(stating->reading, stretch, &speech);
	if (read && continued_is_verb_alone(stating, stretch, &speech))
		speech.speaker = stating->last.speaker;
	if (read || continued_read(stating, stretch, &speech))
		return state_quote(stating, &speech, stretch->block);
	return state_unattributed(stating, stretch);
}

static const struct speech *speech_around(
	const struct speech *speeches, uint32_t count, const struct stretch *stretch)
{
	for (uint32_t i = 0; i < count; i++)
		if (speeches[i].first < stretch->open + (uint32_t)speeches[i].runs_on &&
			stretch->open < speeches[i].end)
			return &speeches[i];
	return NULL;
}

/* A speech ends before what another says within it. */
static void set_apart(struct stating *stating, struct speech *speeches, uint32_t count,
	const struct stretch *stretch)
{
	static const char *const joints[] = { ",", ":", "and", "but", "-", "–", "—", "―",
		NULL };
	struct reading *reading = stating->reading;

	for (uint32_t i = 0; i < count; i++) {
		struct speech *speech = &speeches[i];
		if (speech_around(speech, 1, stretch) == NULL)
			continue;
		uint32_t end = direct_apart(reading, stretch, speech->first);
		if (end <= speech->first)
			continue;
		while (end > speech->first + 1 &&
			passage_is_any(&reading->passage, end - 1, joints))
			end--;
		speech->end = end;
		if (!memchr(reading->quoted + speech->first, 1, end - speech->first))
			speech->kind = "indirect";
	}
}

/* The speech is no more than what stands between marks, which is told of by itself. */
static int is_only_quoted(const struct reading *reading, const struct speech *speech)
{
	return reading->quoted[speech->first] != 0 && !speech->runs_on;
}

static int64_t state_speech(
	struct stating *stating, const struct speech *speech, uint32_t block)
{
	if (is_only_quoted(stating->reading, speech))
		return 0;
	const struct speaker speaker = speaker_of(stating->reading, speech);
	int64_t outcome = speech->first < speech->end
				  ? state_quote_of(stating, speech, block, &speaker)
				  : 0;
	return outcome < 0 || !speech->spoken ? outcome
					      : state_attribution(stating, speech, &speaker);
}

static int is_told(struct stating *stating, struct winnow_str value)
{
	for (uint32_t i = 0; i < stating->source_count; i++)
		if (winnow_equal(stating->sources[i], value))
			return 1;
	if (stating->source_count < MOST_SOURCES)
		stating->sources[stating->source_count++] = value;
	return 0;
}

static int64_t state_source(struct stating *stating, const struct source *source)
{
	struct statement statement;
	statement_begin(&statement, &stating->reading->passage);
	char country[3] = { 0 };

	statement_text(&statement, "value", source->value, 0, 0);
	statement_text(&statement, "kind", source->kind, 0, 0);
	if (source->country.len == 2) {
		memcpy(country, source->country.ptr, 2);
		statement_code(&statement, "country", country);
	}
	return statement_make(&statement, stating->reading->out,
		&(struct stated){ "source", source->rule, source->phrase.first,
			source->phrase.end, 0.85 });
}

static int64_t state_sources(struct stating *stating, const struct winnow_sentence *sentence)
{
	struct reading *reading = stating->reading;
	uint32_t floor = sentence->first, end = floor + sentence->count;
	struct source source;

	for (const struct trigger *trigger = reading->triggers; trigger->token < end;
		trigger++) {
		if (!(trigger->brings & TRIGGER_SOURCE) || trigger->token < floor ||
			!tags_any(&reading->tags, trigger->token, "NF") ||
			!source_read(reading, trigger->token, sentence, &source))
			continue;
		floor = source.phrase.end;
		if (is_told(stating, source.value))
			continue;
		int64_t outcome = state_source(stating, &source);
		if (outcome < 0)
			return outcome;
	}
	return 0;
}

int64_t state_sentence(struct stating *stating, const struct winnow_sentence *sentence)
{
	struct reading *reading = stating->reading;
	struct speech speeches[MOST_SPEECHES];
	uint32_t end = sentence->first + sentence->count;
	int64_t outcome = 0;

	while (reading->triggers->token < sentence->first)
		reading->triggers++;
	uint32_t count = indirect_read(reading, sentence, speeches);
	for (; stating->next_stretch < reading->stretch_count && outcome >= 0;
		stating->next_stretch++) {
		const struct stretch *stretch = &reading->stretches[stating->next_stretch];
		if (stretch->open >= end)
			break;
		set_apart(stating, speeches, count, stretch);
		if (speech_around(speeches, count, stretch))
			continue;
		continued_from(stating, speeches, count, stretch);
		outcome = state_stretch(stating, stretch);
	}
	for (uint32_t i = 0; i < count && outcome >= 0; i++)
		outcome = state_speech(stating, &speeches[i], sentence->block);
	return outcome < 0 ? outcome : state_sources(stating, sentence);
}
