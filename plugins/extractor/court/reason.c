/* SPDX-License-Identifier: MIT
 * What a penalty is for: "for beating a pupil", "on Monday for the murder of a girl". */
#include "court.h"

#define FARTHEST_REASON 12 /* tokens from a penalty to "for" */

/* "for" behind whom it befell and where, when and by whom it was passed: "in absentia", "on Monday";
 * `limit`: it is not there. */
static uint32_t reason_place(const struct reading *reading, uint32_t from, uint32_t limit)
{
	for (uint32_t at = from; at < limit && at < from + FARTHEST_REASON; at++) {
		if (is(reading, at, "for"))
			return at;
		if (!tags_any(&reading->tags, at, "ITHJNFERQ"))
			break;
	}
	return limit;
}

void reason_read(
	struct reading *reading, uint32_t from, uint32_t limit, struct outcome *outcome)
{
	struct offence offence = { 0 };
	uint32_t at = reason_place(reading, from, limit) + 1;

	if (at >= limit)
		return;
	if (offence_of(reading, at, limit, &offence))
		outcome->offence = offence.phrase;
	else if (at + 1 < limit && tags_any(&reading->tags, at, "G"))
		outcome->offence =
			(struct phrase){ at, phrase_from(&reading->tags, at + 1, limit).end };
}
