/* SPDX-License-Identifier: MIT
 * Whom a verb is said of: over a day, a list, what somebody was planning, a charge. */
#include "event.h"

#define FARTHEST 60          /* tokens back to a subject */
#define FARTHEST_GOVERNOR 12 /* tokens from a phrase before "to" back to its verb */

/* "raids this month in the harbour": behind the day comes only where. */
static int is_date_in_place(const struct reading *reading, struct phrase phrase)
{
	const struct winnow_fact *date = facts_over(reading, FACT_DATE, phrase.first);

	if (!date)
		return 0;
	uint32_t end = fact_end(reading, date);
	return end < phrase.end && tags_any(&reading->tags, end, "I");
}

/* "a report published on Monday accuses", "a bill on Thursday that bans", "took minutes to convict": no
 * day does so. */
static struct phrase before_date(
	const struct reading *reading, struct phrase phrase, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t end = phrase.first;

	if (phrase.first == phrase.end || !(facts_tell(reading, FACT_DATE, phrase) ||
						  facts_tell(reading, FACT_DURATION, phrase) ||
						  is_date_in_place(reading, phrase)))
		return phrase;
	if (end > floor && tags_any(tags, end - 1, "I"))
		end--;
	while (end > floor && tags_any(tags, end - 1, "GPD"))
		end--;
	return phrase_subject(tags, end, floor);
}

/* "A teacher, two pupils and a driver were": all of a list that the sentence begins with. */
static struct phrase with_list(
	const struct reading *reading, struct phrase subject, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t first = subject.first;
	int is_list = 0;

	for (uint32_t at = subject.first; at < subject.end; at++)
		is_list |= is(reading, at, "and");
	while (is_list && first > floor + 1 && is(reading, first - 1, ",")) {
		struct phrase before = phrase_to(tags, first - 1, floor);
		if (before.first == before.end || facts_over(reading, FACT_DATE, before.first))
			return subject;
		first = before.first;
	}
	return first == floor || (first > floor && is(reading, first - 1, "that"))
		       ? (struct phrase){ first, subject.end }
		       : subject;
}

/* "two men planning to": whatever the tag of a word in -ing behind a noun, it is theirs. */
static uint32_t before_ing(const struct reading *reading, uint32_t end, uint32_t floor)
{
	const struct tags *tags = &reading->tags;

	return end > floor + 1 && tags_any(tags, end - 2, "NF") &&
			       (tags_word(tags, end - 1)->readings & tag_bit(TAG_ING)) &&
			       (tags_any(tags, end - 1, "G") || tags_any(tags, end, "X"))
		       ? end - 1
		       : end;
}

/* "government shelling killed", at "killed": the shelling; empty: no such word stands before the verb. */
static struct phrase deed_before(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t end = verb_first(tags, verb, floor);

	if (end <= floor + 1 || !tags_any(tags, end - 1, "G") ||
		!tags_any(tags, end - 2, "TJNFH") || tags_any(tags, end, "X"))
		return (struct phrase){ 0 };
	struct phrase whose = phrase_to(tags, end - 1, floor);
	return (struct phrase){ whose.first < whose.end ? whose.first : end - 1, end };
}

/* Barger “supports the plan”, at the verb: where its subject ends, be it before the mark. */
static uint32_t before_mark(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	uint32_t first = verb_first(&reading->tags, verb, floor);

	/* A straight mark opens what it is glued to, and nothing behind a comma. */
	return first > floor + 1 &&
			       (is(reading, first - 1, "“") ||
				       (is(reading, first - 1, "\"") &&
					       passage_glued(&reading->passage, first))) &&
			       tags_any(&reading->tags, first - 2, "NFO")
		       ? first - 1
		       : verb;
}

/* The police of "a boy was shot by police", who are not the subject of what follows. */
static int ends_passive(const struct reading *reading, struct phrase subject, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t by = subject.first - 1;

	return subject.first < subject.end && subject.first > floor + 2 &&
	       is(reading, by, "by") && tags_any(tags, by - 1, "P") &&
	       verb_has_be(tags, by - 1, floor) && tags_any(tags, subject.end, "BDZM");
}

/* "as guards" of "men dressed as guards", "with knives" of "men armed with knives". */
static int is_attached(const struct reading *reading, struct phrase subject, uint32_t floor)
{
	static const char *const looks[] = { "dressed", "disguised", NULL };
	const struct tags *tags = &reading->tags;
	uint32_t joint = subject.first - 1;

	return subject.first < subject.end && subject.first > floor + 2 &&
	       (is(reading, joint, "with") ||
		       (is(reading, joint, "as") &&
			       passage_is_any(&reading->passage, joint - 1, looks))) &&
	       tags_any(tags, joint - 1, "PD") && tags_any(tags, joint - 2, "NF") &&
	       (tags_word(tags, joint - 1)->readings & tag_bit(TAG_PARTICIPLE)) &&
	       tags_any(tags, subject.end, "DPZ") && !tags_any(tags, subject.first, "O") &&
	       phrase_is_persons(reading, phrase_to(tags, joint - 1, floor));
}

/* `subject` is what phrase_subject() tells. */
static struct phrase settle_subject(
	const struct reading *reading, struct phrase subject, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;

	if (subject.first == subject.end)
		subject = deed_before(reading, verb, floor);
	/* "The raid in which a boy was shot by police was condemned": the raid. */
	if (ends_passive(reading, subject, floor))
		return phrase_from(tags, floor, subject.first);
	/* "whoever sells a girl shall be jailed" */
	if (is(reading, floor, "whoever") && tags_any(tags, verb_first(tags, verb, floor), "M"))
		return (struct phrase){ floor, floor + 1 };
	if (subject.end > subject.first + 1)
		subject.end = before_ing(reading, subject.end, subject.first);

	int relative = subject.first < subject.end && tags_any(tags, subject.first, "W");

	if (relative)
		subject = phrase_of_relative(
			&reading->tags, &reading->words->nouns, subject.first, floor);
	/* "children as young as eight were": the children. */
	if (subject.first > floor + 3 && is(reading, subject.first - 1, "as") &&
		is(reading, subject.first - 2, "young"))
		subject = phrase_to(tags, subject.first - 3, floor);
	/* "Men dressed as guards took", "men armed with knives took": the men. */
	if (is_attached(reading, subject, floor))
		subject = phrase_to(tags, subject.first - 2, floor);
	/* "was unable to reach", "was not able to meet": who was. */
	if (subject.first > floor + 1 && tags_any(tags, subject.first - 1, "B") &&
		tags_any(tags, subject.end, "X") && !tags_any(tags, subject.first, "TH"))
		subject = phrase_subject(tags, subject.first - 1, floor);
	return with_list(reading, before_date(reading, subject, floor), floor);
}

static struct phrase subject_before(
	const struct reading *reading, uint32_t verb, uint32_t floor)
{
	uint32_t mark = before_mark(reading, verb, floor);

	return settle_subject(
		reading, phrase_subject(&reading->tags, mark, floor), verb, floor);
}

/* "overran the camp, officials said, killing two", "and wounded two": officials did not. */
static int is_saying(const struct reading *reading, uint32_t verb)
{
	uint32_t at = verb + 1;

	while (at < verb + 4 &&
		(tags_any(&reading->tags, at, "I") || facts_over(reading, FACT_DATE, at)))
		at++;
	return term_is(tags_lemma_row(&reading->tags, reading->words->cue, verb), 0, "say") &&
	       is(reading, at, ",");
}

/* "could not establish who killed the boy": nobody is named. */
static int is_asked_who(const struct reading *reading, struct phrase who, uint32_t floor)
{
	return who.first < who.end && tags_any(&reading->tags, who.first, "W") &&
	       (who.first == floor || tags_any(&reading->tags, who.first - 1, "VZDPGI"));
}

/* "detained a man suspected of theft and freed", "arrested two suspected rebels and freed", of the two in
 * the middle, at "freed": what is told of a man by the way has no part in what is done after. */
static int is_by_the_way(
	const struct reading *reading, uint32_t participle, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;

	return tags_any(tags, participle, "P") && tags_any(tags, verb, "D") &&
	       !tags_any(tags, verb + 1, "L") && !is(reading, verb + 1, "by") &&
	       verb_first(tags, participle, floor) == participle;
}

/* That of the nearest verb before which has one and one of the tags; empty: none near does. */
static struct phrase earlier_subject(
	const struct reading *reading, uint32_t verb, uint32_t floor, uint32_t tags)
{
	struct phrase subject = { 0 };

	for (uint32_t at = verb;
		subject.first == subject.end && at-- > floor && at + FARTHEST > verb;)
		if (tags_have(&reading->tags, at, tags) && !is_saying(reading, at) &&
			!is_by_the_way(reading, at, verb, floor))
			subject = subject_before(reading, at, floor);
	return subject;
}

struct phrase roles_subject(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase who = phrase_subject(&reading->tags, verb, floor);
	uint32_t mark = before_mark(reading, verb, floor);

	if (is_asked_who(reading, who, floor))
		return (struct phrase){ 0 };
	if (mark < verb)
		who = phrase_subject(&reading->tags, mark, floor);
	struct phrase subject = settle_subject(reading, who, verb, floor);
	return subject.first < subject.end
		       ? subject
		       : earlier_subject(reading, verb, floor, tag_bits("VZDPB"));
}

struct phrase roles_main_subject(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	return earlier_subject(reading, verb, floor, tag_bits("VZDB"));
}

/* The verb whose object or whose "in …" the phrase is; UINT32_MAX: it stands behind none. */
static uint32_t governor_of(const struct reading *reading, struct phrase phrase, uint32_t floor)
{
	for (uint32_t at = phrase.first;
		at-- > floor && at + FARTHEST_GOVERNOR > phrase.first;) {
		if (tags_any(&reading->tags, at, "VZDPGA"))
			return at;
		if (!tags_any(&reading->tags, at, "ITHJNFERQX"))
			break;
	}
	return UINT32_MAX;
}

/* "The rebels' attempt": the rebels; empty: it is nobody's. */
static struct phrase owner_of(const struct reading *reading, struct phrase phrase)
{
	for (uint32_t at = phrase.first + 1; at < phrase.end; at++)
		if (tags_any(&reading->tags, at, "H")) {
			struct phrase owner = { phrase.first, at };
			return phrase_is_party(reading, owner) ? owner : (struct phrase){ 0 };
		}
	return (struct phrase){ 0 };
}

/* "a plot", "efforts": it ends with the word for what is planned; "in order" is none. */
static int is_plan(const struct reading *reading, struct phrase phrase)
{
	return passage_find(&reading->passage, reading->words->mode, phrase.end - 1) &&
	       !phrase_is_persons(reading, phrase) &&
	       !(phrase.end > 1 && is(reading, phrase.end - 1, "order") &&
		       is(reading, phrase.end - 2, "in"));
}

/* Whom that verb asks, lets or makes do something: "urged", "allowed"; not who "offered money to". */
static int has_addressee(const struct reading *reading, uint32_t governor)
{
	if (governor == UINT32_MAX || tags_any(&reading->tags, governor, "A"))
		return 0;
	const struct winnow_term *row =
		tags_lemma_row(&reading->tags, reading->words->mode, governor);
	int is_own = deed_of(reading, governor)->light &&
		     (term_is(row, 0, "planned") || term_is(row, 0, "agreed"));
	return row && !is_own;
}

/* Somebody who may be asked, or made, to do what is told behind "to": "urged the army to free", "a call on
 * the army to free", "paid a man to kill"; not "went to the school to arrest". */
static int is_made_to(
	const struct reading *reading, struct phrase who, uint32_t governor, uint32_t floor)
{
	static const char *const joints[] = { "on", "upon", "of", "by", NULL };
	const struct tags *tags = &reading->tags;

	if (tags_any(tags, who.first, "OQW") || has_addressee(reading, governor) ||
		(who.first > floor && is(reading, who.first - 1, "for")))
		return 1;
	/* "used social media to recruit" */
	if (governor != UINT32_MAX && winnow_is(tags_lemma(tags, governor), "use") &&
		!phrase_is_persons(reading, who))
		return 0;
	return phrase_is_party(reading, who) &&
	       (who.first == floor || !tags_any(tags, who.first - 1, "IX") ||
		       passage_is_any(&reading->passage, who.first - 1, joints));
}

/* Who has the plan or the means that stand before "to", by the verb before those: "has plans to", "used a knife
 * to"; who "foiled a plot to" does not. */
static struct phrase planner(
	const struct reading *reading, struct phrase means, uint32_t governor, uint32_t floor)
{
	const struct tags *tags = &reading->tags;

	if (is_plan(reading, means) && !tags_any(tags, governor, "A") &&
		!deed_of(reading, governor)->light)
		return (struct phrase){ 0 };
	struct phrase who = tags_any(tags, governor, "G")
				    ? roles_main_subject(reading, governor, floor)
				    : roles_subject(reading, governor, floor);
	/* "it took two days to free" */
	return is(reading, who.first, "it") && facts_over(reading, FACT_DURATION, means.first)
		       ? (struct phrase){ 0 }
		       : who;
}

struct phrase roles_of_infinitive(
	const struct reading *reading, uint32_t verb, uint32_t floor, struct phrase found)
{
	const struct tags *tags = &reading->tags;
	uint32_t to = found.end;

	if (found.first == found.end || to >= verb || !tags_any(tags, to, "X"))
		return found;
	struct phrase who = phrase_to(tags, to, floor);
	if (who.first == who.end)
		return found;
	uint32_t governor = governor_of(reading, who, floor);
	/* "Pressure on the army to free": the army; "a board of judges to try": all of it. */
	if (!is_plan(reading, who) && is_made_to(reading, who, governor, floor))
		return phrase_is_party(reading, found) ? found : who;
	struct phrase owner = owner_of(reading, who);
	if (owner.first < owner.end)
		return owner;
	if (governor != UINT32_MAX)
		return planner(reading, who, governor, floor);
	/* "It was the first attack to kill", "there are plans to free" */
	return who.first > floor && tags_any(tags, who.first - 1, "B") && !is_plan(reading, who)
		       ? found
		       : (struct phrase){ 0 };
}
