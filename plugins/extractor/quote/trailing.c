/* SPDX-License-Identifier: MIT
 * Speech whose cue stands behind it, or in its midst: "…, the court said", "…, said the court". */
#include "clause.h"

#define FEWEST_IN_CLAUSE 3  /* tokens of what is said, where its verb may not be known */
#define FEWEST_SURE 6       /* tokens before ", said the court" that need no verb to be known */
#define LONGEST_CONTENT 400 /* tokens before a cue */
#define LONGEST_SPEAKER 24  /* tokens of "two sources in Orm said on Monday" */

/* "…, posted its films and sold them": one does, and what was posted is no speaker. */
static int goes_on_doing(const struct tags *tags, uint32_t at)
{
	return tags_any(tags, at, "C") && tags_any(tags, at + 1, "DZ");
}

/* ", informó el gremio en un comunicado": where few verbs are known, nothing may follow who speaks
 * but when and where, or what is told of the speaker. */
static int nothing_follows(const struct search *search, const struct speech *speech)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t at = time_end(search->reading, speech->speaker.end, search->end);

	while (at < search->end && tags_any(tags, at, "I"))
		at = time_end(search->reading, phrase_from(tags, at + 1, search->end).end,
			search->end);
	return (at >= search->end || is(search->reading, at, ",") || tags_any(tags, at, "W")) &&
	       !tags_any(tags, speech->speaker.first, "H") &&
	       /* "La ministra, Ada Marn, denunció la ley" */
	       clause_name_between(search, speech->end).end == 0 &&
	       speech->end >= clause_content_first(search) + FEWEST_IN_CLAUSE;
}

/* "Marn, the mayor, told the paper, “…”": to whom it is told. */
static int brings_quotation(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;

	return at + 1 < search->end && (is(reading, at, ",") || is(reading, at, ":")) &&
	       reading->quoted[at + 1];
}

/* Behind ", said the court" more is told, which that is no speaker of: "said the boat was". */
static int goes_on_telling(const struct search *search, const struct speech *speech)
{
	return is_of(search->reading, "en")
		       ? tags_any(&search->reading->tags, speech->speaker.end, "DZVMBAURXTO")
		       : !nothing_follows(search, speech);
}

/* "said"; "a indiqué", "ha dicho", and "dit", which may be either. */
static int is_told(const struct search *search, uint32_t verb, uint32_t first)
{
	const struct tags *tags = &search->reading->tags;

	return tags_any(tags, verb, "DZ") ||
	       (!is_of(search->reading, "en") && tags_any(tags, verb, "P") &&
		       (tags_any(tags, first, "A") ||
			       (tags_word(tags, verb)->readings & tag_bit(TAG_PRESENT)) != 0));
}

/* Where what is said ends, before the comma right before `at`, or before "—" or ", —" where a language
 * has it so; `at`: nothing parts it there. */
static uint32_t before_comma(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;

	if (at > search->floor && !is_of(reading, "en") && marks_is_dash(reading, at - 1))
		at--;
	return at > search->floor && is(reading, at - 1, ",") ? at - 1 : at;
}

/* "Marn, the mayor of Orm, announced a loss": before the comma at `comma` stands who does it, with
 * what is told of them, and nothing that is said. */
static int has_own_subject(const struct search *search, uint32_t verb, uint32_t comma)
{
	const struct reading *reading = search->reading;
	const struct phrase subject = phrase_subject(&reading->tags, verb, search->whole);
	const uint32_t told = subject.end + 1;

	if (subject.first == subject.end || subject.end >= comma ||
		!is(reading, subject.end, ",") || subject.first != clause_content_first(search))
		return 0;
	/* "The boats, which were old, are gone" goes on behind what is told of them. */
	if (tags_any(&reading->tags, told, "WGP")) {
		for (uint32_t at = told; at < comma; at++)
			if (is(reading, at, ","))
				return 0;
		return 1;
	}
	/* "a UK-based war monitor": no verb has that form behind one. */
	const int is_noun = (is(reading, told, "a") || is(reading, told, "an")) &&
			    tags_any(&reading->tags, comma - 1, "V");
	return !clause_has_verb(search, told, comma - (uint32_t)is_noun);
}

/* ", said the court": nothing that could be said follows the speaker. */
static int read_inverted(struct search *search, uint32_t verb, struct speech *speech)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t before = verb_first(tags, verb, search->floor);
	uint32_t end = before_comma(search, before);

	if (end == before || !is_told(search, verb, before) ||
		winnow_is(tags_lemma(tags, verb), "tell") || has_own_subject(search, verb, end))
		return 0;
	speech->speaker = inverted_speaker(search->reading, verb + 1, search->end, speech);
	speech->end = end;
	speech->rule = "indirect.cue_speaker";
	speech->confidence = 0.6;
	return speech->speaker.first < speech->speaker.end &&
	       !brings_quotation(search, speech->speaker.end) &&
	       !goes_on_telling(search, speech) && !goes_on_doing(tags, speech->speaker.end);
}

/* "…, the court said." */
static int read_trailing(struct search *search, uint32_t verb, struct speech *speech)
{
	const struct tags *tags = &search->reading->tags;

	if (read_inverted(search, verb, speech))
		return 1;
	speech->speaker = phrase_subject(tags, verb, search->floor);
	speech->rule = "indirect.speaker_cue";
	if (speech->speaker.first == speech->speaker.end ||
		speech->speaker.first <= search->whole + 1 ||
		(tags_any(tags, speech->speaker.first, "Q") && !is_of(search->reading, "en")))
		return 0;
	speech->end = speech->speaker.first - 1;
	/* "…, as the court said" */
	if (is(search->reading, speech->end, "as"))
		speech->end--;
	return is(search->reading, speech->end, ",");
}

/* "told reporters": whom it is told. */
static uint32_t addressee_end(const struct search *search, uint32_t verb)
{
	const struct tags *tags = &search->reading->tags;
	struct phrase object = { 0 };

	if (winnow_is(tags_lemma(tags, verb), "tell"))
		object = phrase_from_long(tags, verb + 1, search->end);
	return object.first < object.end ? object.end : verb + 1;
}

/* Behind the cue, and to whom, when and where: "told reporters on Friday in Sankt Orm". */
static uint32_t behind_cue(const struct search *search, uint32_t verb)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t at = time_end(search->reading, addressee_end(search, verb), search->end);

	while (at < search->end && at < verb + LONGEST_LOOK && tags_any(tags, at, "RIE"))
		at = time_end(search->reading,
			tags_any(tags, at, "I") ? phrase_from(tags, at + 1, search->end).end + 1
						: at + 1,
			search->end);
	return at;
}

/* Behind the cue there is nothing that it could bring. */
static int is_last(const struct search *search, uint32_t verb)
{
	uint32_t at = behind_cue(search, verb);

	return at >= search->end || is(search->reading, at, ",") ||
	       clause_is_stop(search->reading, at);
}

int trailing_is(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;

	if (search->end > at + LONGEST_SPEAKER)
		return 0;
	struct phrase speaker = phrase_from_long(&reading->tags, at, search->end);
	uint32_t verb = speaker.end;

	while (verb < search->end && tags_any(&reading->tags, verb, "RA"))
		verb++;
	return speaker.first < speaker.end && verb < search->end &&
	       tags_any(&reading->tags, verb, "DZ") && cue_tells(cue_of(reading, verb)) &&
	       behind_cue(search, verb) >= search->end;
}

/* "As for the boats, he said, “…”", "…, he replied, “That …”": what he says stands behind. */
static int leads_to_quotation(
	const struct search *search, const struct speech *speech, uint32_t verb)
{
	const struct reading *reading = search->reading;
	uint32_t comma = speech->speaker.end > verb ? speech->speaker.end : verb + 1;

	return comma + 1 < search->end && reading->quoted[comma + 1] &&
	       (tags_any(&reading->tags, speech->first, "SI") ||
		       passage_flag(&reading->passage, comma + 2, WINNOW_CAPITAL));
}

/* "have been mentioned", "first allowed by a court": not by whom it seems. */
static int is_done_to(const struct search *search, uint32_t verb)
{
	return cue_is_passive(search->reading, verb, search->first) ||
	       (is(search->reading, verb + 1, "by") &&
		       tags_any(&search->reading->tags, verb, "DP"));
}

uint32_t trailing_rest(const struct search *search, uint32_t comma)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t next = comma + 1, finite = next;

	if (!is(search->reading, next - 1, ",") || next + 1 >= search->end)
		return 0;
	while (tags_any(tags, finite, "R"))
		finite++;
	/* "The boats, he said, are old." */
	return clause_begins(search, next) || tags_any(tags, finite, "MBAUZ") ||
			       (tags_any(tags, finite, "D") && !tags_any(tags, finite + 1, "I"))
		       ? next
		       : 0;
}

/* "Boats too old, says minister": a heading needs no verb. */
static int is_heading(const struct search *search, uint32_t verb, const struct speech *speech)
{
	return tags_any(&search->reading->tags, verb, "Z") &&
	       winnow_is(winnow_str(speech->rule), "indirect.cue_speaker") &&
	       speech->speaker.end == search->end &&
	       (search->end == search->reading->tags.count ||
		       passage_flag(
			       &search->reading->passage, search->end, WINNOW_BLOCK_START)) &&
	       speech->end > speech->first + 1;
}

/* "Women like Marn challenge the council, said Brandt": whatever stands there, with so many words. */
static int is_said_by(const struct search *search, uint32_t verb, const struct speech *speech)
{
	return winnow_is(winnow_str(speech->rule), "indirect.cue_speaker") &&
	       winnow_is(tags_lemma(&search->reading->tags, verb), "say") &&
	       speech->end >= speech->first + FEWEST_SURE;
}

/* "“The mechanics” of the plan, Marn said": the words between marks are no sentence, and go on. */
static int runs_on(const struct search *search, const struct speech *speech)
{
	const struct reading *reading = search->reading;
	uint32_t behind = speech->first;

	while (behind < speech->end && reading->quoted[behind])
		behind++;
	uint32_t last = behind;
	while (last > speech->first &&
		passage_kind(&reading->passage, last - 1) > WINNOW_DIGITS &&
		!is(reading, last - 1, ",") && !clause_is_stop(reading, last - 1))
		last--;
	return behind > speech->first && behind + 1 < speech->end && last > speech->first &&
	       passage_kind(&reading->passage, last - 1) == WINNOW_WORD;
}

/* "Still, “there are boats” in Orm, said Marn": the verb is between the marks. */
static int quotes_verb(const struct search *search, const struct speech *speech)
{
	for (uint32_t at = speech->first; at < speech->end; at++)
		if (search->reading->quoted[at] &&
			tags_any(&search->reading->tags, at, "DZMBA"))
			return 1;
	return 0;
}

/* "— Лодки старые, — сказал капитан": a paragraph of what one says, behind a dash. */
static int is_dialogue(const struct search *search)
{
	const struct reading *reading = search->reading;

	return !is_of(reading, "en") && marks_is_dash(reading, search->first) &&
	       passage_flag(&reading->passage, search->first, WINNOW_BLOCK_START);
}

int trailing_read(struct search *search, uint32_t verb)
{
	struct speech speech = { .kind = "indirect",
		.confidence = 0.9,
		.spoken = cue_says(cue_of(search->reading, verb)) };

	if (!read_trailing(search, verb, &speech) || is_done_to(search, verb))
		return 0;
	if (winnow_is(winnow_str(speech.rule), "indirect.speaker_cue") &&
		!is_last(search, verb))
		return 0;
	clause_set_cue(search, verb, &speech);
	speech.first = clause_content_first(search);
	uint32_t behind =
		speech.speaker.end > verb ? speech.speaker.end : behind_cue(search, verb);
	uint32_t rest = trailing_rest(search, behind);
	/* ", Marn believes, …" is no end of a list: "officers, immigration judges, …". */
	if (!cue_tells(cue_of(search->reading, verb)) &&
		(is(search->reading, speech.speaker.first, "you") ||
			tags_any(&search->reading->tags, speech.first, "SW") ||
			is(search->reading, speech.first, "as") ||
			(!rest && behind < search->end)))
		return 0;
	if (speech.end > speech.first + LONGEST_CONTENT ||
		(!rest && is_of(search->reading, "en") &&
			!clause_has_verb(search, speech.first, speech.end) &&
			!quotes_verb(search, &speech) && !is_heading(search, verb, &speech) &&
			!is_said_by(search, verb, &speech)) ||
		leads_to_quotation(search, &speech, verb))
		return 0;
	speech.runs_on = runs_on(search, &speech);
	if (is_dialogue(search)) {
		speech.kind = "direct";
		speech.rule = "quote.dash";
	}
	/* "Furthermore, he said, …" */
	if (!rest || clause_is_parted(search, &speech, rest))
		clause_add(search, &speech);
	if (rest) {
		speech.runs_on = 0;
		speech.first = rest;
		speech.end = clause_end(search, verb, rest);
		clause_add(search, &speech);
	}
	if (search->floor <= verb)
		search->floor = verb + 1;
	search->whole = search->floor;
	return 1;
}
