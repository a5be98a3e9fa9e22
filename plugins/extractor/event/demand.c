/* SPDX-License-Identifier: MIT
 * Demands and blame that a clause tells: "said that the army must leave", "said rebels were behind it". */
#include "event.h"

/* The verb of saying right before the clause whose subject begins at `first`; UINT32_MAX: none. */
static uint32_t cue_before(const struct reading *reading, uint32_t first, uint32_t floor)
{
	uint32_t at = first;

	while (at > floor && at + 6 > first &&
		(is(reading, at - 1, "that") || facts_over(reading, FACT_DATE, at - 1) ||
			tags_any(&reading->tags, at - 1, "I")))
		at--;
	if (at == floor || !tags_any(&reading->tags, at - 1, "DZV"))
		return UINT32_MAX;
	const struct winnow_term *cue =
		tags_lemma_row(&reading->tags, reading->words->cue, at - 1);
	struct winnow_str follows = term_value(cue, 1);
	return term_is(cue, 0, "say") && has_letter(follows, 't') ? at - 1 : UINT32_MAX;
}

/* "were responsible", "was to blame", "is behind": what they are said to be. */
static int is_blamed(const struct reading *reading, uint32_t be)
{
	static const char *const words[] = { "responsible", "behind", "guilty", "complicit",
		NULL };

	return tags_any(&reading->tags, be, "B") && tags_any(&reading->tags, be + 1, "JNRIX") &&
	       !is(reading, be + 2, "bars") &&
	       (passage_is_any(&reading->passage, be + 1, words) ||
		       (is(reading, be + 1, "to") && is(reading, be + 2, "blame")));
}

/* "must", "should" before a verb */
static int is_told_to(const struct reading *reading, uint32_t modal)
{
	uint32_t verb = modal + 1;

	while (tags_any(&reading->tags, verb, "RKB"))
		verb++;
	return (is(reading, modal, "must") || is(reading, modal, "should")) &&
	       tags_any(&reading->tags, verb, "VP");
}

int demand_read(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act)
{
	uint32_t floor = sentence->first;
	int asked = tags_any(&reading->tags, token, "M") && is_told_to(reading, token);

	if (!asked && !is_blamed(reading, token))
		return 0;
	struct phrase whom = phrase_subject(&reading->tags, token, floor);
	if (whom.first == whom.end || tags_any(&reading->tags, whom.first, "OW") ||
		!(asked ? phrase_is_power(reading, whom) : phrase_is_party(reading, whom)))
		return 0;
	uint32_t cue = cue_before(reading, whom.first, floor);
	if (cue == UINT32_MAX)
		return 0;
	*act = (struct act){
		.trigger = { token, token + 1 },
		.value = winnow_str(asked ? "demand" : "blame"),
		.class = winnow_str(asked ? "request" : "accusation"),
		.plover = winnow_str(asked ? "REQUEST" : "ACCUSE"),
		.agent = phrase_settle(reading, roles_subject(reading, cue, floor)),
		.object = phrase_settle(reading, whom),
		.rule = "event.said",
		.confidence = 0.6,
	};
	act->target = act->object;
	return phrase_is_party(reading, act->agent) ||
	       (act->agent.first < act->agent.end &&
		       tags_any(&reading->tags, act->agent.first, "O"));
}
