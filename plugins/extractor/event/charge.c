/* SPDX-License-Identifier: MIT
 * A deed that somebody is said to have done: "accused of killing", "on suspicion of selling". */
#include "event.h"

#define FARTHEST_CHARGE 12 /* tokens before the deed */

/* The deed's first word: "having" before it, or itself. */
static uint32_t deed_first(const struct reading *reading, uint32_t verb)
{
	uint32_t first = verb;

	while (first > 0 && verb - first < 3 &&
		(tags_any(&reading->tags, first - 1, "R") || is(reading, first - 1, "having")))
		first--;
	return first;
}

/* "of killing two women and wounding three": the deed before, that this is joined to; or itself. */
static uint32_t first_of_list(const struct reading *reading, uint32_t deed, uint32_t floor)
{
	if (deed <= floor || !is(reading, deed - 1, "and"))
		return deed;
	for (uint32_t at = deed - 1; at > floor && at + FARTHEST_CHARGE > deed; at--) {
		if (tags_any(&reading->tags, at, "G"))
			return at;
		if (tags_any(&reading->tags, at, "VZDBMASW"))
			break;
	}
	return deed;
}

static const struct winnow_term *row_of(const struct reading *reading, uint32_t token)
{
	const struct winnow_term *row =
		passage_find(&reading->passage, reading->words->charge, token);

	if (tags_any(&reading->tags, token, "VZDPG"))
		row = tags_lemma_row(&reading->tags, reading->words->charge, token);
	return row;
}

int charge_is_owned(const struct reading *reading, uint32_t token)
{
	const struct tags *tags = &reading->tags;

	if (token < 2 || !tags_any(tags, token, "NG") ||
		!(tags_word(tags, token)->readings & tag_bit(TAG_ING)))
		return 0;
	if (is(reading, token - 1, "to"))
		return row_of(reading, token - 2) != NULL;
	return tags_any(tags, token - 1, "VZDPG") &&
	       term_is(row_of(reading, token - 1), 1, "own");
}

/* "arrested two men, including a doctor, for", at "for": the comma that begins what is told of them by the way;
 * `joint`: nothing is. */
static uint32_t before_aside(const struct reading *reading, uint32_t joint, uint32_t floor)
{
	if (joint <= floor + 1 || !is(reading, joint - 1, ","))
		return joint;
	for (uint32_t at = joint - 1; at-- > floor && at + FARTHEST_CHARGE > joint;) {
		if (is(reading, at, ","))
			return at;
		if (tags_any(&reading->tags, at, "VZDBMASW"))
			break;
	}
	return joint;
}

/* The word of the charge before `joint`, which is "of", "with" or "for"; UINT32_MAX: none. */
static uint32_t charge_word(const struct reading *reading, uint32_t joint, uint32_t floor)
{
	uint32_t from = before_aside(reading, joint, floor);

	for (uint32_t at = from; at-- > floor && at + FARTHEST_CHARGE > from;) {
		if (row_of(reading, at))
			return at;
		if (tags_any(&reading->tags, at, "VZDPGBMASW") || is(reading, at, ","))
			break;
	}
	return UINT32_MAX;
}

/* The verb by which somebody is charged: "arrested on suspicion". */
static uint32_t verb_of(const struct reading *reading, uint32_t word, uint32_t floor)
{
	for (uint32_t at = word + 1; at-- > floor && at + FARTHEST_CHARGE > word;)
		if (tags_any(&reading->tags, at, "VZDPGB"))
			return at;
	return word;
}

/* "accused Marn of": Marn. "Marn was arrested on Monday on suspicion of": Marn. */
static struct phrase charged_one(
	const struct reading *reading, uint32_t word, uint32_t joint, uint32_t floor)
{
	uint32_t verb = verb_of(reading, word, floor);
	int is_noun = word != verb && joint == word + 1;
	uint32_t end = is_noun ? word - 1 : joint;

	if (!verb_has_be(&reading->tags, verb, floor) && end > verb + 1) {
		struct phrase whom = phrase_from(&reading->tags, verb + 1, end);
		if (whom.first < whom.end)
			return whom;
	}
	return roles_passive_subject(reading, verb, floor);
}

int charge_find(
	const struct reading *reading, uint32_t verb, uint32_t floor, struct charge *charge)
{
	static const char *const joints[] = { "of", "with", "for", "to", "over", NULL };
	uint32_t deed = deed_first(reading, verb);

	if (deed == verb && !tags_any(&reading->tags, verb, "G") &&
		!charge_is_owned(reading, verb))
		return 0;
	deed = first_of_list(reading, deed, floor);
	if (deed <= floor + 1)
		return 0;
	uint32_t joint = passage_is_any(&reading->passage, deed - 1, joints) ? deed - 1 : deed;
	uint32_t word = joint < deed ? charge_word(reading, joint, floor) : deed - 1;
	const struct winnow_term *row = word != UINT32_MAX ? row_of(reading, word) : NULL;
	/* "denied killing", "confessed to killing": who says so of themselves. */
	int is_own = term_is(row, 1, "own");
	if (!row || (is_own ? joint < deed && !is(reading, joint, "to") : joint == deed))
		return 0;
	charge->who = is_own ? roles_subject(reading, word, floor)
			     : charged_one(reading, word, joint, floor);
	charge->modality = term_is(row, 0, "accused") ? "accused" : NULL;
	charge->cleared = term_is(row, 0, "cleared");
	return charge->who.first < charge->who.end;
}
