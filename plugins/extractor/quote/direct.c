/* SPDX-License-Identifier: MIT
 * Whose words stand between marks: the words behind the closing mark tell, or those before the
 * opening one, or the quotation before. */
#include "quote.h"

#define FARTHEST_CUE 40   /* tokens, from a mark */
#define FEWEST_WORDS 6    /* tokens between marks that somebody must have said */
#define LONGEST_BRIDGE 14 /* tokens between a cue and the quotation it brings */

static int is(const struct reading *reading, uint32_t token, const char *word)
{
	return passage_is(&reading->passage, token, word);
}

static uint32_t token_count(const struct reading *reading)
{
	return reading->passage.analysis->token_count;
}

static int is_dash(const struct reading *reading, uint32_t token)
{
	static const char *const dashes[] = { "-", "–", "—", "―", NULL };

	return passage_is_any(&reading->passage, token, dashes);
}

/* The first token behind the mark that is not of the same block, or is quoted again. */
static uint32_t tail_limit(const struct reading *reading, uint32_t from)
{
	uint32_t limit = from;

	while (limit < token_count(reading) && limit < from + FARTHEST_CUE &&
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

static int is_cue(const struct reading *reading, uint32_t token)
{
	const struct winnow_term *cue = cue_of(reading, token);

	return (cue && !cue_manner(cue, "none")) ||
	       /* "as Marn put it" */
	       (winnow_is(tags_lemma(&reading->tags, token), "put") &&
		       is(reading, token + 1, "it"));
}

/* "an officer who asked not to be named": past what is told of the speaker, to the verb of saying
 * that the sentence ends with. */
static uint32_t skip_relative(const struct reading *reading, uint32_t at, uint32_t limit)
{
	if (at >= limit || !(is(reading, at, "who") || is(reading, at, "whose")))
		return at;
	for (uint32_t verb = at + 2; verb < limit; verb++)
		if (is_cue(reading, verb) && tags_any(&reading->tags, verb, "DZP") &&
			(verb + 1 >= limit || tags_any(&reading->tags, verb + 1, "LIR")))
			return verb;
	return at;
}

/* "told reporters": to whom, behind the cue. */
static void find_addressee(
	struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	struct winnow_str lemma = tags_lemma(&reading->tags, speech->cue.end - 1);

	if (winnow_is(lemma, "tell") || winnow_is(lemma, "ask") || winnow_is(lemma, "warn") ||
		winnow_is(lemma, "urge"))
		speech->addressee = phrase_from(&reading->tags, at, limit);
}

/* "dit-elle", "a-t-il dit": the pronoun behind the hyphens at `at`; `at` itself: there are none. */
static uint32_t behind_hyphens(const struct reading *reading, uint32_t at, uint32_t limit)
{
	uint32_t pronoun = at;

	if (at + 1 >= limit || !is(reading, at, "-") || !passage_glued(&reading->passage, at))
		return at;
	pronoun++;
	if (is(reading, pronoun, "t") && is(reading, pronoun + 1, "-"))
		pronoun += 2;
	return pronoun < limit && tags_any(&reading->tags, pronoun, "OQ") ? pronoun : at;
}

/* "…, lamentó.": who speaks is told by the verb alone. */
static int may_lack_speaker(const struct reading *reading, uint32_t behind, uint32_t limit)
{
	return winnow_is(winnow_str(reading->tags.tagger->language), "es") &&
	       (behind >= limit || tags_any(&reading->tags, behind, "L"));
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
	if (verb >= limit || !is_cue(reading, verb) ||
		!tags_any(&reading->tags, verb, "DZVP") ||
		passage_flag(&reading->passage, verb, WINNOW_CAPITAL))
		return 0;
	if (speaker.first == speaker.end)
		speaker = phrase_from_long(
			&reading->tags, behind_hyphens(reading, verb + 1, limit), limit);
	/* "…, said 40 boats had sunk": what is said goes on. */
	if (speaker.first == speaker.end
			? !may_lack_speaker(reading, verb + 1, limit)
			: speaker.end < limit && tags_any(&reading->tags, speaker.end, "MBAUZ"))
		return 0;
	speech->speaker = speaker;
	speech->cue = (struct phrase){ verb, verb + 1 };
	speech->rule = "quote.cue_speaker";
	speech->confidence = 0.95;
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
		(!sure && !is_cue(reading, verb)))
		return 0;
	speech->speaker = speaker;
	speech->cue = (struct phrase){ skip(reading, end, verb, "R"), verb + 1 };
	speech->rule = is_cue(reading, verb) ? "quote.speaker_cue" : "quote.speaker_verb";
	speech->confidence = is_cue(reading, verb) ? 0.95 : 0.75;
	find_addressee(reading, verb + 1, limit, speech);
	return 1;
}

static int read_according(
	struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	uint32_t end = 0;

	if (!passage_match(&reading->passage, reading->words->phrase, at, limit, &end))
		return 0;
	speech->cue = (struct phrase){ at, end };
	speech->speaker = phrase_from_long(&reading->tags, end, limit);
	speech->rule = "quote.according";
	speech->confidence = 0.9;
	return speech->speaker.first < speech->speaker.end;
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
	if (!is_dash(reading, dash))
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

static int read_after(
	struct reading *reading, const struct stretch *stretch, struct speech *speech)
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
	return read_according(reading, at, limit, speech) ||
	       read_inverted(reading, at, limit, speech) ||
	       read_speaker_first(reading, at, limit, comma, speech);
}

/* A full stop; "in Sankt Orm, N.C., on Monday" has none. */
static int is_stop(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;

	return is(reading, token, ".") && !passage_glued(passage, token + 1) &&
	       (passage_kind(passage, token + 1) != WINNOW_WORD ||
		       passage_flag(passage, token + 1, WINNOW_CAPITAL));
}

uint32_t lead_first(struct reading *reading, const struct stretch *stretch)
{
	struct winnow_sentence sentence = passage_sentence(&reading->passage, stretch->open);
	uint32_t first = stretch->open;

	while (first > sentence.first && !reading->quoted[first - 1] &&
		!is_stop(reading, first - 1) && !is(reading, first - 1, "?") &&
		!is(reading, first - 1, "!"))
		first--;
	return first;
}

/* "He said:" in a sentence or a paragraph of its own brings the quotation, too. */
static uint32_t bringing_first(struct reading *reading, const struct stretch *stretch)
{
	uint32_t first = lead_first(reading, stretch);

	if (first < stretch->open || first == 0 || !is(reading, first - 1, ":"))
		return first;
	return passage_sentence(&reading->passage, first - 1).first;
}

/* The nearest clause before `verb` that has a subject. */
static struct phrase earlier_subject(struct reading *reading, uint32_t verb, uint32_t floor)
{
	for (uint32_t at = verb; at-- > floor;) {
		if (!tags_any(&reading->tags, at, "DZVB") ||
			(at > floor && tags_any(&reading->tags, at - 1, "X")))
			continue;
		struct phrase subject = phrase_subject(&reading->tags, at, floor);
		if (subject.first < subject.end &&
			!tags_any(&reading->tags, subject.first, "W"))
			return subject;
	}
	return (struct phrase){ 0 };
}

/* The first clause of the sentence that has a subject. */
static struct phrase first_subject(struct reading *reading, uint32_t verb, uint32_t floor)
{
	for (uint32_t at = floor + 1; at < verb; at++) {
		if (!tags_any(&reading->tags, at, "DZVBMA"))
			continue;
		struct phrase subject = phrase_subject(&reading->tags, at, floor);
		if (subject.first < subject.end &&
			!tags_any(&reading->tags, subject.first, "W"))
			return subject;
	}
	return (struct phrase){ 0 };
}

int direct_quoting(
	const struct reading *reading, uint32_t verb, uint32_t floor, struct speech *speech)
{
	if (verb < floor + 3 || !is(reading, verb - 1, "as"))
		return 0;
	for (uint32_t at = verb - 1; at-- > floor && at + 12 > verb;) {
		struct winnow_str lemma = tags_lemma(&reading->tags, at);
		if (!winnow_is(lemma, "quote") && !winnow_is(lemma, "cite"))
			continue;
		if (tags_any(&reading->tags, at - 1, "B")) {
			speech->speaker = phrase_subject(&reading->tags, at, floor);
			/* "was quoted by the agency as saying" */
			if (is(reading, at + 1, "by"))
				speech->via =
					phrase_from_long(&reading->tags, at + 2, verb - 1);
		} else {
			speech->speaker = phrase_from_long(&reading->tags, at + 1, verb - 1);
			speech->via = phrase_subject(&reading->tags, at, floor);
		}
		speech->cue = (struct phrase){ at, verb + 1 };
		speech->rule = "quote.second_hand";
		speech->confidence = 0.95;
		return speech->speaker.first < speech->speaker.end;
	}
	return 0;
}

/* "is known as": so a thing is named, and nobody says it. */
static int is_named_as(const struct reading *reading, uint32_t verb, uint32_t open)
{
	uint32_t before = verb;

	while (before > 0 && tags_any(&reading->tags, before - 1, "RK"))
		before--;
	return tags_any(&reading->tags, verb, "DP") && before > 0 &&
	       cue_manner(cue_of(reading, verb), "hold") &&
	       (tags_any(&reading->tags, before - 1, "B") ||
		       is(reading, before - 1, "become") ||
		       is(reading, before - 1, "became")) &&
	       is(reading, verb + 1, "as") && verb + 1 < open;
}

/* "footage of Marn saying", "with a boy shouting": who is shown; empty: nobody is. */
static struct phrase shown_speaker(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase shown = phrase_to(&reading->tags, verb, floor);

	if (shown.first == shown.end || shown.first < floor + 2 ||
		!(is(reading, shown.first - 1, "with") ||
			(is(reading, shown.first - 1, "of") &&
				passage_find(&reading->passage, reading->words->recording,
					shown.first - 2))))
		return (struct phrase){ 0 };
	return shown;
}

/* "by the court" behind a passive verb, before or behind the marks at `open`. */
static struct phrase passive_speaker(
	const struct reading *reading, uint32_t verb, uint32_t open)
{
	uint32_t at = verb + 1, behind = open + 1;

	for (; at < open; at++)
		if (is(reading, at, "by"))
			return phrase_from_long(&reading->tags, at + 1, open);
	while (behind < token_count(reading) && behind < open + FARTHEST_CUE &&
		reading->quoted[behind])
		behind++;
	return is(reading, behind, "by")
		       ? phrase_from_long(&reading->tags, behind + 1, token_count(reading))
		       : (struct phrase){ 0 };
}

/* Between the marks are more words than a term has. */
static int marks_are_many(const struct reading *reading, uint32_t open)
{
	uint32_t end = open + 1;

	while (end < token_count(reading) && end < open + FEWEST_WORDS && reading->quoted[end])
		end++;
	return end == open + FEWEST_WORDS;
}

static int read_cue_before(struct reading *reading, uint32_t verb, uint32_t floor,
	uint32_t open, struct speech *speech)
{
	if (direct_quoting(reading, verb, floor, speech))
		return 1;
	if (is_named_as(reading, verb, open))
		return 0;
	/* "…, saying": by whom the sentence is about. */
	if (tags_any(&reading->tags, verb, "G") && !tags_any(&reading->tags, verb - 1, "B")) {
		speech->speaker = shown_speaker(reading, verb, floor);
		if (speech->speaker.first == speech->speaker.end)
			speech->speaker = first_subject(reading, verb, floor);
	}
	if (speech->speaker.first == speech->speaker.end)
		speech->speaker = phrase_subject(&reading->tags, verb, floor);
	if (speech->speaker.first == speech->speaker.end ||
		tags_any(&reading->tags, speech->speaker.first, "W"))
		speech->speaker = earlier_subject(reading, verb, floor);
	/* "was accused of “…” by the court" */
	int passive = tags_any(&reading->tags, verb, "PD") &&
		      verb_has_be(&reading->tags, verb, floor);
	if (passive)
		speech->speaker = passive_speaker(reading, verb, open);
	speech->cue = (struct phrase){ verb_first(&reading->tags, verb, floor), verb + 1 };
	speech->rule = "quote.cue_before";
	speech->confidence = 0.9;
	find_addressee(reading, verb + 1, open, speech);
	return speech->speaker.first < speech->speaker.end ||
	       (passive && marks_are_many(reading, open));
}

/* "has used the phrase “…”" */
static int read_wording(
	struct reading *reading, uint32_t floor, uint32_t open, struct speech *speech)
{
	uint32_t verb = open;

	if (open < floor + 4 ||
		!passage_find(&reading->passage, reading->words->wording, open - 1))
		return 0;
	for (verb = open - 2; verb > floor && tags_any(&reading->tags, verb, "THJ");)
		verb--;
	if (!winnow_is(tags_lemma(&reading->tags, verb), "use") ||
		!tags_any(&reading->tags, verb, "DZVPG"))
		return 0;
	speech->speaker = phrase_subject(&reading->tags, verb, floor);
	speech->cue = (struct phrase){ verb_first(&reading->tags, verb, floor), open };
	speech->rule = "quote.wording";
	speech->confidence = 0.8;
	return speech->speaker.first < speech->speaker.end;
}

/* "Marn: “…”" */
static int read_colon(
	struct reading *reading, uint32_t floor, uint32_t open, struct speech *speech)
{
	if (open <= floor + 1 || !is(reading, open - 1, ":"))
		return 0;
	speech->speaker = phrase_to(&reading->tags, open - 1, floor);
	/* "Ada Marn, a doctor: “…”" */
	uint32_t comma = speech->speaker.first;
	struct phrase name = comma > floor + 1 && is(reading, comma - 1, ",")
				     ? phrase_to(&reading->tags, comma - 1, floor)
				     : (struct phrase){ 0 };
	if (name.first < name.end && name.first == floor)
		speech->speaker = name;
	/* "Marn made this comment: “…”" */
	struct phrase subject = earlier_subject(reading, open - 1, floor);
	if (speech->speaker.first > floor && subject.first < subject.end)
		speech->speaker = subject;
	else if (speech->speaker.first > floor &&
		 !tags_any(&reading->tags, speech->speaker.first - 1, "L") &&
		 !tags_any(&reading->tags, speech->speaker.first, "F"))
		/* "la solución de dos estados: “…”": what the sentence ends with says nothing. */
		return 0;
	speech->cue = (struct phrase){ open - 1, open };
	speech->rule = "quote.colon";
	speech->confidence = 0.8;
	return speech->speaker.first < speech->speaker.end;
}

static int read_before(
	struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	uint32_t floor = bringing_first(reading, stretch), open = stretch->open;

	for (uint32_t at = floor; at < open; at++)
		if (read_according(reading, at, open, speech))
			return 1;
	if (term_is_named(reading, stretch))
		return 0;
	for (uint32_t at = open; at-- > floor && at + FARTHEST_CUE > open;)
		if (is_cue(reading, at) && read_cue_before(reading, at, floor, open, speech))
			return 1;
	return read_wording(reading, floor, open, speech) ||
	       read_colon(reading, floor, open, speech);
}

int direct_read(struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	return read_after(reading, stretch, speech) || read_before(reading, stretch, speech);
}

/* "…, the mother replied, “It …”", "… and often said, “It …”" */
static uint32_t apart_before(
	const struct reading *reading, const struct stretch *stretch, uint32_t floor)
{
	uint32_t verb = stretch->open - 1;

	if (is(reading, verb, ",") || is(reading, verb, ":"))
		verb--;
	if (verb <= floor || !tags_any(&reading->tags, verb, "DZ") ||
		!cue_manner(cue_of(reading, verb), "say"))
		return 0;
	struct phrase subject = phrase_subject(&reading->tags, verb, floor);
	if (subject.first < subject.end)
		return subject.first;
	while (verb > floor && tags_any(&reading->tags, verb - 1, "RA"))
		verb--;
	return verb > floor && is(reading, verb - 1, "and") ? verb - 1 : 0;
}

uint32_t direct_apart(struct reading *reading, const struct stretch *stretch, uint32_t floor)
{
	struct speech speech = { 0 };

	if (!stretch->closed || stretch->open < floor + 2 ||
		!passage_flag(&reading->passage, stretch->first, WINNOW_CAPITAL))
		return 0;
	/* "…: “It is over,” the union wrote" */
	if (is(reading, stretch->end - 1, ",") && is(reading, stretch->open - 1, ":") &&
		read_after(reading, stretch, &speech) && is_cue(reading, speech.cue.end - 1))
		return stretch->open;
	return apart_before(reading, stretch, floor);
}
