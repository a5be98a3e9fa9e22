/* SPDX-License-Identifier: MIT
 * From the words of a ruling outward: who, for what, by which court, how punished. */
#include <stdio.h>
#include "court.h"
#include "shared/refusal.h"

#define FARTHEST 16 /* tokens from a ruling to its penalty */

static int is(const struct reading *reading, uint32_t token, const char *word)
{
	return passage_is(&reading->passage, token, word);
}

static struct phrase find_court(
	const struct reading *reading, uint32_t from, uint32_t first, uint32_t end)
{
	for (uint32_t at = from; at-- > first && at + FARTHEST > from;)
		if (passage_find(&reading->passage, reading->words->court, at))
			return phrase_to(&reading->tags, at + 1, first);
	for (uint32_t at = from; at < end && at < from + FARTHEST; at++)
		if (passage_find(&reading->passage, reading->words->court, at))
			return phrase_to(&reading->tags, at + 1, from);
	return (struct phrase){ 0 };
}

/* "suspended" before a penalty, or "suspended for two years" behind it. */
static uint32_t suspended_first(
	const struct reading *reading, uint32_t first, uint32_t floor, int *ret_suspended)
{
	for (uint32_t at = first; at > floor && at + 3 > first; at--)
		if (is(reading, at - 1, "suspended") || is(reading, at - 1, "deferred")) {
			*ret_suspended = 1;
			return at - 1;
		}
	return first;
}

static struct winnow_str with_suspended(
	const struct reading *reading, struct winnow_str value, int suspended)
{
	static const char tail[] = ", suspended";
	char *text = suspended ? reading->passage.host->alloc(
					 reading->passage.host, value.len + sizeof tail)
			       : NULL;

	if (!text)
		return value;
	memcpy(text, value.ptr, value.len);
	memcpy(text + value.len, tail, sizeof tail - 1);
	return (struct winnow_str){ text, value.len + sizeof tail - 1 };
}

/* "for a doctor", "against the owner" behind the penalty; else whom a passive is said of. */
static struct phrase find_defendant(
	struct reading *reading, uint32_t first, uint32_t end, uint32_t floor, uint32_t limit)
{
	if (end < limit && (is(reading, end, "for") || is(reading, end, "against") ||
				   is(reading, end, "on") || is(reading, end, "to"))) {
		struct phrase whom = phrase_from(&reading->tags, end + 1, limit);
		if (whom.first < whom.end && !tags_any(&reading->tags, end + 1, "G"))
			return whom;
	}
	if (tags_any(&reading->tags, first, "PD") &&
		verb_first(&reading->tags, first, floor) < first)
		return phrase_subject(&reading->tags, first, floor);
	return phrase_from(&reading->tags, first + 1, limit);
}

/* A penalty that is named without a verb of ruling: "a suspended death sentence". */
static int read_penalty_alone(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	uint32_t limit = sentence->first + sentence->count;

	if (!penalty_read(reading, token, sentence->first, limit, outcome))
		return 0;
	uint32_t first = suspended_first(
		reading, outcome->penalty.first, sentence->first, &outcome->suspended);
	if (first > sentence->first && tags_any(&reading->tags, first - 1, "T"))
		first--;
	outcome->phrase = (struct phrase){ first, outcome->penalty.end };
	outcome->kind = winnow_str("sentence");
	outcome->value = with_suspended(reading, outcome->value, outcome->suspended);
	outcome->court = find_court(reading, first, sentence->first, limit);
	/* "the death penalty" is what is talked about, not what was ruled. */
	if (outcome->court.first == outcome->court.end &&
		(is(reading, first, "the") || !tags_any(&reading->tags, first, "TE")))
		return 0;
	if (outcome->penalty.end + 1 < limit && is(reading, outcome->penalty.end, "for"))
		outcome->defendant =
			phrase_from(&reading->tags, outcome->penalty.end + 1, limit);
	outcome->rule = "outcome.penalty";
	outcome->confidence = 0.8;
	return 1;
}

/* Behind "of", "with": an offence we know, or else the words. */
static void find_offence(
	struct reading *reading, uint32_t from, uint32_t limit, struct outcome *outcome)
{
	struct offence offence = { 0 };

	if (!offence_of(reading, from, limit, &offence) &&
		(is(reading, from - 1, "of") || is(reading, from - 1, "with") ||
			is(reading, from - 1, "for")))
		offence.phrase = phrase_from_long(&reading->tags, from, limit);
	if (offence.phrase.first == offence.phrase.end)
		return;
	outcome->offence = offence.phrase;
	outcome->phrase.end = offence.phrase.end;
}

/* "stayed", "upheld" and the like are rulings only where somebody is who rules. */
static int needs_court(const struct winnow_term *ruling)
{
	return term_is(ruling, 0, "stay") || term_is(ruling, 0, "appeal") ||
	       term_is(ruling, 0, "dismissal");
}

/* "sentenced … to three years in prison": the penalty behind the verb. */
static void find_penalty(
	struct reading *reading, uint32_t from, uint32_t limit, struct outcome *outcome)
{
	for (uint32_t at = from; at < limit && at < from + FARTHEST; at++)
		if (penalty_read(reading, at, from, limit, outcome)) {
			outcome->phrase.end = outcome->penalty.end;
			suspended_first(
				reading, outcome->penalty.first, from, &outcome->suspended);
			if (is(reading, outcome->penalty.end, ",") &&
				is(reading, outcome->penalty.end + 1, "suspended"))
				outcome->suspended = 1;
			outcome->value =
				with_suspended(reading, outcome->value, outcome->suspended);
			return;
		}
}

/* "were charged", "charged him with": a shop charges otherwise. */
static int is_accused(const struct reading *reading, uint32_t token, uint32_t limit)
{
	if (token > 0 && tags_any(&reading->tags, token - 1, "BRK"))
		return 1;
	for (uint32_t at = token + 1; at < limit && at < token + FARTHEST; at++)
		if (is(reading, at, "with"))
			return 1;
	return 0;
}

int outcome_read(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	uint32_t end = 0, limit = sentence->first + sentence->count;
	const struct winnow_term *ruling =
		passage_match(&reading->passage, reading->words->ruling, token, limit, &end);

	*outcome = (struct outcome){ 0 };
	if (!ruling)
		return read_penalty_alone(reading, token, sentence, outcome);
	/* "charges" the noun and "the convicted" are no rulings. */
	if (end == token + 1 && !tags_any(&reading->tags, token, "VZDP"))
		return 0;
	if (end == token + 1 && tags_any(&reading->tags, token - 1, "TJH") && token > 0)
		return 0;
	outcome->phrase = (struct phrase){ token, end };
	outcome->kind = term_value(ruling, 0);
	outcome->value = term_value(ruling, 1);
	outcome->rule = "outcome.ruling";
	outcome->confidence = 0.85;
	outcome->court = find_court(reading, token, sentence->first, limit);
	if (needs_court(ruling) && end == token + 1 &&
		outcome->court.first == outcome->court.end)
		return refuse(&reading->passage, "outcome.ruling", token, end,
			"no court, judge or prosecutor is near");
	if (term_is(ruling, 0, "charge") && end == token + 1 &&
		!is_accused(reading, token, limit))
		return refuse(&reading->passage, "outcome.ruling", token, end,
			"nobody is charged with anything");
	outcome->certainty = certainty_near(reading, token, sentence->first);
	if (!needs_court(ruling))
		outcome->defendant =
			find_defendant(reading, token, end, sentence->first, limit);
	if (term_is(ruling, 0, "sentence"))
		find_penalty(reading, end, limit, outcome);
	else
		find_offence(reading, end, limit, outcome);
	return 1;
}
