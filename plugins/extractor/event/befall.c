/* SPDX-License-Identifier: MIT
 * Whom a deed befalls, and how it ends for them. */
#include "event.h"

/* Of what is counted there; empty: nothing is, or its kind is not told. */
static struct winnow_str counted_kind(const struct reading *reading, uint32_t token)
{
	const struct winnow_fact *count = facts_over(reading, "quantity", token);
	const struct winnow_attribute *kind = count ? winnow_find(count, "kind") : NULL;

	return kind ? kind->text : (struct winnow_str){ 0 };
}

int befalls_persons(const struct reading *reading, struct phrase object)
{
	if (object.first == object.end)
		return 0;
	uint32_t head = phrase_head(&reading->tags, object);

	return phrase_is_persons(reading, object) ||
	       winnow_is(counted_kind(reading, head), "person") ||
	       facts_over(reading, "person", head) || facts_over(reading, "nationality", head);
}

/* Right behind the verb, or the verb is told of it. */
static int has_own_object(const struct act *act)
{
	return act->object.first < act->object.end &&
	       (act->passive || act->object.first == act->trigger.end);
}

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

/* "demonstrated how" */
static int brings_clause(const struct reading *reading, const struct act *act)
{
	return tags_any(&reading->tags, act->trigger.end, "SW");
}

const char *no_deed(
	const struct reading *reading, const struct act *act, struct winnow_str voice)
{
	if (winnow_is(voice, "p") && !befalls_persons(reading, act->object))
		return "no deed unless it befalls persons";
	if (winnow_is(voice, "x") && is_of_whom(reading, act))
		return "no deed where it befalls persons";
	if (winnow_is(voice, "h") && passage_find(&reading->passage, reading->words->medium,
					     phrase_head(&reading->tags, act->object)))
		return "what is only published";
	if (winnow_is(voice, "t") && !has_own_object(act))
		return "no deed unless something is its object";
	if (winnow_is(voice, "n") && (has_own_object(act) || brings_clause(reading, act)))
		return "what is only shown or said";
	if (winnow_is(voice, "w") && !act->names_deed && has_own_object(act) &&
		!phrase_is_party(reading, act->object))
		return "no deed but with persons or those who stand for them";
	return NULL;
}

/* "beaten to death" */
void read_deadly(const struct reading *reading, struct act *act, uint32_t limit)
{
	uint32_t to = act->passive ? act->trigger.end : act->object.end;

	if (!winnow_is(act->class, "violence") || to + 1 >= limit || !is(reading, to, "to") ||
		!is(reading, to + 1, "death"))
		return;
	act->class = winnow_str("killing");
	act->recipient = (struct phrase){ 0 };
}

/* The state somebody is left in, at `token`, which becomes the trigger. */
static int read_state(const struct reading *reading, uint32_t token, struct act *act)
{
	const struct winnow_term *state =
		passage_find(&reading->passage, reading->words->state, token);

	if (!state)
		return 0;
	act->trigger = (struct phrase){ token, token + 1 };
	act->value = term_value(state, 0);
	act->class = term_value(state, 1);
	act->plover = term_value(state, 2);
	return 1;
}

/* "left three girls dead": what they are left as tells what was done. */
int read_left(struct reading *reading, uint32_t verb, const struct winnow_sentence *sentence,
	struct act *act)
{
	*act = (struct act){
		.trigger = { verb, verb + 1 },
		.mode = mode_of(&reading->tags, reading->words->mode, verb, sentence->first),
		.rule = "event.left",
		.confidence = 0.75,
	};
	roles_read(reading, verb, sentence, act);
	uint32_t behind = act->passive ? verb + 1 : act->object.end;
	/* "three girls dead" may be one phrase. */
	int within = !act->passive && read_state(reading, behind - 1, act);
	act->object.end -= within;
	act->target = act->object;
	return (within || read_state(reading, behind, act)) &&
	       (befalls_persons(reading, act->object) || phrase_is_party(reading, act->object));
}
