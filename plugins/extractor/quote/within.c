/* SPDX-License-Identifier: MIT
 * Marks within marks. */
#include "quote.h"

#define LONGEST_CALLED 6 /* tokens: "the old boats" in "called the old boats ‘fit’" */

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
	const struct winnow_term *cue = cue_of(reading, before);
	return tags_any(&reading->tags, before, "B") || (cue && !cue_manner(cue, "none")) ||
	       is_called(reading, stretch->open);
}

int within_told(struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	const struct passage *passage = &reading->passage;
	uint32_t verb = stretch->open - 1;

	if (passage_is(passage, verb, ",") || passage_is(passage, verb, ":"))
		verb--;
	const struct winnow_term *cue = verb > speech->first ? cue_of(reading, verb) : NULL;
	if (!cue_manner(cue, "say") || !cue_takes(cue, 't') ||
		!tags_any(&reading->tags, verb, "DZV"))
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
