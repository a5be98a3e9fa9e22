/* SPDX-License-Identifier: MIT
 * Deeds that the verb's object names: "launched an attack", "lifted the ban", "agreed a treaty"; and
 * what is only promised or refused. */
#include "event.h"

#define FARTHEST_PEACE 15 /* tokens behind the verb to "peacekeeping" */

static const char *const friendly[] = { "AID", "COOPERATE", "CONSULT", "SUPPORT", "YIELD",
	"AGREE", NULL };
static const char *const hostile[] = { "COERCE", "SANCTION", "ASSAULT", "ACCUSE", "THREATEN",
	"PROTEST", NULL };

/* A mark within the object: "a two-day search", "$3 million in aid". */
static int is_within(const struct reading *reading, uint32_t token)
{
	static const char *const marks[] = { "$", "€", "£", NULL };
	const struct passage *passage = &reading->passage;

	return passage_is_any(passage, token, marks) ||
	       (passage_is(passage, token, "-") && passage_glued(passage, token) &&
		       passage_glued(passage, token + 1));
}

/* "an emergency meeting" is a meeting: of nouns of deeds that stand together, the last. */
static const struct winnow_term *last_noun(const struct reading *reading,
	const struct winnow_term *noun, uint32_t end, uint32_t limit)
{
	const struct winnow_term *next;

	while ((next = passage_match(
			&reading->passage, reading->words->noun, end, limit, &end)))
		noun = next;
	return noun;
}

/* "$300", "2 million" end there. */
static int is_sum(const struct reading *reading, uint32_t token)
{
	return tags_any(&reading->tags, token, "E") &&
	       (tags_any(&reading->tags, token - 1, "E") || is_within(reading, token - 1));
}

/* Whether the noun of the deed may stand behind the preposition at `at`: "a round of talks", "more than
 * two strikes", "$2 million in aid", "went on strike", "was held in custody", and not "held for the
 * murder", "filed by a man seeking bail"; with a verb that brings somebody to it, whoever is between: "took
 * five men into custody". */
static int may_cross(const struct reading *reading, uint32_t at, uint32_t from, int brings)
{
	static const char *const within[] = { "of", "than", NULL };
	static const char *const growth[] = { "increase", "rise", "cut", "reduction", "worth",
		NULL };
	static const char *const reasons[] = { "for", "over", "after", "since", "until",
		"during", "amid", "despite", "by", NULL };
	const struct passage *passage = &reading->passage;

	if (passage_is_any(passage, at, within) || passage_glued(passage, at))
		return 1;
	if (at > from + 1 &&
		(is_sum(reading, at - 1) || passage_is_any(passage, at - 1, growth)))
		return 1;
	/* "went on strike", and not "went missing from a shelter" */
	if (brings == 'g')
		return !passage_is(passage, at, "from");
	return (!passage_is_any(passage, at, reasons) && (at == from || brings));
}

/* "logistics and financial support" */
static int joins_words(const struct reading *reading, uint32_t at, uint32_t from)
{
	return at > from && is(reading, at, "and") && tags_any(&reading->tags, at - 1, "NJ") &&
	       tags_any(&reading->tags, at + 1, "NJ");
}

/* The first noun of a deed in what follows the verb. */
static const struct winnow_term *object_noun(
	const struct reading *reading, uint32_t from, uint32_t limit, int brings)
{
	uint32_t end = 0;
	int goes = brings == 'g';

	for (uint32_t at = from; at < limit && at < from + 8; at++) {
		const struct winnow_term *noun =
			passage_match(&reading->passage, reading->words->noun, at, limit, &end);
		/* "was held in March": a month; "continued to call": a verb. */
		/* "went on strike on Monday" */
		if (noun && end > at + 1 && is(reading, end - 1, "on") &&
			(facts_over(reading, FACT_DATE, end) ||
				tags_word(&reading->tags, end)->is_time)) {
			noun = passage_find(&reading->passage, reading->words->noun, at);
			end = at + 1;
		}
		if (noun && !facts_over(reading, FACT_DATE, at) &&
			(end > at + 1 || !tags_any(&reading->tags, at, "VZD")))
			return last_noun(reading, noun, end, limit);
		if ((tags_any(&reading->tags, at, "I") || is(reading, at, "to")) &&
			!may_cross(reading, at, from, brings))
			break;
		/* "took office following the resignation" */
		if (is(reading, at, "following"))
			break;
		/* "soldiers deployed as peacekeepers" */
		if ((!tags_any(&reading->tags, at, "TJNFEHRPGIX") ||
			    ((goes || at == from) && tags_any(&reading->tags, at, "GP"))) &&
			!joins_words(reading, at, from) && !is_within(reading, at) &&
			!((at == from || brings) && is(reading, at, "as")))
			break;
	}
	return NULL;
}

/* "gave 3 million euros to the town", "gave the town 3 million euros": a sum is aid. */
static const struct winnow_term *sum_given(
	const struct reading *reading, uint32_t from, uint32_t limit)
{
	const struct passage *passage = &reading->passage;

	for (uint32_t at = from; at < limit && at < from + 8; at++) {
		if (facts_over(reading, FACT_MONEY, at))
			return passage->text->find(
				passage->host, reading->words->noun, winnow_str("aid"));
		if (!tags_any(&reading->tags, at, "TJNFEHRI") ||
			(tags_any(&reading->tags, at, "I") && !is(reading, at, "of") &&
				!is(reading, at, "than")))
			break;
	}
	return NULL;
}

/* "Sanctions were imposed", "talks resumed": the noun of the deed, where the verb is passive, or
 * `goes_on` and has no object. */
static const struct winnow_term *subject_noun(
	const struct reading *reading, uint32_t verb, uint32_t floor, int goes_on)
{
	uint32_t end = 0;

	if (!verb_has_be(&reading->tags, verb, floor) &&
		(!goes_on || tags_any(&reading->tags, verb, "GP") ||
			tags_any(&reading->tags, verb + 1, "THQGX")))
		return NULL;
	struct phrase subject = phrase_subject(&reading->tags, verb, floor);
	/* "talks between the army and the rebels" */
	if (subject.first > floor && is(reading, subject.first - 1, "between"))
		subject = phrase_to(&reading->tags, subject.first - 1, floor);
	uint32_t head = subject.first < subject.end ? phrase_head(&reading->tags, subject) : 0;
	/* "40 arrests were made": the noun has told it. */
	if (head > subject.first && tags_any(&reading->tags, head - 1, "EJ") &&
		passage_find(&reading->passage, reading->words->told, head))
		return NULL;
	for (uint32_t at = subject.first; at <= head && at < subject.end; at++) {
		const struct winnow_term *noun = passage_match(
			&reading->passage, reading->words->noun, at, subject.end, &end);
		if (noun && end == head + 1)
			return noun;
	}
	return NULL;
}

static int is_weapon(const struct reading *reading, const struct winnow_term *noun)
{
	const struct passage *passage = &reading->passage;

	return passage->text->find(passage->host, reading->words->weapon, noun->term) != NULL;
}

/* The noun names no deed as the object of this verb. */
static int is_of_another_verb(const struct reading *reading, const struct winnow_term *light,
	const struct winnow_term *noun)
{
	if (term_is(light, 0, "u"))
		return !term_is(noun, 1, "violence") && !term_is(noun, 1, "modus_operandi");
	/* "opened a jail", "granted custody" lock nobody up, who "came into her life" has not died, nor who "treated
	 * wounds". */
	int is_die = term_is(noun, 0, "die");
	if (((term_is(noun, 0, "jail") || term_is(noun, 0, "detain")) &&
		    !term_is(light, 0, "b")) ||
		(is_die ? !term_is(light, 0, "r") && !term_is(light, 0, "d")
			: term_is(light, 0, "d")) ||
		term_is(noun, 0, "succumb") != term_is(light, 0, "k"))
		return 1;
	/* "gives rockets a boost", "receives rockets" */
	if ((term_is(light, 0, "m") || term_is(light, 0, "r") || term_is(light, 0, "g")) &&
		term_is(noun, 2, "ASSAULT") && is_weapon(reading, noun))
		return 1;
	/* "came for an emergency" */
	if (term_is(light, 0, "g") && term_is(noun, 1, "law_enforcement"))
		return 1;
	/* "declared the detention unlawful" */
	if (term_is(light, 0, "w"))
		return term_is(noun, 1, "arrest");
	/* "remained on alert", and not "in custody": that was before. */
	return term_is(light, 0, "s") && !term_is(noun, 2, "MOBILIZE");
}

int light_read(const struct reading *reading, uint32_t verb,
	const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t limit = sentence->first + sentence->count;
	const struct winnow_term *light = deed_of(reading, verb)->light;
	if (!light)
		return 0;
	int uses = term_is(light, 0, "u");
	const struct winnow_term *noun = object_noun(reading, act->trigger.end, limit,
		term_is(light, 0, "b") || uses ? 'b'
		: term_is(light, 0, "g")       ? 'g'
					       : 0);
	/* "is called a pledge" */
	int is_object = noun != NULL;
	if (!noun && term_is(light, 0, "m"))
		noun = sum_given(reading, act->trigger.end, limit);
	if (!noun)
		noun = subject_noun(reading, verb, sentence->first, term_is(light, 0, "j"));
	if (!noun || !term_value(noun, 0).len || is_of_another_verb(reading, light, noun) ||
		(winnow_is(act->value, "call") && is_object &&
			verb_has_be(&reading->tags, verb, sentence->first)))
		return 0;
	act->value = term_value(noun, 0);
	act->class = term_value(noun, 1);
	act->plover = term_value(noun, 2);
	act->police = winnow_str(uses ? "FORCE" : "");
	/* "taken into custody"; who "ordered the arrest" has arrested nobody. */
	if (winnow_is(act->class, "arrest") &&
		!mode_code(term_value(
			tags_lemma_row(&reading->tags, reading->words->mode, verb), 0)))
		act->police = winnow_str("ARREST");
	act->names_deed = 1;
	act->goes_on = term_is(light, 0, "j") &&
		       !verb_has_be(&reading->tags, verb, sentence->first) &&
		       !object_noun(reading, act->trigger.end, limit, 0);
	act->is_received = term_is(light, 0, "r") || term_is(light, 0, "d");
	if (term_is(light, 0, "k")) {
		act->befalls_subject = 1;
		act->police = winnow_str("KILL");
	}
	act->rule = "event.light_verb";
	act->confidence = 0.75;
	return 1;
}

/* What taking back the deed of that root amounts to; empty: nothing. */
static struct winnow_str undone(const struct winnow_term *undo, struct winnow_str root)
{
	if (term_is(undo, 0, "REJECT"))
		return root.len ? term_value(undo, 0) : root;
	if (term_is(undo, 0, "ACCEPT"))
		return winnow_str(winnow_is(root, "REQUEST") ? "YIELD" : "");
	if (term_is(undo, 0, "BREAK"))
		return winnow_str(winnow_is(root, "YIELD") ? "ASSAULT" : "");
	return is_root(root, hostile)    ? winnow_str("YIELD")
	       : is_root(root, friendly) ? winnow_str("SANCTION")
					 : (struct winnow_str){ 0 };
}

/* "lifted the ban", "suspended the aid", "called off the strike". */
int light_undo(const struct reading *reading, uint32_t verb, uint32_t limit, struct act *act)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *undo = deed_of(reading, verb)->undo;
	if (!undo && act->trigger.end > verb + 1)
		undo = passage->text->find(passage->host, reading->words->undo, act->value);
	if (!undo)
		return 0;
	const struct winnow_term *noun = object_noun(reading, act->trigger.end, limit, 0);
	struct winnow_str root = undone(undo, term_value(noun, 2));

	if (!noun || !root.len)
		return 0;
	act->plover = root;
	act->class = winnow_str(winnow_is(root, "YIELD")     ? "easing"
				: winnow_is(root, "ASSAULT") ? "violence"
				: winnow_is(root, "REJECT")  ? "rejection"
							     : "sanction");
	act->names_deed = 1;
	act->undoes = 1;
	act->rule = "event.undo";
	return 1;
}

/* "agreed a treaty", "called for sanctions": what is agreed or asked for decides. */
void light_asked(const struct reading *reading, uint32_t limit, struct act *act)
{
	int agrees = winnow_is(act->plover, "AGREE"), asks = winnow_is(act->plover, "REQUEST");
	const struct winnow_term *noun =
		agrees || asks ? object_noun(reading, act->trigger.end, limit, 0) : NULL;

	if (agrees && term_is(noun, 2, "SUPPORT")) {
		act->plover = winnow_str("SUPPORT");
		act->names_deed = 1;
	}
	if (asks && term_is(noun, 2, "COERCE"))
		act->plover = winnow_str("THREATEN");
}

/* "sent troops to the peacekeeping force": help, whoever keeps the peace. */
void light_peace(const struct reading *reading, uint32_t limit, struct act *act)
{
	uint32_t from =
		act->agent.first < act->agent.end && act->agent.first < act->trigger.first
			? act->agent.first
			: act->trigger.first;

	if (!winnow_is(act->plover, "MOBILIZE"))
		return;
	for (uint32_t at = from; at < limit && at < act->trigger.end + FARTHEST_PEACE; at++)
		if (winnow_starts(passage_word(&reading->passage, at), "peacekeep")) {
			act->class = winnow_str("aid");
			act->plover = winnow_str("AID");
			return;
		}
}

/* What is only promised, refused or asked for, is that. */
void light_temper(struct act *act)
{
	const char *modality = act->mode.modality ? act->mode.modality : "";

	/* What is only announced to somebody's harm is a threat. */
	if (is_root(act->plover, hostile) && !winnow_is(act->plover, "ACCUSE") &&
		!act->mode.negated &&
		(!strcmp(modality, "planned") || !strcmp(modality, "agreed")))
		act->plover = winnow_str("THREATEN");
	/* "offered to send troops" */
	if (winnow_is(act->plover, "MOBILIZE") && !act->mode.negated &&
		!strcmp(modality, "agreed"))
		act->plover = winnow_str("AGREE");
	if (!is_root(act->plover, friendly))
		return;
	if (act->mode.negated || !strcmp(modality, "refused"))
		act->plover = winnow_str("REJECT");
	else if (!strcmp(modality, "planned") || !strcmp(modality, "agreed"))
		act->plover = winnow_str("AGREE");
	else if (!strcmp(modality, "required") || !strcmp(modality, "demanded"))
		act->plover = winnow_str("REQUEST");
}
