/* SPDX-License-Identifier: MIT
 * "According to the court, …", "…, according to the court". */
#include "clause.h"

#define FEWEST_WITHOUT_VERB 2 /* tokens that say nothing where no verb is known among them */

/* "The boats, according to an officer who asked not to be named, are old": where it goes on; 0: what
 * stands before is whole. */
static uint32_t according_rest(const struct search *search, const struct speech *speech)
{
	uint32_t comma = speech->speaker.end;

	if (clause_has_verb(search, speech->first, speech->end) || speech->cue.first == 0 ||
		!is(search->reading, speech->cue.first - 1, ","))
		return 0;
	while (comma < search->end && comma < speech->speaker.end + LONGEST_LOOK &&
		!is(search->reading, comma, ","))
		comma++;
	return trailing_rest(search, comma);
}

/* "published on Monday" */
static int is_published(const struct tags *tags, uint32_t told)
{
	return tags_any(tags, told, "PD") && tags_any(tags, told + 1, "IR");
}

/* "head of the union", "published on Monday": and neither "boats" nor "in 2014". */
static int is_role(const struct search *search, uint32_t told)
{
	const struct tags *tags = &search->reading->tags;
	const struct phrase what = phrase_from(tags, told, search->end);

	return is_published(tags, told) ||
	       (what.first < what.end && tags_any(tags, what.first, "NJ") &&
		       tags_any(tags, what.end, "I"));
}

/* ", of the divers' union," behind a name: where somebody is from; not ", of 40 boys,", ", from May on". */
static int is_origin(const struct search *search, uint32_t told)
{
	const struct reading *reading = search->reading;

	return (is(reading, told, "of") || is(reading, told, "from")) &&
	       tags_any(&reading->tags, told - 2, "F") &&
	       tags_any(&reading->tags, told + 1, "TF") &&
	       !tags_word(&reading->tags, told + 1)->is_time;
}

/* "According to Marn, 34, a diver from Orm, boats sank": behind what is told of the speaker, from the
 * comma at `comma`; that comma: nothing is. */
static uint32_t behind_told(const struct search *search, uint32_t comma)
{
	static const char *const begins[] = { "a", "an", "who", "whose", NULL };
	const struct reading *reading = search->reading;
	uint32_t told = comma + 1, end = told;

	if (tags_any(&reading->tags, told, "E") && is(reading, told + 1, ",")) {
		comma = told + 1;
		told = end = comma + 1;
	}
	if (!passage_is_any(&reading->passage, told, begins) && !is_role(search, told) &&
		!is_origin(search, told))
		return comma;
	while (end < search->end && !is(reading, end, ",") && !reading->quoted[end])
		end++;
	return end + 1 < search->end && is(reading, end, ",") &&
			       (reading->quoted[end + 1] || clause_begins(search, end + 1)) &&
			       (tags_any(&reading->tags, told, "W") ||
				       !clause_has_verb(search,
					       told + (uint32_t)is_published(
							      &reading->tags, told),
					       end))
		       ? end
		       : comma;
}

/* "protect children according to the law", and not "…, according to the law": so it is done, and nothing
 * is said of it. */
static int is_manner(const struct search *search, uint32_t at, struct phrase source)
{
	const struct reading *reading = search->reading;

	return at > search->first + 1 && !is(reading, at - 1, ",") &&
	       passage_find(&reading->passage, reading->words->norm,
		       phrase_head(&reading->tags, source)) != NULL;
}

int according_find(struct search *search, uint32_t at)
{
	struct speech speech = {
		.kind = "indirect", .rule = "indirect.according", .confidence = 0.9, .spoken = 1
	};
	const struct reading *reading = search->reading;
	uint32_t end = according_end(reading, at, search->end);

	if (!end)
		return 0;
	speech.cue = (struct phrase){ at, end };
	speech.speaker = according_whom(reading, end, search->end, &speech);
	/* "Is it right, selon vous?" */
	if (speech.speaker.first == speech.speaker.end ||
		is_manner(search, at, speech.speaker) ||
		(is(reading, search->end, "?") && tags_any(&reading->tags, end, "O")))
		return 0;
	if (at <= search->first + 1) {
		speech.first = speech.speaker.end;
		while (speech.first < search->end && !is(reading, speech.first, ","))
			speech.first++;
		speech.first = behind_told(search, speech.first) + 1;
		speech.end = speech.first < search->end
				     ? clause_end(search, search->end, speech.first)
				     : 0;
	} else {
		speech.first = clause_content_first(search);
		speech.end = is(reading, at - 1, ",") ? at - 1 : at;
	}
	uint32_t rest = at > search->first + 1 ? according_rest(search, &speech) : 0;
	/* "According to Marn, hardly." */
	if ((rest && clause_is_parted(search, &speech, rest)) ||
		speech.end > speech.first + FEWEST_WITHOUT_VERB ||
		clause_has_verb(search, speech.first, speech.end))
		clause_add(search, &speech);
	if (rest) {
		speech.first = rest;
		speech.end = clause_end(search, rest, rest);
		clause_add(search, &speech);
	}
	if (search->floor < speech.speaker.end)
		search->floor = speech.speaker.end;
	search->whole = search->floor;
	return 1;
}
