/* SPDX-License-Identifier: MIT
 * How real a clause leaves its deed, by the word that brings it: "if", "demanded that", "denied claims
 * that", "no evidence that"; and by whoever it is told of. */
#include "event.h"

#define FARTHEST_WORD 6   /* tokens from "that" back to the word that brings it */
#define LONGEST_BEFORE 8  /* tokens of "on Monday," between "that" and the subject */
#define LONGEST_LOOKED 60 /* tokens to each side in which a law's "shall" is sought */

/* Who the verb is told of. */
static struct phrase subject_of(const struct act *act)
{
	return act->passive || act->befalls_subject ? act->object : act->agent;
}

/* The first token of the clause: its subject's, or else the verb's, at `own`. */
static uint32_t clause_first(const struct act *act, uint32_t own)
{
	struct phrase subject = subject_of(act);

	return subject.first < subject.end && subject.first < own ? subject.first : own;
}

static int is_verb(const struct reading *reading, uint32_t token)
{
	return tags_any(&reading->tags, token, "VZDPG");
}

/* "the claims", "rejected claims": no verb, whatever its tag. */
static int is_noun_here(const struct reading *reading, uint32_t token)
{
	return !is_verb(reading, token) ||
	       (token > 0 && tags_any(&reading->tags, token - 1, "TJHVZDPGIE"));
}

/* The row of the word as what it is there; NULL: it brings no such clause. */
static const struct winnow_term *row_at(const struct reading *reading, uint32_t token)
{
	int noun = is_noun_here(reading, token);
	/* "it was claimed that" */
	int is_passive = !noun && tags_any(&reading->tags, token, "P") &&
			 verb_has_be(&reading->tags, token, 0);
	const struct winnow_term *row =
		noun ? passage_find(&reading->passage, reading->words->clause, token)
		     : tags_lemma_row(&reading->tags, reading->words->clause, token);

	return !is_passive && has_letter(term_value(row, 1), noun ? 'v' : 'o') ? NULL : row;
}

/* The verb is negated, or tells of nothing done yet. */
static int is_not_so(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct mode mode = mode_of(&reading->tags, reading->words->mode, verb, floor);

	/* Who can prove it, has. */
	return mode.negated || (mode.modality && strcmp(mode.modality, "possible") != 0);
}

/* The verb whose object is the noun that ends the phrase: "rejected all claims", "threw out charges";
 * `phrase.first`: none is. */
static uint32_t governor_of(const struct reading *reading, struct phrase phrase, uint32_t floor)
{
	for (uint32_t at = phrase.first; at-- > floor && at + 3 > phrase.first;)
		if (is_verb(reading, at))
			return at;
		else if (!tags_any(&reading->tags, at, "IR"))
			break;
	return phrase.first;
}

/* "no evidence", "did not find evidence", "is not true", "failed to prove" */
static int is_negated(const struct reading *reading, uint32_t word, uint32_t floor)
{
	static const char *const none[] = { "no", "little", "any", "scant", "without", NULL };

	if (!is_noun_here(reading, word))
		return is_not_so(reading, word, floor);
	struct phrase phrase = phrase_to(&reading->tags, word + 1, floor);
	uint32_t first = phrase.first < phrase.end ? phrase.first : word;
	uint32_t verb = governor_of(reading, (struct phrase){ first, word + 1 }, floor);
	if (passage_is_any(&reading->passage, first, none) ||
		(first > floor && (passage_is_any(&reading->passage, first - 1, none) ||
					  tags_any(&reading->tags, first - 1, "K"))))
		return 1;
	return verb < first && is_not_so(reading, verb, floor);
}

/* Whether what the noun brings is taken back: "rejected claims that". */
static int is_taken_back(const struct reading *reading, uint32_t word, uint32_t floor)
{
	struct phrase phrase = phrase_to(&reading->tags, word + 1, floor);
	uint32_t verb = governor_of(reading, phrase, floor);

	return is_noun_here(reading, word) && verb < phrase.first &&
	       has_letter(
		       term_value(
			       tags_lemma_row(&reading->tags, reading->words->clause, verb), 1),
		       'd') &&
	       !is_not_so(reading, verb, floor);
}

/* "is alleged he raped", "claims its troops killed", and not "suspected rebels killed" */
static int brings_without_that(const struct reading *reading, uint32_t word, uint32_t floor)
{
	if (!row_at(reading, word) || !tags_any(&reading->tags, word, "NFVZDPG"))
		return 0;
	return !tags_any(&reading->tags, word, "PG") ||
	       verb_has_be(&reading->tags, word, floor);
}

/* The word that brings the clause that begins at `first`, over "that" and what stands behind it;
 * UINT32_MAX: none does. */
static uint32_t bringing_word(const struct reading *reading, uint32_t first, uint32_t floor)
{
	uint32_t end = first;

	while (end > floor && end + LONGEST_BEFORE > first &&
		(tags_any(&reading->tags, end - 1, "IR") || is(reading, end - 1, ",") ||
			facts_over(reading, FACT_DATE, end - 1)))
		end--;
	if (end == floor || !is(reading, end - 1, "that"))
		return first > floor && brings_without_that(reading, first - 1, floor)
			       ? first - 1
			       : UINT32_MAX;
	end--;
	for (uint32_t at = end; at-- > floor && at + FARTHEST_WORD > end;)
		if (row_at(reading, at))
			return at;
		else if (!tags_any(&reading->tags, at, "ITHJNFE"))
			break;
	return UINT32_MAX;
}

/* "no evidence that", "rejected claims that", "fears that" */
static void read_word(
	const struct reading *reading, uint32_t first, uint32_t floor, struct act *act)
{
	uint32_t word = bringing_word(reading, first, floor);
	const struct winnow_term *row = word == UINT32_MAX ? NULL : row_at(reading, word);

	if (!row || (has_letter(term_value(row, 1), 'n') && !is_negated(reading, word, floor)))
		return;
	act->mode.negated |= term_is(row, 0, "denied") || is_taken_back(reading, word, floor);
	if (!act->mode.modality)
		act->mode.modality = mode_code(term_value(row, 0));
}

/* "demanded that he resign", "ordered that he be freed": by the verb that brings the clause; NULL: it is no
 * such clause. */
static const char *wished_mode(const struct reading *reading, uint32_t first, uint32_t verb,
	uint32_t subject, uint32_t floor)
{
	if (!(tags_any(&reading->tags, verb, "V") || is(reading, first, "be")) ||
		subject <= floor + 1 || subject >= verb || !is(reading, subject - 1, "that"))
		return NULL;
	const char *mode = mode_code(term_value(
		tags_lemma_row(&reading->tags, reading->words->mode, subject - 2), 0));
	/* "said that they support" */
	return mode && strcmp(mode, "possible") != 0 ? mode : NULL;
}

/* "wants the captain detained", "ordered the boats released", at the verb; NULL: it is told as done, as in
 * "ordered the men arrested in Orm to leave", "wants two men jailed in Orm freed". */
static const char *ordered_mode(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act)
{
	static const char *const orders[] = { "want", "order", NULL };
	const struct tags *tags = &reading->tags;
	uint32_t order = act->object.first - 1;

	if (!act->passive || act->object.end != verb || act->object.first <= floor ||
		!tags_any(tags, order, "VZDG") || !code_of(tags_lemma(tags, order), orders))
		return NULL;
	for (uint32_t at = verb + 1; at < verb + FARTHEST_WORD; at++)
		if (tags_any(tags, at, "XPD"))
			return NULL;
		else if (tags_any(tags, at, "LCSW"))
			break;
	return mode_code(term_value(tags_lemma_row(tags, reading->words->mode, order), 0));
}

/* "Had the police arrested him", "were he to strike": at "had", before the subject of a clause. */
static int is_inverted(const struct reading *reading, uint32_t token, uint32_t floor)
{
	return token == floor
		       ? tags_any(&reading->tags, token, "ABUM")
		       : is(reading, token, "had") && tags_any(&reading->tags, token - 1, "LC");
}

/* "if rebels attack", "unless the council agrees", "until aid is sent": not yet, and maybe never. */
static int is_condition(const struct reading *reading, uint32_t first, uint32_t verb,
	uint32_t floor, uint32_t clause)
{
	static const char *const words[] = { "if", "unless", "whether", "lest", NULL };
	uint32_t at = clause;

	while (at > floor && at + 4 > first && tags_any(&reading->tags, at - 1, "RT"))
		at--;
	if (at <= floor)
		return 0;
	return passage_is_any(&reading->passage, at - 1, words) ||
	       (clause < first && is_inverted(reading, clause - 1, floor)) ||
	       (is(reading, at - 1, "until") &&
		       (tags_any(&reading->tags, verb, "VZ") || is(reading, first, "is") ||
			       is(reading, first, "are")));
}

/* "shall be", "would jail" near the verb at `verb`, and not its own. */
static int has_modal_near(
	const struct reading *reading, uint32_t verb, const struct winnow_sentence *sentence)
{
	uint32_t floor = sentence->first, limit = floor + sentence->count;

	for (uint32_t at = verb > floor + LONGEST_LOOKED ? verb - LONGEST_LOOKED : floor;
		at < limit && at < verb + LONGEST_LOOKED; at++)
		if (tags_any(&reading->tags, at, "M"))
			return 1;
	return 0;
}

/* "whoever sells a child", "would jail parents who beat": of nobody in particular. */
static int is_of_whoever(const struct reading *reading, uint32_t first, uint32_t verb,
	const struct winnow_sentence *sentence, const struct act *act)
{
	static const char *const whoever[] = { "whoever", "anyone", "anybody", "any", NULL };
	struct phrase who = subject_of(act);

	/* "who beat" may be now. */
	if (!(tags_word(&reading->tags, verb)->readings &
		    (tag_bit(TAG_BASE) | tag_bit(TAG_PRESENT))) ||
		who.first == who.end || act->passive || is(reading, first, "to"))
		return 0;
	if (passage_is_any(&reading->passage, who.first, whoever))
		return 1;
	return tags_any(&reading->tags, who.end, "W") &&
	       (is(reading, who.first, "those") || is(reading, who.first, "a") ||
		       tags_any(&reading->tags, who.first, "NJ")) &&
	       !is_named(reading, who.first) && has_modal_near(reading, verb, sentence);
}

/* "saved the girl from being sold", at "sold": she is not. */
static int is_kept_from(
	const struct reading *reading, uint32_t first, uint32_t floor, const struct act *act)
{
	if (first <= floor || !is(reading, first - 1, "from"))
		return 0;
	for (uint32_t at = act->object.first; at-- > floor && at + 3 > act->object.first;)
		if (term_is(tags_lemma_row(&reading->tags, reading->words->mode, at), 2,
			    "from"))
			return 1;
	return 0;
}

void clause_settle(const struct reading *reading, uint32_t verb,
	const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t floor = sentence->first, own = verb_first(&reading->tags, verb, floor);
	uint32_t first = clause_first(act, own);
	const char *modality = act->mode.modality;

	if (!modality)
		act->mode.modality =
			wished_mode(reading, own, verb, subject_of(act).first, floor);
	if (!act->mode.modality)
		act->mode.modality = ordered_mode(reading, verb, floor, act);
	if ((!modality || !strcmp(modality, "planned")) &&
		(is_condition(reading, own, verb, floor, first) ||
			is_of_whoever(reading, own, verb, sentence, act)))
		act->mode.modality = "possible";
	if (!modality && act->passive && is_kept_from(reading, own, floor, act))
		act->mode.modality = "refused";
	/* "the risk of being sold": nobody is, yet. */
	if (!act->mode.modality && act->passive && act->object.first == act->object.end &&
		own > floor && is(reading, own - 1, "of"))
		act->mode.modality = "possible";
	read_word(reading, first, floor, act);
}

int clause_begins(const struct reading *reading, uint32_t joint, uint32_t limit)
{
	struct phrase subject = phrase_from(&reading->tags, joint + 1, limit);
	uint32_t verb = subject.end;

	while (verb < limit && tags_any(&reading->tags, verb, "RK"))
		verb++;
	return subject.first < subject.end && verb < limit &&
	       tags_any(&reading->tags, verb, "ZDMBA");
}
