/* SPDX-License-Identifier: MIT
 * Why a verb tells of no deed with the roles it has: by the letters of its voice in en/act. */
#include "event.h"

/* "fired 200 workers", and not "fired at the workers", "fired 40 rounds" */
static int is_of_whom(const struct reading *reading, const struct act *act)
{
	struct winnow_str kind = counted_kind(reading, act->object.first);

	if ((kind.len && !winnow_is(kind, "person")) ||
		!phrase_is_persons(reading, act->object))
		return 0;
	return act->passive ? !tags_any(&reading->tags, act->trigger.end, "I")
			    : act->object.first == act->trigger.end;
}

/* "charges 40 euros", "charge fees", "are charged a fee" */
static int is_price(const struct reading *reading, const struct act *act)
{
	if (act->passive)
		return phrase_is_object_of(reading, 'c',
			phrase_from(&reading->tags, act->trigger.end, reading->tags.count));
	return has_direct_object(act) &&
	       (facts_over(reading, FACT_MONEY, act->object.first) ||
		       phrase_is_object_of(reading, 'c', act->object));
}

/* "demonstrated how" */
static int brings_clause(const struct reading *reading, const struct act *act)
{
	return tags_any(&reading->tags, act->trigger.end, "SW");
}

/* "who collect the nuts and sell them": what the sentence told of before is a thing, and nobody but who does it. */
static int is_them_things(const struct reading *reading, const struct act *act)
{
	uint32_t floor = passage_sentence(&reading->passage, act->trigger.first).first;
	const struct passage *passage = &reading->passage;
	int has_thing = 0; /* or an animal */

	if (!winnow_is(act->class, "trafficking") || !is(reading, act->object.first, "them"))
		return 0;
	for (uint32_t at = act->trigger.first; at-- > floor;) {
		if (at >= act->agent.first && at < act->agent.end)
			continue;
		if (phrase_is_somebody(reading, (struct phrase){ at, at + 1 }))
			return 0;
		has_thing |=
			strcmp(noun_kind_at(passage, &reading->words->nouns, at), "unknown");
	}
	return has_thing;
}

static int befalls_nobody(const struct reading *reading, const struct act *act)
{
	return !phrase_is_somebody(reading, act->object) || is_them_things(reading, act);
}

/* "intercepted a letter", and not "intercepted a boat". */
static int stops_nobody(const struct reading *reading, const struct act *act)
{
	return !has_direct_object(act) ||
	       (befalls_nobody(reading, act) &&
		       !phrase_is_object_of(reading, 'N', act->object));
}

/* "were armed with rifles": by nobody. */
static int is_equipped(const struct reading *reading, const struct act *act)
{
	return act->passive && act->agent.first == act->agent.end &&
	       is(reading, act->trigger.end, "with");
}

/* "stole them": cars, maybe. */
static int is_unnamed(const struct reading *reading, const struct act *act)
{
	return tags_any(&reading->tags, act->object.first, "OQ");
}

static int is_published(const struct reading *reading, const struct act *act)
{
	return passage_find(&reading->passage, reading->words->medium,
		       phrase_head(&reading->tags, act->object)) != NULL;
}

static int lacks_object(const struct reading *reading, const struct act *act)
{
	(void)reading;
	/* "burned to death" */
	return !has_direct_object(act) && !act->befalls_subject;
}

static int is_shown(const struct reading *reading, const struct act *act)
{
	return has_direct_object(act) || brings_clause(reading, act);
}

static int is_with_things(const struct reading *reading, const struct act *act)
{
	return !act->names_deed && has_direct_object(act) &&
	       !phrase_is_party(reading, act->object);
}

/* "asked what", "asked a question": nothing is asked for. */
static int is_question(const struct reading *reading, const struct act *act)
{
	static const char *const words[] = { "for", "that", "to", "with", NULL };
	uint32_t behind = act->passive || act->object.first != act->trigger.end
				  ? act->trigger.end
				  : act->object.end;

	return !act->names_deed && !passage_is_any(&reading->passage, behind, words);
}

static int is_known_thing(const struct reading *reading, uint32_t head)
{
	const struct passage *passage = &reading->passage;

	return tags_any(&reading->tags, head, "GJ") ||
	       (strcmp(noun_kind_at(passage, &reading->words->nouns, head), "thing") == 0 &&
		       !passage_find(passage, reading->words->medium, head));
}

/* "arrested the decline", "the plan died" */
static int befalls_thing(const struct reading *reading, const struct act *act)
{
	return (has_direct_object(act) || act->befalls_subject) &&
	       act->object.first < act->object.end && !phrase_is_party(reading, act->object) &&
	       !phrase_is_somebody(reading, act->object) &&
	       is_known_thing(reading, phrase_head(&reading->tags, act->object));
}

/* A noun that names neither persons nor a body nor what these write; "the first", "the head of state" are
 * persons where they act. */
static int is_of_thing(const struct reading *reading, struct phrase phrase)
{
	static const char *const persons[] = { "first", "last", "latest", "only", "next",
		"head", "justice", NULL };
	uint32_t head = phrase_head(&reading->tags, phrase);

	if (phrase_is_party(reading, phrase) ||
		phrase_has(reading, reading->words->weapon, phrase) ||
		passage_find(&reading->passage, reading->words->medium, head))
		return 0;
	return (tags_any(&reading->tags, head, "N") &&
		       !passage_is_any(&reading->passage, head, persons)) ||
	       is_known_thing(reading, head);
}

/* "The bill supports", "exercise can help": nobody does so; "help you": to nobody in the news. */
static int is_of_things(const struct reading *reading, const struct act *act)
{
	struct phrase who = act->agent;

	/* An earthquake does strike. */
	if (winnow_is(act->class, "harm"))
		return 0;
	if (is(reading, act->object.first, "you") && act->object.first < act->object.end)
		return 1;
	if (who.first == who.end)
		return 0;
	uint32_t head = phrase_head(&reading->tags, who);
	return is(reading, head, "you") ||
	       (!tags_any(&reading->tags, head, "OQWE") && is_of_thing(reading, who));
}

/* "got exercise", "provides information": nobody works with anybody. */
static int is_with_nobody(const struct reading *reading, const struct act *act)
{
	return winnow_is(act->plover, "COOPERATE") && !act->passive &&
	       !phrase_is_party(reading, act->agent);
}

/* "came under fire from activists", "for its prices": by words; fighters and weapons fire otherwise. */
static int is_fire_of_words(const struct reading *reading, const struct act *act)
{
	static const char *const reasons[] = { "for", "over", "from", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t fire = act->trigger.end + 1;

	if (!is(reading, act->trigger.end, "under") || !is(reading, fire, "fire") ||
		!passage_is_any(passage, fire + 1, reasons))
		return 0;
	struct phrase whom = phrase_from_long(&reading->tags, fire + 2, reading->tags.count);
	return !is(reading, fire + 1, "from") ||
	       !(phrase_has(reading, reading->words->fighter, whom) ||
		       phrase_has(reading, reading->words->police, whom) ||
		       phrase_has(reading, reading->words->weapon, whom));
}

const char *light_no_deed(const struct reading *reading, const struct act *act)
{
	static const char *const roots[] = { "AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE",
		"REQUEST", NULL };

	if (is_fire_of_words(reading, act))
		return "fire of words";
	/* "the meeting was held in prison" */
	if ((winnow_is(act->value, "jail") || winnow_is(act->value, "detain")) &&
		act->passive &&
		(is_of_thing(reading, act->object) ||
			passage_find(&reading->passage, reading->words->confinement,
				phrase_head(&reading->tags, act->object))))
		return "only persons are locked up";
	return is_with_nobody(reading, act) ||
			       (is_root(act->plover, roots) && !act->passive &&
				       !act->is_received && is_of_things(reading, act))
		       ? "what things do, or to the reader"
		       : NULL;
}

/* "raised a question", "adopted a tone" */
static int is_no_policy(const struct reading *reading, const struct act *act)
{
	return !has_direct_object(act) || !phrase_is_object_of(reading, 'o', act->object);
}

/* "closed the book", and not "closed the border" */
static int is_no_closure(const struct reading *reading, const struct act *act)
{
	return !has_direct_object(act) || !phrase_is_object_of(reading, 'l', act->object);
}

/* "released pictures", "released 40 tons", "version 3.5 was released": nobody is free. */
static int frees_nobody(const struct reading *reading, const struct act *act)
{
	struct phrase whom = act->object;

	if (!has_direct_object(act) || phrase_is_object_of(reading, 'f', whom))
		return 1;
	if (phrase_is_somebody(reading, whom) || phrase_is_party(reading, whom))
		return 0;
	/* "released a whisky"; a navy may release a ship. */
	if (!act->passive && is_known_thing(reading, phrase_head(&reading->tags, whom)) &&
		!phrase_is_power(reading, act->agent))
		return 1;
	for (uint32_t at = whom.first; at < whom.end && whom.end > whom.first + 1; at++)
		if (passage_kind(&reading->passage, at) == WINNOW_DIGITS)
			return 1;
	return !tags_any(&reading->tags, phrase_head(&reading->tags, whom), "NFE");
}

/* "returned home", "it returns a value": nothing is given back, unless it is somebody, to somebody, or by
 * those who took it. */
static int gives_nothing_back(const struct reading *reading, const struct act *act)
{
	if (!has_direct_object(act) || (act->object.end == act->object.first + 1 &&
					       is(reading, act->object.first, "home")))
		return 1;
	return !phrase_is_somebody(reading, act->object) &&
	       !phrase_is_party(reading, act->agent) &&
	       !phrase_is_party(reading, act->recipient);
}

/* "accepted cash": nothing is agreed; "accepted 40 refugees" is. */
static int accepts_nothing(const struct reading *reading, const struct act *act)
{
	return !act->names_deed && !phrase_is_somebody(reading, act->object) &&
	       !(has_direct_object(act) && phrase_is_object_of(reading, 'e', act->object));
}

/* "shared a room" */
static int is_no_cooperation(const struct reading *reading, const struct act *act)
{
	return !has_direct_object(act) || !phrase_is_object_of(reading, 'u', act->object);
}

/* "sought a better life": of nobody. */
static int is_no_request(const struct reading *reading, const struct act *act)
{
	return !has_direct_object(act) ||
	       !(phrase_is_object_of(reading, 'r', act->object) ||
		       facts_over(reading, FACT_MONEY, act->object.first) ||
		       (act->recipient.first < act->recipient.end &&
			       is(reading, act->recipient.first - 1, "from")));
}

/* "the talks failed", "he failed to impress": nobody has left a deed undone; what a state failed to do, it
 * owed. */
static int leaves_nothing(const struct reading *reading, const struct act *act)
{
	struct phrase who = act->agent;

	return act->mode.negated || !tags_any(&reading->tags, act->trigger.end, "X") ||
	       (!deed_of(reading, act->trigger.end + 1)->tells &&
		       !phrase_is_authority(reading, who)) ||
	       (who.first < who.end && !phrase_is_party(reading, who) &&
		       is_known_thing(reading, phrase_head(&reading->tags, who)));
}

/* "shot a film": with nobody as its object, and at nobody. */
static int is_filmed(const struct reading *reading, const struct act *act)
{
	static const char *const aims[] = { "at", "on", "into", NULL };

	if (passage_is_any(&reading->passage, act->trigger.end, aims))
		return 0;
	return !phrase_is_party(reading, act->object) ||
	       (act->object.end == act->object.first + 1 &&
		       is(reading, act->object.first, "it"));
}

/* "warned residents": told, and not threatened. */
static int is_only_told(const struct reading *reading, const struct act *act)
{
	/* "warned that it would strike" */
	if (is(reading, act->trigger.end, "that") &&
		tags_any(&reading->tags, act->trigger.end + 1, "O") &&
		tags_any(&reading->tags, act->trigger.end + 2, "M") &&
		phrase_is_party(reading, act->agent))
		return 0;
	/* "warned 43 people would be moved" */
	if (!act->passive && tags_any(&reading->tags, act->object.end, "MBAZ"))
		return 1;
	return !has_direct_object(act) || !phrase_is_power(reading, act->object) ||
	       !(act->agent.first == act->agent.end || phrase_is_party(reading, act->agent));
}

static int is_passive(const struct reading *reading, const struct act *act)
{
	(void)reading;
	return act->passive;
}

/* "called him a liar": nobody is rung up. */
static int is_no_phone_call(const struct reading *reading, const struct act *act)
{
	uint32_t head = act->object.first < act->object.end
				? phrase_head(&reading->tags, act->object)
				: 0;

	if (act->passive || !has_direct_object(act) || !phrase_is_party(reading, act->agent) ||
		!(facts_over(reading, FACT_PERSON, head) ||
			tags_any(&reading->tags, head, "F") ||
			is(reading, head, "counterpart")))
		return 1;
	for (uint32_t at = act->object.end; at < act->object.end + 6; at++)
		if (tags_any(&reading->tags, at, "X"))
			return 0;
		else if (is(reading, at, ",") && tags_any(&reading->tags, at + 1, "G"))
			return 0;
		else if (!tags_any(&reading->tags, at, "IRNFEL"))
			break;
	return 1;
}

/* "laid down a rule": nobody lays down arms. */
static int is_no_weapon(const struct reading *reading, const struct act *act)
{
	return !has_direct_object(act) || !phrase_is_object_of(reading, 'm', act->object);
}

/* "held talks", "booked a room", "caught a cold": only the police arrest so, or it is told for what. */
static int is_no_arrest(const struct reading *reading, const struct act *act)
{
	static const char *const causes[] = { "for", "over", "under", NULL };
	uint32_t behind = act->passive ? act->trigger.end : act->object.end;

	if (!has_direct_object(act) || phrase_is_self(reading, act->object))
		return 1;
	/* "was picked up by police", whoever it was */
	if (act->passive && phrase_has(reading, reading->words->police, act->agent))
		return befalls_thing(reading, act);
	if (!phrase_is_somebody(reading, act->object) &&
		!tags_any(&reading->tags, act->object.first, "EF"))
		return 1;
	if (phrase_has(reading, reading->words->police, act->agent))
		return 0;
	if ((act->passive || phrase_is_authority(reading, act->agent)) &&
		police_lock_up(reading, behind))
		return 0;
	return !act->passive ||
	       !(passage_is_any(&reading->passage, behind, causes) ||
		       (is(reading, behind, "in") && is(reading, behind + 1, "connection")) ||
		       (is(reading, behind, "on") &&
			       (is(reading, behind + 1, "suspicion") ||
				       is(reading, behind + 1, "charges"))));
}

/* "recalled a friend": not by the state. */
static int is_by_no_power(const struct reading *reading, const struct act *act)
{
	struct phrase who = act->agent;

	if (act->passive || phrase_is_power(reading, who) ||
		phrase_has(reading, reading->words->party, who))
		return 0;
	return who.first == who.end || phrase_is_somebody(reading, who) ||
	       is_of_thing(reading, who);
}

/* "a car hit a tree"; "a missile hit a school", "hit the school with rockets" */
static int is_without_arms(const struct reading *reading, const struct act *act)
{
	return !phrase_has(reading, reading->words->weapon, act->agent) &&
	       !phrase_has(reading, reading->words->weapon, act->recipient);
}

/* "he was forced to quit", "forced a vote" */
static int forces_nobody(const struct reading *reading, const struct act *act)
{
	return !act->class.len || (!act->passive && befalls_thing(reading, act) &&
					  !tags_any(&reading->tags, act->object.end, "X"));
}

/* "she struck the ditch", "Alvarez struck the post": somebody alone strikes only others, or with arms. */
static int is_bumped(const struct reading *reading, const struct act *act)
{
	static const char *const alone[] = { "he", "she", "i", NULL };
	uint32_t who = act->agent.first;

	if (act->passive || who == act->agent.end || phrase_is_party(reading, act->object))
		return 0;
	return (passage_is_any(&reading->passage, who, alone) ||
		       facts_over(reading, FACT_PERSON,
			       phrase_head(&reading->tags, act->agent))) &&
	       is_without_arms(reading, act);
}

/* A name, or "he", but nobody's brother: who could stand for election, or play. */
static int is_rival(const struct reading *reading, struct phrase phrase)
{
	uint32_t head = phrase.first < phrase.end ? phrase_head(&reading->tags, phrase) : 0;

	return phrase.first < phrase.end && !tags_any(&reading->tags, phrase.first, "QH") &&
	       (tags_any(&reading->tags, head, "FO") || is_named(reading, head));
}

/* "Marn beat Brandt": in a vote or a game; "guards beat Brandt", "beat Brandt with a stick" was no game. */
static int is_won(const struct reading *reading, const struct act *act)
{
	return !act->passive && has_direct_object(act) && winnow_is(act->class, "violence") &&
	       is_rival(reading, act->agent) && is_rival(reading, act->object) &&
	       !phrase_has(reading, reading->words->fighter, act->agent) &&
	       !is(reading, act->object.end, "with");
}

/* "burns coal", "burning fossil fuels" */
static int is_fuel(const struct reading *reading, const struct act *act)
{
	return has_direct_object(act) && phrase_is_object_of(reading, 'F', act->object);
}

static const struct {
	char letter;
	int (*applies)(const struct reading *reading, const struct act *act);
	const char *reason;
} refusals[] = {
	{ 'p', befalls_nobody, "no deed unless it befalls persons" },
	{ 'N', stops_nobody, "nobody is stopped on their way" },
	{ 'W', is_equipped, "nobody does it" },
	{ 'U', is_unnamed, "what it befalls is not named" },
	{ 'b', is_price, "a price" },
	{ 'x', is_of_whom, "no deed where it befalls persons" },
	{ 'h', is_published, "what is only published" },
	{ 't', lacks_object, "no deed unless something is its object" },
	{ 'n', is_shown, "what is only shown or said" },
	{ 'w', is_with_things, "no deed but with persons or those who stand for them" },
	{ 'a', is_question, "a question" },
	{ 'd', befalls_thing, "no deed to things" },
	{ 's', is_of_things, "what things do, or to the reader" },
	{ 'o', is_no_policy, "no policy" },
	{ 'l', is_no_closure, "nobody is shut out" },
	{ 'f', frees_nobody, "nobody is set free" },
	{ 'j', gives_nothing_back, "nothing is given back" },
	{ 'e', accepts_nothing, "nothing is agreed" },
	{ 'u', is_no_cooperation, "nothing is shared that counts" },
	{ 'r', is_no_request, "nobody is asked" },
	{ 'k', leaves_nothing, "nobody left anything undone" },
	{ 'S', is_bumped, "nobody is struck" },
	{ 'V', is_won, "beaten in a vote or a game" },
	{ 'F', is_fuel, "fuel is burned" },
	{ 'X', forces_nobody, "nobody is forced by anybody" },
	{ 'g', is_filmed, "nobody is shot at" },
	{ 'c', is_only_told, "told, and not threatened" },
	{ 'z', is_no_phone_call, "nobody is rung up" },
	{ 'm', is_no_weapon, "no weapon" },
	{ 'P', is_by_no_power, "no deed but by a power" },
	{ 'v', is_passive, "told by the court's finding" },
	{ 'q', is_no_arrest, "no arrest but by the police" },
	{ 'A', is_without_arms, "no deed but by arms" },
};

const char *no_deed(
	const struct reading *reading, const struct act *act, struct winnow_str voice)
{
	/* "slaughtered the plan" */
	if (winnow_is(act->plover, "ASSAULT") && phrase_is_idea(reading, act->target))
		return "what only befalls ideas";
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
		if (has_letter(voice, refusals[i].letter) && refusals[i].applies(reading, act))
			return refusals[i].reason;
	return NULL;
}
