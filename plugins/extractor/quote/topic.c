/* SPDX-License-Identifier: MIT
 * Speech of which only the matter is told: "called for the release of the boats", "criticised the
 * plan". */
#include "clause.h"
#include "shared/words.h"

#define FARTHEST_NUMBER 6  /* tokens: "at an estimated minimum of 53" */
#define FARTHEST_BEHIND 20 /* tokens from whom one accuses to "of" */

/* "at least 30", "up to 30", "about 30" */
static int is_bound(const struct reading *reading, uint32_t at)
{
	static const char *const words[] = { "about", "around", "over", "under", NULL };

	return (passage_is_any(&reading->passage, at, words) &&
		       tags_any(&reading->tags, at + 1, "E")) ||
	       (is(reading, at, "at") &&
		       (is(reading, at + 1, "least") || is(reading, at + 1, "most"))) ||
	       (is(reading, at, "up") && is(reading, at + 1, "to"));
}

/* Behind the verb, or the preposition that it takes; 0: it brings no matter. */
static uint32_t topic_first(const struct search *search, uint32_t verb)
{
	const struct reading *reading = search->reading;
	const struct winnow_term *topic =
		tags_lemma_row(&reading->tags, reading->words->topic, verb);
	uint32_t next = verb + 1;

	if (!topic || next >= search->end)
		return 0;
	if (tags_any(&reading->tags, next, "IX") && !clause_is_infinitive(search, next)) {
		if (is_among_words(term_value(topic, 0), passage_word(&reading->passage, next)))
			return next + 1;
		if (!is_bound(reading, next))
			return 0;
	}
	/* "denied food": that is kept from somebody, and nothing is said of it. */
	struct phrase object = phrase_from(&reading->tags, next, search->end);
	if (object.first < object.end && reading->words->withheld &&
		passage_find(&reading->passage, reading->words->withheld,
			phrase_head(&reading->tags, object)))
		return 0;
	return is_among_words(term_value(topic, 0), winnow_str("object")) ? next : 0;
}

int topic_is_told(const struct tags *tags, uint32_t verb)
{
	uint32_t before = verb;

	while (before > 0 && tags_any(tags, before - 1, "R"))
		before--;
	if (tags_any(tags, verb, "DZ"))
		return before == 0 || !tags_any(tags, before - 1, "BAX");
	if (tags_any(tags, verb, "P"))
		return before > 0 && tags_any(tags, before - 1, "A");
	if (tags_any(tags, verb, "G"))
		return before > 0 &&
		       (tags_any(tags, before - 1, "B") ||
			       passage_is(tags->passage, before - 1, ",") ||
			       (before > 1 && passage_is(tags->passage, before - 1, "and") &&
				       passage_is(tags->passage, before - 2, ",")));
	return 0;
}

uint32_t topic_end(const struct search *search, uint32_t from)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t at = from;

	for (; at < search->end && at < from + LONGEST_LOOK; at++) {
		if (search->reading->quoted[at])
			continue;
		if (is(search->reading, at, ",") || is(search->reading, at, ":") ||
			is(search->reading, at, ";") || marks_is_dash(search->reading, at))
			break;
		if (at > from && tags_any(tags, at, "C") && tags_any(tags, at + 1, "DZ"))
			break;
		if (at > from && tags_any(tags, at, "S") && !is(search->reading, at, "that") &&
			!is(search->reading, at, "as"))
			break;
	}
	return at;
}

/* "accused the harbour, as before, of": from where its end is to be sought; 0: "of" does not come. */
static uint32_t topic_core(const struct search *search, uint32_t verb, uint32_t first)
{
	const struct reading *reading = search->reading;
	struct winnow_str behind =
		term_value(tags_lemma_row(&reading->tags, reading->words->topic, verb), 1);

	if (!behind.len)
		return first;
	for (uint32_t at = first; at < search->end && at < first + FARTHEST_BEHIND; at++)
		if (winnow_equal(passage_word(&reading->passage, at), behind))
			return at;
	return 0;
}

/* "at about 53", "more than 14 attacks": a number comes before a noun does. */
static int has_number(const struct search *search, uint32_t from)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t at = from;

	if (is_bound(search->reading, from))
		return 1;
	while (at < search->end && at < from + FARTHEST_NUMBER && !tags_any(tags, at, "E") &&
		!tags_any(tags, at, "NF"))
		at++;
	return tags_any(tags, at, "E");
}

/* "the report of the council shows a rise", and not "the man shows a card". */
static int is_document(const struct reading *reading, struct phrase speaker)
{
	const uint32_t head = phrase_head(&reading->tags, speaker);

	return winnow_is(
		       term_value(passage_find(&reading->passage, reading->words->medium, head),
			       0),
		       "document") ||
	       passage_find(&reading->passage, reading->words->recording, head);
}

int topic_fits(const struct search *search, uint32_t verb, const struct speech *speech)
{
	const struct reading *reading = search->reading;
	const struct winnow_term *topic =
		tags_lemma_row(&reading->tags, reading->words->topic, verb);

	if (term_is(topic, 2, "number"))
		return has_number(search, topic_core(search, verb, speech->first));
	/* "promised reforms", and not "promised Amina a job" */
	if (term_is(topic, 2, "thing"))
		return !tags_any(&reading->tags, speech->first, "FOQ");
	return !term_is(topic, 2, "document") || is_document(reading, speech->speaker);
}

/* "wholly new boats", and not "Tuesday" */
static int begins_matter(const struct search *search, uint32_t first)
{
	const struct reading *reading = search->reading;

	return (tags_any(&reading->tags, first, "R") &&
		       tags_any(&reading->tags, first + 1, "GJ")) ||
	       is_bound(reading, first) ||
	       (tags_any(&reading->tags, first, "THFNJEQGO") &&
		       time_end(reading, first, search->end) == first);
}

int topic_read(const struct search *search, uint32_t verb, struct speech *speech)
{
	const struct reading *reading = search->reading;

	speech->first = topic_first(search, verb);
	if (!speech->first || !topic_is_told(&reading->tags, verb) ||
		reading->quoted[speech->first] || !begins_matter(search, speech->first))
		return 0;
	uint32_t core = topic_core(search, verb, speech->first);
	if (!core)
		return 0;
	speech->end = topic_end(search, core);
	/* "attacked them", "scolded the man: “…”" */
	if ((speech->end == speech->first + 1 &&
		    tags_any(&reading->tags, speech->first, "OQ")) ||
		is(reading, speech->end, ":"))
		return 0;
	speech->rule = "indirect.cue_topic";
	speech->confidence = 0.8;
	return 1;
}
