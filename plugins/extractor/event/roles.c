/* SPDX-License-Identifier: MIT */
#include "event.h"

#define FARTHEST 60 /* tokens back to a subject */

static int is(const struct reading *reading, uint32_t token, const char *word)
{
	return passage_is(&reading->passage, token, word);
}

static int is_passive(
	const struct reading *reading, uint32_t verb, uint32_t floor, uint32_t behind)
{
	const struct tags *tags = &reading->tags;

	if (!tags_any(tags, verb, "PD"))
		return 0;
	for (uint32_t at = verb_first(tags, verb, floor); at < verb; at++)
		if (tags_any(tags, at, "B"))
			return 1;
	/* "babies rescued as police …": behind its noun, without an object; "ban lifted by court". */
	return (tags_any(tags, verb, "P") || is(reading, behind, "by")) && verb > floor &&
	       tags_any(tags, verb - 1, "NF");
}

/* "who sold": the noun before "who". */
static struct phrase antecedent(
	const struct reading *reading, uint32_t relative, uint32_t floor)
{
	uint32_t end = relative;

	if (end > floor && is(reading, end - 1, ","))
		end--;
	return phrase_to(&reading->tags, end, floor);
}

static struct phrase subject_before(
	const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	struct phrase subject = phrase_subject(tags, verb, floor);

	if (subject.first < subject.end && tags_any(tags, subject.first, "W"))
		return antecedent(reading, subject.first, floor);
	return subject;
}

/* The verb's own, or that of the verb it is joined to: "have detained and rescued". */
static struct phrase find_subject(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	struct phrase subject = subject_before(reading, verb, floor);

	for (uint32_t at = verb;
		subject.first == subject.end && at-- > floor && at + FARTHEST > verb;)
		if (tags_any(tags, at, "VZDPB"))
			subject = subject_before(reading, at, floor);
	return subject;
}

/* "fired on the crowd, killing two": who fired. */
static struct phrase main_subject(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase subject = { 0 };

	for (uint32_t at = verb;
		subject.first == subject.end && at-- > floor && at + FARTHEST > verb;)
		if (tags_any(&reading->tags, at, "VZDB"))
			subject = subject_before(reading, at, floor);
	return subject;
}

static struct phrase by_phrase(const struct reading *reading, uint32_t from, uint32_t limit)
{
	for (uint32_t at = from; at < limit && at < from + 12; at++)
		if (is(reading, at, "by"))
			return phrase_from_long(&reading->tags, at + 1, limit);
	return (struct phrase){ 0 };
}

/* "to human traffickers", "for a doctor" behind the object; not "on Monday", "for six years". */
static struct phrase find_recipient(const struct reading *reading, uint32_t at, uint32_t limit)
{
	static const char *const words[] = { "to", "with", "against", "on", "for", "from",
		"into", "in", NULL };

	for (const char *const *word = words; *word; word++)
		if (at < limit && is(reading, at, *word)) {
			struct phrase found = phrase_from_long(&reading->tags, at + 1, limit);
			int is_time = facts_tell(reading, "date", found) ||
				      facts_tell(reading, "duration", found);
			return is_time ? (struct phrase){ 0 } : found;
		}
	return (struct phrase){ 0 };
}

int phrase_is_persons(const struct reading *reading, struct phrase phrase)
{
	const struct passage *passage = &reading->passage;
	const struct noun_words *nouns = &reading->words->nouns;

	if (phrase.first == phrase.end)
		return 0;
	uint32_t head = phrase_head(&reading->tags, phrase);
	if (tags_any(&reading->tags, head, "OQ"))
		return !is(reading, head, "it");
	struct winnow_str noun = noun_singular(passage, nouns, head);
	if (!noun.len)
		noun = passage_lower(passage, passage_word(passage, head));
	return winnow_is(winnow_str(noun_kind_of(passage, nouns, noun)), "person");
}

void roles_read(struct reading *reading, uint32_t verb, const struct winnow_sentence *sentence,
	struct act *act)
{
	uint32_t floor = sentence->first, limit = sentence->first + sentence->count;
	uint32_t from = act->trigger.end;

	act->passive = is_passive(reading, verb, floor, from);
	if (act->passive) {
		act->object = subject_before(reading, verb, floor);
		act->agent = by_phrase(reading, from, limit);
		act->recipient = find_recipient(reading, from, limit);
		return;
	}
	act->agent =
		tags_any(&reading->tags, verb, "G") && !tags_any(&reading->tags, verb - 1, "B")
			? main_subject(reading, verb, floor)
			: find_subject(reading, verb, floor);
	if (act->befalls_subject) {
		act->object = act->agent;
		act->agent = (struct phrase){ 0 };
		return;
	}
	while (from < limit && tags_any(&reading->tags, from, "R"))
		from++;
	act->object = phrase_from(&reading->tags, from, limit);
	if (act->object.first == act->object.end && from < limit &&
		tags_any(&reading->tags, from, "IX"))
		act->object = phrase_from_long(&reading->tags, from + 1, limit);
	else if (act->object.first < act->object.end)
		act->recipient = find_recipient(reading, act->object.end, limit);
}
