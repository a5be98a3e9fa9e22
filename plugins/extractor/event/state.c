/* SPDX-License-Identifier: MIT
 * Deeds told by the state of those whom they befell: "left three girls dead", "four boys are missing". */
#include "event.h"

#define FARTHEST_BE 4 /* tokens between "are" and the state: "are still acutely" */

/* The state at `token` becomes the deed. False: it is none, or not told so. */
static int take_state(const struct reading *reading, uint32_t token, char told, struct act *act)
{
	const struct winnow_term *state =
		passage_find(&reading->passage, reading->words->state, token);

	if (!has_letter(term_value(state, 4), told))
		return 0;
	act->trigger = (struct phrase){ token, token + 1 };
	act->value = term_value(state, 0);
	act->class = term_value(state, 1);
	act->plover = term_value(state, 2);
	act->police = term_value(state, 3);
	return 1;
}

/* "one", "more than 120", "several others" are persons, too. */
static int is_of_persons(const struct reading *reading, const struct act *act)
{
	return (act->object.first < act->object.end &&
		       tags_any(&reading->tags, act->object.end - 1, "E")) ||
	       phrase_is_somebody(reading, act->object) ||
	       phrase_is_party(reading, act->object);
}

int state_is_left_by(struct winnow_str lemma)
{
	return winnow_is(lemma, "leave") || winnow_is(lemma, "render") ||
	       winnow_is(lemma, "make");
}

int state_left(struct reading *reading, uint32_t verb, const struct winnow_sentence *sentence,
	struct act *act)
{
	if (!state_is_left_by(tags_lemma(&reading->tags, verb)))
		return 0;
	*act = (struct act){
		.trigger = { verb, verb + 1 },
		.mode = mode_of(&reading->tags, reading->words->mode, verb, sentence->first),
		.rule = "event.left",
		.confidence = 0.75,
	};
	roles_read(reading, verb, sentence, act);
	uint32_t behind = act->passive ? verb + 1 : act->object.end;
	/* "three girls dead" may be one phrase. */
	int within = !act->passive && take_state(reading, behind - 1, 'l', act);
	act->object.end -= within;
	act->target = act->object;
	return (within || take_state(reading, behind, 'l', act)) && is_of_persons(reading, act);
}

/* "left three girls dead and a boy injured", "were killed and a boy wounded", at the last word: the boy;
 * empty: no state goes before. */
static struct phrase joined_to_state(
	const struct reading *reading, uint32_t token, uint32_t floor)
{
	struct phrase whom = phrase_to(&reading->tags, token, floor);

	/* All of it may be one phrase. */
	for (uint32_t at = whom.first + 1; at + 1 < token; at++)
		if (is(reading, at, "and"))
			whom.first = at + 1;
	return voice_befallen(reading, whom, floor);
}

/* "are still missing", "went missing", "were reported missing": the verb; `token`: there is none. */
static uint32_t verb_of_state(const struct reading *reading, uint32_t token, uint32_t floor)
{
	static const char *const verbs[] = { "go", "remain", "become", NULL };
	const struct tags *tags = &reading->tags;
	uint32_t at = token - 1;

	if (token == floor)
		return token;
	while (at > floor && at + FARTHEST_BE > token && tags_any(tags, at, "RK"))
		at--;
	if (tags_any(tags, at, "P") && verb_has_be(tags, at, floor))
		return at;
	if (tags_any(tags, at, "B"))
		return at;
	for (const char *const *verb = verbs; *verb; verb++)
		if (tags_any(tags, at, "VZDPG") && winnow_is(tags_lemma(tags, at), *verb))
			return at;
	return token;
}

/* Who are dead were not yet killed by anybody: the blast may tell so. */
static void read_as_death(
	const struct reading *reading, const struct winnow_sentence *sentence, struct act *act)
{
	if (!winnow_is(act->class, "killing"))
		return;
	act->value = winnow_str("die");
	act->class = winnow_str("death");
	act->plover = (struct winnow_str){ 0 };
	act->befalls_subject = 1;
	read_death(reading, sentence, act);
}

/* "Six dead in blast", "Two children missing after": a headline leaves "are" out. */
static int read_headline(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	static const char *const behind[] = { "in", "after", "as", "when", "at", "near",
		"following", ",", "and", NULL };
	uint32_t floor = sentence->first;

	act->object = phrase_settle(reading, phrase_to(&reading->tags, token, floor));
	if (act->object.end > token)
		act->object.end = token;
	if (act->object.first != floor || act->object.first == act->object.end ||
		!(tags_any(&reading->tags, floor, "E") ||
			facts_over(reading, FACT_QUANTITY, floor)) ||
		!passage_is_any(&reading->passage, token + 1, behind) ||
		!is_of_persons(reading, act))
		return 0;
	read_as_death(reading, sentence, act);
	act->target = act->object;
	return 1;
}

/* "the dead", "those killed" */
static int is_definite(const struct reading *reading, uint32_t token, uint32_t floor)
{
	return token > floor &&
	       (is(reading, token - 1, "the") || is(reading, token - 1, "those"));
}

/* "Among the dead were nine girls", "the dead included two boys": who follows; empty: nobody does. */
static struct phrase among_whom(
	const struct reading *reading, uint32_t token, const struct winnow_sentence *sentence)
{
	uint32_t verb = token + 1, limit = sentence->first + sentence->count;
	int among = token > sentence->first + 1 && is(reading, token - 2, "among");

	if (!is_definite(reading, token, sentence->first) ||
		!(among ? tags_any(&reading->tags, verb, "B")
			: winnow_is(tags_lemma(&reading->tags, verb), "include")))
		return (struct phrase){ 0 };
	struct phrase whom = phrase_from_long(&reading->tags, verb + 1, limit);
	if (whom.first == whom.end)
		whom = phrase_counted(reading, verb + 1);
	return phrase_joined(reading, phrase_settle(reading, whom), limit);
}

/* "among those killed were two boys", at "killed" or "dead". */
static int read_among(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	act->object = act->target = among_whom(reading, token, sentence);
	if (act->object.first == act->object.end || !is_of_persons(reading, act))
		return 0;
	if (take_state(reading, token, 'l', act)) {
		read_as_death(reading, sentence, act);
		return 1;
	}
	const struct winnow_term *term = deed_of(reading, token)->act;
	act->trigger = (struct phrase){ token, token + 1 };
	act->value = tags_lemma(&reading->tags, token);
	act->class = term_value(term, 0);
	act->plover = term_value(term, 1);
	act->police = term_value(term, 2);
	return term != NULL;
}

int state_read(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act)
{
	uint32_t floor = sentence->first;
	int is_state = passage_may_begin(&reading->passage, reading->words->state, token);

	if (!is_state && !is_definite(reading, token, floor))
		return 0;
	*act = (struct act){ .rule = "event.state", .confidence = 0.7 };
	if (read_among(reading, token, sentence, act))
		return 1;
	if (!is_state)
		return 0;
	if (take_state(reading, token, 'l', act)) {
		act->object = joined_to_state(reading, token, floor);
		if (act->object.first < act->object.end) {
			act->mode.nested = 1;
			act->target = act->object;
			return is_of_persons(reading, act);
		}
		if (read_headline(reading, token, sentence, act))
			return 1;
	}
	/* "is missing the point", "missing out" */
	if (!take_state(reading, token, 'b', act) ||
		tags_any(&reading->tags, token + 1, "THEQF") || is(reading, token + 1, "out"))
		return 0;
	uint32_t verb = verb_of_state(reading, token, floor);
	if (verb == token)
		return 0;
	act->trigger.first = tags_any(&reading->tags, verb, "B") ? token : verb;
	act->mode = mode_of(&reading->tags, reading->words->mode, verb, floor);
	act->object = phrase_settle(reading, roles_subject(reading, verb, floor));
	if (act->object.end > verb)
		act->object.end = verb;
	/* "are not missing" */
	for (uint32_t at = verb; at < token; at++)
		act->mode.negated |= tags_any(&reading->tags, at, "K");
	act->mode.negated |= mode_is_nobody(&reading->tags, act->object);
	act->target = act->object;
	return phrase_is_somebody(reading, act->object);
}
