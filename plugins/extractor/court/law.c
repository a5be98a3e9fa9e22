/* SPDX-License-Identifier: MIT
 * What a court says of a law: "struck down the ban", "ruled that the ban was unlawful". */
#include "court.h"
#include "shared/refusal.h"

#define FARTHEST 16 /* tokens from a word of how a law stands to the verb before it */
#define NEAREST 3   /* tokens from that verb to "that": "ruled on Monday that" */

/* "declared", "ruled that": the verb before a word of how a law stands; `floor`: there is none. */
static uint32_t judging_verb(const struct reading *reading, uint32_t token, uint32_t floor)
{
	static const char *const lemmas[] = { "declare", "rule", "find", "hold", "deem",
		"judge", NULL };

	for (uint32_t at = token; at-- > floor && at + FARTHEST > token;)
		if (is_verb_of(reading, at, lemmas))
			return at;
	return floor;
}

/* A clause of its own begins in the stretch: a finite verb that no relative word leads to. */
static int has_clause(const struct tags *tags, uint32_t first, uint32_t end)
{
	for (uint32_t at = first; at < end && !tags_any(tags, at, "W"); at++)
		if (tags_any(tags, at, "ZDMBA") ||
			(tags_any(tags, at, "V") && at > first && !tags_any(tags, at - 1, "X")))
			return 1;
	return 0;
}

/* "ruled that the detention of children in adult prisons was unconstitutional": all between. */
static struct phrase law_between(const struct reading *reading, uint32_t verb, uint32_t token)
{
	const struct tags *tags = &reading->tags;
	uint32_t first = verb + 1, end = token;

	while (end > first && tags_any(tags, end - 1, "BARMK"))
		end--;
	for (uint32_t at = first; at < end && at < first + NEAREST; at++)
		if (tags_any(tags, at, "S") ||
			passage_find(&reading->passage, reading->words->weekday, at))
			first = at + 1;
	if (!has_clause(tags, first, end))
		return (struct phrase){ first, end };
	return end < token ? court_subject(reading, end, verb + 1)
			   : phrase_to(tags, token, verb + 1);
}

/* Which law: before or behind the verb, or between it and the word at `token`, which may be the verb
 * itself. */
static struct phrase law_of(const struct reading *reading, uint32_t verb, uint32_t token,
	const struct winnow_sentence *sentence, uint32_t end)
{
	const struct tags *tags = &reading->tags;
	uint32_t limit = sentence->first + sentence->count;

	/* "the ban was declared unconstitutional", "was struck down" */
	if (token <= verb + 1 && tags_any(tags, verb, "PD") &&
		verb_has_be(tags, verb, sentence->first))
		return court_subject(reading, verb, sentence->first);
	/* "declared unconstitutional Section 9" */
	if (verb == token || (verb + 1 == token && tags_any(tags, end, "THF")))
		return court_without_time(reading, phrase_from_long(tags, end, limit));
	return law_between(reading, verb, token);
}

int law_read(const struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	uint32_t floor = sentence->first, limit = floor + sentence->count;
	int is_verb = tags_any(&reading->tags, token, "VZDPG");
	uint32_t verb = is_verb ? token : judging_verb(reading, token, floor);

	outcome->court = court_near(reading, token, floor, limit);
	if ((!is_verb && verb == floor) || outcome->court.first == outcome->court.end)
		return refuse(&reading->passage, "outcome.ruling", token, outcome->phrase.end,
			"no court, judge or prosecutor is near");
	if (is_condition(reading, verb, floor) || is(reading, verb - 1, "whether"))
		return refuse(&reading->passage, "outcome.ruling", token, outcome->phrase.end,
			"only a condition");
	outcome->law = law_of(reading, verb, token, sentence, outcome->phrase.end);
	outcome->phrase.first = verb;
	outcome->mode = mode_of(&reading->tags, reading->words->mode, verb, floor);
	outcome->certainty = certainty_near(reading, verb, floor);
	return is_verb || outcome->law.first < outcome->law.end;
}
