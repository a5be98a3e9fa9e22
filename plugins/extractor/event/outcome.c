/* SPDX-License-Identifier: MIT
 * What a deed turns out to be: who died in an attack was killed, who captured a town arrested nobody. */
#include "event.h"

#define FARTHEST_FORCED 6 /* tokens from "to" to what somebody is forced to */
#define FARTHEST_CAUSE 15 /* tokens from a death to what may have brought it */

static int within(const struct act *act, uint32_t token)
{
	return token >= act->trigger.first && token < act->trigger.end;
}

/* "two died and 14 were injured": by whatever it was. */
static int is_harm(const struct winnow_term *verb)
{
	return verb && (winnow_is(verb->term, "injure") || winnow_is(verb->term, "hurt"));
}

/* "a fire", "measles", and not "opened fire", "artillery fire"; a car only as what does it. */
static int is_accident(const struct reading *reading, uint32_t token, int does_it)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *row = passage_find(passage, reading->words->accident, token);
	uint32_t end = 0;

	return row && (does_it || !term_is(row, 0, "v")) &&
	       !(token > 0 && (tags_any(&reading->tags, token - 1, "VZDPG") ||
				      (passage_match(passage, reading->words->noun, token - 1,
					       token + 1, &end) &&
					      end == token + 1)));
}

/* The noun or the verb at `token` tells of violence; *end is behind it: "a heart attack" is none. */
static int is_violence(
	const struct reading *reading, uint32_t token, uint32_t limit, uint32_t *end)
{
	const struct winnow_term *noun =
		passage_match(&reading->passage, reading->words->noun, token, limit, end);

	if (noun && (*end > token + 1 || term_is(noun, 2, "ASSAULT")))
		return term_is(noun, 2, "ASSAULT") &&
		       (*end > token + 1 || !is_accident(reading, token, 0));
	*end = token + 1;
	const struct winnow_term *verb =
		tags_any(&reading->tags, token, "VZDPG") ? deed_of(reading, token)->act : NULL;
	return term_is(verb, 1, "ASSAULT") && !is_harm(verb);
}

/* "died in an attack": by violence; "died in 1927" tells of none. */
void read_death(
	const struct reading *reading, const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t limit = sentence->first + sentence->count, end = 0;
	uint32_t first = act->trigger.first > sentence->first + FARTHEST_CAUSE
				 ? act->trigger.first - FARTHEST_CAUSE
				 : sentence->first;

	if (!winnow_is(act->class, "death"))
		return;
	/* Who "found two boys dead" did nothing to them. */
	if (!act->befalls_subject)
		act->agent = (struct phrase){ 0 };
	for (uint32_t at = first; at < limit && at < act->trigger.end + FARTHEST_CAUSE;
		at = end) {
		end = at + 1;
		/* "died at the hands of their partners" */
		if (!(act->befalls_subject && phrase_is_party(reading, act->agent)) &&
			(within(act, at) || !is_violence(reading, at, limit, &end)))
			continue;
		act->class = winnow_str("killing");
		act->plover = winnow_str("ASSAULT");
		return;
	}
}

/* "Floods killed two boys", "two boys were hurt in a crash" */
static void read_accident(const struct reading *reading, uint32_t limit, struct act *act)
{
	struct phrase cause = act->agent;
	int does_it = cause.first < cause.end;

	if (!winnow_is(act->plover, "ASSAULT"))
		return;
	if (!does_it && act->passive && is(reading, act->trigger.end, "in"))
		cause = without_time(
			reading, phrase_from(&reading->tags, act->trigger.end + 1, limit));
	/* "a car packed with explosives" */
	if (cause.first == cause.end || phrase_has(reading, reading->words->weapon, cause) ||
		!is_accident(reading, phrase_head(&reading->tags, cause), does_it))
		return;
	act->class = winnow_str(winnow_is(act->class, "killing") ? "death" : "harm");
	act->plover = act->police = (struct winnow_str){ 0 };
}

void outcome_on_idea(const struct reading *reading, struct act *act)
{
	if (!(winnow_is(act->value, "attack") || winnow_is(act->value, "assault")) ||
		!phrase_is_idea(reading, act->target))
		return;
	act->class = winnow_str("accusation");
	act->plover = winnow_str("ACCUSE");
	act->police = (struct winnow_str){ 0 };
}

/* "drowned her sons", "were drowned by their mother": she killed them. */
static void read_drowned(
	const struct reading *reading, struct winnow_str voice, struct act *act)
{
	if (!has_letter(voice, 'T') || !winnow_is(act->class, "death") ||
		(act->befalls_subject && !act->passive) ||
		!phrase_is_party(reading, act->agent))
		return;
	act->class = winnow_str("killing");
	act->plover = winnow_str("ASSAULT");
	act->police = winnow_str("KILL");
}

/* "killed himself": nobody else did; who "blew himself up" did it to others. */
static void read_self(const struct reading *reading, struct act *act)
{
	if (act->passive || !has_direct_object(act) || !phrase_is_self(reading, act->object) ||
		!winnow_is(act->plover, "ASSAULT") || winnow_is(act->value, "blow up"))
		return;
	act->class = winnow_str(winnow_is(act->class, "killing") ? "death" : "harm");
	act->plover = act->police = (struct winnow_str){ 0 };
}

/* Behind the verb and its object, from `at` on: to or into what that exploits them, or from what that is
 * theirs, somebody is forced; *end is behind it. */
static const struct winnow_term *forced_to(
	const struct reading *reading, uint32_t at, uint32_t limit, uint32_t *end)
{
	const struct passage *passage = &reading->passage;
	int is_from = is(reading, at, "from") || is(reading, at, "out");
	uint32_t last = at + FARTHEST_FORCED < limit ? at + FARTHEST_FORCED : limit;

	if (!is_from && !is(reading, at, "to") && !is(reading, at, "into"))
		return NULL;
	while (++at < last && tags_any(&reading->tags, at, "RTHJNIVF")) {
		const struct winnow_term *row =
			passage_match(passage, reading->words->forced, at, limit, end);
		if (row && is_from == term_is(row, 0, "displacement"))
			return row;
		/* "to leave work": the first verb counts; "from school to her home": a way. */
		if (tags_any(&reading->tags, at, "V") || (is_from && is(reading, at, "to")))
			break;
	}
	return NULL;
}

/* "forced to marry", "forced into slavery" exploit; "forced from their homes" displaces; where nobody
 * does it, "forced to quit" has none, nor has "driven to work", "driven from home to the port". */
static void read_forced(
	const struct reading *reading, struct winnow_str voice, uint32_t limit, struct act *act)
{
	if (!has_letter(voice, 'X'))
		return;
	uint32_t behind = act->passive ? act->trigger.end : act->object.end;
	uint32_t end = behind;
	const struct winnow_term *row = forced_to(reading, behind, limit, &end);
	int is_driven = winnow_is(act->class, "displacement");

	if (row && !(is_driven && (is(reading, end, "to") || !term_is(row, 0, "displacement"))))
		act->class = term_value(row, 0);
	else if (is_driven || (act->passive && act->agent.first == act->agent.end) ||
		 (!act->passive && is(reading, act->trigger.end, "to")))
		act->class = (struct winnow_str){ 0 };
	else if (phrase_is_authority(reading, act->agent))
		act->class = winnow_str("law_enforcement");
}

/* "were forcibly returned": nobody was set free. */
static void read_returned(const struct reading *reading, struct act *act)
{
	if (!winnow_is(act->value, "return") || act->trigger.first == 0 ||
		!is(reading, act->trigger.first - 1, "forcibly"))
		return;
	act->class = winnow_str("deportation");
	act->plover = winnow_str("COERCE");
}

/* "burned the flag": a protest. */
static void read_burned(const struct reading *reading, struct winnow_str voice, struct act *act)
{
	if (!has_letter(voice, 'B') || !phrase_is_object_of(reading, 'B', act->object))
		return;
	act->class = winnow_str("protest");
	act->plover = winnow_str("PROTEST");
}

/* Whom the police take away is arrested, whom rebels do, abducted. */
static void read_taken_away(const struct reading *reading, struct act *act)
{
	if (!winnow_is(act->value, "take away"))
		return;
	if (phrase_has(reading, reading->words->police, act->agent)) {
		act->class = winnow_str("arrest");
		act->police = winnow_str("ARREST");
	} else if (phrase_has(reading, reading->words->fighter, act->agent)) {
		act->class = winnow_str("abduction");
		act->plover = winnow_str("ASSAULT");
	}
}

/* "rebels held the girls in a camp", "were held by rebels": no arrest. */
static int read_held(const struct reading *reading, struct act *act)
{
	if (!winnow_is(act->value, "hold") || !has_direct_object(act) ||
		!phrase_is_persons(reading, act->object) ||
		!phrase_has(reading, reading->words->fighter, act->agent) ||
		phrase_has(reading, reading->words->police, act->agent))
		return 0;
	act->class = winnow_str("abduction");
	act->plover = winnow_str("ASSAULT");
	act->police = (struct winnow_str){ 0 };
	return 1;
}

/* "rebels captured the town": no arrest. */
static int read_taken(const struct reading *reading, struct winnow_str voice, struct act *act)
{
	if (has_letter(voice, 'e') && winnow_is(act->value, "accept") &&
		phrase_is_somebody(reading, act->object)) {
		act->class = winnow_str("aid");
		act->plover = winnow_str("AID");
		return 0;
	}
	if (!has_letter(voice, 'y') || act->agent.first == act->agent.end ||
		!has_direct_object(act) || phrase_is_somebody(reading, act->object) ||
		phrase_has(reading, reading->words->police, act->agent) ||
		!(facts_over(reading, FACT_PLACE, phrase_head(&reading->tags, act->object)) ||
			passage_find(&reading->passage, reading->words->fighter,
				phrase_head(&reading->tags, act->agent)) ||
			(winnow_is(act->value, "capture") &&
				phrase_is_power(reading, act->object))))
		return 0;
	act->class = winnow_str("violence");
	act->plover = winnow_str("ASSAULT");
	act->police = (struct winnow_str){ 0 };
	return 1;
}

/* "beaten to death" */
static void read_deadly(const struct reading *reading, struct act *act, uint32_t limit)
{
	uint32_t behind = act->trigger.end;
	uint32_t to = act->passive || is(reading, behind, "to") ? behind : act->object.end;

	if (to + 1 >= limit || !is(reading, to, "to") || !is(reading, to + 1, "death"))
		return;
	/* "he burned to death", "the girls starved to death": they died of it; "beat to death a man" */
	if (!act->passive && to == behind &&
		(act->object.first == act->object.end || act->object.first < to + 2)) {
		if (!act->befalls_subject)
			act->object = act->agent;
		act->befalls_subject = 1;
		act->agent = (struct phrase){ 0 };
		act->class = winnow_str("death");
		act->plover = (struct winnow_str){ 0 };
	}
	if (!winnow_is(act->class, "violence"))
		return;
	act->class = winnow_str("killing");
	act->police = winnow_str("KILL");
	act->recipient = (struct phrase){ 0 };
}

int outcome_read(const struct reading *reading, const struct winnow_sentence *sentence,
	struct winnow_str voice, struct act *act)
{
	uint32_t limit = sentence->first + sentence->count;

	read_deadly(reading, act, limit);
	read_drowned(reading, voice, act);
	read_taken_away(reading, act);
	read_forced(reading, voice, limit, act);
	read_burned(reading, voice, act);
	read_returned(reading, act);
	read_death(reading, sentence, act);
	read_self(reading, act);
	read_accident(reading, limit, act);
	return read_held(reading, act) || read_taken(reading, voice, act);
}
