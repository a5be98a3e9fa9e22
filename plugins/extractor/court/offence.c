/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "court.h"
#include "shared/refusal.h"

#define LONGEST_DEED 10  /* tokens: "selling the babies" */
#define FARTHEST_VERB 80 /* tokens to each side in which a verb is sought */
#define LONGEST_NAME 16  /* tokens: "Action Plan on Eradication of Child Labour" */

static int is_capital(const struct passage *passage, uint32_t token)
{
	return passage_kind(passage, token) == WINNOW_WORD &&
	       passage_flag(passage, token, WINNOW_CAPITAL);
}

/* No verb near the token is in small letters: the capitals tell nothing. */
static int is_headline(
	const struct reading *reading, uint32_t token, const struct winnow_sentence *sentence)
{
	uint32_t at = sentence->first, end = sentence->first + sentence->count;

	if (token > at + FARTHEST_VERB)
		at = token - FARTHEST_VERB;
	for (; at < end && at < token + FARTHEST_VERB; at++)
		if (!is_capital(&reading->passage, at) &&
			tags_any(&reading->tags, at, "VZDBPM"))
			return 0;
	return 1;
}

/* The first word of the name that ends before `token`; `token`: none does. */
static uint32_t name_first(const struct passage *passage, uint32_t token, uint32_t floor)
{
	static const char *const joints[] = { "against", "of", "for", "on", "and", "the", "in",
		"&", ",", "-", NULL };
	uint32_t first = token;

	while (first > floor && first + LONGEST_NAME > token &&
		(is_capital(passage, first - 1) || passage_is_any(passage, first - 1, joints)))
		first--;
	while (first < token && !is_capital(passage, first))
		first++;
	return first;
}

/* "Committee against Torture", "Prevention of Money Laundering Act"; but "charged with Assault and
 * Battery" begins with an offence. */
static int is_within_name(const struct reading *reading, struct phrase offence)
{
	const struct passage *passage = &reading->passage;
	uint32_t end = 0;

	if (!is_capital(passage, offence.first) ||
		passage_flag(passage, offence.first, WINNOW_SENTENCE_START))
		return 0;
	struct winnow_sentence sentence = passage_sentence(passage, offence.first);
	if (is_headline(reading, offence.first, &sentence))
		return 0;
	if (offence.end < sentence.first + sentence.count && is_capital(passage, offence.end) &&
		!passage_find(passage, reading->words->weekday, offence.end))
		return 1;
	uint32_t first = name_first(passage, offence.first, sentence.first);
	return first < offence.first &&
	       !passage_match(passage, reading->words->offence, first, offence.first, &end);
}

int offence_read(struct reading *reading, uint32_t token, uint32_t floor, uint32_t limit,
	struct offence *offence)
{
	uint32_t end = 0;
	const struct winnow_term *term =
		passage_match(&reading->passage, reading->words->offence, token, limit, &end);

	/* "conspiracy theory" */
	if (!term || !term_value(term, 0).len)
		return 0;
	*offence = (struct offence){
		.phrase = { token, end },
		.value = term_value(term, 0),
		.is_named = 1,
		.rule = "offence.named",
		.confidence = 0.85,
	};
	if (is_within_name(reading, offence->phrase))
		return refuse(&reading->passage, "offence.named", token, end, "part of a name");
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

int offence_of(struct reading *reading, uint32_t at, uint32_t limit, struct offence *offence)
{
	uint32_t end = at + LONGEST_DEED < limit ? at + LONGEST_DEED : limit;

	for (uint32_t token = at; token < end; token++) {
		if (offence_read(reading, token, token, limit, offence) ||
			read_deed(reading, token, limit, offence))
			return 1;
		/* "Ada Marn (53)" */
		if (is(reading, token, "(") && is(reading, token + 2, ")"))
			token += 2;
		else if (!tags_any(&reading->tags, token, "TEJHRNFIC") ||
			 is(reading, token, "by"))
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
