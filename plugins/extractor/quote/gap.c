/* SPDX-License-Identifier: MIT
 * Speech of which the subject stands before who says it: "two men who police said were armed". */
#include "clause.h"

/* "in what he said was a ruse", and not "what he said was wrong": something is done with it. */
static int is_used(const struct search *search, uint32_t what)
{
	return what > search->first && tags_any(&search->reading->tags, what - 1, "IVDZGP");
}

/* "who", "which", "the boats that": the word before the subject is what the speech is about. */
static int is_about(const struct search *search, uint32_t before)
{
	const struct reading *reading = search->reading;

	if (is(reading, before, "what"))
		return is_used(search, before);
	if (tags_any(&reading->tags, before, "W"))
		return 1;
	return is(reading, before, "that") && before > search->first &&
	       tags_any(&reading->tags, before - 1, "NFQ");
}

/* "40 people the army said were rebels": "who" is left out. */
static int is_left_out(const struct tags *tags, struct phrase subject, uint32_t next)
{
	return tags_any(tags, subject.first, "TO") && tags_any(tags, subject.first - 1, "N") &&
	       tags_any(tags, next, "BMA");
}

/* ", which he said were old, …": before the next comma; `end`: none comes. */
static uint32_t before_comma(const struct search *search, uint32_t from, uint32_t end)
{
	for (uint32_t at = from; at < end; at++)
		if (is(search->reading, at, ",") && !search->reading->quoted[at])
			return at;
	return end;
}

/* "the report that he wrote was lost": what seems said is the sentence's own verb, where none stands
 * before and none comes behind. */
static int is_sentence_verb(const struct search *search, struct phrase subject, uint32_t end)
{
	const struct tags *tags = &search->reading->tags;

	for (uint32_t at = search->first; at < subject.first; at++)
		if (tags_any(tags, at, "DZBAM"))
			return !tags_any(tags, subject.first - 1, "W") &&
			       cue_takes(cue_of(search->reading, at), CUE_CLAUSE);
	return end >= search->end;
}

int gap_read(const struct search *search, uint32_t verb, struct speech *speech)
{
	const struct reading *reading = search->reading;
	const struct tags *tags = &reading->tags;
	const uint32_t next = time_end(reading, verb + 1, search->end);

	if (!is_of(reading, "en") || next >= search->end || !tags_any(tags, verb, "DZVP") ||
		!tags_any(tags, next, "BMAUZD") || cue_is_passive(reading, verb, search->first))
		return 0;
	const struct phrase subject = phrase_subject(tags, verb, search->first);
	if (subject.first <= search->first + 1 || subject.first == subject.end ||
		subject.end != verb_first(tags, verb, search->first) ||
		reading->quoted[subject.first])
		return 0;
	const int about = is_about(search, subject.first - 1);
	if (!about && !is_left_out(tags, subject, next))
		return 0;
	clause_set_cue(search, verb, speech);
	speech->speaker = subject;
	speech->first = next;
	speech->end = clause_end(search, verb, next);
	if (about && is(reading, subject.first - 2, ",")) {
		speech->end = before_comma(search, next, speech->end);
	} else {
		speech->end = clause_before_main(search, subject.first, verb, speech->end);
		if (is_sentence_verb(search, subject, speech->end))
			return 0;
	}
	speech->rule = "indirect.cue_clause";
	speech->confidence = 0.9;
	return 1;
}
