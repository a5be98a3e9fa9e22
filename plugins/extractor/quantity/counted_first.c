/* SPDX-License-Identifier: MIT */
#include "counted_first.h"
#include "plural.h"

/* "personas detenidas": what befell them. */
static int is_befallen(const struct reading *reading, uint32_t token)
{
	return term_is(passage_find(&reading->passage, reading->language->event, token), 1,
		"participle");
}

int counted_head_first(
	const struct reading *reading, uint32_t from, uint32_t limit, struct counted *counted)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = from;

	while (at < limit && at < from + 2 && term_is(grammar_of(reading, at), 0, "more"))
		at++;
	for (uint32_t end = at + 2; at < end && counted_is_word(reading, at, limit); at++) {
		struct winnow_str singular = plural_singular(reading, at);
		if (singular.len == 0 ||
			(counted->unit.len &&
				(is_befallen(reading, at) ||
					winnow_is(winnow_str(noun_kind(reading, singular)),
						"unknown"))))
			break;
		counted->head = counted_compound_last(passage, at, limit);
		counted->unit = singular;
	}
	counted->end = counted->head + 1;
	/* "les trois dernières années" */
	return counted->unit.len > 0 &&
	       !term_is(passage_find(passage, reading->language->units.names, counted->head), 1,
		       "time");
}

int counted_head_listed(
	const struct reading *reading, uint32_t from, uint32_t limit, struct counted *counted)
{
	for (uint32_t at = from; at < from + 3 && counted_is_word(reading, at, limit); at++) {
		counted->unit = plural_singular(reading, at);
		counted->head = at;
		counted->end = at + 1;
		if (counted->unit.len)
			return 1;
	}
	return 0;
}
