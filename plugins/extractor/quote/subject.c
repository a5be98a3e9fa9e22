/* SPDX-License-Identifier: MIT
 * Who says what the verb of saying brings. */
#include "clause.h"

/* A verb, or the first word of one: "had to go", "has gone", and not "has a boat", "to go". */
static int begins_verb(const struct tags *tags, uint32_t at, uint32_t floor)
{
	if (tags_any(tags, at, "A"))
		return tags_any(tags, at + 1, "XPBRK");
	return tags_any(tags, at, "DZVBM") && !(at > floor && tags_any(tags, at - 1, "X"));
}

struct phrase subject_named(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase subject = phrase_subject(&reading->tags, verb, floor);

	return subject.first < subject.end && !tags_any(&reading->tags, subject.first, "W")
		       ? subject
		       : (struct phrase){ 0 };
}

struct phrase subject_earlier(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	for (uint32_t at = verb; at-- > floor && at + FARTHEST_CLAUSE > verb;) {
		if (!begins_verb(&reading->tags, at, floor))
			continue;
		struct phrase subject = subject_named(reading, at, floor);
		if (subject.first < subject.end)
			return subject;
	}
	return (struct phrase){ 0 };
}

struct phrase subject_shown(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase shown = phrase_to(&reading->tags, verb, floor);

	if (shown.first == shown.end || shown.first < floor + 2 ||
		!(is(reading, shown.first - 1, "with") ||
			(is(reading, shown.first - 1, "of") &&
				passage_find(&reading->passage, reading->words->recording,
					shown.first - 2))))
		return (struct phrase){ 0 };
	return shown;
}

struct phrase subject_before_who(
	const struct reading *reading, struct phrase subject, uint32_t floor)
{
	if (subject.first == subject.end || !is(reading, subject.first, "who"))
		return subject;
	struct phrase whom = phrase_antecedent(&reading->tags, subject.first, floor);
	if (whom.first < whom.end && who_names_person(&reading->who, &reading->tags, whom))
		return whom;
	whom = phrase_subject(&reading->tags, subject.first, floor);
	return whom.first < whom.end && who_names_person(&reading->who, &reading->tags, whom)
		       ? whom
		       : subject;
}

/* The subject of a clause of its own, or the name of one in "when Marn left". */
static int may_go_on(const struct reading *reading, struct phrase subject, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	const uint32_t before = subject.first - 1;

	if (!direct_is_somebody(reading, subject) || is(reading, subject.first, "it") ||
		tags_any(tags, subject.first, "W"))
		return 0;
	if (subject.first == floor)
		return 1;
	return !tags_any(tags, before, "W") &&
	       !cue_takes(cue_of(reading, before), CUE_CLAUSE) &&
	       (!tags_any(tags, before, "S") || tags_any(tags, subject.end - 1, "F"));
}

/* "When boats came, Marn left, telling the men": whom the nearest clause of its own is about. */
struct phrase subject_doing(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	for (uint32_t at = verb; at-- > floor + 1 && at + FARTHEST_CLAUSE > verb;) {
		if (reading->quoted[at] || !begins_verb(&reading->tags, at, floor))
			continue;
		const struct phrase subject = phrase_subject(&reading->tags, at, floor);
		if (may_go_on(reading, subject, floor))
			return subject;
	}
	return (struct phrase){ 0 };
}

/* "…, adding that", "… but noted that": right behind what somebody is said to say. */
static int goes_on(const struct search *search, uint32_t verb)
{
	static const char *const joints[] = { "and", "but", NULL };
	const struct reading *reading = search->reading;
	uint32_t first = verb_first(&reading->tags, verb, search->first);

	if (first == search->first)
		return 0;
	if (tags_any(&reading->tags, verb, "G"))
		return is(reading, first - 1, ",") ||
		       (is(reading, first - 1, "and") && is(reading, first - 2, ","));
	return passage_is_any(&reading->passage, first - 1, joints) &&
	       first - 1 <= search->floor + 1;
}

/* "…, Marn said, adding that": who said what stands before; empty: nobody is known to. */
static struct phrase speaker_before(const struct search *search, uint32_t verb)
{
	const struct speech *last = &search->speeches[search->count ? search->count - 1 : 0];

	if (!search->count || !goes_on(search, verb))
		return (struct phrase){ 0 };
	/* "rejected Marn's claim that …, and said": not Marn, but who rejects it. */
	if (tags_any(&search->reading->tags, last->cue.end - 1, "N"))
		return subject_earlier(search->reading, last->speaker.first, search->first);
	return last->speaker;
}

struct phrase clause_name_between(const struct search *search, uint32_t comma)
{
	uint32_t first = comma;

	while (first > search->first && tags_any(&search->reading->tags, first - 1, "F"))
		first--;
	return comma > first + 1 && first > search->first && is(search->reading, first - 1, ",")
		       ? (struct phrase){ first, comma }
		       : (struct phrase){ 0 };
}

/* "La ministra de Justicia y Paz, Ada Marn, dijo": the name, in languages of which no person is told
 * by others. */
static struct phrase apposed(const struct search *search, uint32_t verb)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t end = verb_first(tags, verb, search->floor);

	while (end > search->floor && tags_any(tags, end - 1, "RK"))
		end--;
	return end > search->floor && !is_of(search->reading, "en") &&
			       is(search->reading, end - 1, ",")
		       ? clause_name_between(search, end - 1)
		       : (struct phrase){ 0 };
}

/* "just" before "this month" */
static uint32_t before_adverbs(const struct tags *tags, uint32_t at, uint32_t floor)
{
	while (at > floor && tags_any(tags, at - 1, "R"))
		at--;
	return at;
}

/* "que el “silencio” en estos momentos es grave, y pidió": no subject of either. */
static int is_placed(const struct search *search, uint32_t first)
{
	return !is_of(search->reading, "en") && first > search->first &&
	       (tags_any(&search->reading->tags, first - 1, "I") ||
		       is(search->reading, first - 1, "en"));
}

/* "call it old and describe": the verb at `at` has the same subject, by its form. */
static int is_before(const struct tags *tags, uint32_t at, uint32_t verb)
{
	return tags_any(tags, at, "DZBA") ||
	       (tags_any(tags, at, "V") && tags_any(tags, verb, "V") && at > 0 &&
		       !tags_any(tags, at - 1, "XMU"));
}

/* "sources close to the mayor" of "the mayor": with whose nearness is told. */
static struct phrase with_near(const struct search *search, struct phrase subject)
{
	static const char *const words[] = { "to", "with", "of", NULL };
	const struct tags *tags = &search->reading->tags;

	if (!is_of(search->reading, "en") || subject.first < search->first + 3 ||
		!passage_is_any(tags->passage, subject.first - 1, words) ||
		!(tags_word(tags, subject.first - 2)->readings & tag_bit(TAG_ADJECTIVE)) ||
		!tags_any(tags, subject.first - 3, "NFQ"))
		return subject;
	const struct phrase near = phrase_to(tags, subject.first - 2, search->first);
	return near.first < near.end ? (struct phrase){ near.first, subject.end } : subject;
}

/* "Marn" of "Marn, a diver, last year said", "a poll back in May found": who is told of before when. */
static struct phrase before_time(const struct tags *tags, struct phrase time, uint32_t floor)
{
	uint32_t at = before_adverbs(tags, time.first, floor);

	if (at > floor && tags_any(tags, at - 1, "I"))
		at = before_adverbs(tags, at - 1, floor);
	return phrase_subject(tags, at, floor);
}

/* "Marn, one of the captains, and a head of the union, explained": the name it begins with, where what
 * was found is what is told of it. */
static struct phrase with_name(
	const struct search *search, struct phrase subject, uint32_t verb)
{
	const struct phrase leading =
		is_of(search->reading, "en")
			? direct_leading_name(search->reading, search->first, verb)
			: (struct phrase){ 0 };

	return leading.first < leading.end && subject.first == leading.end + 1 &&
			       !tags_any(&search->reading->tags, subject.first, "W") &&
			       who_names_person(
				       &search->reading->who, &search->reading->tags, leading)
		       ? leading
		       : subject;
}

struct phrase clause_subject(const struct search *search, uint32_t verb)
{
	const struct tags *tags = &search->reading->tags;
	struct phrase subject = speaker_before(search, verb);

	if (subject.first < subject.end ||
		cue_is_purpose(search->reading, verb, search->first, &subject))
		return subject;
	subject = apposed(search, verb);
	if (subject.first == subject.end && is_of(search->reading, "en") &&
		tags_any(tags, verb, "G") && verb > search->first &&
		is(search->reading, verb - 1, ","))
		subject = subject_doing(search->reading, verb, search->first);
	if (subject.first == subject.end)
		subject = phrase_subject(tags, verb, search->floor);
	if (subject.first == subject.end)
		subject = phrase_subject(tags, verb, search->first);
	if (subject.first < subject.end && search->reading->quoted[subject.first])
		subject = (struct phrase){ 0 };
	subject = cue_self(search->reading, subject, search->first);

	/* "Marn this week said", "мне пишут" */
	if (subject.first < subject.end &&
		(time_is(search->reading, subject) ||
			(tags_any(tags, subject.first, "Q") && !is_of(search->reading, "en"))))
		subject = is_of(search->reading, "en")
				  ? before_time(tags, subject, search->first)
				  : phrase_to(tags,
					    before_adverbs(tags, subject.first, search->first),
					    search->first);
	if (subject.first < subject.end)
		return with_near(search, with_name(search, subject, verb));
	/* "…, and added that": the subject of the verb before. */
	for (uint32_t at = verb; at-- > search->first && at + LONGEST_LOOK > verb;)
		if (is_before(tags, at, verb) && !search->reading->quoted[at]) {
			subject = phrase_subject(tags, at, search->first);
			if (subject.first < subject.end && !is_placed(search, subject.first))
				break;
			subject = (struct phrase){ 0 };
		}
	return subject;
}
