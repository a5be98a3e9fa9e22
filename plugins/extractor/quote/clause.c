/* SPDX-License-Identifier: MIT */
#include "clause.h"

#define LONGEST_ASIDE 16 /* tokens between a cue and "that": "in a statement on Monday" */
#define MOST_ADJUNCTS 2  /* "in a letter to parents" between a cue and a clause */

int clause_is_stop(const struct reading *reading, uint32_t token)
{
	return is(reading, token, ".") || is(reading, token, "!") || is(reading, token, "?") ||
	       is(reading, token, ";");
}

void clause_add(struct search *search, const struct speech *speech)
{
	if (search->count == MOST_SPEECHES || speech->first >= speech->end)
		return;
	search->speeches[search->count++] = *speech;
	if (speech->end > search->floor)
		search->floor = speech->end;
}

/* "In a statement, the union said, …": where it was said. */
static int is_medium(const struct reading *reading, const struct speech *speech)
{
	return is(reading, speech->first, "in") &&
	       passage_find(&reading->passage, reading->words->medium, speech->end - 1);
}

int clause_is_parted(const struct search *search, const struct speech *speech, uint32_t rest)
{
	if (is_medium(search->reading, speech))
		return 0;
	return speech->end > speech->first + 1 || !clause_begins(search, rest);
}

uint32_t clause_content_first(const struct search *search)
{
	uint32_t first = search->whole;

	/* "But boats are old, he said": the writer goes on so. */
	if (first == search->first && first + 1 < search->end &&
		(is(search->reading, first, "but") || is(search->reading, first, "and")) &&
		!is(search->reading, first + 1, ","))
		first++;

	while (first < search->end &&
		(is(search->reading, first, ",") || is(search->reading, first, "—") ||
			is(search->reading, first, "–") ||
			clause_is_stop(search->reading, first)))
		first++;
	return first;
}

void clause_set_cue(const struct search *search, uint32_t verb, struct speech *speech)
{
	speech->cue = (struct phrase){ verb_first(&search->reading->tags, verb, search->first),
		verb + 1 };
}

int clause_begins(const struct search *search, uint32_t at)
{
	static const char *const pointing[] = { "this", "these", "those", NULL };
	const struct tags *tags = &search->reading->tags;
	struct phrase phrase = phrase_from_long(tags, at, search->end);

	/* "this was" */
	const int is_pointing =
		phrase.first == phrase.end && passage_is_any(tags->passage, at, pointing);
	phrase.end += (uint32_t)is_pointing;
	/* "greed and hatred are" */
	if (phrase.first < phrase.end && is(search->reading, phrase.end, "and")) {
		struct phrase other = phrase_from_long(tags, phrase.end + 1, search->end);
		if (other.first < other.end)
			phrase.end = other.end;
	}
	/* "рассказали нам": what is no subject but in English, as "others". */
	if (phrase.first == phrase.end ||
		(tags_any(tags, at, "Q") && !is_of(search->reading, "en")))
		return 0;
	uint32_t verb = phrase.end;
	while (verb < search->end && tags_any(tags, verb, "RK"))
		verb++;
	return tags_any(tags, verb, "DZVMBAU") || (is_pointing && tags_any(tags, verb, "P"));
}

/* "but", "and", "while" between two clauses. */
static int is_joint(const struct reading *reading, uint32_t at)
{
	return is(reading, at, "and") || is(reading, at, "but") || is(reading, at, "while") ||
	       is(reading, at, "though") || is(reading, at, "although");
}

/* "and he noted that", "but said": from here on somebody says something else. */
static int says_more(const struct search *search, uint32_t joint)
{
	const struct reading *reading = search->reading;
	const struct phrase subject = phrase_from(&reading->tags, joint + 1, search->end);
	uint32_t verb = subject.end > joint ? subject.end : joint + 1;

	while (tags_any(&reading->tags, verb, "R"))
		verb++;
	unsigned cue = cue_of(reading, verb);
	return cue_tells(cue) && tags_any(&reading->tags, verb, "DZ");
}

/* "electricity and water claims can be made": what seems to say more is a noun of the same phrase. */
static int is_noun_joint(const struct search *search, uint32_t joint)
{
	const struct tags *tags = &search->reading->tags;
	const struct phrase other = phrase_from(tags, joint + 1, search->end);

	return tags_any(tags, joint - 1, "NJ") && other.first < other.end &&
	       (tags_word(tags, other.end)->readings & tag_bit(TAG_NOUN)) != 0 &&
	       tags_any(tags, other.end + 1, "MBAUD");
}

/* ", although …": whoever tells of the speech says that. */
static int concedes(const struct reading *reading, uint32_t at)
{
	static const char *const words[] = { "although", "though", "while", NULL };

	return passage_is_any(&reading->passage, at + 1, words);
}

/* ", but …", ", two sources said": no part of what is said, behind the comma at `at`. */
static int ends_at_comma(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;

	return (is(reading, at + 1, "but") && !tags_any(&reading->tags, at + 2, "MK")) ||
	       concedes(reading, at) || trailing_is(search, at + 1);
}

/* ", but", "and said": the speech ends before. */
static int ends_content(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;
	int comma = is(reading, at, ",");
	uint32_t end = 0;

	if (is(reading, at, ";") || (comma && ends_at_comma(search, at)))
		return 1;
	if (!comma && is_joint(reading, at) && says_more(search, at) &&
		!is_noun_joint(search, at))
		return 1;
	if (!comma && !is(reading, at, "and"))
		return 0;
	uint32_t next = at + 1 + is(reading, at + 1, "and");
	if (is_joint(reading, at + 1) && says_more(search, at + 1))
		return 1;
	unsigned cue = cue_of(reading, next);
	return (cue_says(cue) && (tags_any(&reading->tags, next, "G") ||
					 (comma && tags_any(&reading->tags, next, "D")))) ||
	       passage_match(&reading->passage, reading->words->phrase, next, search->end,
		       &end) != NULL;
}

/* "When Marn said that it rained, we left", "Contrary to Marn's claim that …, …", "Asked if he knew,
 * Marn": the sentence's own clause is still to come at `cue`. */
static int is_led(const struct search *search, uint32_t cue)
{
	const struct reading *reading = search->reading;

	if (cue > search->first + LONGEST_LOOK ||
		(!tags_any(&reading->tags, search->first, "SP") &&
			!is(reading, search->first, "asked") &&
			(!tags_any(&reading->tags, cue, "NG") ||
				verb_has_be(&reading->tags, cue, search->first))))
		return 0;
	for (uint32_t at = search->first; at < cue; at++)
		if (is(reading, at, ","))
			return 0;
	return 1;
}

uint32_t clause_end(const struct search *search, uint32_t cue, uint32_t from)
{
	int led = is_led(search, cue);
	uint32_t at = from;

	while (at < search->end &&
		!(at > from && !search->reading->quoted[at] && ends_content(search, at)) &&
		!(led && is(search->reading, at, ",") && clause_begins(search, at + 1)))
		at++;
	return at;
}

/* No infinitive: "to sell", "to quietly sell". */
static int is_finite(const struct tags *tags, uint32_t at)
{
	if (!tags_any(tags, at, "DZVMBAU"))
		return 0;
	while (at > 0 && tags_any(tags, at - 1, "R"))
		at--;
	return at == 0 || !tags_any(tags, at - 1, "X");
}

/* "the boats “have all been lost”": the marks begin with the verb. */
static int begins_with_verb(const struct search *search, uint32_t open)
{
	uint32_t verb = open + 1;

	while (verb < search->end && tags_any(&search->reading->tags, verb, "RL"))
		verb++;
	return !search->reading->quoted[open - 1] &&
	       tags_any(&search->reading->tags, verb, "DZVMBAU");
}

int clause_has_verb(const struct search *search, uint32_t first, uint32_t end)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t relatives = 0;

	for (uint32_t at = first; at < end && at < first + LONGEST_LOOK; at++) {
		if (search->reading->quoted[at]) {
			if (at > first && relatives == 0 && begins_with_verb(search, at))
				return 1;
			continue;
		}
		relatives += tags_any(tags, at, "W");
		if (!is_finite(tags, at))
			continue;
		if (relatives == 0)
			return 1;
		relatives--;
		while (at + 1 < end && tags_any(tags, at + 1, "DZVBAPKR"))
			at++;
	}
	return 0;
}

int clause_is_subordinate(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;

	return is(reading, at, "that") || is(reading, at, "whether") || is(reading, at, "if") ||
	       is(reading, at, "how") || is(reading, at, "why") || is(reading, at, "what") ||
	       is(reading, at, "who") || is(reading, at, "when") || is(reading, at, "where") ||
	       is(reading, at, "que") || is(reading, at, "qu'") || is(reading, at, "что");
}

int clause_tells_time(const struct search *search, uint32_t verb, uint32_t at)
{
	struct winnow_str lemma = tags_lemma(&search->reading->tags, verb);

	return is(search->reading, at, "when") &&
	       (winnow_is(lemma, "say") || winnow_is(lemma, "show") ||
		       winnow_is(lemma, "add") || winnow_is(lemma, "write"));
}

void clause_close_relative(const struct search *search, struct speech *speech)
{
	const struct tags *tags = &search->reading->tags;

	if (!tags_any(tags, speech->speaker.first, "W") ||
		!is(search->reading, speech->speaker.first - 1, ","))
		return;
	for (uint32_t at = speech->first + 1; at + 1 < speech->end; at++)
		if (is(search->reading, at, ",") && is_finite(tags, at + 1)) {
			speech->end = at;
			return;
		}
}

/* Behind "that" and its adverbs. */
static uint32_t behind_that(const struct search *search, uint32_t that)
{
	uint32_t next = that + 1;

	while (next < search->end && next < that + LONGEST_ASIDE &&
		tags_any(&search->reading->tags, next, "RK"))
		next++;
	return next;
}

/* "that left"; "that talks would go on" has its verb behind a noun that looks like one. */
static int is_verb_behind_that(const struct tags *tags, uint32_t next)
{
	return is_finite(tags, next) &&
	       !(tags_any(tags, next, "Z") && tags_any(tags, next + 1, "MBAU"));
}

int clause_is_about(const struct search *search, uint32_t that)
{
	uint32_t next = behind_that(search, that);

	return next < search->end && is_verb_behind_that(&search->reading->tags, next);
}

/* "that" is of a clause that is said, and not of one about the word before: "a letter that came",
 * "in that year". */
int clause_is_brought(const struct search *search, uint32_t that)
{
	uint32_t next = behind_that(search, that);

	return next < search->end && !is_verb_behind_that(&search->reading->tags, next) &&
	       (search->reading->quoted[next] || clause_has_verb(search, next, search->end));
}

/* "rejected Marn's claim that", and not "issued a statement that": the claim brings it. */
static int is_of_noun(const struct search *search, uint32_t first, uint32_t that)
{
	const struct reading *reading = search->reading;
	uint32_t at = first;

	while (at < that && !tags_any(&reading->tags, at, "IH"))
		at++;
	return tags_any(&reading->tags, at, "H") &&
	       passage_find(&reading->passage, reading->words->noun, that - 1);
}

/* ", adding": what follows is brought by that. */
static int is_adding(const struct reading *reading, uint32_t token)
{
	return tags_any(&reading->tags, token, "G") && cue_says(cue_of(reading, token));
}

uint32_t clause_late_that(const struct search *search, uint32_t at)
{
	const struct tags *tags = &search->reading->tags;

	if (!tags_any(tags, at, "IERFN"))
		return 0;
	for (uint32_t end = at; end < search->end && end < at + LONGEST_ASIDE; end++) {
		if (search->reading->quoted[end])
			break;
		if (is(search->reading, end, "that"))
			return !is_of_noun(search, at, end) && clause_is_brought(search, end)
				       ? end
				       : 0;
		if (tags_any(tags, end, "DZVMBACS") || is_adding(search->reading, end))
			break;
	}
	return 0;
}

/* "he would go", "boats have sunk", "they killed two men": a clause, and not "he wrote" of a letter. */
static int stands_alone(const struct search *search, uint32_t at)
{
	const struct tags *tags = &search->reading->tags;
	const struct phrase subject = phrase_from_long(tags, at, search->end);
	uint32_t verb = subject.end;

	if (subject.first == subject.end || tags_any(tags, at, "Q") ||
		is(search->reading, at, "that"))
		return 0;
	while (verb < search->end && tags_any(tags, verb, "RK"))
		verb++;
	return verb + 1 < search->end &&
	       (tags_any(tags, verb, "BMAU") ||
		       (tags_any(tags, verb, "DZ") && tags_any(tags, verb + 1, "THEJNFOG")));
}

int clause_is_led(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;
	const struct tags *tags = &reading->tags;
	uint32_t verbs = 0;
	/* "four years after" */
	const uint32_t led =
		tags_any(tags, at, "E") && tags_any(tags, at + 1, "N") ? at + 2 : at;

	if (led >= search->end || !tags_any(tags, led, "S") || is(reading, led, "that"))
		return 0;
	for (uint32_t end = led + 1; end < search->end && end < led + LONGEST_ASIDE; end++) {
		if (reading->quoted[end] || tags_any(tags, end, "W"))
			return 0;
		if (is(reading, end, ","))
			return verbs > 0 && clause_begins(search, end + 1);
		verbs += (uint32_t)is_finite(tags, end);
	}
	return 0;
}

uint32_t clause_behind_adjunct(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;

	for (uint32_t adjuncts = 0; adjuncts < MOST_ADJUNCTS; adjuncts++) {
		if (at >= search->end ||
			!(tags_any(&reading->tags, at, "I") || is(reading, at, "after") ||
				is(reading, at, "before")))
			return 0;
		const struct phrase thing = phrase_from(&reading->tags, at + 1, search->end);
		if (thing.first == thing.end || memchr(reading->quoted + at, 1, thing.end - at))
			return 0;
		at = time_end(reading, thing.end, search->end);
		if (stands_alone(search, at))
			return at;
	}
	return 0;
}

uint32_t clause_that_behind(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;

	for (uint32_t that = at + 2; that < search->end && that < at + LONGEST_ASIDE; that++) {
		if (reading->quoted[that] || clause_is_stop(reading, that))
			return 0;
		if (is(reading, that, "that"))
			return (is(reading, that - 1, ",") ||
				       tags_any(&reading->tags, that, "S")) &&
					       clause_is_brought(search, that)
				       ? that
				       : 0;
	}
	return 0;
}

uint32_t clause_told_that(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;

	for (uint32_t that = at + 1; that < search->end && that < at + LONGEST_ASIDE; that++) {
		if (is(reading, that, "that"))
			return clause_is_about(search, that) ? 0 : that;
		/* "told the station’s “Orm by Day” that" */
		if (reading->quoted[that])
			continue;
		if (tags_any(&reading->tags, that, "DZVMBAUW") || is_adding(reading, that))
			return 0;
	}
	return 0;
}

int clause_is_infinitive(const struct search *search, uint32_t at)
{
	const struct tags *tags = &search->reading->tags;

	return tags_any(tags, at, "X") && !tags_any(tags, at + 1, "THEFOQ") &&
	       (!tags_any(tags, at + 1, "L") || search->reading->quoted[at + 1]);
}

uint32_t clause_dash(const struct search *search, uint32_t from)
{
	const struct reading *reading = search->reading;
	uint32_t at = from;

	while (at < search->end && at < from + LONGEST_LOOK && !is(reading, at, "–") &&
		!is(reading, at, "—") && !is(reading, at, ";") &&
		!(is(reading, at, "-") && is(reading, at + 1, "-")))
		at++;
	return at;
}

uint32_t clause_before_main(
	const struct search *search, uint32_t owner, uint32_t from, uint32_t end)
{
	const struct tags *tags = &search->reading->tags;
	int told = 0;

	for (uint32_t at = search->first; at < owner; at++)
		if (tags_any(tags, at, "DZBAM"))
			return end;
	for (uint32_t at = from + 1; at < end; at++) {
		if (tags_any(tags, at, "WSC") || search->reading->quoted[at])
			return end;
		if (told && tags_any(tags, at, "BAM"))
			return at;
		if (!tags_any(tags, at, "DZBAM"))
			continue;
		told = 1;
		while (at + 1 < end && tags_any(tags, at + 1, "BAMRKPDGU") &&
			!(tags_any(tags, at, "PDG") && tags_any(tags, at + 1, "BAM")))
			at++;
	}
	return end;
}
