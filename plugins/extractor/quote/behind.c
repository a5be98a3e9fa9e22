/* SPDX-License-Identifier: MIT
 * Who says what stands between marks, as the words behind the closing mark tell. */
#include "quote.h"

#define FARTHEST 40 /* tokens behind the mark */

static int is_dash(const struct reading *reading, uint32_t token)
{
	static const char *const dashes[] = { "-", "–", "—", "―", NULL };

	return passage_is_any(&reading->passage, token, dashes);
}

/* The first token behind the mark that is not of the same block, or is quoted again. */
static uint32_t tail_limit(const struct reading *reading, uint32_t from)
{
	uint32_t limit = from;

	while (limit < reading->passage.analysis->token_count && limit < from + FARTHEST &&
		(!reading->quoted[limit] ||
			(limit > from && term_is_nickname(reading, limit))) &&
		!passage_flag(&reading->passage, limit, WINNOW_BLOCK_START))
		limit++;
	return limit;
}

static uint32_t skip(
	const struct reading *reading, uint32_t at, uint32_t limit, const char *set)
{
	while (at < limit && tags_any(&reading->tags, at, set))
		at++;
	return at;
}

/* Behind ", a doctor," or "(D-Ohio)" or ", who …,". */
static uint32_t skip_between(const struct reading *reading, uint32_t at, uint32_t limit)
{
	const char *close = is(reading, at, ",") ? "," : is(reading, at, "(") ? ")" : NULL;

	if (!close || at >= limit)
		return at;
	for (uint32_t end = at + 1; end < limit; end++)
		if (is(reading, end, close) &&
			(tags_any(&reading->tags, end + 1, "DZVMABR") ||
				is(reading, end + 1, ",") || close[0] == ')'))
			return close[0] == ')' ? skip_between(reading, end + 1, limit)
					       : end + 1;
	return at;
}

/* The verb behind its auxiliaries: "has since said". */
static uint32_t skip_auxiliaries(const struct reading *reading, uint32_t at, uint32_t limit)
{
	return skip(reading, at, limit, "MABURK");
}

/* "an officer who asked not to be named": past what is told of the speaker, to the verb of saying
 * that the sentence ends with. */
static uint32_t skip_relative(const struct reading *reading, uint32_t at, uint32_t limit)
{
	if (at >= limit || !(is(reading, at, "who") || is(reading, at, "whose")))
		return at;
	for (uint32_t verb = at + 2; verb < limit; verb++)
		if (cue_gives(reading, verb) && tags_any(&reading->tags, verb, "DZP") &&
			(verb + 1 >= limit || tags_any(&reading->tags, verb + 1, "LIR")))
			return verb;
	return at;
}

/* "dit-elle", "a-t-il dit": the pronoun behind the hyphens at `at`; `at` itself: there are none. */
static uint32_t behind_hyphens(const struct reading *reading, uint32_t at, uint32_t limit)
{
	uint32_t pronoun = at + 1;

	if (pronoun >= limit || !is(reading, at, "-") || !passage_glued(&reading->passage, at))
		return at;
	if (is(reading, pronoun, "t") && is(reading, pronoun + 1, "-"))
		pronoun += 2;
	return pronoun < limit && tags_any(&reading->tags, pronoun, "OQ") ? pronoun : at;
}

/* "…, lamentó.": who speaks is told by the verb alone. */
static int may_lack_speaker(const struct reading *reading, uint32_t behind, uint32_t limit)
{
	return is_of(reading, "es") &&
	       (behind >= limit || tags_any(&reading->tags, behind, "L"));
}

/* ", сообщили в полиции": who speaks is told as where. */
static struct phrase speaker_at(const struct reading *reading, uint32_t at, uint32_t limit)
{
	uint32_t place = is_of(reading, "ru") && is(reading, at, "в") ? at + 1 : at;

	return phrase_without_time(
		&reading->tags, phrase_from_long(&reading->tags, place, limit));
}

/* "advirtió anoche el capitán Marn": behind the time, where somebody is named there. */
static uint32_t behind_time(const struct reading *reading, uint32_t at, uint32_t limit)
{
	const struct tags *tags = &reading->tags;
	struct phrase when = phrase_from(tags, at + tags_any(tags, at, "I"), limit);

	if (when.first == when.end || !time_is(reading, when))
		when.end = skip(reading, at, limit, "R");
	struct phrase who = speaker_at(reading, when.end, limit);
	return who.first < who.end ? when.end : at;
}

/* "рассказала журналистам мать": leaves out to whom, by the dative of many. */
static void leave_addressee(const struct reading *reading, struct speech *speech)
{
	struct phrase *speaker = &speech->speaker;
	struct winnow_str word = passage_word(&reading->passage, speaker->first);

	if (!is_of(reading, "ru") || speaker->end < speaker->first + 2 ||
		passage_flag(&reading->passage, speaker->first, WINNOW_CAPITAL) ||
		!(winnow_ends(word, "ам") || winnow_ends(word, "ям")))
		return;
	speech->addressee = (struct phrase){ speaker->first, speaker->first + 1 };
	speaker->first++;
}

/* ", said the head of the school". */
static int read_inverted(
	struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	uint32_t verb = skip(reading, at, limit, "RA");
	uint32_t within = verb > at ? behind_hyphens(reading, verb, limit) : verb;
	struct phrase speaker = { within, within > verb ? within + 1 : within };

	if (speaker.first < speaker.end)
		verb = speaker.end;
	if (verb >= limit || !cue_gives(reading, verb) ||
		!tags_any(&reading->tags, verb, "DZVP") ||
		passage_flag(&reading->passage, verb, WINNOW_CAPITAL))
		return 0;
	if (speaker.first == speaker.end)
		speaker = speaker_at(reading,
			behind_time(reading, behind_hyphens(reading, verb + 1, limit), limit),
			limit);
	/* "…, said 40 boats had sunk": what is said goes on. */
	if (speaker.first == speaker.end
			? !may_lack_speaker(reading, verb + 1, limit)
			: speaker.end < limit && tags_any(&reading->tags, speaker.end, "MBAUZ"))
		return 0;
	speech->speaker = speaker;
	speech->cue = (struct phrase){ verb, verb + 1 };
	speech->rule = "quote.cue_speaker";
	speech->confidence = 0.95;
	leave_addressee(reading, speech);
	return 1;
}

/* ", the head of the school, Ada Marn, has said". */
static int read_speaker_first(
	struct reading *reading, uint32_t at, uint32_t limit, int sure, struct speech *speech)
{
	struct phrase speaker = phrase_from_long(&reading->tags, at, limit);

	if (speaker.first == speaker.end)
		return 0;
	uint32_t end = skip_relative(reading, skip_between(reading, speaker.end, limit), limit);
	uint32_t verb = skip_auxiliaries(reading, end, limit);
	if (verb >= limit || !tags_any(&reading->tags, verb, "DZVPG") ||
		(!sure && !cue_gives(reading, verb)))
		return 0;
	speech->speaker = speaker;
	speech->cue = (struct phrase){ skip(reading, end, verb, "R"), verb + 1 };
	speech->rule = cue_gives(reading, verb) ? "quote.speaker_cue" : "quote.speaker_verb";
	speech->confidence = cue_gives(reading, verb) ? 0.95 : 0.75;
	cue_addressee(reading, verb + 1, limit, speech);
	return 1;
}

/* A full stop ends what is quoted, so what follows is a new sentence. */
static int is_over(const struct reading *reading, const struct stretch *stretch)
{
	return is(reading, stretch->end - 1, ".") || is(reading, stretch->after, ".");
}

/* Up to the end of the sentence: no name goes on behind it. */
static uint32_t in_sentence(struct reading *reading, uint32_t at, uint32_t limit)
{
	struct winnow_sentence sentence = passage_sentence(&reading->passage, at);
	uint32_t end = sentence.first + sentence.count;

	return end < limit ? end : limit;
}

/* "― Ada Marn" and no more. */
static int read_signature(
	struct reading *reading, uint32_t dash, uint32_t limit, struct speech *speech)
{
	if (!is_dash(reading, dash) ||
		(is(reading, dash, "-") && passage_glued(&reading->passage, dash)))
		return 0;
	speech->speaker =
		phrase_from_long(&reading->tags, dash + 1, in_sentence(reading, dash, limit));
	speech->cue = (struct phrase){ dash, dash + 1 };
	speech->rule = "quote.signed";
	speech->confidence = 0.85;
	return speech->speaker.first < speech->speaker.end &&
	       (speech->speaker.end >= limit || is(reading, speech->speaker.end, ",") ||
		       is(reading, speech->speaker.end, "."));
}

int behind_read(struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	uint32_t at = stretch->after;
	/* A signature may have a line of its own. */
	uint32_t limit = tail_limit(reading, is_dash(reading, at) ? at + 1 : at);
	int comma = is(reading, stretch->end - 1, ",");

	if (!stretch->closed || at >= limit)
		return 0;
	if (read_signature(reading, at, limit, speech))
		return 1;
	if (is_over(reading, stretch))
		return read_inverted(reading, at, in_sentence(reading, at, limit), speech);
	for (; at < limit && (is(reading, at, ",") || is_dash(reading, at)); at++)
		comma = 1;
	/* "…, as Marn put it" */
	if (comma && is(reading, at, "as"))
		at++;
	if (at >= limit)
		return 0;
	limit = in_sentence(reading, at, limit);
	/* "Многие «эксперты» считают": a word of the sentence. */
	if (at == stretch->after && is_of(reading, "ru"))
		return 0;
	return according_read(reading, at, limit, speech) ||
	       read_inverted(reading, at, limit, speech) ||
	       read_speaker_first(reading, at, limit, comma, speech);
}
