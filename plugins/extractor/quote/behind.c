/* SPDX-License-Identifier: MIT
 * Who says what stands between marks, as the words behind the closing mark tell. */
#include "quote.h"

#define FARTHEST 40 /* tokens behind the mark */

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

/* ", head of fleet, finances and crew," before "said": behind the last comma, where a verb of saying
 * stands there; 0: none does. */
static uint32_t behind_list(const struct reading *reading, uint32_t comma, uint32_t limit)
{
	for (uint32_t end = comma + 1; end + 1 < limit; end++)
		if (is(reading, end, ",") && tags_any(&reading->tags, end + 1, "DZ") &&
			cue_tells(cue_of(reading, end + 1)))
			return end + 1;
	return 0;
}

/* Behind ", a doctor," or "(D-Ohio)" or ", who …,". */
static uint32_t skip_between(const struct reading *reading, uint32_t at, uint32_t limit)
{
	const char *close = is(reading, at, ",") ? "," : is(reading, at, "(") ? ")" : NULL;

	if (!close || at >= limit)
		return at;
	const uint32_t list = close[0] == ',' ? behind_list(reading, at, limit) : 0;
	if (list)
		return list;
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

/* "…, lamentó.": who speaks is told by the verb alone. */
static int may_lack_speaker(const struct reading *reading, uint32_t behind, uint32_t limit)
{
	return is_of(reading, "es") &&
	       (behind >= limit || tags_any(&reading->tags, behind, "L"));
}

/* "said", and neither "is said" nor "a group that says". */
static int is_saying(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	unsigned cue = cue_of(reading, verb);

	return tags_any(tags, verb, "DZP") && cue_tells(cue) &&
	       !verb_has_be(tags, verb, floor) &&
	       !tags_any(tags, verb_first(tags, verb, floor) - 1, "W");
}

/* A verb of saying that brings a clause, up to the limit; the limit: there is none. */
static uint32_t find_saying(const struct reading *reading, uint32_t at, uint32_t limit)
{
	uint32_t verb = at;

	while (verb < limit && !is_saying(reading, verb, at))
		verb++;
	return verb;
}

/* "…, read a statement", and what any verb of saying gives. Without a comma, "“Old boats” raised
 * doubts" says nothing; and in "“…,” registered diver Marn explained" another verb does. */
static int gives_behind(
	const struct reading *reading, uint32_t verb, uint32_t limit, int parted)
{
	if (verb >= limit || passage_flag(&reading->passage, verb, WINNOW_CAPITAL))
		return 0;
	/* "…, comments Marn" */
	if (parted && tags_any(&reading->tags, verb, "N") &&
		tags_any(&reading->tags, verb + 1, "F"))
		return cue_takes(cue_of_form(reading, verb), CUE_CLAUSE);
	if (!tags_any(&reading->tags, verb, "DZVP"))
		return 0;
	if (parted && is(reading, verb, "read"))
		return 1;
	/* ", recalls the mayor", and not ", recognises old boats" */
	if (is_of(reading, "en") && cue_holds(cue_of(reading, verb)) &&
		!tags_any(&reading->tags, verb + 1, "TFOQHE"))
		return 0;
	return cue_gives(reading, verb) &&
	       (cue_is_sure(cue_of(reading, verb)) ||
		       (parted && find_saying(reading, verb + 1, limit) == limit));
}

/* "…, said 40 boats had sunk": what is said goes on behind who seemed to speak. */
static int goes_on(const struct reading *reading, uint32_t at, uint32_t limit)
{
	return at < limit && tags_any(&reading->tags, at, "MBAUZ");
}

/* ", said the head of the school". */
static int read_inverted(
	struct reading *reading, uint32_t at, uint32_t limit, int parted, struct speech *speech)
{
	uint32_t verb = inverted_verb(reading, at, limit);
	uint32_t within = verb > at ? inverted_hyphens(reading, verb, limit) : verb;

	/* "a-t-il dit" */
	if (within > verb) {
		verb = within + 1;
		speech->speaker = (struct phrase){ within, verb };
		if (!gives_behind(reading, verb, limit, parted))
			return 0;
	} else {
		if (!gives_behind(reading, verb, limit, parted))
			return 0;
		speech->speaker = inverted_speaker(reading, verb + 1, limit, speech);
		if (speech->speaker.first == speech->speaker.end
				? !may_lack_speaker(reading, verb + 1, limit)
				: goes_on(reading, speech->speaker.end, limit))
			return 0;
	}
	speech->cue = (struct phrase){ verb, verb + 1 };
	speech->rule = "quote.cue_speaker";
	speech->confidence = 0.95;
	return 1;
}

/* "Marn quoted Brandt as saying": says so. */
static int read_quoting(struct reading *reading, uint32_t at, uint32_t verb, uint32_t limit,
	struct speech *speech)
{
	for (uint32_t saying = verb + 1; saying + 1 < limit; saying++)
		if (is(reading, saying, "as") && is(reading, saying + 1, "saying"))
			return direct_quoting(reading, saying + 1, at, speech);
	return 0;
}

/* "Marn said", "Marn nodded" where a comma parts it; "old “boats” were contrasted" says nothing. */
static int speaks(const struct reading *reading, uint32_t verb, uint32_t floor, int parted)
{
	const struct tags *tags = &reading->tags;

	if (parted && tags_any(tags, verb, "DZVP"))
		return 1;
	return tags_any(tags, verb, "DZVPG") && cue_gives(reading, verb) &&
	       (parted ||
		       ((cue_is_sure(cue_of(reading, verb)) || is(reading, verb + 1, "it")) &&
			       !cue_is_passive(reading, verb, floor)));
}

/* ", the head of the school, Ada Marn, has said". */
static int read_speaker_first(
	struct reading *reading, uint32_t at, uint32_t limit, int parted, struct speech *speech)
{
	struct phrase speaker = phrase_from_long(&reading->tags, at, limit);

	if (speaker.first == speaker.end)
		return 0;
	uint32_t end = skip_relative(reading, skip_between(reading, speaker.end, limit), limit);
	uint32_t verb = skip_auxiliaries(reading, end, limit);
	if (verb >= limit || !speaks(reading, verb, at, parted))
		return 0;
	if (read_quoting(reading, at, verb, limit, speech))
		return 1;
	speech->speaker = speaker;
	speech->cue = (struct phrase){ skip(reading, end, verb, "R"), cue_end(reading, verb) };
	speech->rule = cue_gives(reading, verb) ? "quote.speaker_cue" : "quote.speaker_verb";
	speech->confidence = cue_gives(reading, verb) ? 0.95 : 0.75;
	cue_addressee(reading, verb + 1, limit, speech);
	/* "…, she was told" */
	if (cue_addresses(reading, verb) && verb_has_be(&reading->tags, verb, at)) {
		speech->addressee = speaker;
		speech->speaker = (struct phrase){ 0 };
	}
	return 1;
}

/* "…, a source close to Marn said": whoever they are, from the mark to what is told of them, or to
 * the verb. */
static int read_any_speaker(
	struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	uint32_t verb = find_saying(reading, at + 1, limit);
	uint32_t end = at;

	if (verb == limit || tags_any(&reading->tags, at, "CSGWXRLIMBAU"))
		return 0;
	uint32_t first = verb_first(&reading->tags, verb, at);
	while (end < first && !is(reading, end, ",") && !is(reading, end, "(") &&
		!tags_any(&reading->tags, end, "WMBAUZK"))
		end++;
	speech->speaker = (struct phrase){ at, end };
	speech->cue = (struct phrase){ first, verb + 1 };
	speech->rule = "quote.speaker_cue";
	speech->confidence = 0.8;
	cue_addressee(reading, verb + 1, limit, speech);
	return end > at && tags_any(&reading->tags, end - 1, "NFEOQJ");
}

/* "“Go!” the men chanted" goes on; in "“Go!” Marn left" and "the “a-ha!” moment" nobody says so. */
static int read_shout(
	struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	return !passage_flag(&reading->passage, at, WINNOW_CAPITAL) &&
	       read_speaker_first(reading, at, limit, 1, speech) &&
	       cue_says(cue_of(reading, speech->cue.end - 1));
}

/* "“Why?” Marn replied it was late": says something else, and not what was asked. */
static int says_other(const struct reading *reading, uint32_t verb, uint32_t limit)
{
	const struct phrase next = phrase_from(&reading->tags, verb + 1, limit);

	return verb + 1 < limit && !cue_addresses(reading, verb) &&
	       (is(reading, verb + 1, "that") ||
		       (next.first < next.end && !time_is(reading, next) &&
			       tags_any(&reading->tags, next.end, "DZMBAU")));
}

/* The last sign of what is quoted, before the mark of a quotation that ends within: "‘Go,’". */
static uint32_t last_sign(const struct reading *reading, const struct stretch *stretch)
{
	static const char *const marks[] = { "’", "'", "”", "\"", NULL };
	uint32_t last = stretch->end - 1;

	while (last > stretch->first && passage_is_any(&reading->passage, last, marks))
		last--;
	return last;
}

/* A full stop ends what is quoted, so what follows is a new sentence. */
static int is_over(const struct reading *reading, const struct stretch *stretch)
{
	return is(reading, last_sign(reading, stretch), ".") ||
	       is(reading, stretch->after, ".");
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
	if (!marks_is_dash(reading, dash))
		return 0;
	speech->speaker =
		phrase_from_long(&reading->tags, dash + 1, in_sentence(reading, dash, limit));
	speech->cue = (struct phrase){ dash, dash + 1 };
	speech->rule = "quote.signed";
	speech->confidence = 0.85;
	return speech->speaker.first < speech->speaker.end &&
	       /* "— i.e." */
	       passage_flag(&reading->passage, speech->speaker.first, WINNOW_CAPITAL) &&
	       (speech->speaker.end >= limit || is(reading, speech->speaker.end, ",") ||
		       is(reading, speech->speaker.end, "."));
}

/* "In his book “Night Tide,” Marn went": what began before the mark only goes on. */
static int is_of_lead(
	struct reading *reading, const struct stretch *stretch, const struct speech *speech)
{
	return winnow_is(winnow_str(speech->rule), "quote.speaker_verb") &&
	       !is(reading, speech->cue.end - 1, "read") &&
	       lead_first(reading, stretch) < stretch->open;
}

int behind_read(struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	uint32_t at = stretch->after;
	/* A signature may have a line of its own. */
	uint32_t limit = tail_limit(reading, marks_is_dash(reading, at) ? at + 1 : at);
	int comma = is(reading, last_sign(reading, stretch), ",");

	if (!stretch->closed || at >= limit)
		return 0;
	if (read_signature(reading, at, limit, speech))
		return 1;
	if (is_over(reading, stretch))
		return read_inverted(reading, at, in_sentence(reading, at, limit), 1, speech);
	int parted = comma || is(reading, last_sign(reading, stretch), "?") ||
		     is(reading, last_sign(reading, stretch), "!");
	for (; at < limit && (is(reading, at, ",") || marks_is_dash(reading, at)); at++)
		comma = parted = 1;
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
	       read_inverted(reading, at, limit, parted, speech) ||
	       (read_speaker_first(reading, at, limit, comma, speech) &&
		       !is_of_lead(reading, stretch, speech) &&
		       (comma || !says_other(reading, speech->cue.end - 1, limit))) ||
	       (parted && !comma && read_shout(reading, at, limit, speech)) ||
	       (comma && read_any_speaker(reading, at, limit, speech));
}
