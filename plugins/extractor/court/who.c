/* SPDX-License-Identifier: MIT
 * Who rules, and whom it befalls. */
#include "court.h"
#include "shared/tag_ahead.h"

#define FARTHEST 16 /* tokens from a ruling to its court */

/* "the district court", and neither the first word of "Magistrate's Court" nor "her court appearance". */
static int is_court(const struct reading *reading, uint32_t at)
{
	const struct passage *passage = &reading->passage;
	uint32_t next = at + 1 + (uint32_t)tag_is_short_form(passage, at + 1);

	return passage_find(passage, reading->words->court, at) &&
	       !passage_find(passage, reading->words->court, next) &&
	       !(tags_any(&reading->tags, at + 1, "N") &&
		       !tags_word(&reading->tags, at + 1)->is_time);
}

/* "Judge Ada Marn", "the Court of Appeal", "the High Court of Kestria": behind the word at `at`. */
static uint32_t court_end(const struct reading *reading, uint32_t at, uint32_t end)
{
	int is_name = tags_any(&reading->tags, at, "F") ||
		      passage_flag(&reading->passage, at, WINNOW_CAPITAL);
	struct phrase name = { at + 1, at + 1 };

	if (!is_name)
		return at + 1;
	if (is(reading, at + 1, "of"))
		name.first += 1 + (uint32_t)is(reading, at + 2, "the");
	for (name.end = name.first;
		name.end < end && tags_any(&reading->tags, name.end, "F") &&
		!passage_find(&reading->passage, reading->words->weekday, name.end);)
		name.end++;
	return name.first < name.end ? name.end : at + 1;
}

struct phrase court_near(
	const struct reading *reading, uint32_t from, uint32_t first, uint32_t end)
{
	for (uint32_t at = from; at-- > first && at + FARTHEST > from;)
		if (is_court(reading, at)) {
			struct phrase court = phrase_to(&reading->tags, at + 1, first);
			court.end = court_end(reading, at, from);
			return court;
		}
	for (uint32_t at = from; at < end && at < from + FARTHEST; at++)
		if (is_court(reading, at)) {
			struct phrase court = phrase_to(&reading->tags, at + 1, from);
			court.end = court_end(reading, at, end);
			return court;
		}
	return (struct phrase){ 0 };
}

int is_verb_of(const struct reading *reading, uint32_t token, const char *const *lemmas)
{
	if (!tags_any(&reading->tags, token, "VZDPG"))
		return 0;
	while (*lemmas && !winnow_is(tags_lemma(&reading->tags, token), *lemmas))
		lemmas++;
	return *lemmas != NULL;
}

struct phrase court_subject(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	struct phrase subject = phrase_subject(tags, verb, floor);

	if (subject.first == subject.end || !tags_any(tags, subject.first, "W"))
		return subject;
	return phrase_of_relative(tags, &reading->words->nouns, subject.first, floor);
}

/* "a mother jailed for"; "a man appeared in court on Monday charged with": the man. */
static struct phrase nearest_or_subject(
	const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct passage *passage = &reading->passage;

	if (!passage_find(passage, reading->words->court, verb - 1) &&
		!passage_find(passage, reading->words->weekday, verb - 1) &&
		!passage_find(passage, reading->words->month, verb - 1))
		return phrase_of_participle(&reading->tags, verb, floor);
	for (uint32_t at = verb; at-- > floor && at + FARTHEST > verb;)
		if (tags_any(&reading->tags, at, "VZDB"))
			return court_subject(reading, at, floor);
	return (struct phrase){ 0 };
}

int is_facing(const struct reading *reading, uint32_t token)
{
	static const char *const words[] = { "face", "faced", "faces", "facing", NULL };

	return passage_is_any(&reading->passage, token, words);
}

/* "pleaded", "pled", "faces charges": who does is the defendant. */
static int is_plea(const struct reading *reading, uint32_t verb)
{
	static const char *const words[] = { "pleaded", "pleads", "pled", "denied", "denies",
		"deny", "admitted", "admits", NULL };

	return is_facing(reading, verb) || passage_is_any(&reading->passage, verb, words);
}

/* "for corruption", "on bribery charges" */
static int has_offence(struct reading *reading, struct phrase phrase)
{
	uint32_t end = 0;

	for (uint32_t at = phrase.first; at < phrase.end; at++)
		if (passage_match(
			    &reading->passage, reading->words->offence, at, phrase.end, &end) ||
			passage_find(&reading->passage, reading->words->ruling_noun, at))
			return 1;
	return 0;
}

/* "for a doctor", "against the owner" behind the penalty; else whom a passive is said of. */
struct phrase defendant_find(
	struct reading *reading, uint32_t first, uint32_t end, uint32_t floor, uint32_t limit)
{
	if (tags_any(&reading->tags, first, "PD") && verb_has_be(&reading->tags, first, floor))
		return court_subject(reading, first, floor);
	if (is_plea(reading, first) && !tags_any(&reading->tags, first - 1, "X"))
		return court_subject(reading, first, floor);
	if (end < limit && (is(reading, end, "for") || is(reading, end, "against") ||
				   is(reading, end, "on") || is(reading, end, "to"))) {
		struct phrase whom = phrase_from(&reading->tags, end + 1, limit);
		if (whom.first < whom.end && !tags_any(&reading->tags, end + 1, "G") &&
			!has_offence(reading, whom))
			return whom;
	}
	/* "Man jailed for theft" */
	struct phrase before = phrase_to(&reading->tags, first, floor);
	if (tags_any(&reading->tags, first, "PD") && before.first == floor &&
		before.first < before.end && end == first + 2 &&
		tags_any(&reading->tags, end - 1, "IX") &&
		!passage_find(&reading->passage, reading->words->court, before.end - 1))
		return before;
	/* "Marn, wrongly convicted of theft," */
	uint32_t comma = first;
	while (comma > floor + 1 && tags_any(&reading->tags, comma - 1, "R"))
		comma--;
	if (tags_any(&reading->tags, first, "PD") && comma > floor + 1 &&
		is(reading, comma - 1, ",") && end > first + 1)
		return phrase_to(&reading->tags, comma - 1, floor);
	/* "a mother jailed for" */
	if (tags_any(&reading->tags, first, "P") && first > floor &&
		tags_any(&reading->tags, first - 1, "NF"))
		return nearest_or_subject(reading, first, floor);
	/* "found him guilty"; "found guilty" tells nobody. */
	return end == first + 1 || tags_any(&reading->tags, first + 1, "Q")
		       ? phrase_from(&reading->tags, first + 1, limit)
		       : (struct phrase){ 0 };
}
