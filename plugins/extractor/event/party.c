/* SPDX-License-Identifier: MIT
 * Who a phrase names: persons, by their noun, name, age or count; a party, which acts together. */
#include "event.h"

static int is_persons(const struct reading *reading, uint32_t head)
{
	const struct passage *passage = &reading->passage;

	if (tags_any(&reading->tags, head, "OQ"))
		return !is(reading, head, "it") &&
		       !winnow_ends(passage_word(passage, head), "thing");
	return strcmp(noun_kind_at(passage, &reading->words->nouns, head), "person") == 0;
}

int phrase_is_persons(const struct reading *reading, struct phrase phrase)
{
	return phrase.first < phrase.end &&
	       is_persons(reading, phrase_head(&reading->tags, phrase));
}

struct winnow_str counted_kind(const struct reading *reading, uint32_t token)
{
	const struct winnow_fact *count = facts_over(reading, FACT_QUANTITY, token);
	const struct winnow_attribute *kind = count ? winnow_find(count, "kind") : NULL;

	return kind ? kind->text : (struct winnow_str){ 0 };
}

/* "a total of 30 boys", "a group of six men" */
static int is_count_of_persons(const struct reading *reading, struct phrase phrase)
{
	const struct winnow_fact *count = facts_within(reading, FACT_QUANTITY, "kind", phrase);
	uint32_t of = phrase_head(&reading->tags, phrase) + 1;

	return count && of < phrase.end && is(reading, of, "of") &&
	       passage_token_at(&reading->passage, count->at) == of + 1 &&
	       winnow_is(winnow_find(count, "kind")->text, "person");
}

/* "a four-year-old", "16-year-olds": told by their age alone. */
static int is_told_by_age(const struct reading *reading, struct phrase phrase)
{
	uint32_t old = phrase.end - 1;

	return phrase.end > phrase.first + 2 && is(reading, old - 1, "-") &&
	       (is(reading, old, "old") || is(reading, old, "olds"));
}

int phrase_is_somebody(const struct reading *reading, struct phrase object)
{
	if (object.first == object.end)
		return 0;
	uint32_t head = phrase_head(&reading->tags, object);

	return is_persons(reading, head) || is_told_by_age(reading, object) ||
	       is_count_of_persons(reading, object) ||
	       winnow_is(counted_kind(reading, head), "person") ||
	       facts_over(reading, FACT_PERSON, head) ||
	       facts_over(reading, FACT_NATIONALITY, head);
}

static int is_group(const struct reading *reading, uint32_t head)
{
	const struct event_words *words = reading->words;

	return noun_term(&reading->passage, &words->nouns, words->party, head) != NULL;
}

int is_named(const struct reading *reading, uint32_t token)
{
	return facts_are_over(reading,
		1 << FACT_ORGANISATION | 1 << FACT_NATIONALITY | 1 << FACT_PLACE |
			1 << FACT_PERSON,
		token);
}

int phrase_is_party(const struct reading *reading, struct phrase phrase)
{
	if (phrase.first == phrase.end)
		return 0;
	uint32_t head = phrase_head(&reading->tags, phrase);
	if (facts_over(reading, FACT_DATE, head))
		return 0;
	return is_named(reading, head) || tags_any(&reading->tags, head, "F") ||
	       is_group(reading, head) || is_persons(reading, head);
}

int phrase_has(const struct reading *reading, const struct winnow_lexicon *lexicon,
	struct phrase phrase)
{
	uint32_t end = 0;

	for (uint32_t at = phrase.first; at < phrase.end; at++)
		if (passage_match(&reading->passage, lexicon, at, phrase.end, &end))
			return 1;
	return 0;
}

int phrase_is_self(const struct reading *reading, struct phrase phrase)
{
	struct winnow_str word = passage_word(&reading->passage, phrase.first);

	return winnow_ends(word, "self") || winnow_ends(word, "selves");
}

int phrase_is_power(const struct reading *reading, struct phrase phrase)
{
	uint32_t head = phrase.first < phrase.end ? phrase_head(&reading->tags, phrase) : 0;

	return phrase.first < phrase.end &&
	       (is_group(reading, head) || facts_over(reading, FACT_ORGANISATION, head) ||
		       facts_over(reading, FACT_PLACE, head));
}

int phrase_is_authority(const struct reading *reading, struct phrase phrase)
{
	return phrase_is_power(reading, phrase) ||
	       phrase_has(reading, reading->words->police, phrase) ||
	       phrase_has(reading, reading->words->fighter, phrase);
}

int phrase_is_object_of(const struct reading *reading, char letter, struct phrase phrase)
{
	const struct passage *passage = &reading->passage;
	uint32_t head = phrase_head(&reading->tags, phrase);
	const struct winnow_term *row =
		noun_term(passage, &reading->words->nouns, reading->words->object, head);

	/* "Resolution 1379" */
	if (!row && head > phrase.first && passage_kind(passage, head) == WINNOW_DIGITS)
		row = passage_find(passage, reading->words->object, head - 1);
	return has_letter(term_value(row, 0), letter);
}

int phrase_is_idea(const struct reading *reading, struct phrase phrase)
{
	return phrase.first < phrase.end && !phrase_is_party(reading, phrase) &&
	       phrase_is_object_of(reading, 'i', phrase);
}
