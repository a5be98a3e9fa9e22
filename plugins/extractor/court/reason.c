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
		if (!tags_any(&reading->tags, at, "ITHJNFERQ") && !is(reading, at, "-"))
			break;
	}
	return limit;
}

static int is_charge(const struct reading *reading, uint32_t token)
{
	static const char *const words[] = { "charge", "charges", "count", "counts", NULL };

	return passage_is_any(&reading->passage, token, words);
}

/* "terrorism charges", "charges of theft", "a nine-count charge of theft", behind "on" at `at`. */
static int offence_of_charges(
	struct reading *reading, uint32_t at, uint32_t limit, struct offence *offence)
{
	if (offence_of(reading, at, limit, offence) && is_charge(reading, offence->phrase.end))
		return 1;
	while (at < limit && (tags_any(&reading->tags, at, "TEJN") || is(reading, at, "-")) &&
		!(is_charge(reading, at) && is(reading, at + 1, "of")))
		at++;
	return at < limit && is_charge(reading, at) &&
	       offence_of(reading, at + 2, limit, offence);
}

uint32_t charges_end(struct reading *reading, uint32_t at, uint32_t limit)
{
	struct offence offence;
	uint32_t first = at, end = 0;
	int is_of_crime = 0;

	while (at < limit && at < first + FARTHEST_REASON && !is_charge(reading, at) &&
		(tags_any(&reading->tags, at, "TEJNF") || is(reading, at, "on") ||
			is(reading, at, "-") || is_charge(reading, at + 1))) {
		is_of_crime |= is(reading, at, "criminal") ||
			       passage_match(&reading->passage, reading->words->offence, at,
				       limit, &end) != NULL;
		at++;
	}
	if (at >= limit || !is_charge(reading, at))
		return 0;
	if (is(reading, at + 1, "of") && (offence_of(reading, at + 2, limit, &offence) ||
						 tags_any(&reading->tags, at + 2, "G")))
		return at + 2;
	return is_of_crime ? at + 1 : 0;
}

/* The same wherever "on" is behind the ruling, over where and when it was. */
static int read_charges(
	struct reading *reading, uint32_t from, uint32_t limit, struct offence *offence)
{
	for (uint32_t at = from; at < limit && at < from + FARTHEST_REASON; at++) {
		if (is(reading, at, "on") &&
			offence_of_charges(reading, at + 1, limit, offence))
			return 1;
		if (!tags_any(&reading->tags, at, "ITHJNFERQ") && !is(reading, at, "-"))
			break;
	}
	return 0;
}

void reason_read(
	struct reading *reading, uint32_t from, uint32_t limit, struct outcome *outcome)
{
	struct offence offence = { 0 };
	uint32_t at = reason_place(reading, from, limit) + 1;

	if (read_charges(reading, from, limit, &offence)) {
		outcome->offence = offence.phrase;
		return;
	}
	if (at >= limit)
		return;
	if (offence_of(reading, at, limit, &offence))
		outcome->offence = offence.phrase;
	else if (at + 1 < limit && tags_any(&reading->tags, at, "G"))
		outcome->offence =
			(struct phrase){ at, phrase_from(&reading->tags, at + 1, limit).end };
}
