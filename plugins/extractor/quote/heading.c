/* SPDX-License-Identifier: MIT
 * What stands before a report's first words: "Police: two men were killed" in a heading, where who is
 * before the colon says what is behind; "SANKT ORM, 3 May (Reuters) — " before the text. */
#include "clause.h"

#define LONGEST_NAME 6      /* tokens before the colon */
#define LONGEST_DATELINE 16 /* tokens before the dash */

static int is_dash(const struct passage *passage, uint32_t token)
{
	static const char *const dashes[] = { "–", "—", "―", NULL };

	return passage_is_any(passage, token, dashes) ||
	       (passage_is(passage, token, "-") && !passage_glued(passage, token) &&
		       !passage_glued(passage, token + 1));
}

uint32_t heading_dateline_end(
	const struct reading *reading, const struct winnow_sentence *sentence)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = sentence->first, end = sentence->first + sentence->count;

	if (!passage_flag(passage, at, WINNOW_BLOCK_START) ||
		!passage_flag(passage, at, WINNOW_CAPITAL))
		return at;
	while (at < end && at < sentence->first + LONGEST_DATELINE && !is_dash(passage, at) &&
		(passage_kind(passage, at) != WINNOW_WORD ||
			passage_flag(passage, at, WINNOW_CAPITAL)))
		at++;
	return at > sentence->first && at + 1 < end && is_dash(passage, at) ? at + 1
									    : sentence->first;
}

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
