/* SPDX-License-Identifier: MIT
 * Words of a ruling that rule nothing: a condition, whoever it will be, a price. */
#include "court.h"

#define FARTHEST 16 /* tokens looked at around them */

int needs_court(const struct winnow_term *ruling)
{
	return term_is(ruling, 0, "stay") || term_is(ruling, 0, "appeal");
}

/* "were charged", "charged him with": a shop charges otherwise. */
static int is_accused(const struct reading *reading, uint32_t token, uint32_t limit)
{
	static const char *const ways[] = { "ahead", "at", "back", "down", "into", "off",
		"through", "toward", "towards", NULL };

	/* "then charged off the quay" */
	if (passage_is_any(&reading->passage, token + 1, ways))
		return 0;
	if (token > 0 && tags_any(&reading->tags, token - 1, "BRK"))
		return 1;
	for (uint32_t at = token + 1; at < limit && at < token + FARTHEST; at++)
		if (is(reading, at, "with"))
			return 1;
	return 0;
}

int is_condition(const struct reading *reading, uint32_t token, uint32_t floor)
{
	uint32_t first = verb_first(&reading->tags, token, floor);
	int between = 0;

	for (uint32_t at = first; at-- > floor && at + 12 > first;)
		if (is(reading, at, "if") || is(reading, at, "unless"))
			return !between || is(reading, at + 1, ",");
		/* "had he been convicted" */
		else if (is(reading, at, "had"))
			return at == floor || tags_any(&reading->tags, at - 1, "LC");
		else if (is(reading, at, ","))
			between = 1;
		else if (tags_any(&reading->tags, at, "LVZDBM"))
			return 0;
	return 0;
}

int is_of_whoever(
	const struct reading *reading, uint32_t token, const struct winnow_sentence *sentence)
{
	static const char *const whoever[] = { "anyone", "anybody", "any", "whoever",
		"everyone", NULL };
	uint32_t first = verb_first(&reading->tags, token, sentence->first);
	uint32_t limit = sentence->first + sentence->count;

	for (uint32_t at = first; at-- > sentence->first && at + 4 > first;)
		if (passage_is_any(&reading->passage, at, whoever))
			return 1;
		else if (!tags_any(&reading->tags, at, "NFJWOQT"))
			break;
	if (first == sentence->first || !is(reading, first - 1, "those"))
		return 0;
	for (uint32_t at = token + 1; at < limit && at < token + FARTHEST; at++)
		if (is(reading, at, "face") || tags_any(&reading->tags, at, "MVZDB"))
			return is(reading, at, "face") || tags_any(&reading->tags, at, "MVZ");
	return 0;
}

/* "is", "are", "will be", "shall be": as a law has it; "are being" tells of somebody. */
static int is_as_a_rule(const struct reading *reading, uint32_t first, uint32_t token)
{
	int is_rule = 0;

	for (uint32_t at = first; at < token; at++)
		if (is(reading, at, "being") || is(reading, at, "been"))
			return 0;
		else
			is_rule |= tags_any(&reading->tags, at, "M") || is(reading, at, "is") ||
				   is(reading, at, "are");
	return is_rule;
}

/* "drivers who speed are fined", "offenders are jailed": all such. */
static int is_of_all(
	const struct reading *reading, uint32_t first, uint32_t token, uint32_t floor)
{
	struct phrase who = court_subject(reading, token, floor);

	return is(reading, first, "are") && who.first + 1 == who.end &&
	       (tags_any(&reading->tags, who.first, "N") || who.first == floor) &&
	       winnow_ends(passage_word(&reading->passage, who.first), "s");
}

/* "whoever sells a child shall be", "anyone caught selling alcohol is" */
static int begins_with_whoever(const struct reading *reading, uint32_t first, uint32_t floor)
{
	static const char *const whoever[] = { "whoever", "anyone", "anybody", "those", NULL };

	for (uint32_t at = first; at-- > floor && at + FARTHEST > first;)
		if (tags_any(&reading->tags, at, "L"))
			break;
		else if (passage_is_any(&reading->passage, at, whoever))
			return at == floor || tags_any(&reading->tags, at - 1, "LCS");
	return 0;
}

int is_law(const struct reading *reading, uint32_t token, uint32_t floor)
{
	uint32_t first = verb_first(&reading->tags, token, floor);

	return is_as_a_rule(reading, first, token) &&
	       (is_of_all(reading, first, token, floor) ||
		       begins_with_whoever(reading, first, floor));
}

/* "charged the taker a fee", "charged with running the school": no offence. */
static int is_other_charge(const struct reading *reading, uint32_t token, uint32_t limit)
{
	static const char *const tasks[] = { "running", "ensuring", "overseeing", "protecting",
		"managing", "administering", "enforcing", "leading", "maintaining",
		"supervising", NULL };
	static const char *const sums[] = { "amount", "fare", "fares", "fee", "fees",
		"interest", "money", "price", "prices", "rent", "tax", "taxes", NULL };
	uint32_t behind = token + 1;

	if (verb_has_be(&reading->tags, token, 0)) {
		struct phrase who = court_subject(reading, token, 0);
		if (who.first < who.end && passage_is_any(&reading->passage,
						   phrase_head(&reading->tags, who), sums))
			return 1;
	}
	if (behind + 1 < limit && is(reading, behind, "with"))
		return passage_is_any(&reading->passage, behind + 1, tasks);
	return behind < limit && verb_has_be(&reading->tags, token, 0) &&
	       tags_any(&reading->tags, behind, "TE");
}

/* "cleared the guards of assault", and not "cleared the road" */
static int is_cleared_of(const struct reading *reading, uint32_t token, uint32_t limit)
{
	uint32_t behind = phrase_from(&reading->tags, token + 1, limit).end;

	return behind > token + 1 && is(reading, behind, "of");
}

const char *why_no_ruling(const struct reading *reading, const struct winnow_term *ruling,
	uint32_t token, const struct winnow_sentence *sentence, const struct outcome *outcome)
{
	uint32_t end = outcome->phrase.end;

	if (is_condition(reading, token, sentence->first))
		return "only a condition";
	uint32_t limit = sentence->first + sentence->count;

	if (is_of_whoever(reading, token, sentence))
		return "of whoever it will be";
	if (needs_court(ruling) && (end == token + 1 || is(reading, token, "set")) &&
		outcome->court.first == outcome->court.end)
		return "no court, judge or prosecutor is near";
	if (winnow_is(outcome->value, "payment") &&
		!verb_has_be(&reading->tags, token, sentence->first))
		return "nobody was made to pay";
	if (is(reading, token, "cleared") && end == token + 1 &&
		(outcome->court.first == outcome->court.end ||
			!is_cleared_of(reading, token, limit)))
		return "nobody is cleared of anything";
	if (term_is(ruling, 0, "charge") && is(reading, token, "charged") &&
		is_other_charge(reading, token, limit))
		return "a price or a task";
	if (term_is(ruling, 0, "charge") && end == token + 1 && is(reading, token, "charged") &&
		!is_accused(reading, token, limit))
		return "nobody is charged with anything";
	return NULL;
}
