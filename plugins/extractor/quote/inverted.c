/* SPDX-License-Identifier: MIT
 * Who speaks, where that stands behind the verb: ", said on Monday the head of the school",
 * «…», dijo ayer a este diario la ministra. */
#include "quote.h"

/* "в полиции", "desde el ministerio": of who speaks, as a place. */
static int is_placed(const struct reading *reading, uint32_t at)
{
	return (is_of(reading, "ru") && is(reading, at, "в")) ||
	       (is_of(reading, "es") && is(reading, at, "desde"));
}

/* Somebody is told of here: "the head of the school", "another". Empty: it is a time, or nothing. */
static struct phrase somebody_at(const struct reading *reading, uint32_t at, uint32_t limit)
{
	const struct tags *tags = &reading->tags;
	struct phrase whole =
		phrase_from_long(tags, at + (uint32_t)is_placed(reading, at), limit);

	if (whole.first == whole.end && is(reading, at, "another"))
		return (struct phrase){ at, at + 1 };
	struct phrase speaker = phrase_without_time(tags, whole);
	/* "dit en substance", "сказал нам": no subject, as "others" is in English. */
	if (speaker.first == speaker.end || time_is(reading, speaker) ||
		(tags_any(tags, speaker.first, "Q") && !is_of(reading, "en")) ||
		time_leading(reading, whole).end < whole.end)
		return (struct phrase){ 0 };
	while (speaker.first < speaker.end && tags_any(tags, speaker.first, "R") &&
		!passage_glued(&reading->passage, speaker.first + 1))
		speaker.first++;
	return speaker;
}

/* "a este diario Juan Marn": the phrase, up to a name behind a word that is none, or to who stands behind
 * an agency. */
static struct phrase told_phrase(const struct reading *reading, uint32_t at, uint32_t limit)
{
	struct phrase phrase = phrase_from(&reading->tags, at, limit);

	for (uint32_t token = phrase.first + 1; token < phrase.end; token++)
		if (passage_flag(&reading->passage, token, WINNOW_CAPITAL) &&
			!passage_flag(&reading->passage, token - 1, WINNOW_CAPITAL) &&
			tags_any(&reading->tags, token - 1, "N"))
			phrase.end = token;
	/* "a EFE fuentes del gremio" */
	if (phrase.end > phrase.first + 1 &&
		passage_is_acronym(&reading->passage, phrase.first) &&
		!passage_flag(&reading->passage, phrase.first + 1, WINNOW_CAPITAL))
		phrase.end = phrase.first + 1;
	return phrase;
}

/* "журналистам", "нам": to whom, by the form of the word alone. */
static int is_dative(const struct reading *reading, uint32_t at)
{
	struct winnow_str word = passage_word(&reading->passage, at);

	return is_of(reading, "ru") &&
	       (tags_any(&reading->tags, at, "Q") ||
		       (tags_any(&reading->tags, at, "N") &&
			       (winnow_ends(word, "ам") || winnow_ends(word, "ям"))));
}

/* Behind to whom it is said, or where; `at` itself: that is not told there. */
static uint32_t adjunct_end(
	const struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	if (is_dative(reading, at)) {
		speech->addressee = (struct phrase){ at, at + 1 };
		return at + 1;
	}
	if (is_of(reading, "en") ||
		!(tags_any(&reading->tags, at, "I") || is(reading, at, "en")))
		return at;
	struct phrase phrase = told_phrase(reading, at + 1, limit);
	if (cue_is_to(reading, at))
		speech->addressee = phrase;
	return phrase.end > at ? phrase.end : at + 1;
}

uint32_t inverted_verb(const struct reading *reading, uint32_t at, uint32_t limit)
{
	static const char *const objects[] = { "nos", "nous", "vous", NULL };
	int has_objects = is_of(reading, "es") || is_of(reading, "fr");

	for (; at < limit; at++)
		if (!tags_any(&reading->tags, at, "RA") &&
			!(has_objects &&
				(tags_any(&reading->tags, at, "QB") ||
					passage_is_any(&reading->passage, at, objects))))
			break;
	return at;
}

uint32_t inverted_hyphens(const struct reading *reading, uint32_t at, uint32_t limit)
{
	uint32_t pronoun = at + 1;

	if (pronoun >= limit || !is(reading, at, "-") || !passage_glued(&reading->passage, at))
		return at;
	if (is(reading, pronoun, "t") && is(reading, pronoun + 1, "-"))
		pronoun += 2;
	return pronoun < limit && tags_any(&reading->tags, pronoun, "OQ") ? pronoun : at;
}

struct phrase inverted_speaker(
	const struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	struct phrase speaker = { 0 };

	at = inverted_hyphens(reading, at, limit);
	for (uint32_t next = at; next < limit; at = next) {
		if (!is_dative(reading, at))
			speaker = somebody_at(reading, at, limit);
		if (speaker.first < speaker.end)
			break;
		next = time_end(reading, at, limit);
		if (next == at)
			next = adjunct_end(reading, at, limit, speech);
		if (next == at)
			break;
	}
	return speaker;
}
