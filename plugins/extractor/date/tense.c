/* SPDX-License-Identifier: MIT */
#include "parse.h"

enum { REACH_BACK = 20, REACH_ON = 8, REACH_AUXILIARY = 3 };

/* "will be announced", "would have found": what is to come, whatever the form of the verb. */
static enum direction tense_at(const struct scan *scan, uint32_t at)
{
	int past = piece_is(scan, at, WORD_PAST);

	for (uint32_t i = 0; i <= (past ? REACH_AUXILIARY : 0) && i <= at; i++)
		if (piece_is(scan, at - i, WORD_FUTURE))
			return DIRECTION_FUTURE;
	return past ? DIRECTION_PAST : DIRECTION_NEAREST;
}

static int ends_sentence(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->kind == PIECE_BREAK || (piece->flags & WINNOW_SENTENCE_START);
}

/* The nearest verb before it speaks for it, else the nearest after it: "On Monday the court
 * will …". */
enum direction tense_of(const struct scan *scan, const struct expression *expression)
{
	uint32_t at = expression->first;

	for (uint32_t i = 0; i < REACH_BACK && at > 0; i++) {
		if (ends_sentence(scan, at))
			break;
		at--;
		if (tense_at(scan, at))
			return tense_at(scan, at);
	}
	at = expression->end;
	for (uint32_t i = 0; i < REACH_ON && !ends_sentence(scan, at); i++, at++)
		if (tense_at(scan, at))
			return tense_at(scan, at);
	return DIRECTION_NEAREST;
}
