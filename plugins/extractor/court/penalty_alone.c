/* SPDX-License-Identifier: MIT
 * A penalty without a verb of ruling: "a suspended death sentence", "faces ten years". */
#include "court.h"

#define FARTHEST 16         /* tokens from a penalty to the verb before it */
#define FARTHEST_PROSPECT 8 /* tokens from "faces" to a penalty */
#define LONGEST_LOOKED 100  /* tokens of a sentence looked through for an offence */

/* "faces up to", "punishable by": the nearest words before `token` by which a penalty is not, or not
 * yet, passed; they are its certainty. */
static const struct winnow_term *find_prospect(
	const struct reading *reading, uint32_t token, uint32_t floor, struct phrase *ret_words)
{
	const struct winnow_term *found = NULL;
	uint32_t end = 0;

	for (uint32_t at = token; at-- > floor && at + FARTHEST_PROSPECT > token;) {
		const struct winnow_term *prospect = passage_match(
			&reading->passage, reading->words->prospect, at, token, &end);
		/* "is carried out" */
		if (prospect && (is(reading, end, "out") || is(reading, end, "away")))
			break;
		if (prospect) {
			*ret_words = (struct phrase){ at, end };
			if (tags_any(&reading->tags, at, "VZDPG"))
				ret_words->first = verb_first(&reading->tags, at, floor);
			found = prospect;
		}
		/* "faces a maximum sentence" */
		if (prospect && tags_any(&reading->tags, at, "VZDPG"))
			return prospect;
		if (tags_any(&reading->tags, at, "VZDWS") ||
			(tags_any(&reading->tags, at, "L") && !is(reading, at, "-")))
			break;
	}
	return found;
}

static void tell_prospect(struct reading *reading, const struct winnow_term *prospect,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	uint32_t verb = outcome->certainty.first;

	outcome->rule = "outcome.prospect";
	outcome->mode.modality = mode_code(term_value(prospect, 0));
	if (!outcome->mode.modality)
		outcome->mode.modality = "possible";
	for (uint32_t at = verb; at < outcome->certainty.end; at++)
		outcome->mode.negated |= tags_any(&reading->tags, at, "K");
	if (outcome->defendant.first == outcome->defendant.end &&
		term_is(prospect, 1, "defendant"))
		outcome->defendant = court_subject(reading, verb, sentence->first);
}

/* "serving life sentences": right behind a verb that tells who is punished; not "instead of serving". */
static int is_object(const struct reading *reading, uint32_t first)
{
	return first > 1 && tags_any(&reading->tags, first - 1, "VZDG") &&
	       !tags_any(&reading->tags, first - 2, "IX") &&
	       tags_lemma_row(&reading->tags, reading->words->verb, first - 1);
}

/* "the death penalty", "no death penalty" is what is talked about, not what was ruled. */
static int is_ruled(const struct reading *reading, const struct outcome *outcome)
{
	uint32_t first = outcome->phrase.first;

	if (is(reading, first, "no"))
		return 0;

	/* "a community service": an office. */
	if (winnow_is(outcome->value, "community service") && is(reading, first, "a"))
		return 0;
	if (winnow_is(outcome->value, "community service"))
		return outcome->court.first < outcome->court.end ||
		       tags_any(&reading->tags, first - 1, "EI");
	return outcome->court.first < outcome->court.end ||
	       (!is(reading, first, "the") && tags_any(&reading->tags, first, "TE")) ||
	       is_object(reading, first);
}

/* The verb before the penalty; `first`: none is near. */
static uint32_t verb_before(const struct reading *reading, uint32_t first, uint32_t floor)
{
	for (uint32_t at = first; at-- > floor && at + FARTHEST > first;)
		if (tags_any(&reading->tags, at, "VZDPG"))
			return at;
	return first;
}

/* "has spent eight months in jail", "was held for two days in custody": time, before a trial or after. */
static int is_spent(const struct reading *reading, uint32_t first, uint32_t floor,
	const struct outcome *outcome)
{
	uint32_t verb = verb_before(reading, first, floor);
	int is_time = 0;

	uint32_t end = outcome->penalty.end;
	/* "a two-year prison sentence", "44 months in prison for a theft" have been passed, however they are spent. */
	if (passage_find(&reading->passage, reading->words->ruling_noun, end - 1) ||
		is(reading, end - 1, "term") ||
		(is(reading, end, "for") && tags_any(&reading->tags, end + 1, "THEJNF")))
		return 0;
	for (uint32_t at = outcome->penalty.first; at < outcome->penalty.end; at++)
		is_time |= passage_find(&reading->passage, reading->words->term, at) != NULL;
	return verb < first && is_time &&
	       term_is(tags_lemma_row(&reading->tags, reading->words->verb, verb), 0, "nobody");
}

/* "was given", "received", "gave the nurse": whom the verb before the penalty tells, and how real it is. */
static struct phrase find_receiver(
	const struct reading *reading, uint32_t first, uint32_t floor, struct mode *mode)
{
	const struct tags *tags = &reading->tags;
	uint32_t verb = verb_before(reading, first, floor);

	if (verb == first)
		return (struct phrase){ 0 };
	const struct winnow_term *row = tags_lemma_row(tags, reading->words->verb, verb);
	*mode = mode_of(tags, reading->words->mode, verb, floor);
	/* "offenders are jailed for" */
	if (!mode->modality && is_law(reading, verb, floor))
		mode->modality = "possible";
	int is_passive = tags_any(tags, verb, "PD") && verb_has_be(&reading->tags, verb, floor);
	if (row && is_passive == term_is(row, 0, "receiver"))
		return court_subject(reading, verb, floor);
	return row && !is_passive ? phrase_from(tags, verb + 1, first) : (struct phrase){ 0 };
}

/* "seeks another four years", "face ten days of training": nothing tells that it is spent in prison. */
static int is_mere_time(const struct reading *reading, const struct winnow_sentence *sentence,
	const struct outcome *outcome)
{
	uint32_t floor = sentence->first, limit = floor + sentence->count, end = 0;
	struct phrase penalty = outcome->penalty;
	struct phrase court = court_near(reading, penalty.first, floor, limit);

	if (!passage_find(&reading->passage, reading->words->term, penalty.end - 1) ||
		court.first < court.end)
		return 0;
	for (uint32_t at = floor; at < limit && at < floor + LONGEST_LOOKED; at++)
		if (passage_match(
			    &reading->passage, reading->words->offence, at, limit, &end) ||
			passage_find(&reading->passage, reading->words->ruling_noun, at) ||
			is(reading, at, "convicted") || is(reading, at, "guilty") ||
			is(reading, at, "prison") || is(reading, at, "jail"))
			return 0;
	return 1;
}

/* "for a doctor", and not "for murder" or "for the earlier convictions" */
static struct phrase receiver_behind(
	const struct reading *reading, const struct outcome *outcome, uint32_t limit)
{
	uint32_t end = outcome->penalty.end;

	if (outcome->offence.first < outcome->offence.end || end + 1 >= limit ||
		!is(reading, end, "for"))
		return (struct phrase){ 0 };
	struct phrase whom = phrase_from(&reading->tags, end + 1, limit);
	return whom.first == whom.end ||
			       passage_find(&reading->passage, reading->words->ruling_noun,
				       phrase_head(&reading->tags, whom))
		       ? (struct phrase){ 0 }
		       : whom;
}

/* The verb of ruling before "six years" of "was sentenced to six years and". */
static int is_sentenced(const struct reading *reading, uint32_t end, uint32_t floor)
{
	uint32_t verb = verb_before(reading, end, floor), ruling_end = 0;

	return verb < end && term_is(passage_match(&reading->passage, reading->words->ruling,
					     verb, end, &ruling_end),
				     0, "sentence");
}

/* "Marn was sentenced to six years and Brandt to five years", at the last word: Brandt; empty: nobody is joined
 * so. */
static struct phrase joined_receiver(
	const struct reading *reading, uint32_t unit, uint32_t floor)
{
	static const char *const links[] = { "to", "for", NULL };
	static const char *const joints[] = { "and", ",", ";", "while", NULL };
	const struct passage *passage = &reading->passage;
	const struct winnow_number *number = passage_number_before(passage, unit);
	struct phrase nobody = { 0 };

	if (!number || number->first < floor + 4 ||
		!passage_is_any(passage, number->first - 1, links))
		return nobody;
	struct phrase who = phrase_to(&reading->tags, number->first - 1, floor);
	if (who.first == who.end || who.first < floor + 3)
		return nobody;
	uint32_t joint = who.first - 1;
	return passage_is_any(passage, joint, joints) &&
			       (passage_find(passage, reading->words->term, joint - 1) ||
				       passage_find(
					       passage, reading->words->prison, joint - 1)) &&
			       is_sentenced(reading, joint, floor)
		       ? who
		       : nobody;
}

/* A penalty that is named without a verb of ruling: "a suspended death sentence", "faces ten
 * years". */
int penalty_alone_read(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	const struct passage *passage = &reading->passage;
	uint32_t limit = sentence->first + sentence->count;

	if (!passage_may_begin(passage, reading->words->penalty, token) &&
		!passage_may_begin(passage, reading->words->term, token))
		return 0;
	const struct winnow_term *prospect =
		find_prospect(reading, token, sentence->first, &outcome->certainty);

	struct phrase joined = joined_receiver(reading, token, sentence->first);
	int is_joined = joined.first < joined.end;

	/* Behind "faces", the years alone are a sentence's. */
	if (prospect || is_joined)
		outcome->kind = winnow_str("sentence");
	if (!penalty_read(reading, token, sentence->first, limit, outcome) ||
		(prospect && is_mere_time(reading, sentence, outcome)))
		return 0;
	outcome->phrase = outcome->penalty;
	penalty_suspend(reading, sentence->first, limit, outcome);
	uint32_t first = outcome->phrase.first;
	if (first > sentence->first && tags_any(&reading->tags, first - 1, "T"))
		outcome->phrase.first = --first;
	outcome->kind = winnow_str("sentence");
	outcome->court = court_near(reading, first, sentence->first, limit);
	if (!prospect && !is_joined &&
		(!is_ruled(reading, outcome) ||
			is_spent(reading, first, sentence->first, outcome)))
		return 0;
	reason_read(reading, outcome->penalty.end, limit, outcome);
	struct phrase receiver = receiver_behind(reading, outcome, limit);
	if (is_joined)
		outcome->defendant = joined;
	else if (receiver.first < receiver.end)
		outcome->defendant = receiver;
	else
		outcome->defendant =
			find_receiver(reading, first, sentence->first, &outcome->mode);
	outcome->rule = "outcome.penalty";
	outcome->confidence = 0.8;
	if (prospect)
		tell_prospect(reading, prospect, sentence, outcome);
	return 1;
}
