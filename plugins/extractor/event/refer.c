/* SPDX-License-Identifier: MIT
 * How many, when and where: the facts of others that stand in the deed's words and near them. */
#include "event.h"

#define MOST_OVER 8      /* facts that begin before a token, looked at for one that covers it */
#define LONGEST_SECOND 6 /* tokens from "compared with" to the day of what is compared */

/* "police said on Friday": when it was said, and not done. */
static int is_of_saying(const struct reading *reading, const struct winnow_fact *date)
{
	uint32_t at = passage_token_at(&reading->passage, date->at);

	while (at > 0 && tags_any(&reading->tags, at - 1, "I"))
		at--;
	return at > 0 && tags_any(&reading->tags, at - 1, "DZ") &&
	       term_is(tags_lemma_row(&reading->tags, reading->words->cue, at - 1), 0, "say");
}

/* "compared with 31 in 2021", "than in May": when something else was done; but "against a man on Monday". */
static int is_compared(const struct reading *reading, const struct winnow_fact *date)
{
	const struct passage *passage = &reading->passage;
	uint32_t day = passage_token_at(passage, date->at), end;

	for (uint32_t at = day; at-- > 0 && at + LONGEST_SECOND >= day;) {
		if ((passage_match(passage, reading->words->compared, at, day, &end) &&
			    !is(reading, at, "against")) ||
			(is(reading, at, "than") && tags_any(&reading->tags, at + 1, "I")))
			return 1;
		if (passage_flag(passage, at, WINNOW_SENTENCE_START))
			break;
	}
	return 0;
}

/* Facts, by their places among the sorted. */
struct fact_range {
	uint32_t first, end;
};

/* Those that begin within the stretch. */
static struct fact_range begun_within(const struct reading *reading, struct phrase stretch)
{
	const struct facts *facts = &reading->facts;

	if (stretch.first >= stretch.end)
		return (struct fact_range){ 0 };
	uint64_t at = passage_at(&reading->passage, stretch.first);
	uint64_t behind = at + passage_length(&reading->passage, stretch.first, stretch.end);
	uint32_t first = facts_from(facts, at), end = first;
	while (end < facts->count && facts->sorted[end]->at < behind)
		end++;
	return (struct fact_range){ first, end };
}

/* The first of the type that has the attribute, if one is asked for. */
static const struct winnow_fact *first_of(const struct reading *reading,
	struct fact_range range, enum fact_type type, const char *attribute)
{
	const struct facts *facts = &reading->facts;

	for (uint32_t i = range.first; i < range.end; i++)
		if (facts->types[i] == type &&
			(!attribute || winnow_find(facts->sorted[i], attribute)) &&
			!(type == FACT_DATE && (is_of_saying(reading, facts->sorted[i]) ||
						       is_compared(reading, facts->sorted[i]))))
			return facts->sorted[i];
	return NULL;
}

const struct winnow_fact *facts_within(const struct reading *reading, enum fact_type type,
	const char *attribute, struct phrase stretch)
{
	return first_of(reading, begun_within(reading, stretch), type, attribute);
}

static int64_t number_of(const struct winnow_fact *fact)
{
	return fact ? fact->number : -1;
}

int facts_tell(const struct reading *reading, enum fact_type type, struct phrase words)
{
	const struct facts *facts = &reading->facts;

	if (!facts_are_over(reading, (uint32_t)1 << type, words.first))
		return 0;
	uint64_t at = passage_at(&reading->passage, words.first);
	uint64_t length = passage_length(&reading->passage, words.first, words.end);

	for (uint32_t i = facts_from(facts, at); i < facts->count && facts->sorted[i]->at == at;
		i++)
		if (facts->types[i] == type && facts->sorted[i]->length >= length)
			return 1;
	return 0;
}

const struct winnow_fact *facts_find_over(
	const struct reading *reading, enum fact_type type, uint32_t token)
{
	const struct facts *facts = &reading->facts;
	uint64_t at = passage_at(&reading->passage, token);

	for (uint32_t i = facts_from(facts, at + 1), least = i > MOST_OVER ? i - MOST_OVER : 0;
		i-- > least && facts->reach[i] > at;)
		if (facts->types[i] == type &&
			facts->sorted[i]->at + facts->sorted[i]->length > at)
			return facts->sorted[i];
	return NULL;
}

uint32_t fact_end(const struct reading *reading, const struct winnow_fact *fact)
{
	return passage_token_at(&reading->passage, fact->at + fact->length - 1) + 1;
}

/* "On 21 June the island": without the date before it. */
static struct phrase behind_time(const struct reading *reading, struct phrase phrase)
{
	const struct winnow_fact *date = facts_over(reading, FACT_DATE, phrase.first);

	if (!date)
		return phrase;
	uint32_t end = fact_end(reading, date);
	if (end < phrase.end)
		phrase.first = end;
	return phrase;
}

/* "the Friday prayers" are no day. */
static int qualifies(
	const struct reading *reading, const struct winnow_fact *date, uint32_t limit)
{
	uint32_t end = fact_end(reading, date);

	return end < limit && tags_any(&reading->tags, end - 1, "NFE") &&
	       tags_any(&reading->tags, end, "NFJ");
}

struct phrase without_time(const struct reading *reading, struct phrase phrase)
{
	phrase = behind_time(reading, phrase);
	for (uint32_t at = phrase.first + 1; at < phrase.end; at++) {
		const struct winnow_fact *date = facts_over(reading, FACT_DATE, at);
		if (!date || qualifies(reading, date, phrase.end))
			continue;
		phrase.end = at;
		while (phrase.end > phrase.first + 1 &&
			tags_any(&reading->tags, phrase.end - 1, "IGPD"))
			phrase.end--;
	}
	return phrase;
}

/* The phrase with all of the fact of the type that its first word is within. */
static struct phrase with_fact(
	const struct reading *reading, enum fact_type type, struct phrase phrase)
{
	const struct winnow_fact *fact = facts_over(reading, type, phrase.first);
	const struct passage *passage = &reading->passage;

	if (!fact || fact->at > passage_at(passage, phrase.first))
		return phrase;
	phrase.first = passage_token_at(passage, fact->at);
	uint32_t end = fact_end(reading, fact);
	/* "convicted two men of selling" */
	for (uint32_t at = phrase.end; at + 1 < end; at++)
		if (tags_any(&reading->tags, at, "I") && tags_any(&reading->tags, at + 1, "G"))
			end = at;
	return (struct phrase){ phrase.first, end > phrase.end ? end : phrase.end };
}

/* "the Committee" on the Rights of the Child: to the end of the name that its last word is of. */
static struct phrase with_name(const struct reading *reading, struct phrase phrase)
{
	static const enum fact_type types[] = { FACT_ORGANISATION, FACT_LAW };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		const struct winnow_fact *name = facts_over(reading, types[i], phrase.end - 1);
		uint32_t end = name ? fact_end(reading, name) : phrase.end;
		if (end > phrase.end && tags_any(&reading->tags, phrase.end, "IX"))
			phrase.end = end;
	}
	return phrase;
}

/* "fined 3,480 families 50 euros": whom, without the sum. */
static struct phrase without_sum(const struct reading *reading, struct phrase phrase)
{
	const struct winnow_fact *sum = facts_over(reading, FACT_MONEY, phrase.end - 1);
	uint32_t first = sum ? passage_token_at(&reading->passage, sum->at) : phrase.first;

	if (first > phrase.first && tags_any(&reading->tags, first - 1, "NF"))
		phrase.end = first;
	return phrase;
}

/* "the U.S. to leave": the stop of a short form belongs to it, and ends no sentence. */
static struct phrase with_stop(const struct reading *reading, struct phrase phrase)
{
	const struct passage *passage = &reading->passage;
	uint32_t next = phrase.end + 1;

	if (is(reading, phrase.end, ".") && passage_glued(passage, phrase.end) &&
		passage_flag(passage, phrase.end - 1, WINNOW_CAPITAL) &&
		(is_named(reading, phrase.end) ||
			(passage_kind(passage, next) == WINNOW_WORD &&
				!passage_flag(passage, next, WINNOW_SENTENCE_START))))
		phrase.end++;
	return phrase;
}

/* A fact that may change where a phrase begins or ends is over one of its tokens. */
static int is_to_settle(const struct reading *reading, struct phrase phrase)
{
	uint32_t over = 0;

	for (uint32_t at = phrase.first; at < phrase.end; at++)
		over |= reading->facts.over[at];
	return (over & (1 << FACT_DATE | 1 << FACT_MONEY | 1 << FACT_QUANTITY |
			       1 << FACT_ORGANISATION | 1 << FACT_LAW)) != 0;
}

struct phrase phrase_settle(const struct reading *reading, struct phrase phrase)
{
	if (phrase.first == phrase.end)
		return phrase;
	if (is_to_settle(reading, phrase)) {
		phrase = without_sum(reading, without_time(reading, phrase));
		phrase = with_fact(reading, FACT_QUANTITY, phrase);
		phrase = with_fact(reading, FACT_ORGANISATION, phrase);
		phrase = with_name(reading, phrase);
	}
	return with_stop(reading, phrase_without_note(&reading->tags, phrase));
}

/* "freed three men and sent them", "and the army left", at "and"; "charged or named on Monday" are one. */
static int joins_deed(
	const struct reading *reading, uint32_t joint, uint32_t from, uint32_t limit)
{
	uint32_t next = joint + 1;

	if (!tags_any(&reading->tags, joint, "C") && !is(reading, joint, ";"))
		return 0;
	while (tags_any(&reading->tags, next, "R"))
		next++;
	return (joint > from && tags_any(&reading->tags, next, "ZDMBA")) ||
	       clause_begins(reading, joint, limit);
}

/* "freed three men and sent them to Orm", "beat a man who lives in Orm": where what is told of the deed ends, at
 * the word behind which another deed is told. */
static uint32_t clause_end(const struct reading *reading, uint32_t from, uint32_t limit)
{
	static const char *const relatives[] = { "who", "which", "whose", "whom", NULL };
	uint32_t relative = limit;

	for (uint32_t at = from; at < limit; at++)
		if (joins_deed(reading, at, from, limit))
			return at < relative ? at : relative;
		else if (relative < limit && tags_any(&reading->tags, at, "ZDMBA"))
			return relative;
		else if (relative == limit && tags_small(&reading->tags, at) &&
			 passage_is_any(&reading->passage, at, relatives))
			relative = at;
	return limit;
}

/* "jailed in May for selling a boat in 2012", at "for": `limit` where nothing is told to be for a deed. */
static uint32_t reason_first(const struct reading *reading, uint32_t from, uint32_t limit)
{
	while (from < limit &&
		!(is(reading, from, "for") && tags_any(&reading->tags, from + 1, "G")))
		from++;
	return from;
}

/* What begins behind a deed and before it, within what belongs to it, and in what it is for. */
struct vicinity {
	struct fact_range behind, before, reason;
};

static struct vicinity around(const struct reading *reading,
	const struct winnow_sentence *sentence, struct phrase trigger)
{
	uint32_t first = sentence->first, end = first + sentence->count;
	uint32_t limit = trigger.end + FARTHEST_FACT < end ? trigger.end + FARTHEST_FACT : end;

	limit = clause_end(reading, trigger.end, limit);
	uint32_t reason = reason_first(reading, trigger.end, limit);
	const struct phrase before = {
		trigger.first > first + FARTHEST_FACT ? trigger.first - FARTHEST_FACT : first,
		trigger.first
	};

	return (struct vicinity){
		begun_within(reading, (struct phrase){ trigger.end, reason }),
		begun_within(reading, before),
		begun_within(reading, (struct phrase){ reason, limit }),
	};
}

/* Behind the deed first, then before it; last in what it is for. */
static int64_t find_near(const struct reading *reading, enum fact_type type,
	const char *attribute, const struct vicinity *near)
{
	const struct winnow_fact *found = first_of(reading, near->behind, type, attribute);

	if (!found)
		found = first_of(reading, near->before, type, attribute);
	return number_of(found ? found : first_of(reading, near->reason, type, attribute));
}

/* "at 4 p.m. near the court on Friday": a day goes before what tells none. */
static int64_t find_date(const struct reading *reading, const struct vicinity *near)
{
	int64_t day = find_near(reading, FACT_DATE, "date", near);

	return day >= 0 ? day : find_near(reading, FACT_DATE, NULL, near);
}

/* Of "over 60 boys", which were handed over, the quantity begins before the object. */
/* "3,000 families fled their homes": they, who are told of as who does it. */
static struct phrase befallen(const struct reading *reading, const struct act *act)
{
	return winnow_is(act->class, "displacement") && !act->passive &&
			       !phrase_is_somebody(reading, act->object)
		       ? act->agent
		       : act->object;
}

static int64_t find_count(const struct reading *reading, struct phrase object)
{
	const struct winnow_fact *count = facts_within(reading, FACT_QUANTITY, NULL, object);

	if (!count && object.first < object.end)
		count = facts_over(reading, FACT_QUANTITY, object.first);
	return number_of(count);
}

struct references references_find(const struct reading *reading,
	const struct winnow_sentence *sentence, const struct act *act)
{
	const struct vicinity near = around(reading, sentence, act->trigger);

	return (struct references){
		.count = find_count(reading, befallen(reading, act)),
		.date = find_date(reading, &near),
		.place = find_near(reading, FACT_PLACE, NULL, &near),
	};
}
