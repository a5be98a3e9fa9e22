/* SPDX-License-Identifier: MIT
 * Who speaks before a colon and the mark behind it: "Marn: “…”". */
#include "quote.h"

#define LONGEST_LABEL 3 /* tokens of a name before a colon */

/* "The harbour report states: “…”"; but "his claims: “…”" has no verb. */
static int read_states(
	const struct reading *reading, uint32_t floor, uint32_t colon, struct speech *speech)
{
	uint32_t verb = colon - 1;

	if (verb <= floor || !tags_any(&reading->tags, verb, "N") ||
		!winnow_ends(passage_word(&reading->passage, verb), "s") ||
		!cue_is_form(reading, verb) || tags_any(&reading->tags, verb - 1, "HTJE"))
		return 0;
	speech->speaker = phrase_subject(&reading->tags, verb, floor);
	speech->cue = (struct phrase){ verb, colon };
	return speech->speaker.first < speech->speaker.end;
}

/* "Ada Marn on Radio Orm: “…”", "Ada Marn, a member of the council: “…”": who comes first, where no
 * verb stands before the colon. */
static struct phrase verbless_speaker(
	const struct reading *reading, uint32_t floor, uint32_t colon)
{
	if (colon > floor + FARTHEST_CLAUSE)
		return (struct phrase){ 0 };
	for (uint32_t at = floor; at < colon; at++)
		if (tags_any(&reading->tags, at, "DZVMBA"))
			return (struct phrase){ 0 };
	struct phrase first = phrase_from(&reading->tags, floor, colon);
	return first.first < first.end &&
			       (is(reading, first.end, ",") ||
				       (tags_any(&reading->tags, first.end, "I") &&
					       tags_any(&reading->tags, first.end - 1, "F")))
		       ? first
		       : (struct phrase){ 0 };
}

static struct phrase colon_speaker(
	const struct reading *reading, uint32_t floor, uint32_t colon)
{
	struct phrase speaker = verbless_speaker(reading, floor, colon);

	if (speaker.first < speaker.end)
		return speaker;
	speaker = phrase_to(&reading->tags, colon, floor);
	/* "Marn made this comment: “…”" */
	struct phrase subject = subject_earlier(reading, colon, floor);
	if (speaker.first > floor && subject.first < subject.end)
		return subject;
	/* "la solución de dos estados: “…”": what the sentence ends with says nothing. */
	return speaker.first > floor && !tags_any(&reading->tags, speaker.first - 1, "L") &&
			       !tags_any(&reading->tags, speaker.first, "F")
		       ? (struct phrase){ 0 }
		       : speaker;
}

/* "Ada Marn: „…“" of whatever language: a name alone, as its capitals tell. */
static struct phrase label_speaker(
	const struct reading *reading, uint32_t floor, uint32_t colon)
{
	if (colon > floor + LONGEST_LABEL)
		return (struct phrase){ 0 };
	for (uint32_t at = floor; at < colon; at++)
		if (!passage_flag(&reading->passage, at, WINNOW_CAPITAL))
			return (struct phrase){ 0 };
	return (struct phrase){ floor, colon };
}

int colon_read(
	const struct reading *reading, uint32_t floor, uint32_t open, struct speech *speech)
{
	uint32_t colon = open - 1;

	if (open <= floor + 1 || !is(reading, colon, ":"))
		return 0;
	speech->rule = "quote.colon";
	speech->confidence = 0.8;
	if (read_states(reading, floor, colon, speech))
		return 1;
	speech->speaker = is_of(reading, "any") ? label_speaker(reading, floor, colon)
						: colon_speaker(reading, floor, colon);
	speech->cue = (struct phrase){ colon, open };
	/* "1925: “…”" */
	return direct_is_somebody(reading, speech->speaker) &&
	       !time_is(reading, speech->speaker) &&
	       passage_kind(&reading->passage, speech->speaker.end - 1) != WINNOW_DIGITS;
}
