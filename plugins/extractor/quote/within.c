/* SPDX-License-Identifier: MIT
 * Marks within marks. */
#include "quote.h"

#define FARTHEST_ASIDE 80 /* tokens from the mark */
#define LONGEST_CALLED 6  /* tokens: "the old boats" in "called the old boats ‘fit’" */

/* "you called them ‘miracles’": behind the verb there may be what is called so. */
static int is_called(const struct reading *reading, uint32_t open)
{
	static const char *const verbs[] = { "call", "dub", "label", "name", "term", "brand" };
	uint32_t at = open - 1;

	while (at > 0 && tags_any(&reading->tags, at, "TFHNJEQ") && open - at < LONGEST_CALLED)
		at--;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (winnow_is(tags_lemma(&reading->tags, at), verbs[i]))
			return tags_any(&reading->tags, at, "DZVPG");
	return 0;
}

int within_of_others(const struct reading *reading, const struct stretch *stretch)
{
	static const char *const single[] = { "'", "‘", "`", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t before = stretch->open - 1;

	/* Double marks within double ones are of a page that has its own around a paragraph. */
	if (stretch->open == 0 || !passage_is_any(passage, stretch->open, single))
		return 0;
	if (before > 0 && passage_is(passage, before, "of"))
		return passage_find(passage, reading->words->wording, before - 1) != NULL;
	unsigned cue = cue_of(reading, before);
	return tags_any(&reading->tags, before, "B") || cue & CUE_GIVES ||
	       is_called(reading, stretch->open);
}

int within_told(struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	const struct passage *passage = &reading->passage;
	uint32_t verb = stretch->open - 1;

	if (passage_is(passage, verb, ",") || passage_is(passage, verb, ":"))
		verb--;
	unsigned cue = verb > speech->first ? cue_of(reading, verb) : 0;
	if (!cue_tells(cue) || !tags_any(&reading->tags, verb, "DZV"))
		return 0;
	struct phrase subject = phrase_subject(&reading->tags, verb, speech->first);
	if (subject.first == subject.end)
		return 0;
	speech->via = speech->speaker;
	speech->speaker = subject;
	speech->cue =
		(struct phrase){ verb_first(&reading->tags, verb, speech->first), verb + 1 };
	return 1;
}

/* ", explique Luc Marn,", ", — сказал министр, —" at the comma: who says it. */
static int read_aside(
	struct reading *reading, uint32_t comma, uint32_t limit, struct speech *speech)
{
	const struct tags *tags = &reading->tags;
	uint32_t first = comma + 1;

	while (first < limit && passage_kind(&reading->passage, first) == WINNOW_MARK)
		first++;
	uint32_t verb = inverted_verb(reading, first, limit);
	if (verb >= limit || !tags_any(tags, verb, "DZP") || !cue_says(cue_of(reading, verb)))
		return 0;
	struct phrase speaker = inverted_speaker(reading, verb + 1, limit, speech);
	speech->speaker = speaker;
	speech->cue = (struct phrase){ first, verb + 1 };
	speech->rule = "quote.aside";
	speech->confidence = 0.8;
	return speaker.first < speaker.end &&
	       (speaker.end >= limit || tags_any(tags, speaker.end, "L"));
}

int within_aside(struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	if (is_of(reading, "en"))
		return 0;
	for (uint32_t at = stretch->first + 1;
		at + 2 < stretch->end && at < stretch->first + FARTHEST_ASIDE; at++)
		if ((is(reading, at, ",") || marks_is_dash(reading, at)) &&
			read_aside(reading, at, stretch->end, speech))
			return 1;
	return 0;
}
