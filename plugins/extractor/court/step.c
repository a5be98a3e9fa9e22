/* SPDX-License-Identifier: MIT
 * What becomes of a conviction, a sentence, a charge, an appeal, bail: "the convictions of two nurses
 * were quashed". The noun tells what the verb before or behind it means. */
#include <stdio.h>
#include "court.h"

#define MOST_TAIL 12 /* tokens: "against the minister" between the noun and its verb */

struct step {
	uint32_t noun, verb;
	struct phrase phrase;   /* "his sentence" */
	struct phrase released; /* "the two", of "released the two on bail" */
	int passive, is_release;
};

/* What the verb does to the noun; NULL: nothing a court does. */
static const struct winnow_term *meaning(const struct reading *reading, struct winnow_str noun,
	uint32_t verb, const char *particle)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str lemma = tags_lemma(&reading->tags, verb);
	char key[64];

	if (!lemma.len || lemma.len + noun.len + 8 > sizeof key)
		return NULL;
	snprintf(key, sizeof key, "%.*s%s %.*s", (int)lemma.len, lemma.ptr, particle,
		(int)noun.len, noun.ptr);
	return passage->text->find(passage->host, reading->words->ruling_of, winnow_str(key));
}

/* "threw out", "set aside": the particle with its space. */
static const char *particle_at(const struct reading *reading, uint32_t token)
{
	return is(reading, token, "out")     ? " out"
	       : is(reading, token, "aside") ? " aside"
	       : is(reading, token, "down")  ? " down"
					     : "";
}

/* "bail" of "the bail plea", "extradition" of "an extradition request"; else the noun's own singular. */
static struct winnow_str what_of(
	const struct reading *reading, const struct winnow_term *noun, uint32_t token)
{
	const struct winnow_term *first =
		token > 0 ? passage_find(
				    &reading->passage, reading->words->ruling_noun, token - 1)
			  : NULL;

	return (term_is(noun, 0, "petition") || term_is(noun, 0, "request")) &&
			       (term_is(first, 0, "bail") || term_is(first, 0, "extradition"))
		       ? term_value(first, 0)
		       : term_value(noun, 0);
}

/* "released the two on a cash bail", up to "on" at `on`. */
static const struct winnow_term *release_meaning(const struct reading *reading,
	struct winnow_str noun, uint32_t on, uint32_t floor, struct step *step)
{
	const uint32_t farthest = 8; /* tokens */

	/* "a report on bond prices" */
	if (winnow_is(noun, "bond") && (!tags_any(&reading->tags, step->phrase.first, "T") ||
					       tags_any(&reading->tags, step->noun + 1, "NF")))
		return NULL;
	for (uint32_t at = on; at-- > floor && at + farthest > on;)
		if (tags_any(&reading->tags, at, "VZDPG")) {
			step->verb = at;
			step->released = (struct phrase){ at + 1, on };
			step->is_release = 1;
			return meaning(reading, noun, at, " on");
		} else if (!tags_any(&reading->tags, at, "THJNFEQC")) {
			break;
		}
	return NULL;
}

/* "quashed the conviction", "denied him bail" */
static const struct winnow_term *active_meaning(const struct reading *reading,
	struct winnow_str noun, uint32_t floor, struct step *step)
{
	uint32_t before = step->phrase.first;

	if (before > floor + 1 && tags_any(&reading->tags, before - 1, "Q"))
		before--;
	if (before <= floor)
		return NULL;
	if (is(reading, before - 1, "on"))
		return release_meaning(reading, noun, before - 1, floor, step);
	const char *particle = particle_at(reading, before - 1);
	step->verb = before - 1 - (particle[0] != 0);
	if (step->verb < floor || !tags_any(&reading->tags, step->verb, "VZDPG"))
		return NULL;
	return meaning(reading, noun, step->verb, particle);
}

/* "the convictions of two nurses were quashed" */
static const struct winnow_term *passive_meaning(const struct reading *reading,
	struct winnow_str noun, uint32_t limit, struct step *step)
{
	const struct tags *tags = &reading->tags;
	uint32_t at = step->noun + 1, end = at + MOST_TAIL < limit ? at + MOST_TAIL : limit;

	while (at < end && tags_any(tags, at, "ITHJNFECQ"))
		at++;
	if (at >= end || !tags_any(tags, at, "BAM"))
		return NULL;
	while (at < end && tags_any(tags, at, "BAMRK"))
		at++;
	if (at >= end || !tags_any(tags, at, "PD") || !verb_has_be(tags, at, step->noun) ||
		is(reading, at + 1, "as"))
		return NULL;
	step->verb = at;
	step->passive = 1;
	return meaning(reading, noun, at, particle_at(reading, at + 1));
}

/* "of two nurses", "against the minister"; not "of March", "of death", "of two years". */
static int is_of_somebody(const struct reading *reading, uint32_t at, uint32_t limit)
{
	static const char *const words[] = { "of", "against", "by", NULL };
	const struct passage *passage = &reading->passage;

	if (at + 1 >= limit || !(passage_is_any(passage, at, words) ||
				       (is(reading, at, "to") && is(reading, at - 1, "bail"))))
		return 0;
	if (tags_any(&reading->tags, at + 1, "E"))
		return !passage_find(passage, reading->words->term, at + 2);
	return (tags_any(&reading->tags, at + 1, "THFQ") ||
		       (is(reading, at, "to") && tags_any(&reading->tags, at + 1, "NJ"))) &&
	       !passage_find(passage, reading->words->month, at + 1) &&
	       !passage_find(passage, reading->words->weekday, at + 1);
}

/* "the verdict of Judge Brandt" */
static int has_court(const struct reading *reading, struct phrase phrase)
{
	for (uint32_t at = phrase.first; at < phrase.end; at++)
		if (passage_find(&reading->passage, reading->words->court, at))
			return 1;
	return 0;
}

/* What it is against is no defendant. */
static int is_petition(const struct reading *reading, uint32_t noun)
{
	return term_is(passage_find(&reading->passage, reading->words->ruling_noun, noun), 0,
		"petition");
}

/* "of two nurses", "against the minister" behind the noun, "his", "the nurse's" before it, "him" before
 * "bail", who "was granted bail". */
static struct phrase whose(
	const struct reading *reading, const struct step *step, uint32_t floor, uint32_t limit)
{
	const struct tags *tags = &reading->tags;
	uint32_t behind = step->noun + 1, first = step->phrase.first;

	if (step->is_release)
		return step->released.first < step->released.end
			       ? phrase_from(tags, step->released.first, step->released.end)
			       : court_subject(reading, step->verb, floor);
	if (is_of_somebody(reading, behind, limit)) {
		struct phrase whom = phrase_from(tags, behind + 1, limit);
		return (is_petition(reading, step->noun) && is(reading, behind, "against")) ||
				       has_court(reading, whom)
			       ? (struct phrase){ 0 }
			       : whom;
	}
	/* "charges of assault against the officer were dropped" */
	for (uint32_t at = behind; at < limit && at < behind + MOST_TAIL; at++)
		if (is(reading, at, "against") && is_of_somebody(reading, at, limit))
			return phrase_from(tags, at + 1, limit);
		else if (!tags_any(tags, at, "ITHJNF"))
			break;
	if (!step->passive && first > step->verb + 1 && tags_any(tags, first - 1, "Q"))
		return (struct phrase){ first - 1, first };
	for (uint32_t at = step->noun; at > first; at--)
		if (is(reading, at - 1, "'s") || is(reading, at - 1, "’s"))
			return passage_find(&reading->passage, reading->words->court, at - 2)
				       ? (struct phrase){ 0 } /* "the judge's decision" */
				       : (struct phrase){ first, at - 1 };
	/* "granted Brandt bail" */
	if (!step->passive && first < step->noun && tags_any(tags, step->noun - 1, "F") &&
		is(reading, step->noun, "bail"))
		return (struct phrase){ first, step->noun };
	if (!step->passive && verb_has_be(tags, step->verb, floor))
		return court_subject(reading, step->verb, floor);
	return tags->of[first] == TAG_POSSESSIVE ? (struct phrase){ first, first + 1 }
						 : (struct phrase){ 0 };
}

/* "bail" of "the bail plea": the plea is met on the way. */
static int is_first_of_two(const struct reading *reading, uint32_t token)
{
	const struct winnow_term *next =
		passage_find(&reading->passage, reading->words->ruling_noun, token + 1);

	return (is(reading, token, "bail") || is(reading, token, "extradition")) &&
	       (term_is(next, 0, "petition") || term_is(next, 0, "request"));
}

/* "his conviction for theft", "the bail plea for two boys"; but "the case for a ban" is none. */
static int may_be_for(const struct winnow_term *noun)
{
	static const char *const nouns[] = { "acquittal", "conviction", "petition", "request",
		NULL };

	for (const char *const *name = nouns; *name; name++)
		if (term_is(noun, 0, *name))
			return 1;
	return 0;
}

int step_read(const struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	const struct winnow_term *noun =
		passage_find(&reading->passage, reading->words->ruling_noun, token);
	uint32_t floor = sentence->first, limit = floor + sentence->count;

	if (!noun || !tags_any(&reading->tags, token, "NF") ||
		is_first_of_two(reading, token) ||
		(is(reading, token + 1, "for") && !tags_any(&reading->tags, token + 2, "E") &&
			!may_be_for(noun)))
		return 0;
	struct step step = { .noun = token,
		.phrase = phrase_to(&reading->tags, token + 1, floor) };
	const struct winnow_term *row =
		active_meaning(reading, what_of(reading, noun, token), floor, &step);
	if (!row)
		row = passive_meaning(reading, what_of(reading, noun, token), limit, &step);
	if (!row || is_condition(reading, step.passive ? step.phrase.first : step.verb, floor))
		return 0;
	outcome->court = court_near(reading, step.verb, floor, limit);
	if (outcome->court.first == outcome->court.end &&
		(step.passive ? term_is(row, 2, "court") : !term_is(row, 2, "any")))
		return 0;
	outcome->mode = mode_of(&reading->tags, reading->words->mode, step.verb, floor);
	/* "an application to overturn the decision" */
	if (outcome->mode.modality && strcmp(outcome->mode.modality, "purpose") == 0)
		return 0;
	outcome->kind = term_value(row, 0);
	outcome->value = term_value(row, 1);
	outcome->phrase = step.passive ? (struct phrase){ step.phrase.first, step.verb + 1 }
				       : (struct phrase){ step.verb, token + 1 };
	outcome->defendant = whose(reading, &step, floor, limit);
	outcome->rule = "outcome.step";
	outcome->confidence = 0.8;
	return 1;
}
