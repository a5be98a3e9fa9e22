/* SPDX-License-Identifier: MIT
 * What somebody holds, by a word for how they hold it: "is concerned that …", "expressed concern about
 * the …". */
#include "clause.h"
#include "shared/words.h"

/* What stands from `at` on, behind the word that `stance` knows: "that …", or the matter behind one of
 * its prepositions. Sets the speech's content and the end of its cue. */
static int read_matter(const struct search *search, const struct winnow_term *stance,
	uint32_t at, struct speech *speech)
{
	const struct reading *reading = search->reading;

	if (at + 1 >= search->end)
		return 0;
	if (is(reading, at, "that")) {
		speech->first = at;
		speech->end = clause_end(search, at, at);
		speech->cue.end = at;
		return clause_is_brought(search, at);
	}
	if (!is_among_words(term_value(stance, 0), passage_word(&reading->passage, at)) ||
		reading->quoted[at + 1] || !tags_any(&reading->tags, at + 1, "THFNJEQGORW"))
		return 0;
	speech->first = at + 1;
	speech->end = topic_end(search, at + 1);
	speech->cue.end = at + 1;
	return 1;
}

/* "expressed deep concern", with the verb at `verb`. */
static int read_expressed(const struct search *search, uint32_t verb, struct speech *speech)
{
	const struct reading *reading = search->reading;

	if (!tags_lemma_row(&reading->tags, reading->words->expressing, verb) ||
		!topic_is_told(&reading->tags, verb))
		return 0;
	const struct phrase what = phrase_from(&reading->tags, verb + 1, search->end);
	if (what.first == what.end)
		return 0;
	const struct winnow_term *stance = passage_find(&reading->passage,
		reading->words->stance_noun, phrase_head(&reading->tags, what));
	speech->cue.first = verb_first(&reading->tags, verb, search->first);
	return stance && read_matter(search, stance, what.end, speech);
}

/* "is", "remains" before "deeply concerned" at `at`: that verb; `at`: none. */
static uint32_t verb_of_being(const struct reading *reading, uint32_t at, uint32_t floor)
{
	uint32_t verb = at;

	while (verb > floor && tags_any(&reading->tags, verb - 1, "R"))
		verb--;
	return verb > floor && (tags_any(&reading->tags, verb - 1, "B") ||
				       winnow_is(
					       tags_lemma(&reading->tags, verb - 1), "remain"))
		       ? verb - 1
		       : at;
}

/* "is deeply concerned", with the adjective at `at`. */
static int read_being(const struct search *search, uint32_t at, struct speech *speech)
{
	const struct reading *reading = search->reading;
	const struct winnow_term *stance =
		passage_find(&reading->passage, reading->words->stance, at);
	const uint32_t verb = stance ? verb_of_being(reading, at, search->first) : at;

	if (verb == at || cue_is_denied(reading, verb, search->first))
		return 0;
	speech->cue.first = verb_first(&reading->tags, verb, search->first);
	/* "may be concerned", "to be sure" */
	return !tags_any(&reading->tags, speech->cue.first, "MX") &&
	       !(speech->cue.first > search->first &&
		       tags_any(&reading->tags, speech->cue.first - 1, "X")) &&
	       read_matter(search, stance, at + 1, speech);
}

int stance_read(const struct search *search, uint32_t at, struct speech *speech)
{
	const struct reading *reading = search->reading;

	if (!read_being(search, at, speech) && !read_expressed(search, at, speech))
		return 0;
	speech->speaker = clause_subject(search, speech->cue.first);
	speech->rule = "indirect.stance";
	speech->confidence = 0.8;
	/* "it is certain that" */
	return direct_is_somebody(reading, speech->speaker) &&
	       !is(reading, speech->speaker.first, "it");
}
