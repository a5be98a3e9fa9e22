/* SPDX-License-Identifier: MIT
 * When it is said: "last year", "on Monday", "ce vendredi". */
#include "quote.h"

int time_is(const struct reading *reading, struct phrase phrase)
{
	const struct passage *passage = &reading->passage;

	return passage_find(passage, reading->words->time,
		       phrase_head(&reading->tags, phrase)) != NULL;
}

/* "late on Monday" */
static int is_part(const struct reading *reading, uint32_t at)
{
	return (is(reading, at, "late") || is(reading, at, "early")) &&
	       tags_any(&reading->tags, at + 1, "I");
}

struct phrase time_leading(const struct reading *reading, struct phrase phrase)
{
	const struct tags *tags = &reading->tags;
	uint32_t end = phrase.first + (uint32_t)tags_any(tags, phrase.first, "T"), first = end;

	while (end < phrase.end && tags_word(tags, end)->is_time)
		end++;
	/* "la semana pasada Juan Marn" */
	if (end > first && end + 1 < phrase.end && !is_of(reading, "en") &&
		!passage_flag(&reading->passage, end, WINNOW_CAPITAL) &&
		tags_any(tags, end + 1, "F"))
		end++;
	if (is_part(reading, phrase.first))
		return (struct phrase){ phrase.first, phrase.first + 1 };
	if (end == first || end >= phrase.end)
		return phrase;
	/* "the Sunday Times editor", "a week leader" */
	int parts = is_of(reading, "ru") ||
		    (tags_any(tags, end, "F") &&
			    !passage_flag(&reading->passage, end - 1, WINNOW_CAPITAL));
	return parts ? (struct phrase){ phrase.first, end } : phrase;
}

/* "only two boats", "too much": of what is said. */
static int begins_phrase(const struct tags *tags, uint32_t adverb)
{
	static const char *const words[] = { "about", "almost", "as", "at", "even", "just",
		"more", "nearly", "only", "so", "too", NULL };

	return passage_is_any(tags->passage, adverb, words) &&
	       tags_any(tags, adverb + 1, "TEJRNQH");
}

/* Behind one of them; `at` itself: none begins there. */
static uint32_t one_end(const struct reading *reading, uint32_t at, uint32_t limit)
{
	const struct tags *tags = &reading->tags;
	uint32_t first = tags_any(tags, at, "I") ? at + 1 : at;
	struct phrase whole = phrase_from(tags, first, limit);
	struct phrase phrase = time_leading(reading, whole);

	if (tags_any(tags, at, "R") && !begins_phrase(tags, at))
		return at + 1;
	if (phrase.first < phrase.end && (phrase.end < whole.end || time_is(reading, phrase)))
		return phrase.end;
	/* "ce vendredi" */
	if (tags_any(tags, first, "T") && tags_any(tags, first + 1, "R") &&
		tags_word(tags, first + 1)->is_time)
		return first + 2;
	if (is_part(reading, at) && one_end(reading, at + 1, limit) > at + 1)
		return at + 1;
	/* "on Monday boats were lost" */
	if (passage_flag(&reading->passage, first, WINNOW_CAPITAL) &&
		tags_word(tags, first)->is_time)
		return first + 1;
	return at;
}

uint32_t time_end(const struct reading *reading, uint32_t at, uint32_t limit)
{
	uint32_t end = at;

	while (end < limit && (at = one_end(reading, end, limit)) > end)
		end = at;
	return end;
}

struct phrase time_without(const struct reading *reading, struct phrase phrase)
{
	const struct tags *tags = &reading->tags;

	for (uint32_t at = phrase.first + 1; at + 1 < phrase.end; at++) {
		if (is(reading, at, "on") && time_end(reading, at, phrase.end) == phrase.end)
			phrase.end = at;
		else if (is(reading, at, "and") && tags_word(tags, phrase.first)->is_time)
			phrase.first = at + 1;
	}
	return phrase_without_note(tags, phrase);
}
