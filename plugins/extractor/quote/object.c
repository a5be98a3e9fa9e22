/* SPDX-License-Identifier: MIT
 * What a verb says of its object: "called the plan a mistake", "criticised the act as a “crazy system”". */
#include "clause.h"

/* "called it “old” on Monday", "praised the plan and said it was “new”": what follows is no more of
 * what is said. */
static int object_is_over(const struct search *search, uint32_t at)
{
	const struct reading *reading = search->reading;
	const struct tags *tags = &reading->tags;

	if (is(reading, at, ",") || is(reading, at, ":"))
		return 1;
	if (tags_any(tags, at, "C") && tags_any(tags, at + 1, "DZ"))
		return cue_says(cue_of(reading, at + 1));
	return reading->quoted[at - 1] && !is(reading, at, "of") && !is(reading, at, "for") &&
	       (tags_any(tags, at, "IRSG") || tags_word(tags, at)->is_time ||
		       marks_is_dash(reading, at));
}

uint32_t object_end(const struct search *search, uint32_t from)
{
	uint32_t at = from;

	while (at < search->end && at < from + LONGEST_LOOK &&
		(search->reading->quoted[at] || !object_is_over(search, at)))
		at++;
	return at;
}

/* "called the plan a mistake", "called the charges false": what it is said to be, and not "called the
 * men to the stage", "called the police a day later". */
static int is_called_so(const struct search *search, uint32_t verb, uint32_t next)
{
	const struct reading *reading = search->reading;
	const struct tags *tags = &reading->tags;
	struct winnow_str lemma = tags_lemma(tags, verb);
	struct phrase object = phrase_from_long(tags, next, search->end);

	if (object.first == object.end || object.end + 1 >= search->end ||
		reading->quoted[object.end] || verb_has_be(tags, verb, search->first))
		return 0;
	/* "described the plan as dangerous" */
	if (cue_judges(reading, verb) && is(reading, object.end, "as"))
		return tags_any(tags, object.end + 1, "JTNPG") &&
		       !memchr(reading->quoted + next, 1, object_end(search, next) - next);
	if (!winnow_is(lemma, "call") && !winnow_is(lemma, "brand") &&
		!winnow_is(lemma, "label"))
		return 0;
	if (tags_any(tags, object.end, "J"))
		return 1;
	if (!is(reading, object.end, "a") && !is(reading, object.end, "an"))
		return 0;
	struct phrase what = phrase_from(tags, object.end, search->end);
	return what.first < what.end && !time_is(reading, what);
}

/* "criticised the act as a “crazy system”". */
int object_read(const struct search *search, unsigned cue, uint32_t verb, struct speech *speech)
{
	const struct tags *tags = &search->reading->tags;
	uint32_t next = verb + 1;

	if (tags_any(tags, next, "I") &&
		(is(search->reading, next, "for") || is(search->reading, next, "on") ||
			is(search->reading, next, "about")))
		next++;
	if (!cue_takes(cue, CUE_OBJECT) || !cue_says(cue) || !tags_any(tags, verb, "DZVG") ||
		!tags_any(tags, next, "THFNJEQGO") || search->reading->quoted[next])
		return 0;
	if (is_called_so(search, verb, next)) {
		speech->first = next;
		return 1;
	}
	if (tags_any(tags, next, "O"))
		return 0;
	/* Without marks, what is spoken of is not what is said. */
	uint32_t end = object_end(search, next);
	if (!memchr(search->reading->quoted + next, 1, end - next) ||
		search->reading->quoted[next + 1])
		return 0;
	speech->first = next;
	return 1;
}
