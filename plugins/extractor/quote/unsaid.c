/* SPDX-License-Identifier: MIT
 * Words that would bring speech, were they verbs, or were it said. */
#include "clause.h"
#include "shared/tag_ahead.h"

/* "it took days to determine": the verb that "to" at `to` stands behind. */
static int takes_time(const struct search *search, uint32_t to)
{
	const struct tags *tags = &search->reading->tags;

	for (uint32_t at = to; at-- > search->first && at + LONGEST_LOOK > to;)
		if (tags_any(tags, at, "VZDPG"))
			return winnow_is(tags_lemma(tags, at), "take");
	return 0;
}

/* "anyone hoping to learn", "many would believe that": nobody holds it yet. */
static int is_held_by_nobody(const struct tags *tags, uint32_t verb)
{
	if (tags_any(tags, verb, "G"))
		return tags_any(tags, verb - 1, "NFEQ");
	return tags_any(tags, verb - 1, "M");
}

/* "should visit the port, stressing the danger", at the verb behind the comma: of what is only advised. */
int unsaid_advised(const struct search *search, uint32_t verb)
{
	const struct tags *tags = &search->reading->tags;

	if (!tags_any(tags, verb, "G") || verb == search->first ||
		!is(search->reading, verb - 1, ","))
		return 0;
	for (uint32_t at = verb - 1; at-- > search->first && !tags_any(tags, at, "DZBA");)
		if (tags_any(tags, at, "M"))
			return 1;
	return 0;
}

/* "days to determine how", "focus on understanding how": nobody has said or found it. */
int unsaid_unfinished(const struct search *search, unsigned cue, uint32_t verb)
{
	const struct tags *tags = &search->reading->tags;

	if (verb == search->first)
		return 0;
	/* "has yet to say" */
	if (verb > search->first + 1 && tags_any(tags, verb - 1, "X") &&
		is(search->reading, verb - 2, "yet"))
		return 1;
	if (tags_any(tags, verb - 1, "X"))
		return !cue_says(cue) || takes_time(search, verb - 1);
	return !cue_says(cue) &&
	       (is_held_by_nobody(tags, verb) ||
		       (tags_any(tags, verb, "G") && tags_any(tags, verb - 1, "I")));
}

/* "after Marn's old claims, …" */
static int is_possessed(const struct reading *reading, uint32_t at, uint32_t floor)
{
	if (!is(reading, at + 1, ","))
		return 0;
	for (uint32_t first = phrase_to(&reading->tags, at, floor).first; first < at; first++)
		if (tags_any(&reading->tags, first, "H"))
			return 1;
	return 0;
}

/* "a set of rules that could change", and not "she hopes that could change". */
static int is_told_of(const struct search *search, uint32_t at)
{
	const struct tags *tags = &search->reading->tags;

	return (tags_word(tags, at)->is_noun ||
		       tags_word(tags, at)->readings & tag_bit(TAG_NOUN)) &&
	       !tags_any(tags, at - 1, "OR") && is(search->reading, at + 1, "that") &&
	       clause_is_about(search, at + 1);
}

/* "the said order", "the asking price", "it is worth noting that": says which, or that it may be said. */
static int is_of_noun(const struct search *search, uint32_t at)
{
	static const char *const words[] = { "the", "a", "an", "worth", NULL };

	if (at == search->first || !is_of(search->reading, "en") ||
		!tags_any(&search->reading->tags, at, "DPG"))
		return 0;
	if (passage_is_any(&search->reading->passage, at - 1, words))
		return 1;
	/* "his reported claim", "nine alleged raids" */
	return tags_any(&search->reading->tags, at + 1, "NJ") &&
	       (tags_any(&search->reading->tags, at - 1, "H") ||
		       (tags_any(&search->reading->tags, at - 1, "E") &&
			       (tags_word(&search->reading->tags, at)->readings &
				       tag_bit(TAG_ADJECTIVE)) != 0));
}

/* "a tweet", "the think tank", "its claims": no verb. */
int unsaid_noun(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;

	if (is_of_noun(search, at))
		return 1;
	return at > search->first && tags_any(&reading->tags, at, "VZ") &&
	       (tags_any(&reading->tags, at - 1, "H") || is(reading, at - 1, "the") ||
		       is(reading, at - 1, "a") || is(reading, at - 1, "an") ||
		       is(reading, at - 1, "one") || is_possessed(reading, at, search->first) ||
		       is_told_of(search, at));
}

/* "has been known to sink": it has done so, and nobody says that. */
int unsaid_known(const struct search *search, uint32_t verb)
{
	return cue_is_passive(search->reading, verb, search->first) &&
	       winnow_is(tags_lemma(&search->reading->tags, verb), "know") &&
	       tags_any(&search->reading->tags, verb + 1, "XI");
}

/* "there are cuts in the tax announced on Monday", "with boats expected to sink": the participle tells of
 * what stands before it, which is no subject. */
int unsaid_participle(const struct search *search, uint32_t verb, struct phrase subject)
{
	static const char *const words[] = { "with", "amid", "despite", NULL };
	const struct reading *reading = search->reading;
	const struct tags *tags = &reading->tags;
	const uint32_t before = subject.first - 1;

	if (!is_of(reading, "en") || subject.first <= search->first ||
		subject.first == subject.end || subject.end != verb ||
		tags_any(tags, subject.first, "OQW") || !tags_any(tags, verb, "DP") ||
		winnow_is(tags_lemma(tags, verb), "say"))
		return 0;
	/* "In a letter posted on Friday, Marn said" */
	if (tags_any(tags, before, "I") &&
		is(reading, time_end(reading, verb + 1, search->end), ","))
		return 1;
	return passage_is_any(&reading->passage, before, words) ||
	       (tags_any(tags, before, "BVG") &&
		       !cue_takes(cue_of(reading, before), CUE_CLAUSE));
}

int unsaid_may_act(const struct reading *reading, struct phrase phrase)
{
	const uint32_t head = phrase_head(&reading->tags, phrase);
	const struct passage *passage = &reading->passage;
	const struct quote_words *words = reading->words;

	return tags_any(&reading->tags, head, "FOQWE") ||
	       strcmp(noun_kind_at(passage, &words->nouns, head), "person") == 0 ||
	       noun_term(passage, &words->nouns, words->party, head) ||
	       term_is(noun_term(passage, &words->nouns, words->noun_field, head), 0, "group");
}

/* "the dam threatens to burst": no thing does so. */
int unsaid_by_thing(const struct search *search, uint32_t verb, struct phrase speaker)
{
	const struct reading *reading = search->reading;

	return speaker.first < speaker.end &&
	       tags_lemma_row(&reading->tags, reading->words->willed, verb) != NULL &&
	       !unsaid_may_act(reading, speaker);
}

int unsaid_of_saying(const struct tags *tags, struct phrase speaker)
{
	return speaker.first > 0 && speaker.end == speaker.first + 1 &&
	       tags_any(tags, speaker.first, "N") && tags_any(tags, speaker.end, "X") &&
	       tags_any(tags, speaker.first - 1, "BRS");
}

/* "is a liar, bigot and cheat who has pledged": a noun alone is what somebody is called, and is nobody. */
static int is_label(const struct search *search, struct phrase speaker)
{
	const struct tags *tags = &search->reading->tags;

	if (!tags_any(tags, speaker.first, "W") || !is_of(search->reading, "en"))
		return 0;
	const struct phrase whom = phrase_antecedent(tags, speaker.first, search->first);
	return whom.end == whom.first + 1 && tags_any(tags, whom.first, "N") &&
	       tags_any(tags, whom.first - 1, "C") && !tag_is_plural(tags, whom.first);
}

/* "No one said", "neither Marn nor Brandt said" */
static int is_none(const struct search *search, struct phrase speaker)
{
	static const char *const words[] = { "no", "nobody", "none", "neither", NULL };
	const struct reading *reading = search->reading;

	/* "No 10 confirmed" */
	if (tags_any(&reading->tags, speaker.first + 1, "E"))
		return 0;
	return speaker.first < speaker.end &&
	       (passage_is_any(&reading->passage, speaker.first, words) ||
		       (speaker.first > search->first &&
			       is(reading, speaker.first - 1, "nor")));
}

/* "if you think that", "as you know", "do you hope that": whoever reads it; and not "you said that". */
static int is_reader(const struct search *search, struct phrase speaker)
{
	const struct reading *reading = search->reading;

	return is(reading, speaker.first, "you") &&
	       (is(reading, search->end, "?") || !tags_any(&reading->tags, speaker.end, "DA"));
}

int unsaid_nobody(const struct search *search, struct phrase speaker)
{
	const struct reading *reading = search->reading;

	return (speaker.first < speaker.end && !direct_is_somebody(reading, speaker)) ||
	       is_label(search, speaker) || is_none(search, speaker) ||
	       (speaker.first > search->first && is(reading, speaker.first - 1, "what")) ||
	       is(reading, speaker.first, "what") || is_reader(search, speaker);
}
