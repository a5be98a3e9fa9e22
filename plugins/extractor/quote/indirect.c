/* SPDX-License-Identifier: MIT
 * Speech without marks, or with marks around some words of it: "the court said",
 * "warned parents to …". */
#include "clause.h"
#include "shared/refusal.h"

#define LONGEST_MARKED 8 /* tokens of a word set apart, with its marks */

/* "at least 40", "up to 40", "as many as 40", "more than 40" */
static int begins_with_bound(const struct search *search, uint32_t at)
{
	static const char *const first[] = { "at", "up", "as", "more", "fewer", "less", NULL };
	static const char *const second[] = { "least", "most", "to", "many", "few", "than",
		NULL };
	const struct passage *passage = &search->reading->passage;
	const uint32_t number = at + 2 + (uint32_t)passage_is(passage, at + 2, "as");

	return number < search->end && passage_is_any(passage, at, first) &&
	       passage_is_any(passage, at + 1, second) &&
	       tags_any(&search->reading->tags, number, "E");
}

/* The first word of a subject: "the", "about 20", "too much", "being". */
static int may_begin_clause(const struct search *search, uint32_t at)
{
	const struct tags *tags = &search->reading->tags;

	return tags_any(tags, at, "THOFNEJGQ") || is(search->reading, at, "being") ||
	       (tags_any(tags, at, "I") && tags_any(tags, at + 1, "E")) ||
	       begins_with_bound(search, at) ||
	       ((tags_any(tags, at, "R") || is(search->reading, at, "so")) &&
		       tags_any(tags, at + 1, "EJRTQ"));
}

/* "said this because", "wrote it in": a thing said, and no clause. */
static int is_pointed_at(const struct tags *tags, uint32_t next)
{
	static const char *const words[] = { "this", "it", NULL };

	return passage_is_any(tags->passage, next, words) && tags_any(tags, next + 1, "SI");
}

/* "said", "was told", "it is believed"; not "they were found". English alone leaves "that" out. */
static int may_lack_that(const struct search *search, uint32_t verb)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t first = verb_first(tags, verb, search->first);

	if (!is_of(search->reading, "en"))
		return 0;
	return cue_addresses(search->reading, verb) || !tags_any(tags, verb, "PD") ||
	       !verb_has_be(tags, verb, search->first) ||
	       (first > search->first && is(search->reading, first - 1, "it"));
}

/* "argued selling the boats would help", "explained the plan to cut costs was old": before anything that
 * could be told of the thing comes a verb that is surely one. */
static int has_plain_verb(const struct search *search, uint32_t from)
{
	const struct tags *tags = &search->reading->tags;

	for (uint32_t at = from; at < search->end && !search->reading->quoted[at]; at++) {
		if (tags_any(tags, at, "BM") && !tags_any(tags, at - 1, "X"))
			return at > from;
		if (tags_any(tags, at, "CSWZDAUK") || is(search->reading, at, ",") ||
			(at > from && tags_any(tags, at, "O")))
			return 0;
	}
	return 0;
}

/* "said the boats of those who left had sunk": somewhere behind is a verb. */
static int begins_loosely(
	const struct search *search, unsigned cue, uint32_t verb, uint32_t next)
{
	if (!cue_says(cue) || !tags_tells(&search->reading->tags, verb) ||
		!may_begin_clause(search, next) ||
		is_pointed_at(&search->reading->tags, next) ||
		cue_addresses(search->reading, verb))
		return 0;
	return cue_takes(cue, CUE_OBJECT)
		       ? has_plain_verb(search, next)
		       : clause_has_verb(search, next, clause_dash(search, next));
}

/* "said “vague” rules had been set", "said “rotten” boats and nets had" */
static int read_marked_first(
	const struct search *search, unsigned cue, uint32_t open, struct speech *speech)
{
	uint32_t behind = open;

	while (behind < search->end && behind < open + LONGEST_MARKED &&
		search->reading->quoted[behind])
		behind++;
	speech->runs_on = cue_tells(cue) && behind < open + LONGEST_MARKED &&
			  !passage_flag(&search->reading->passage, open + 1, WINNOW_CAPITAL) &&
			  (tags_any(&search->reading->tags, behind, "BMA") ||
				  clause_begins(search, behind + (uint32_t)is(search->reading,
									 behind, "and")));
	return speech->runs_on;
}

/* "After the union objected, the boats left": what comes behind the comma is the sentence's own; "as
 * the union explained, the boats left" is said by the union. */
static int is_led_to_comma(const struct search *search, uint32_t verb)
{
	static const char *const words[] = { "after", "before", "since", "until", NULL };
	const struct reading *reading = search->reading;

	if (!is(reading, verb + 1, ",") || !is_of(reading, "en") ||
		is(reading, search->first, "as") ||
		!(tags_any(&reading->tags, search->first, "S") ||
			passage_is_any(&reading->passage, search->first, words)))
		return 0;
	for (uint32_t at = search->first; at < verb && at < search->first + LONGEST_LOOK; at++)
		if (is(reading, at, ","))
			return 0;
	return 1;
}

/* "denied selling boats", "confessed to having sold them": and not "denied reporting", of a thing. */
static int is_doing(const struct search *search, uint32_t next, struct speech *speech)
{
	static const char *const words[] = { "having", "being", NULL };
	const struct reading *reading = search->reading;
	const struct tags *tags = &reading->tags;
	const uint32_t doing = next + (uint32_t)is(reading, next, "to");

	if (doing + 1 >= search->end || !is_of(reading, "en"))
		return 0;
	speech->first = doing;
	/* "recalled saying" */
	if (cue_is_form(reading, doing))
		return 0;
	return passage_is_any(&reading->passage, doing, words)
		       ? tags_any(tags, doing + 1, "PDRBKT")
		       : (tags_word(tags, doing)->readings & tag_bit(TAG_ING)) != 0 &&
				 tags_any(tags, doing, "GN") &&
				 tags_any(tags, doing + 1, "THEJNFQIRX");
}

/* "is alleged to have sold boats", "are believed to be old": so it is said of the subject, by nobody who is
 * told. */
static int is_said_of(const struct search *search, unsigned cue, uint32_t verb, uint32_t next)
{
	const struct reading *reading = search->reading;

	return next == verb + 1 && is_of(reading, "en") && !cue_takes(cue, CUE_ADDRESSED) &&
	       clause_is_infinitive(search, next) && tags_any(&reading->tags, next + 1, "AB") &&
	       cue_is_passive(reading, verb, search->first) &&
	       !memchr(reading->quoted + next, 1, search->end - next);
}

/* What the cue at `verb` brings, by what may follow it. */
static int read_following(
	const struct search *search, unsigned cue, uint32_t verb, struct speech *speech)
{
	uint32_t next = time_end(search->reading, verb + 1, search->end);

	if (is(search->reading, next, ":") || is(search->reading, next, ","))
		next++;
	/* "alertó de que" */
	if (is(search->reading, next, "de") && is(search->reading, next + 1, "que"))
		next++;
	if (next >= search->end || is_led_to_comma(search, verb))
		return 0;
	speech->first = next;
	if (search->reading->quoted[next])
		return read_marked_first(search, cue, next, speech);
	if (cue_takes(cue, CUE_CLAUSE) && clause_is_subordinate(search, next)) {
		if (!clause_tells_time(search, verb, next))
			return 1;
		speech->first = clause_that_behind(search, next);
		return speech->first > 0;
	}
	if (cue_takes(cue, CUE_ADDRESSED) && cue_says(cue) &&
		addressee_read(search, verb, next, speech))
		return 1;
	speech->addressee = (struct phrase){ 0 };
	if (addressee_read_to(search, cue, next, speech))
		return 1;
	speech->first = next;
	if (cue_takes(cue, CUE_CLAUSE) && may_lack_that(search, verb) &&
		(clause_begins(search, next) || begins_loosely(search, cue, verb, next)))
		return 1;
	if (cue_takes(cue, CUE_INFINITIVE) && clause_is_infinitive(search, next))
		return 1;
	if (cue_takes(cue, CUE_CLAUSE) && is_said_of(search, cue, verb, next))
		return 1;
	if (cue_takes(cue, CUE_DOING) && is_doing(search, next, speech))
		return 1;
	if (!cue_takes(cue, CUE_CLAUSE))
		return 0;
	speech->first = clause_late_that(search, next);
	/* "reported, citing police, that" */
	if (!speech->first && is(search->reading, next - 1, ",") &&
		tags_any(&search->reading->tags, next, "G"))
		speech->first = clause_that_behind(search, next);
	if (!speech->first && cue_tells(cue) && may_lack_that(search, verb) &&
		clause_is_led(search, verb + 1))
		speech->first = verb + 1;
	if (!speech->first && cue_says(cue) && may_lack_that(search, verb))
		speech->first = clause_behind_adjunct(search, next);
	return speech->first > 0;
}

/* "“It is over.” Marn said it was": what stands between the marks is a sentence of its own. */
static int is_over_before(const struct reading *reading, uint32_t token)
{
	return token > 1 &&
	       (clause_is_stop(reading, token - 2) || clause_is_stop(reading, token - 1)) &&
	       passage_flag(&reading->passage, token, WINNOW_CAPITAL);
}

/* "In an issue of “Night Tide,” Marn said": the name of a thing ends before `token`. */
static int is_title_before(const struct reading *reading, uint32_t token)
{
	uint32_t open = token;

	while (open > 0 && reading->quoted[open - 1])
		open--;
	return open > 0 && open < token && tags_any(&reading->tags, open - 1, "I") &&
	       passage_flag(&reading->passage, open + 1, WINNOW_CAPITAL);
}

/* "“…,” said Marn": what it brings is between the marks before it. */
static int brings_quoted(const struct search *search, uint32_t verb, struct phrase speaker)
{
	const char *quoted = search->reading->quoted;

	return (verb > 0 && quoted[verb - 1]) ||
	       (speaker.first > 0 && quoted[speaker.first - 1] &&
		       !is_over_before(search->reading, speaker.first) &&
		       !is_title_before(search->reading, speaker.first) &&
		       !passage_flag(
			       &search->reading->passage, speaker.first, WINNOW_BLOCK_START) &&
		       !tags_any(&search->reading->tags, verb, "G"));
}

/* "It is believed that", "the boats are expected to sink", "she was told that", "se informó que": by
 * nobody who is told. */
static int is_impersonal(const struct search *search, uint32_t verb, struct phrase speaker)
{
	uint32_t first = verb_first(&search->reading->tags, verb, search->first);

	if (first > search->first && is(search->reading, first - 1, "se"))
		return 1;
	return cue_is_passive(search->reading, verb, search->first) &&
	       (cue_addresses(search->reading, verb) ||
		       tags_any(&search->reading->tags, verb + 1, "X") ||
		       (speaker.end == speaker.first + 1 &&
			       is(search->reading, speaker.first, "it")));
}

/* "…, сообщил министр, что": nobody stands before the verb, so that who stands behind it speaks. */
static void turn(struct speech *speech)
{
	if (speech->speaker.first == speech->speaker.end) {
		speech->speaker = speech->addressee;
		speech->addressee = (struct phrase){ 0 };
	}
}

/* "that he knew was denied by Marn that", "was told by Marn that": who does it; empty: not told. */
static struct phrase passive_doer(
	const struct search *search, uint32_t verb, const struct speech *speech)
{
	if (!is(search->reading, verb + 1, "by") ||
		!cue_is_passive(search->reading, verb, search->first))
		return (struct phrase){ 0 };
	return phrase_from_long(&search->reading->tags, verb + 2, speech->first);
}

static int try_following(struct search *search, unsigned cue, uint32_t verb)
{
	struct speech speech = { .kind = "indirect", .spoken = cue_says(cue) };
	int object = 0;

	if (!read_following(search, cue, verb, &speech)) {
		object = 1;
		if (!object_read(search, cue, verb, &speech))
			return 0;
	}
	speech.speaker = clause_subject(search, verb);
	if (unsaid_known(search, verb) || unsaid_participle(search, verb, speech.speaker) ||
		unsaid_by_thing(search, verb, speech.speaker))
		return 0;
	if (is_of(search->reading, "ru"))
		turn(&speech);
	struct phrase doer = passive_doer(search, verb, &speech);
	int impersonal = doer.first == doer.end && is_impersonal(search, verb, speech.speaker);
	if (cue_addresses(search->reading, verb) &&
		cue_is_passive(search->reading, verb, search->first))
		speech.addressee = speech.speaker;
	if (doer.first < doer.end)
		speech.speaker = doer;
	if ((speech.speaker.first == speech.speaker.end && !impersonal) ||
		unsaid_of_saying(&search->reading->tags, speech.speaker) ||
		(!object && unsaid_nobody(search, speech.speaker)) ||
		(brings_quoted(search, verb, speech.speaker) &&
			!clause_is_subordinate(search, speech.first)))
		return 0;
	clause_set_cue(search, verb, &speech);
	direct_quoting(search->reading, verb, search->first, &speech);
	if (impersonal)
		speech.speaker = (struct phrase){ 0 };
	speech.rule = object ? "indirect.cue_object" : "indirect.cue_clause";
	speech.confidence = object ? 0.7 : 0.9;
	speech.end = object ? object_end(search, speech.first)
			    : clause_end(search, verb, speech.first);
	clause_close_relative(search, &speech);
	clause_add(search, &speech);
	return 1;
}

/* "boats sank (the paper, 2023)": the bracket was opened behind the sentence's first token. */
static int is_bracketed(const struct reading *reading, uint32_t first, uint32_t close)
{
	for (uint32_t at = close; at-- > first + 1;)
		if (is(reading, at, "("))
			return 1;
	return 0;
}

/* "(Marn said boats sank)": no more of what is said than the bracket holds. */
static void end_in_bracket(const struct reading *reading, struct speech *speech)
{
	if (speech->end > speech->first + 1 && is(reading, speech->end - 1, ")") &&
		!is_bracketed(reading, speech->first, speech->end - 1))
		speech->end--;
}

static uint32_t trimmed_end(
	const struct reading *reading, const struct winnow_sentence *sentence)
{
	uint32_t end = sentence->first + sentence->count;

	while (end > sentence->first &&
		(clause_is_stop(reading, end - 1) ||
			(is(reading, end - 1, ")") &&
				!is_bracketed(reading, sentence->first, end - 1))))
		end--;
	return end;
}

/* Some words of it stand between marks. */
static void mark_mixed(const struct reading *reading, struct speech *speech)
{
	if (memchr(reading->quoted + speech->first, 1, speech->end - speech->first))
		speech->kind = "mixed";
}

/* "criticised the plan" */
static int try_topic(struct search *search, uint32_t verb)
{
	struct speech speech = { .kind = "indirect", .spoken = 1 };

	if (unsaid_advised(search, verb) || !topic_read(search, verb, &speech))
		return 0;
	speech.speaker = clause_subject(search, verb);
	if (speech.speaker.first == speech.speaker.end ||
		unsaid_nobody(search, speech.speaker) ||
		brings_quoted(search, verb, speech.speaker) ||
		!topic_fits(search, verb, &speech))
		return 0;
	clause_set_cue(search, verb, &speech);
	/* With "for" of "called for". */
	speech.cue.end = speech.first;
	clause_add(search, &speech);
	return 1;
}

/* "is concerned that", "expressed concern" */
static int try_stance(struct search *search, uint32_t at)
{
	struct speech speech = { .kind = "indirect", .spoken = 1 };

	if (!stance_read(search, at, &speech))
		return 0;
	clause_add(search, &speech);
	return 1;
}

/* "who police said were armed" */
static int try_gap(struct search *search, unsigned cue, uint32_t verb)
{
	struct speech speech = { .kind = "indirect", .spoken = cue_says(cue) };

	if (!cue_takes(cue, CUE_CLAUSE) || !gap_read(search, verb, &speech))
		return 0;
	clause_add(search, &speech);
	return 1;
}

/* "Marn's claim that" */
static void try_noun(struct search *search, uint32_t at)
{
	struct speech speech;

	if (noun_read(search, at, &speech))
		clause_add(search, &speech);
}

/* "said", "criticised": what the verb at `at` brings. */
static void read_verb(struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;
	unsigned cue = cue_of(reading, at);
	int is_cue = cue & CUE_GIVES;
	if (unsaid_noun(search, at) || (is_cue && unsaid_unfinished(search, cue, at)))
		return;
	if (is_cue && cue_is_denied(reading, at, search->first)) {
		refuse(&reading->passage, "indirect.cue_clause", at, at + 1,
			"it is said not to have been said");
		return;
	}
	/* ", Marn believes,", ", the survey found." */
	int parts =
		cue_tells(cue) || (cue_takes(cue, CUE_CLAUSE) &&
					  (is(reading, at + 1, ",") || at + 1 == search->end));
	if (is_cue && ((parts && trailing_read(search, at)) || try_gap(search, cue, at) ||
			      try_following(search, cue, at)))
		return;
	try_topic(search, at);
}

static void read_trigger(struct search *search, const struct trigger *trigger)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t at = trigger->token, brings = trigger->brings;

	if (brings & (TRIGGER_STANCE | TRIGGER_EXPRESSING) && try_stance(search, at))
		return;
	if (tags_any(tags, at, "N"))
		try_noun(search, at);
	else if (brings & TRIGGER_PHRASE && tags_any(tags, at, "IVS") &&
		 according_find(search, at))
		return;
	else if (brings & TRIGGER_VERB)
		read_verb(search, at);
}

uint32_t indirect_read(struct reading *reading, const struct winnow_sentence *sentence,
	struct speech speeches[MOST_SPEECHES])
{
	uint32_t first = heading_dateline_end(reading, sentence);
	struct search search = {
		.reading = reading,
		.first = first,
		.end = trimmed_end(reading, sentence),
		.floor = first,
		.whole = heading_whole(reading, sentence, first),
		.speeches = speeches,
	};

	heading_read(&search, sentence);
	for (const struct trigger *trigger = reading->triggers; trigger->token < search.end;
		trigger++) {
		/* What brings speech is a preposition, "como" before a verb, a verb, a noun, or
		 * an adjective. */
		if (trigger->brings & TRIGGERS_OF_SPEECH &&
			tags_any(&reading->tags, trigger->token, "IVZDPGNSJ") &&
			!reading->quoted[trigger->token] && trigger->token >= search.floor)
			read_trigger(&search, trigger);
	}
	for (uint32_t i = 0; i < search.count; i++) {
		end_in_bracket(reading, &speeches[i]);
		if (!winnow_is(winnow_str(speeches[i].kind), "direct"))
			mark_mixed(reading, &speeches[i]);
	}
	return search.count;
}
