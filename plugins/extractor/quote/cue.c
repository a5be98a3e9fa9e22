/* SPDX-License-Identifier: MIT */
#include "quote.h"

#define MOST_BEFORE_VERB 3 /* tokens of "l'a" in "comme l'a dit" */

/* What the lexicon tells of a verb. */
static unsigned read_cue(const struct winnow_term *term)
{
	static const struct {
		char letter;
		unsigned what;
	} follows[] = { { 't', CUE_CLAUSE }, { 'x', CUE_INFINITIVE }, { 'i', CUE_ADDRESSED },
		{ 'o', CUE_OBJECT }, { 'g', CUE_DOING } };
	struct winnow_str letters = term_value(term, 1);
	unsigned cue = CUE_KNOWN;

	if (!term)
		return 0;
	cue |= term_is(term, 0, "none") ? 0 : CUE_GIVES;
	cue |= term_is(term, 0, "say") ? CUE_SAYS : 0;
	cue |= term_is(term, 0, "hold") ? CUE_HOLDS : 0;
	for (size_t i = 0; letters.len && i < sizeof follows / sizeof *follows; i++)
		if (memchr(letters.ptr, follows[i].letter, letters.len))
			cue |= follows[i].what;
	return cue;
}

int cues_open(const struct winnow_host *host, const struct winnow_text *text,
	struct quote_words *words)
{
	const struct tagger *tagger = &words->tagger;
	uint32_t last = 0;

	for (uint32_t number = 0; number < tagger->number_count; number++)
		if (tagger->words[number].lemma > last)
			last = tagger->words[number].lemma;
	uint16_t *cues = host->alloc(host, ((size_t)last + 1) * sizeof *cues);
	if (!cues)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left for the cues");
	for (uint32_t lemma = 1; lemma <= last; lemma++)
		cues[lemma] = (uint16_t)read_cue(
			text->of_word(words->cue, tagger->lemmas[lemma].number));
	words->cues = cues;
	return 0;
}

unsigned cue_of(const struct reading *reading, uint32_t token)
{
	/* "a loud-mouthed dealer" says nothing. */
	if (!tags_any(&reading->tags, token, "VZDPG") ||
		(token > 0 && passage_is(&reading->passage, token - 1, "-") &&
			passage_glued(&reading->passage, token)))
		return 0;
	return cue_of_form(reading, token);
}

int cue_is_form(const struct reading *reading, uint32_t token)
{
	return cue_tells(cue_of_form(reading, token));
}

int cue_is_sure(unsigned cue)
{
	return cue_takes(cue, CUE_CLAUSE) ||
	       (cue_says(cue) && !cue_takes(cue, CUE_OBJECT | CUE_ADDRESSED | CUE_INFINITIVE));
}

int cue_is_passive(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	return tags_any(&reading->tags, verb, "PD") && verb_has_be(&reading->tags, verb, floor);
}

struct phrase cue_self(const struct reading *reading, struct phrase subject, uint32_t floor)
{
	static const char *const words[] = { "himself", "herself", "itself", "themselves",
		NULL };

	if (subject.end != subject.first + 1 ||
		!passage_is_any(&reading->passage, subject.first, words))
		return subject;
	const struct phrase before = phrase_to(&reading->tags, subject.first, floor);
	return before.first < before.end ? before : subject;
}

int cue_is_denied(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	static const char *const denying[] = { "nowhere", "never", "nor", "neither", NULL };
	uint32_t first = verb_first(&reading->tags, verb, floor);

	for (uint32_t at = first; at < verb; at++)
		if (tags_any(&reading->tags, at, "K") || is(reading, at, "cannot"))
			return 1;
	if (first > floor && is(reading, first - 1, "without"))
		return 1;
	/* "Nowhere does the law say" */
	return tags_any(&reading->tags, verb, "V") &&
	       tags_any(&reading->tags, floor + 1, "UMAB") &&
	       passage_is_any(&reading->passage, floor, denying);
}

/* "used the meeting to say", "took to the radio to say"; "for her to say", "in order to say" are not
 * said. */
static int does_so(const struct reading *reading, struct phrase means, uint32_t floor)
{
	const uint32_t before = means.first - 1;

	if (means.first == floor)
		return 0;
	return tags_any(&reading->tags, before, "IX")
		       ? !is(reading, before, "for") && !is(reading, before, "of") &&
				 !is(reading, means.first, "order")
		       : winnow_is(tags_lemma(&reading->tags, before), "use");
}

int cue_is_purpose(const struct reading *reading, uint32_t verb, uint32_t floor,
	struct phrase *ret_subject)
{
	const struct tags *tags = &reading->tags;

	if (verb <= floor + 1 || !tags_any(tags, verb - 1, "X") || !is_of(reading, "en"))
		return 0;
	const struct phrase means = phrase_to(tags, verb - 1, floor);
	if (means.first == means.end)
		return 0;
	*ret_subject = does_so(reading, means, floor)
			       ? subject_earlier(reading, means.first, floor)
			       : (struct phrase){ 0 };
	return 1;
}

int cue_judges(const struct reading *reading, uint32_t token)
{
	return tags_lemma_row(&reading->tags, reading->words->judging, token) != NULL;
}

/* "Marn put it", "Marn went on:" */
static int is_of_two_words(const struct reading *reading, uint32_t token)
{
	static const char *const ends[] = { ",", ":", ".", NULL };

	if (is(reading, token + 1, "it"))
		return winnow_is(tags_lemma(&reading->tags, token), "put");
	return is(reading, token + 1, "on") &&
	       passage_is_any(&reading->passage, token + 2, ends) &&
	       winnow_is(tags_lemma(&reading->tags, token), "go");
}

int cue_gives(const struct reading *reading, uint32_t token)
{
	return cue_of(reading, token) & CUE_GIVES || is_of_two_words(reading, token);
}

uint32_t cue_end(const struct reading *reading, uint32_t verb)
{
	return verb + 1 + (uint32_t)is_of_two_words(reading, verb);
}

int cue_addresses(const struct reading *reading, uint32_t verb)
{
	struct winnow_str lemma = tags_lemma(&reading->tags, verb);

	return winnow_is(lemma, "tell") || winnow_is(lemma, "ask") ||
	       winnow_is(lemma, "warn") || winnow_is(lemma, "urge");
}

void cue_addressee(struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	if (cue_addresses(reading, speech->cue.end - 1))
		speech->addressee = phrase_from(&reading->tags, at, limit);
}

int cue_is_to(const struct reading *reading, uint32_t token)
{
	static const char *const words[] = { "a", "al", "à", "au", "aux", NULL };

	return passage_is_any(&reading->passage, token, words);
}

uint32_t according_end(const struct reading *reading, uint32_t at, uint32_t limit)
{
	uint32_t end = 0;
	const struct winnow_term *term =
		passage_match(&reading->passage, reading->words->phrase, at, limit, &end);
	struct winnow_str verbs = term_value(term, 0);

	if (!term || !verbs.len || winnow_is(verbs, "no"))
		return end;
	/* "comme l'a expliqué" */
	uint32_t verb = end;
	while (verb < limit && verb < end + MOST_BEFORE_VERB &&
		tags_any(&reading->tags, verb, "RAQT"))
		verb++;
	if (verb < limit && cue_gives(reading, verb))
		return verb + 1;
	return winnow_is(verbs, "must") ? 0 : end;
}

/* "the court documents", "US investment banking giant": behind "according to" no verb comes, and what
 * seems one is a noun of the same phrase. */
static struct phrase with_nouns(
	const struct reading *reading, struct phrase phrase, uint32_t limit)
{
	const struct tags *tags = &reading->tags;
	uint32_t end = phrase.end;

	if (!is_of(reading, "en") || phrase.first == phrase.end ||
		!tags_any(tags, end - 1, "NFJ"))
		return phrase;
	while (end < limit &&
		(tags_any(tags, end, "NFJ") ||
			(tags_any(tags, end, "VZG") &&
				((tags_word(tags, end)->readings & tag_bit(TAG_NOUN)) != 0 ||
					tags_any(tags, end + 1, "NF")))))
		end++;
	if (end == phrase.end || (end < limit && !tags_any(tags, end, "LIWP")))
		return phrase;
	const struct phrase last = phrase_from_long(tags, end - 1, limit);
	return (struct phrase){ phrase.first, last.end > end ? last.end : end };
}

struct phrase according_whom(
	const struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	return cue_gives(reading, at - 1) && !is_of(reading, "en")
		       ? inverted_speaker(reading, at, limit, speech)
		       : with_nouns(
				 reading, phrase_from_long(&reading->tags, at, limit), limit);
}

int according_read(struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech)
{
	uint32_t end = according_end(reading, at, limit);

	if (!end)
		return 0;
	speech->cue = (struct phrase){ at, end };
	speech->speaker = according_whom(reading, end, limit, speech);
	speech->rule = "quote.according";
	speech->confidence = 0.9;
	return speech->speaker.first < speech->speaker.end;
}
