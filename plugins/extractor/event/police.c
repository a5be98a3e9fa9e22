/* SPDX-License-Identifier: MIT
 * What the police do, and what they leave undone. */
#include "event.h"

#define NEAR 12         /* tokens around a deed */
#define FARTHEST_CELL 6 /* tokens from "held" to the end of "at the central police station" */

/* The clause around the deed, as far as police would be named. */
static struct phrase around(const struct winnow_sentence *sentence, const struct act *act)
{
	uint32_t end = sentence->first + sentence->count;

	return (struct phrase){
		act->trigger.first > sentence->first + NEAR ? act->trigger.first - NEAR
							    : sentence->first,
		act->trigger.end + NEAR < end ? act->trigger.end + NEAR : end,
	};
}

/* "declined to comment": what is not said is no deed left undone. */
static int is_of_words(const struct reading *reading, uint32_t to)
{
	static const char *const verbs[] = { "comment", "name", "identify", "give", "elaborate",
		"disclose", "release", "discuss", "provide", "speculate", "speak", NULL };

	const struct winnow_term *cue =
		tags_lemma_row(&reading->tags, reading->words->cue, to + 1);
	struct winnow_str follows = term_value(cue, 1);

	return passage_is(&reading->passage, to, "to") &&
	       (passage_is_any(&reading->passage, to + 1, verbs) ||
		       (term_is(cue, 0, "say") && follows.len && follows.ptr[0] == 't'));
}

/* "failed to stop the mob", "did not arrest them": what the police leave undone. */
static int is_failure(const struct reading *reading, const struct act *act)
{
	static const char *const duties[] = { "arrest", "rescue", "aid", "law_enforcement",
		NULL };
	const struct passage *passage = &reading->passage;
	int is_duty = 0;

	for (const char *const *duty = duties; *duty; duty++)
		is_duty |= winnow_is(act->class, *duty);
	/* That nobody was arrested is no failure. */
	if (act->mode.negated)
		return is_duty && !mode_is_nobody(&reading->tags, act->object);
	return term_is(passage->text->find(passage->host, reading->words->mode, act->value), 0,
		       "refused") &&
	       !is_of_words(reading, act->trigger.end);
}

/* "beaten by police", at "beaten" */
static int is_violence_by_police(
	const struct reading *reading, uint32_t verb, struct phrase near)
{
	return tags_any(&reading->tags, verb, "PD") && verb + 2 < near.end &&
	       is(reading, verb + 1, "by") &&
	       term_is(deed_of(reading, verb)->act, 0, "violence") &&
	       phrase_has(reading, reading->words->police,
		       phrase_from(&reading->tags, verb + 2, near.end));
}

/* "killed in an encounter with police", "died when police fired", "died after being beaten by police" */
static int is_in_encounter(
	const struct reading *reading, const struct act *act, struct phrase near)
{
	static const char *const words[] = { "encounter", "shootout", "shoot-out", "gunfight",
		"gunbattle", NULL };

	if (!phrase_has(reading, reading->words->police, near))
		return 0;
	int dies = winnow_is(act->value, "die") || winnow_is(act->value, "kill");
	for (uint32_t at = near.first; at < near.end; at++)
		if (passage_is_any(&reading->passage, at, words) ||
			(dies && tags_any(&reading->tags, at, "VZDPG") &&
				winnow_is(tags_lemma(&reading->tags, at), "fire")) ||
			(dies && is_violence_by_police(reading, at, near)))
			return 1;
	return 0;
}

struct winnow_str police_read(
	struct reading *reading, const struct winnow_sentence *sentence, const struct act *act)
{
	const struct winnow_str none = { 0 };
	const struct event_words *words = reading->words;
	struct phrase near = around(sentence, act);
	int acts = phrase_has(reading, words->police, act->who);

	if (act->mode.modality)
		return none;
	if (winnow_is(act->police, "FAIL") || (acts && is_failure(reading, act)))
		return winnow_str("FAIL");
	if (act->mode.negated)
		return none;
	/* Who is arrested, is so by the police; who is killed, seldom. */
	if (winnow_is(act->police, "ARREST"))
		return act->police;
	if (winnow_is(act->police, "FORCE"))
		return phrase_has(reading, words->police, near) ? act->police : none;
	if (winnow_is(act->police, "KILL"))
		return acts || (act->agent.first == act->agent.end &&
				       (phrase_has(reading, words->force, near) ||
					       is_in_encounter(reading, act, near)))
			       ? act->police
			       : none;
	if (acts && !act->police.len && winnow_is(act->class, "violence"))
		return winnow_str("FORCE");
	return acts && !act->police.len ? winnow_str("ANY_ACTION") : none;
}

/* "fired tear gas": told by its verb. */
static int is_told_by_verb(const struct reading *reading, uint32_t token, uint32_t floor)
{
	for (uint32_t at = token; at-- > floor && at + 4 > token;)
		if (tags_any(&reading->tags, at, "VZDPG")) {
			struct mode mode =
				mode_of(&reading->tags, reading->words->mode, at, floor);
			return !mode.modality && !mode.negated &&
			       term_is(deed_of(reading, at)->act, 2, "FORCE");
		}
	return 0;
}

/* The verb of "opened fire", or that of "used tear gas" before it; the trigger itself where it has none. */
static uint32_t verb_of_force(const struct reading *reading, uint32_t trigger, uint32_t floor)
{
	uint32_t verb = trigger;

	while (verb > floor && verb + 2 > trigger && !tags_any(&reading->tags, verb, "VZDPG"))
		verb--;
	return verb < trigger && term_is(deed_of(reading, verb)->light, 0, "u") ? verb
										: trigger;
}

/* "opened fire on the crowd", "used tear gas against divers": who did, at whom. */
static void read_fire(
	const struct reading *reading, const struct winnow_sentence *sentence, struct act *act)
{
	static const char *const at_whom[] = { "on", "at", "against", NULL };
	const struct tags *tags = &reading->tags;
	uint32_t verb = verb_of_force(reading, act->trigger.first, sentence->first);
	uint32_t on = act->trigger.end, limit = sentence->first + sentence->count;

	if (!tags_any(tags, verb, "VZDPG") || verb_has_be(tags, verb, sentence->first))
		return;
	act->agent = phrase_subject(tags, verb, sentence->first);
	if (act->agent.first < act->agent.end && tags_any(tags, act->agent.first, "W"))
		act->agent = phrase_antecedent(tags, act->agent.first, sentence->first);
	if (passage_is_any(&reading->passage, on, at_whom))
		act->object = phrase_settle(reading, phrase_from_long(tags, on + 1, limit));
	act->target = act->object;
}

/* "in police firing": force, as a noun. */
static int read_force(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t end = 0;

	if (!passage_match(&reading->passage, reading->words->force, token,
		    sentence->first + sentence->count, &end) ||
		is_told_by_verb(reading, token, sentence->first))
		return 0;
	*act = (struct act){
		.trigger = { token, end },
		.value = winnow_str("fire"),
		.class = winnow_str("violence"),
		.plover = winnow_str("ASSAULT"),
		.police = winnow_str("FORCE"),
		.mode.nested = 1,
		.rule = "event.force",
		.confidence = 0.6,
	};
	read_fire(reading, sentence, act);
	return 1;
}

static struct phrase if_police(const struct reading *reading, struct phrase phrase)
{
	return phrase_has(reading, reading->words->police, phrase) ? phrase
								   : (struct phrase){ 0 };
}

/* The subject of the verb at `verb`, or whom its "who" is about. */
static struct phrase idle_subject(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase subject = phrase_subject(&reading->tags, verb, floor);

	if (subject.first < subject.end && tags_any(&reading->tags, subject.first, "W"))
		subject = phrase_of_relative(
			&reading->tags, &reading->words->nouns, subject.first, floor);
	return if_police(reading, subject);
}

/* "The police stood by", "police inaction", "inaction by the police"; with a term of the sentence's
 * subject "remained mute spectators": who left it undone; empty: nobody of the police. */
static struct phrase idle_one(const struct reading *reading, const struct winnow_term *term,
	struct phrase words, const struct winnow_sentence *sentence)
{
	const struct tags *tags = &reading->tags;
	uint32_t floor = sentence->first, limit = floor + sentence->count;

	if (tags_any(tags, words.first, "VZDPGU"))
		return idle_subject(reading, words.first, floor);
	struct phrase before = if_police(reading, phrase_to(tags, words.first, floor));
	if (before.first < before.end)
		return before;
	/* "accused the police of inaction" */
	if (words.first > floor + 1 && is(reading, words.first - 1, "of"))
		before = if_police(reading, phrase_to(tags, words.first - 1, floor));
	/* "pulled up the police for its failure" */
	for (uint32_t at = words.first; before.first == before.end && words.first > floor &&
					tags_any(tags, words.first - 1, "H") && at-- > floor &&
					at + NEAR / 2 > words.first;)
		before = if_police(reading, phrase_to(tags, at, floor));
	if (before.first < before.end)
		return before;
	for (uint32_t at = words.end; at < limit && at < words.end + NEAR / 2; at++)
		if (passage_is(&reading->passage, at, "of") ||
			passage_is(&reading->passage, at, "by"))
			return if_police(reading, phrase_from_long(tags, at + 1, limit));
	for (uint32_t at = words.first;
		term_is(term, 0, "subject") && at-- > floor && at + NEAR > words.first;)
		if (tags_any(tags, at, "VZDB"))
			return idle_subject(reading, at, floor);
	return (struct phrase){ 0 };
}

static int read_failure(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t end = 0, limit = sentence->first + sentence->count;

	const struct winnow_term *term =
		passage_match(&reading->passage, reading->words->failure, token, limit, &end);

	if (!term)
		return 0;
	*act = (struct act){
		.trigger = { token, end },
		.value = winnow_str("fail to act"),
		.class = winnow_str("inaction"),
		.police = winnow_str("FAIL"),
		.mode.nested = 1,
		.agent = idle_one(reading, term, (struct phrase){ token, end }, sentence),
		.rule = "event.failure",
		.confidence = 0.6,
	};
	return act->agent.first < act->agent.end;
}

int police_act(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act)
{
	return read_force(reading, token, sentence, act) ||
	       read_failure(reading, token, sentence, act);
}

int police_lock_up(const struct reading *reading, uint32_t behind)
{
	uint32_t end = behind + FARTHEST_CELL;

	if (end > reading->tags.count)
		end = reading->tags.count;
	if (phrase_has(reading, reading->words->police, (struct phrase){ behind, end }))
		return 1;
	for (uint32_t at = behind; at < end && tags_any(&reading->tags, at, "ITHJNFE"); at++)
		if (passage_find(&reading->passage, reading->words->confinement, at))
			return 1;
	return 0;
}
