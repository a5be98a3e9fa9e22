/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "court.h"

#define LONGEST_DEED 10 /* tokens: "selling the babies" */

/* "child-trafficking", "money laundering": as the lexicon has it. */
static int read_named(struct reading *reading, uint32_t token, uint32_t floor, uint32_t limit,
	struct offence *offence)
{
	uint32_t end = 0;
	const struct winnow_term *term =
		passage_match(&reading->passage, reading->words->offence, token, limit, &end);

	if (!term)
		return 0;
	*offence = (struct offence){
		.phrase = { token, end },
		.value = term_value(term, 0),
		.is_named = 1,
		.rule = "offence.named",
		.confidence = 0.85,
	};
	/* As a verb, it is an act: "murder", "rape". */
	return !tags_any(&reading->tags, token, "VZD") || end > token + 1 || token == floor;
}

/* "child", where the object of the deed is one. */
static const char *object_kind(struct reading *reading, struct phrase object)
{
	for (uint32_t at = object.first; at < object.end; at++)
		if (passage_find(&reading->passage, reading->words->child, at))
			return "child";
	return "any";
}

/* "selling the babies": the offence by its verb and whom it befalls. */
static int read_deed(
	struct reading *reading, uint32_t at, uint32_t limit, struct offence *offence)
{
	const struct passage *passage = &reading->passage;
	struct phrase object = phrase_from(&reading->tags, at + 1, limit);
	struct winnow_str lemma = tags_lemma(&reading->tags, at);
	char key[64];

	if (!tags_any(&reading->tags, at, "GVN") || lemma.len == 0 || lemma.len > 40)
		return 0;
	snprintf(key, sizeof key, "%.*s %s", (int)lemma.len, lemma.ptr,
		object_kind(reading, object));
	const struct winnow_term *deed =
		passage->text->find(passage->host, reading->words->deed, winnow_str(key));
	if (!deed)
		return 0;
	*offence = (struct offence){
		.phrase = { at, object.end > at ? object.end : at + 1 },
		.value = term_value(deed, 0),
		.rule = "offence.deed",
		.confidence = 0.8,
	};
	return 1;
}

int offence_read(struct reading *reading, uint32_t token, uint32_t floor, uint32_t limit,
	struct offence *offence)
{
	return read_named(reading, token, floor, limit, offence);
}

int offence_of(struct reading *reading, uint32_t at, uint32_t limit, struct offence *offence)
{
	uint32_t end = at + LONGEST_DEED < limit ? at + LONGEST_DEED : limit;

	for (uint32_t token = at; token < end; token++) {
		if (read_named(reading, token, token, limit, offence) ||
			read_deed(reading, token, limit, offence))
			return 1;
		if (!tags_any(&reading->tags, token, "TEJHRNFIC") || is(reading, token, "by"))
			break;
	}
	return 0;
}

struct phrase certainty_near(const struct reading *reading, uint32_t token, uint32_t floor)
{
	uint32_t first = token > floor + 4 ? token - 4 : floor, end = 0;

	for (uint32_t at = first; at <= token; at++)
		if (passage_match(
			    &reading->passage, reading->words->certainty, at, token + 1, &end))
			return (struct phrase){ at, end };
	return (struct phrase){ 0 };
}
