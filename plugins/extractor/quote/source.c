/* SPDX-License-Identifier: MIT
 * "The state news agency Xinhua", "in a separate article", "a study by the university". */
#include "quote.h"

static const struct winnow_term *medium_of(const struct reading *reading, uint32_t token)
{
	return tags_any(&reading->tags, token, "NF")
		       ? passage_find(&reading->passage, reading->words->medium, token)
		       : NULL;
}

/* "news agency Xinhua": what the phrase calls it, before its name. */
static uint32_t described_first(struct reading *reading, uint32_t token, uint32_t floor)
{
	uint32_t first = phrase_to(&reading->tags, token + 1, floor).first;

	for (uint32_t at = first; at < token; at++)
		if (medium_of(reading, at))
			return first;
	return token;
}

/* "Michael R. Bloomberg": a word of a person's name. */
static int is_of_person(const struct reading *reading, uint32_t token, uint32_t floor)
{
	uint32_t first = token;

	while (first > floor &&
		(tags_any(&reading->tags, first - 1, "F") || is(reading, first - 1, ".")))
		first--;
	return first < token && who_names_person(&reading->who, &reading->tags,
					(struct phrase){ first, token + 1 });
}

static int read_agency(struct reading *reading, uint32_t token, uint32_t floor, uint32_t limit,
	struct source *source)
{
	uint32_t end = 0;
	const struct winnow_term *agency =
		passage_match(&reading->passage, reading->words->agency, token, limit, &end);

	if (!agency || is_of_person(reading, token, floor))
		return 0;
	*source = (struct source){
		.phrase = { described_first(reading, token, floor), end },
		.value = term_value(agency, 0),
		.kind = term_value(agency, 1),
		.country = term_value(agency, 2),
		.rule = "source.agency",
	};
	return 1;
}

/* A document tells something where it is the subject of a cue, or what comes "in" or "according
 * to" it. */
static int tells(struct reading *reading, struct phrase phrase, uint32_t floor, uint32_t limit)
{
	uint32_t end = 0, first = phrase.first, verb = phrase.end;

	if (first > floor && is(reading, first - 1, "in") &&
		(first - 1 == floor || tags_any(&reading->tags, first - 2, "DZPLCNQ")))
		return 1;
	if (first > floor + 1 &&
		passage_match(
			&reading->passage, reading->words->phrase, first - 2, limit, &end) &&
		end == first)
		return 1;
	struct phrase tail = phrase_from_long(&reading->tags, phrase.first, limit);
	if (tail.end > verb)
		verb = tail.end;
	while (verb < limit && tags_any(&reading->tags, verb, "RA"))
		verb++;
	unsigned cue = verb < limit ? cue_of(reading, verb) : 0;
	return cue & CUE_GIVES && tags_any(&reading->tags, verb, "DZP");
}

static int read_document(struct reading *reading, uint32_t token, uint32_t floor,
	uint32_t limit, struct source *source)
{
	const struct winnow_term *medium = medium_of(reading, token);

	if (!medium || medium_of(reading, token + 1))
		return 0;
	struct phrase phrase = phrase_to(&reading->tags, token + 1, floor);
	/* "a blog post", and not "a review meeting" */
	if (token + 1 < limit && tags_any(&reading->tags, token + 1, "N")) {
		if (!is(reading, token + 1, "post") || phrase.first == phrase.end)
			return 0;
		phrase.end = token + 2;
	}
	if (phrase.first == phrase.end || !tells(reading, phrase, floor, limit))
		return 0;
	*source = (struct source){
		.phrase = phrase,
		.value = passage_words(&reading->passage, phrase.first, phrase.end),
		.kind = term_value(medium, 0),
		.rule = "source.medium",
	};
	return 1;
}

int source_read(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct source *source)
{
	uint32_t limit = sentence->first + sentence->count;

	if (passage_flag(&reading->passage, token, WINNOW_CAPITAL) &&
		read_agency(reading, token, sentence->first, limit, source))
		return 1;
	return read_document(reading, token, sentence->first, limit, source);
}
