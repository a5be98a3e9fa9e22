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

/* "boats", "gunmen"; "press" is no such word. */
static int is_plural(const struct search *search, uint32_t at)
{
	const struct winnow_str word = passage_word(&search->reading->passage, at);

	return (winnow_ends(word, "s") && !winnow_ends(word, "ss")) || winnow_ends(word, "men");
}

/* The noun or name at `at`, within a phrase, begins another: "the court | two men", "AFP | rebels",
 * "reporters | peace talks". */
static int begins_other(const struct search *search, uint32_t at)
{
	const struct tags *tags = &search->reading->tags;

	if (!tags_any(tags, at - 1, "NF") || passage_glued(tags->passage, at))
		return 0;
	return tags_any(tags, at, "E") ||
	       (tags_any(tags, at, "NJ") &&
		       (tags_any(tags, at - 1, "F") || is_plural(search, at - 1)));
}

/* "told reporters peace talks would go on": whom one tells, of `object`, which takes in who does it; `object`: no
 * verb follows. */
static struct phrase without_doer(
	const struct search *search, uint32_t verb, struct phrase object)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t end = object.first + 1;

	if (object.end < object.first + 2 || !tags_any(tags, object.end, "BMAUDZ") ||
		!winnow_is(tags_lemma(tags, verb), "tell"))
		return object;
	while (end + 1 < object.end && !begins_other(search, end))
		end++;
	/* "told a news conference held in Orm" */
	if (tags_any(tags, object.end, "DZ") && !is_plural(search, object.end - 1))
		return object;
	return tags_any(tags, end - 1, "NF") && tags_any(tags, end, "NEJ")
		       ? (struct phrase){ object.first, end }
		       : object;
}

/* "urged the court to …", "told parents that …", "told Brandt of the harbour office on Monday
 * that". */
int addressee_read(
	const struct search *search, uint32_t verb, uint32_t next, struct speech *speech)
{
	const struct tags *tags = &search->reading->tags;
	struct phrase object = phrase_from_long(tags, next, search->end);
	struct phrase short_object =
		without_doer(search, verb, phrase_from(tags, next, search->end));

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
