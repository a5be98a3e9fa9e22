/* SPDX-License-Identifier: MIT
 * To whom it is said, between the cue and what is said: "warned parents to …", "told parents that …",
 * "admitted to police that …". */
#include "clause.h"

/* "permits a halt when …", "urged the men who …": tells when, or of whom; "told her when …" does not. */
static int tells_of_object(const struct search *search, uint32_t verb, uint32_t at)
{
	static const char *const words[] = { "when", "where", "who", NULL };

	return passage_is_any(&search->reading->passage, at, words) &&
	       !cue_addresses(search->reading, verb);
}

/* Behind whom one urges or tells something: "to go", "that", "he would". */
static int read_behind_object(
	const struct search *search, uint32_t verb, struct phrase object, struct speech *speech)
{
	if (object.first == object.end || object.end >= search->end)
		return 0;
	/* "told the islanders this week he would" */
	uint32_t behind = time_end(search->reading, object.end, search->end);
	speech->addressee = object;
	speech->first = behind;
	/* "told the man that came to leave" */
	if (is(search->reading, behind, "that"))
		return !clause_is_about(search, behind);
	return clause_is_infinitive(search, behind) ||
	       (clause_is_subordinate(search, behind) &&
		       !tells_of_object(search, verb, behind)) ||
	       (winnow_is(tags_lemma(&search->reading->tags, verb), "tell") &&
		       clause_begins(search, behind));
}

/* "urged the court to …", "told parents that …", "told Brandt of the harbour office on Monday
 * that". */
int addressee_read(
	const struct search *search, uint32_t verb, uint32_t next, struct speech *speech)
{
	const struct tags *tags = &search->reading->tags;
	struct phrase object = phrase_from_long(tags, next, search->end);
	struct phrase short_object = phrase_from(tags, next, search->end);

	if (read_behind_object(search, verb, object, speech))
		return 1;
	if (short_object.end < object.end &&
		read_behind_object(search, verb, short_object, speech))
		return 1;
	speech->addressee = short_object;
	speech->first =
		winnow_is(tags_lemma(tags, verb), "tell") ? clause_told_that(search, next) : 0;
	return speech->first > 0;
}

/* "admitted to police that", "explicó a los periodistas que", "рассказала журналистам, что": to whom stands before what is said,
 * with a preposition or, in Russian, without. */
int addressee_read_to(
	const struct search *search, unsigned cue, uint32_t next, struct speech *speech)
{
	const struct reading *reading = search->reading;
	int russian = is_of(reading, "ru");

	if (is_of(reading, "en") ? !is(reading, next, "to")
				 : !russian && !cue_is_to(reading, next))
		return 0;
	struct phrase object =
		phrase_from_long(&reading->tags, russian ? next : next + 1, search->end);
	/* "to police that" */
	if (object.first == object.end && is_of(reading, "en") &&
		(tags_word(&reading->tags, next + 1)->readings & tag_bit(TAG_NOUN)) != 0)
		object = (struct phrase){ next + 1, next + 2 };
	if (object.first == object.end || (russian && !is(reading, object.end, ",")) ||
		!((cue_takes(cue, CUE_CLAUSE) &&
			  clause_is_subordinate(search, object.end + (uint32_t)russian)) ||
			(cue_takes(cue, CUE_ADDRESSED) && is_of(reading, "en") &&
				clause_is_infinitive(search, object.end))))
		return 0;
	/* "adding to the losses that came" */
	if (is_of(reading, "en") &&
		(!unsaid_may_act(reading, object) || clause_is_about(search, object.end)))
		return 0;
	speech->addressee = object;
	speech->first = object.end + (uint32_t)russian;
	return 1;
}
