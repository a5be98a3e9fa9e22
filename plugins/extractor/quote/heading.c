/* SPDX-License-Identifier: MIT
 * What stands before a report's first words: "Police: two men were killed" in a heading, where who is
 * before the colon says what is behind; "SANKT ORM, 3 May (Reuters) — " before the text. */
#include "clause.h"

#define LONGEST_NAME 6      /* tokens before the colon */
#define FARTHEST_PERSON 60  /* tokens from the colon to "I" */
#define LONGEST_DATELINE 16 /* tokens before the dash */

uint32_t heading_dateline_end(
	const struct reading *reading, const struct winnow_sentence *sentence)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = sentence->first, end = sentence->first + sentence->count;

	if (!passage_flag(passage, at, WINNOW_BLOCK_START) ||
		!passage_flag(passage, at, WINNOW_CAPITAL))
		return at;
	while (at < end && at < sentence->first + LONGEST_DATELINE &&
		!marks_is_dash(reading, at) &&
		(passage_kind(passage, at) != WINNOW_WORD ||
			passage_flag(passage, at, WINNOW_CAPITAL)))
		at++;
	if (at == sentence->first || at + 2 >= end || !marks_is_dash(reading, at))
		return sentence->first;
	return at + 1 + (uint32_t)passage_is(passage, at + 1, "-");
}

/* Behind "Police", "Ada Marn", "Q": the colon; 0: there is none. */
static uint32_t label_end(const struct search *search)
{
	const struct reading *reading = search->reading;
	uint32_t colon = search->first;

	while (colon < search->end && colon < search->first + LONGEST_NAME &&
		tags_any(&reading->tags, colon, "NFTJHZ"))
		colon++;
	return colon > search->first && is(reading, colon, ":") && !reading->quoted[colon + 1]
		       ? colon
		       : 0;
}

/* Of at least three letters, and no small one. */
static int is_shouted(const struct passage *passage, uint32_t token)
{
	struct winnow_str word = passage_word(passage, token);

	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] < 'A' || word.ptr[i] > 'Z')
			return 0;
	return word.len > 2;
}

/* "I", "your": somebody speaks, and is not told of. */
static int speaks_in_person(const struct reading *reading, uint32_t first, uint32_t end)
{
	static const char *const words[] = { "i", "me", "my", "we", "us", "our", "you", "your",
		NULL };

	for (uint32_t at = first; at < end && at < first + FARTHEST_PERSON; at++)
		if (!reading->quoted[at] && passage_is_any(&reading->passage, at, words))
			return 1;
	return 0;
}

/* "Ada Marn: We were late. I saw it.", "Q: Did you?": an interview, up to its paragraph's end. */
static int read_interview(struct search *search, uint32_t colon, uint32_t end)
{
	struct reading *reading = search->reading;
	uint32_t limit = end;

	while (limit < reading->tags.count &&
		!passage_flag(&reading->passage, limit, WINNOW_BLOCK_START))
		limit++;
	struct speech speech = { .first = colon + 1,
		.end = limit,
		.kind = "direct",
		.rule = "quote.interview",
		.cue = { colon, colon + 1 },
		.confidence = 0.7 };
	if (!is(reading, search->first, "q") && !is(reading, search->first, "a")) {
		speech.speaker = (struct phrase){ search->first, colon };
		if (!is_shouted(&reading->passage, colon - 1) &&
			who_is(&reading->who, &reading->tags, reading->quoted, speech.speaker) <
				0)
			return 0;
	}
	if (!speaks_in_person(reading, speech.first, speech.end))
		return 0;
	clause_add(search, &speech);
	search->floor = end;
	return 1;
}

void heading_read(struct search *search, const struct winnow_sentence *sentence)
{
	struct reading *reading = search->reading;
	uint32_t end = sentence->first + sentence->count;

	if (!passage_flag(&reading->passage, search->first, WINNOW_BLOCK_START))
		return;
	uint32_t colon = label_end(search);
	if (!colon || colon + 2 >= end || read_interview(search, colon, end) ||
		(end < reading->tags.count &&
			!passage_flag(&reading->passage, end, WINNOW_BLOCK_START)))
		return;
	struct speech speech = { .first = colon + 1,
		.end = search->end,
		.kind = "indirect",
		.rule = "indirect.headline",
		.speaker = { search->first, colon },
		.cue = { colon, colon + 1 },
		.confidence = 0.7,
		.spoken = 1 };
	if (!passage_find(&reading->passage, reading->words->headline, colon - 1) &&
		who_is(&reading->who, &reading->tags, reading->quoted, speech.speaker) < 0)
		return;
	if (clause_has_verb(search, speech.first, speech.end)) {
		clause_add(search, &speech);
		search->floor = end;
	}
}
