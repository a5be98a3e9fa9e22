/* SPDX-License-Identifier: MIT
 * Who says so, and whether they say it at all. */
#include "event.h"

#define LONGEST_SENTENCE 200 /* tokens looked through for who says so */

/* "did not say", "declined to say" */
static int is_unsaid(const struct reading *reading, uint32_t cue, uint32_t floor)
{
	uint32_t first = verb_first(&reading->tags, cue, floor);

	for (uint32_t at = first; at < cue; at++)
		if (tags_any(&reading->tags, at, "K"))
			return 1;
	return first > floor && tags_any(&reading->tags, first, "X") &&
	       term_is(tags_lemma_row(&reading->tags, reading->words->mode, first - 1), 0,
		       "refused");
}

/* "to demand answers": nobody has said anything. */
static int is_only_wanted(const struct reading *reading, uint32_t cue, uint32_t floor)
{
	return cue > floor && tags_any(&reading->tags, cue - 1, "X") &&
	       !is_unsaid(reading, cue, floor);
}

/* "has said" */
static int is_perfect(const struct reading *reading, uint32_t cue)
{
	return tags_any(&reading->tags, cue, "P") && cue > 0 &&
	       (tags_any(&reading->tags, cue - 1, "A") ||
		       (cue > 1 && tags_any(&reading->tags, cue - 1, "R") &&
			       tags_any(&reading->tags, cue - 2, "A")));
}

/* "ordered the raid that killed 12": at whom or what it is aimed, of which something is told; nobody says
 * that. */
static int is_aimed(
	const struct reading *reading, uint32_t cue, struct winnow_str follows, uint32_t limit)
{
	struct phrase object = phrase_from(&reading->tags, cue + 1, limit);

	return has_letter(follows, 'i') && has_letter(follows, 'o') &&
	       object.first < object.end && object.end < limit &&
	       tags_any(&reading->tags, object.end, "W");
}

/* "the girls it had promised to free": it says nothing of the rest. */
static int is_reduced(const struct reading *reading, uint32_t cue, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	struct phrase who = phrase_to(tags, verb_first(tags, cue, floor), floor);

	return tags_any(tags, cue + 1, "X") && who.first > floor && who.end == who.first + 1 &&
	       tags_any(tags, who.first, "O") && tags_any(tags, who.first - 1, "NF");
}

/* The first verb from there on by which something is said; `limit`: none. */
static uint32_t cue_at(
	const struct reading *reading, uint32_t floor, uint32_t from, uint32_t limit)
{
	for (uint32_t at = from; at < limit && at < from + LONGEST_SENTENCE; at++) {
		const struct winnow_term *cue =
			(tags_any(&reading->tags, at, "DZV") || is_perfect(reading, at)) &&
					!is_only_wanted(reading, at, floor)
				? tags_lemma_row(&reading->tags, reading->words->cue, at)
				: NULL;
		struct winnow_str follows = term_value(cue, 1);
		/* "people suspected of" say nothing. */
		if (term_is(cue, 0, "say") && follows.len && follows.ptr[0] == 't' &&
			!is_aimed(reading, at, follows, limit) &&
			!is_reduced(reading, at, floor) &&
			!(is(reading, at + 1, "of") &&
				tags_lemma_row(&reading->tags, reading->words->charge, at)))
			return at;
	}
	return limit;
}

/* "according to the agency": who says so without a verb; empty: nobody. */
static struct phrase according_to(
	const struct reading *reading, const struct winnow_sentence *sentence)
{
	uint32_t limit = sentence->first + sentence->count;

	for (uint32_t at = sentence->first;
		at + 2 < limit && at < sentence->first + LONGEST_SENTENCE; at++)
		if (is(reading, at, "according") && is(reading, at + 1, "to"))
			return phrase_settle(
				reading, phrase_from_long(&reading->tags, at + 2, limit));
	return (struct phrase){ 0 };
}

/* "the officer, who said he was beaten, was", at "who": it ends at the next comma. */
static int begins_between(const struct reading *reading, uint32_t first)
{
	return first > 0 && tags_any(&reading->tags, first, "W") && is(reading, first - 1, ",");
}

/* "The army denied the claim, and police arrested": where what the cue tells of ends; "said that the
 * army left and police arrested" goes on. */
static uint32_t said_end(
	const struct reading *reading, uint32_t first, uint32_t cue, uint32_t limit)
{
	static const char *const against[] = { "but", "while", "whereas", "although", "though",
		NULL };
	static const char *const marks[] = { "\"", "“", "”", "«", NULL };
	int has_verb = 0, is_between = begins_between(reading, first);

	for (uint32_t at = cue + 1; at < limit && at < cue + LONGEST_SENTENCE; at++) {
		int is_joint = passage_is_any(&reading->passage, at, against) ||
			       (!has_verb && is(reading, at, "and"));
		if (passage_is_any(&reading->passage, at, marks))
			return limit;
		if (is(reading, at, ";") || (is_between && is(reading, at, ",")) ||
			(is_joint && clause_begins(reading, at, limit)))
			return at;
		has_verb |= tags_any(&reading->tags, at, "VZDMBA");
	}
	return limit;
}

/* "Soon after two boys were shot, the army said it would": they were, whoever says so. */
static int is_behind_when(
	const struct reading *reading, struct phrase speaker, uint32_t cue, uint32_t floor)
{
	static const char *const words[] = { "after", "before", "when", "while", "as", "since",
		"once", "until", "soon", "though", "although", NULL };

	return is(reading, speaker.first - 1, ",") && !tags_any(&reading->tags, cue + 1, "L") &&
	       passage_is_any(&reading->passage, floor, words);
}

/* "and the army said", "criticised those who said": what was told before is not of the army, nor of those. */
static uint32_t said_first(const struct reading *reading, const struct saying *saying,
	struct phrase subject, uint32_t floor, uint32_t from)
{
	static const char *const joints[] = { "and", "but", "while", NULL };
	struct phrase speaker = saying->speaker;

	if (subject.first < subject.end && subject.first > from &&
		tags_any(&reading->tags, subject.first, "W"))
		return subject.first;
	if (speaker.first < speaker.end && speaker.first > from &&
		is_behind_when(reading, speaker, saying->cue, floor))
		return speaker.first;
	return speaker.first < speaker.end && speaker.first > from &&
			       passage_is_any(&reading->passage, speaker.first - 1, joints)
		       ? speaker.first
		       : from;
}

/* "told Marn on 30 April, who said": Marn. */
static struct phrase antecedent(
	const struct reading *reading, uint32_t relative, uint32_t floor)
{
	struct phrase who = phrase_antecedent(&reading->tags, relative, floor);
	uint32_t end = who.first;

	if (who.first == who.end || !facts_tell(reading, FACT_DATE, who))
		return who;
	while (end > floor && tags_any(&reading->tags, end - 1, "I"))
		end--;
	return phrase_to(&reading->tags, end, floor);
}

/* ", said the minister.", ", warns Ada Marn, who", and not ", told the paper": who stands behind the cue; empty:
 * nobody. */
static struct phrase speaker_behind(
	const struct reading *reading, uint32_t cue, uint32_t floor, uint32_t limit)
{
	static const char *const ends[] = { ",", ".", "\"", "”", "(", NULL };
	const struct phrase nobody = { 0 };

	if (cue == floor || !is(reading, cue - 1, ",") ||
		!tags_any(&reading->tags, cue, "DZ") ||
		winnow_is(tags_lemma(&reading->tags, cue), "tell"))
		return nobody;
	struct phrase who = phrase_from_long(&reading->tags, cue + 1, limit);
	return phrase_is_party(reading, who) &&
			       (who.end == limit ||
				       passage_is_any(&reading->passage, who.end, ends))
		       ? who
		       : nobody;
}

static struct phrase speaker_of(const struct reading *reading, struct phrase subject,
	uint32_t cue, uint32_t floor, uint32_t limit)
{
	struct phrase behind = speaker_behind(reading, cue, floor, limit);

	if (behind.first < behind.end)
		return behind;
	return subject.first < subject.end && tags_any(&reading->tags, subject.first, "W")
		       ? antecedent(reading, subject.first, floor)
		       : subject;
}

struct saying says_read(
	struct reading *reading, const struct winnow_sentence *sentence, uint32_t from)
{
	uint32_t floor = sentence->first, limit = floor + sentence->count;
	uint32_t cue = cue_at(reading, floor, from, limit);
	struct saying saying = { .first = from,
		.end = UINT32_MAX,
		.cue = UINT32_MAX,
		.open = UINT32_MAX,
		.denied = UINT32_MAX };

	if (cue == limit) {
		saying.speaker = according_to(reading, sentence);
		return saying;
	}
	struct phrase subject = phrase_subject(&reading->tags, cue, floor);
	saying.cue = cue;
	saying.speaker = speaker_of(reading, subject, cue, floor, limit);
	saying.first = said_first(reading, &saying, subject, floor, from);
	uint32_t end = said_end(reading, saying.first, cue, limit);
	if (end < limit)
		saying.end = end;
	if (winnow_is(tags_lemma(&reading->tags, cue), "deny"))
		saying.denied = cue;
	if (!is_unsaid(reading, cue, floor))
		return saying;
	saying.open = cue;
	saying.whether = is(reading, cue + 1, "whether") || is(reading, cue + 1, "if");
	return saying;
}

/* "it" is a body or a country, "he" a person, "they" are several. */
static int agrees(const struct reading *reading, struct phrase speaker, uint32_t pronoun)
{
	uint32_t head = phrase_head(&reading->tags, speaker);
	int persons = phrase_is_persons(reading, speaker) ||
		      facts_over(reading, FACT_PERSON, head) != NULL;

	if (is(reading, pronoun, "it"))
		return !persons || is(reading, head, "police");
	int several = noun_singular(&reading->passage, &reading->words->nouns, head).len > 0 ||
		      is(reading, head, "police");
	if (is(reading, pronoun, "they"))
		return several || phrase_is_power(reading, speaker);
	return (is(reading, pronoun, "he") || is(reading, pronoun, "she")) && !several &&
	       (persons || (tags_any(&reading->tags, head, "F") &&
				   !phrase_is_power(reading, speaker)));
}

struct phrase says_whom(
	const struct reading *reading, const struct saying *saying, struct phrase pronoun)
{
	struct phrase speaker = saying->speaker;

	if (pronoun.end != pronoun.first + 1 || !tags_any(&reading->tags, pronoun.first, "O") ||
		saying->cue == UINT32_MAX || saying->cue >= pronoun.first ||
		speaker.first == speaker.end || tags_any(&reading->tags, speaker.first, "O") ||
		!agrees(reading, speaker, pronoun.first))
		return pronoun;
	for (uint32_t at = saying->cue + 1; at < pronoun.first; at++)
		if (!tags_any(&reading->tags, at, "SIR") && !is(reading, at, "that") &&
			!facts_over(reading, FACT_DATE, at))
			return pronoun;
	return speaker;
}
