/* SPDX-License-Identifier: MIT
 * What a law is on, behind the word that heads its name: "on the Rights of the Child", "Governing Relations". */
#include "law.h"

#define LONGEST_SUBJECT 24 /* tokens behind the head */

/* "on Monday", "in Aug.": no subject. */
static int is_time(const struct reading *reading, uint32_t token)
{
	return passage_find(&reading->passage, reading->words->weekday, token) ||
	       passage_find(&reading->passage, reading->words->month, token);
}

/* "and the Refugee Convention", "and the ICCPR": another name is next. */
static int begins_another(
	const struct reading *reading, uint32_t joint, uint32_t token, uint32_t limit)
{
	if (!passage_is(&reading->passage, joint, "and") &&
		!passage_is(&reading->passage, joint, "or"))
		return 0;
	if (passage_find(&reading->passage, reading->words->acronym, token))
		return 1;
	for (; token < limit && law_is_capital(&reading->passage, token); token++)
		if (law_head(reading, token))
			return 1;
	return 0;
}

/* "Cruel, Inhuman or Degrading Treatment": behind the comma at `at`, where "or" comes before long; `at`: it ends
 * the name. */
static uint32_t past_comma(const struct reading *reading, uint32_t at, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	uint32_t next = at + 1;

	if (!passage_is(passage, at, ","))
		return at;
	while (next < limit && next < at + 4 && law_is_capital(passage, next) &&
		!law_head(reading, next))
		next++;
	return next > at + 1 && next + 1 < limit && passage_is(passage, next, "or") &&
			       law_is_capital(passage, next + 1)
		       ? at + 1
		       : at;
}

/* Behind the words with capitals that say what a treaty is on. */
static uint32_t past_capitals(const struct reading *reading, uint32_t end, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = end;

	while (at < limit && at < end + LONGEST_SUBJECT) {
		uint32_t next = past_comma(reading, at, limit);
		while (next < limit && next < at + 3 &&
			(law_is_joint(passage, next) || passage_is(passage, next, "or")))
			next++;
		if (next >= limit || !law_is_capital(passage, next) || is_time(reading, next) ||
			begins_another(reading, at, next, limit))
			break;
		at = next + 1;
		/* "of the People's Republic" */
		if (at + 1 < limit && passage_is(passage, next, "people") &&
			(passage_is(passage, at, "'s") || passage_is(passage, at, "’s")) &&
			law_is_capital(passage, at + 1))
			at += 2;
		if (at + 1 < limit && passage_is(passage, at, "-") &&
			passage_glued(passage, at + 1))
			at += 2;
	}
	return at;
}

uint32_t law_subject_on(const struct reading *reading, uint32_t end, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = past_capitals(reading, end, limit), known = end;

	passage_match(passage, reading->words->subject, end + 1, limit, &known);
	at = known > at ? known : at;
	/* "to the Convention on the Rights of the Child on a communications procedure" */
	return at > end && passage_is(passage, at, "on") &&
			       passage_match(
				       passage, reading->words->subject, at + 1, limit, &known)
		       ? known
		       : at;
}

uint32_t law_subject_end(const struct reading *reading, const struct winnow_term *head,
	uint32_t end, uint32_t limit)
{
	static const char *const openers[] = { "on", "of", "against", "concerning", "for",
		"relating", "between", NULL };
	const struct passage *passage = &reading->passage;

	if (end >= limit)
		return end;
	if (passage_is(passage, end, "governing"))
		return law_subject_on(reading, end, limit);
	if (term_is(head, 1, "treaty") && passage_is(passage, end, "to"))
		return law_subject_on(reading, end, limit);
	int is_for_the = passage_is(passage, end, "for") &&
			 passage_is(passage, end + 1, "the") && term_is(head, 0, "regulation");
	static const char *const ways[] = { "attraction", "conduct", "ethics", "honour",
		"honor", "silence", NULL };
	int is_of = passage_is(passage, end, "of") && !passage_is_any(passage, end + 1, ways) &&
		    (term_is(head, 0, "code") || term_is(head, 0, "law"));
	if (passage_is_any(passage, end, openers) &&
		(term_is(head, 1, "treaty") || passage_is(passage, end, "on") || is_for_the ||
			is_of || term_is(head, 0, "bill") || term_is(head, 0, "constitution")))
		return law_subject_on(reading, end, limit);
	return end;
}
