/* SPDX-License-Identifier: MIT
 * "15 women and children", "40 men, women and children": all of them are so many. */
#include "counted.h"
#include "counted_one.h"

/* A plural that says no more than of what sex or age people are, and no owner: "children's homes". */
static int is_people(const struct reading *reading, uint32_t token, uint32_t limit)
{
	static const char *const plural[] = { "babies", "boys", "children", "girls", "infants",
		"men", "mothers", "women", NULL };

	return token < limit && passage_is_any(&reading->passage, token, plural) &&
	       !counted_is_possessive(&reading->passage, token + 1);
}

void counted_take_people(const struct reading *reading, uint32_t limit, struct counted *counted)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = counted->head, last = at;

	if (counted->end != at + 1 || !is_people(reading, at, limit))
		return;
	while (passage_is(passage, at + 1, ",") && is_people(reading, at + 2, limit))
		at += 2;
	if (passage_is(passage, at + 1, "and") && is_people(reading, at + 2, limit))
		last = at + 2;
	if (last == counted->head)
		return;
	counted->head = last;
	counted->end = last + 1;
	counted->unit = winnow_str("person");
	counted->joined = 1;
}
