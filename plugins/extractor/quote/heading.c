/* SPDX-License-Identifier: MIT
 * "Police: two men were killed": in a heading, who stands before the colon says what is behind. */
#include "clause.h"

#define LONGEST_NAME 6 /* tokens before the colon */

void heading_read(struct search *search, const struct winnow_sentence *sentence)
{
	struct reading *reading = search->reading;
	uint32_t colon = search->first, end = sentence->first + sentence->count;

	if (!passage_flag(&reading->passage, search->first, WINNOW_BLOCK_START) ||
		search->end < end)
		return;
	while (colon < search->end && colon < search->first + LONGEST_NAME &&
		tags_any(&reading->tags, colon, "NFTJHZ"))
		colon++;
	if (colon == search->first || !passage_is(&reading->passage, colon, ":") ||
		colon + 2 >= end || reading->quoted[colon + 1])
		return;
	struct speech speech = { .first = colon + 1,
		.end = end,
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
