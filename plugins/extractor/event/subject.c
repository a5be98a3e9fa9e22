/* SPDX-License-Identifier: MIT
 * Whom a verb is said of: over a day, a list, what somebody was planning, a charge. */
#include "event.h"

#define FARTHEST 60 /* tokens back to a subject */

/* "raids this month in the harbour": behind the day comes only where. */
static int is_date_in_place(const struct reading *reading, struct phrase phrase)
{
	const struct winnow_fact *date = facts_over(reading, FACT_DATE, phrase.first);

	if (!date)
		return 0;
	uint32_t end = fact_end(reading, date);
	return end < phrase.end && tags_any(&reading->tags, end, "I");
}

/* "a report published on Monday accuses", "a bill on Thursday that bans", "took minutes to convict": no
 * day does so. */
static struct phrase before_date(
	const struct reading *reading, struct phrase phrase, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t end = phrase.first;

	if (phrase.first == phrase.end || !(facts_tell(reading, FACT_DATE, phrase) ||
						  facts_tell(reading, FACT_DURATION, phrase) ||
						  is_date_in_place(reading, phrase)))
		return phrase;
	if (end > floor && tags_any(tags, end - 1, "I"))
		end--;
	while (end > floor && tags_any(tags, end - 1, "GPD"))
		end--;
	return phrase_subject(tags, end, floor);
}

/* "A teacher, two pupils and a driver were": all of a list that the sentence begins with. */
static struct phrase with_list(
	const struct reading *reading, struct phrase subject, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t first = subject.first;
	int is_list = 0;

	for (uint32_t at = subject.first; at < subject.end; at++)
		is_list |= is(reading, at, "and");
	while (is_list && first > floor + 1 && is(reading, first - 1, ",")) {
		struct phrase before = phrase_to(tags, first - 1, floor);
		if (before.first == before.end || facts_over(reading, FACT_DATE, before.first))
			return subject;
		first = before.first;
	}
	return first == floor || (first > floor && is(reading, first - 1, "that"))
		       ? (struct phrase){ first, subject.end }
		       : subject;
}

/* "two men planning to": whatever the tag of a word in -ing behind a noun, it is theirs. */
static uint32_t before_ing(const struct reading *reading, uint32_t end, uint32_t floor)
{
	const struct tags *tags = &reading->tags;

	return end > floor + 1 && tags_any(tags, end - 2, "NF") &&
			       (tags_word(tags, end - 1)->readings & tag_bit(TAG_ING)) &&
			       (tags_any(tags, end - 1, "G") || tags_any(tags, end, "X"))
		       ? end - 1
		       : end;
}

/* "government shelling killed", at "killed": the shelling; empty: no such word stands before the verb. */
static struct phrase deed_before(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t end = verb_first(tags, verb, floor);

	if (end <= floor + 1 || !tags_any(tags, end - 1, "G") ||
		!tags_any(tags, end - 2, "TJNFH") || tags_any(tags, end, "X"))
		return (struct phrase){ 0 };
	struct phrase whose = phrase_to(tags, end - 1, floor);
	return (struct phrase){ whose.first < whose.end ? whose.first : end - 1, end };
}

/* Barger “supports the plan”, at the verb: where its subject ends, be it before the mark. */
static uint32_t before_mark(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	uint32_t first = verb_first(&reading->tags, verb, floor);

	return first > floor + 1 && is(reading, first - 1, "“") &&
			       tags_any(&reading->tags, first - 2, "NFO")
		       ? first - 1
		       : verb;
}

/* The police of "a boy was shot by police", who are not the subject of what follows. */
static int ends_passive(const struct reading *reading, struct phrase subject, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t by = subject.first - 1;

	return subject.first < subject.end && subject.first > floor + 2 &&
	       is(reading, by, "by") && tags_any(tags, by - 1, "P") &&
	       verb_has_be(tags, by - 1, floor) && tags_any(tags, subject.end, "BDZM");
}

/* `subject` is what phrase_subject() tells. */
static struct phrase settle_subject(
	const struct reading *reading, struct phrase subject, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;

	if (subject.first == subject.end)
		subject = deed_before(reading, verb, floor);
	/* "The raid in which a boy was shot by police was condemned": the raid. */
	if (ends_passive(reading, subject, floor))
		return phrase_from(tags, floor, subject.first);
	/* "whoever sells a girl shall be jailed" */
	if (is(reading, floor, "whoever") && tags_any(tags, verb_first(tags, verb, floor), "M"))
		return (struct phrase){ floor, floor + 1 };
	if (subject.end > subject.first + 1)
		subject.end = before_ing(reading, subject.end, subject.first);

	int relative = subject.first < subject.end && tags_any(tags, subject.first, "W");

	if (relative)
		subject = phrase_antecedent(&reading->tags, subject.first, floor);
	/* "children as young as eight were": the children. */
	if (subject.first > floor + 3 && is(reading, subject.first - 1, "as") &&
		is(reading, subject.first - 2, "young"))
		subject = phrase_to(tags, subject.first - 3, floor);
	/* "was unable to reach", "was not able to meet": who was. */
	if (subject.first > floor + 1 && tags_any(tags, subject.first - 1, "B") &&
		tags_any(tags, subject.end, "X") && !tags_any(tags, subject.first, "TH"))
		subject = phrase_subject(tags, subject.first - 1, floor);
	return with_list(reading, before_date(reading, subject, floor), floor);
}

static struct phrase subject_before(
	const struct reading *reading, uint32_t verb, uint32_t floor)
{
	uint32_t mark = before_mark(reading, verb, floor);

	return settle_subject(
		reading, phrase_subject(&reading->tags, mark, floor), verb, floor);
}

/* "overran the camp, officials said, killing two", "and wounded two": officials did not. */
static int is_saying(const struct reading *reading, uint32_t verb)
{
	uint32_t at = verb + 1;

	while (at < verb + 4 &&
		(tags_any(&reading->tags, at, "I") || facts_over(reading, FACT_DATE, at)))
		at++;
	return term_is(tags_lemma_row(&reading->tags, reading->words->cue, verb), 0, "say") &&
	       is(reading, at, ",");
}

/* "could not establish who killed the boy": nobody is named. */
static int is_asked_who(const struct reading *reading, struct phrase who, uint32_t floor)
{
	return who.first < who.end && tags_any(&reading->tags, who.first, "W") &&
	       (who.first == floor || tags_any(&reading->tags, who.first - 1, "VZDPGI"));
}

/* "detained a man suspected of theft and freed", "arrested two suspected rebels and freed", of the two in
 * the middle, at "freed": what is told of a man by the way has no part in what is done after. */
static int is_by_the_way(
	const struct reading *reading, uint32_t participle, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;

	return tags_any(tags, participle, "P") && tags_any(tags, verb, "D") &&
	       !tags_any(tags, verb + 1, "L") && !is(reading, verb + 1, "by") &&
	       verb_first(tags, participle, floor) == participle;
}

/* That of the nearest verb before which has one and one of the tags; empty: none near does. */
static struct phrase earlier_subject(
	const struct reading *reading, uint32_t verb, uint32_t floor, uint32_t tags)
{
	struct phrase subject = { 0 };

	for (uint32_t at = verb;
		subject.first == subject.end && at-- > floor && at + FARTHEST > verb;)
		if (tags_have(&reading->tags, at, tags) && !is_saying(reading, at) &&
			!is_by_the_way(reading, at, verb, floor))
			subject = subject_before(reading, at, floor);
	return subject;
}

struct phrase roles_subject(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase who = phrase_subject(&reading->tags, verb, floor);
	uint32_t mark = before_mark(reading, verb, floor);

	if (is_asked_who(reading, who, floor))
		return (struct phrase){ 0 };
	if (mark < verb)
		who = phrase_subject(&reading->tags, mark, floor);
	struct phrase subject = settle_subject(reading, who, verb, floor);
	return subject.first < subject.end
		       ? subject
		       : earlier_subject(reading, verb, floor, tag_bits("VZDPB"));
}

struct phrase roles_main_subject(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	return earlier_subject(reading, verb, floor, tag_bits("VZDB"));
}
