/* SPDX-License-Identifier: MIT
 * Who does the deed of a verb, and to whom: its subject, its object, who is behind "by", "to", "with". */
#include "event.h"

#define FARTHEST 60 /* tokens back to the verb that tells who does it */

static int is_of_time(const struct reading *reading, struct phrase phrase)
{
	uint32_t head = phrase_head(&reading->tags, phrase);

	return facts_over(reading, FACT_DATE, head) ||
	       facts_over(reading, FACT_DURATION, head) ||
	       facts_tell(reading, FACT_DATE, phrase) ||
	       facts_tell(reading, FACT_DURATION, phrase);
}

/* "a video of the fire released by the police", at "released": the video; empty: no noun stands there. */
static struct phrase right_before_by(
	const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase nearest = phrase_to(&reading->tags, verb, floor);

	if (nearest.end != verb || nearest.first == verb || !is(reading, verb + 1, "by") ||
		!tags_any(&reading->tags, verb - 1, "NF") || is_of_time(reading, nearest) ||
		(nearest.first > floor && tags_any(&reading->tags, nearest.first - 1, "C")))
		return (struct phrase){ 0 };
	return phrase_belonging(&reading->tags, nearest, floor);
}

/* "the conviction of a mother jailed": the mother. */
struct phrase roles_passive_subject(
	const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase between = voice_between(reading, verb, floor);
	struct phrase nearest = phrase_of_participle(&reading->tags, verb, floor);
	uint32_t first = verb_first(&reading->tags, verb, floor);

	if (between.first < between.end)
		return between;
	/* "the risk of being sold": whoever it would be. */
	if (first > floor && first < verb && is(reading, first - 1, "of"))
		return (struct phrase){ 0 };
	/* "saved the girl from being sold" */
	if (first > floor && first < verb && is(reading, first - 1, "from"))
		return phrase_to(&reading->tags, first - 1, floor);
	if (first == verb) {
		if (phrase_is_somebody(reading, nearest))
			return nearest;
		struct phrase noun = right_before_by(reading, verb, floor);
		if (noun.first < noun.end)
			return noun;
		/* "a man appeared in court on Monday charged with" */
		struct phrase main = roles_main_subject(reading, verb, floor);
		if (tags_any(&reading->tags, verb, "P") && phrase_is_persons(reading, main))
			return main;
	}
	return roles_subject(reading, verb, floor);
}

/* The phrase, unless it tells when or how long, as "another 30 days"; "a four-day strike" does not, nor
 * does "a man Friday" but for the day. */
static struct phrase not_time(const struct reading *reading, struct phrase phrase)
{
	if (phrase.first == phrase.end || !is_of_time(reading, phrase))
		return phrase;
	struct phrase rest = without_time(reading, phrase);
	return rest.first == phrase.first && rest.end < phrase.end &&
			       !is_of_time(reading, rest) &&
			       tags_any(&reading->tags, rest.end - 1, "NF")
		       ? rest
		       : (struct phrase){ 0 };
}

/* The verb of another clause, or what was done to a thing told of on the way: "in a report published by",
 * "from a school run by". */
static int is_done_apart(const struct reading *reading, uint32_t at, uint32_t from)
{
	const struct tags *tags = &reading->tags;
	uint32_t participle = tag_bit(TAG_PARTICIPLE);

	if (tags_any(tags, at, "BAMZSW"))
		return 1;
	if (at == from || !tags_any(tags, at - 1, "NFE"))
		return 0;
	return tags_any(tags, at, "DP") ||
	       (is(reading, at + 1, "by") && (tags_word(tags, at)->readings & participle));
}

/* "by the family of shooting their son": the family. */
static struct phrase without_deed(const struct reading *reading, struct phrase who)
{
	for (uint32_t at = who.first + 1; at + 1 < who.end; at++)
		if (is(reading, at, "of") && tags_any(&reading->tags, at + 1, "G"))
			who.end = at;
	return who;
}

/* "taken by the Dark Quay from a school", "held by the police for theft": a body is not from there, whom it took
 * was, and "the Ministry for Women" is one. */
static struct phrase without_origin(const struct reading *reading, struct phrase who)
{
	if (who.first == who.end || !phrase_is_authority(reading, who))
		return who;
	for (uint32_t at = who.first + 1; at < who.end; at++)
		if (is(reading, at, "from") ||
			(is(reading, at, "for") && !tags_any(&reading->tags, at + 1, "F")))
			who.end = at;
	return who;
}

/* "not by the police", "neither by police nor by guards": they did not. */
static int is_not_by(const struct reading *reading, uint32_t by)
{
	static const char *const words[] = { "not", "neither", "nor", "never", NULL };

	return passage_is_any(&reading->passage, by - 1, words);
}

/* Who is behind "by"; not of a deed of its own: "accused of covering up abuse by a teacher". */
static struct phrase by_phrase(const struct reading *reading, uint32_t from, uint32_t limit)
{
	for (uint32_t at = from; at < limit && at < from + 12; at++) {
		uint32_t who = voice_by_end(reading, at);
		if (who > at && !is_not_by(reading, at))
			return not_time(reading,
				without_origin(reading,
					without_deed(reading,
						phrase_from_long(&reading->tags, who, limit))));
		if (is_done_apart(reading, at, from) ||
			(is(reading, at, "of") && tags_any(&reading->tags, at + 1, "G")))
			break;
	}
	return (struct phrase){ 0 };
}

struct phrase phrase_counted(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_fact *fact = token < passage->analysis->token_count
						 ? facts_over(reading, FACT_QUANTITY, token)
						 : NULL;

	if (!fact || fact->at != passage_at(passage, token))
		return (struct phrase){ 0 };
	return (struct phrase){ token, fact_end(reading, fact) };
}

/* "vaccinated against measles", "arrested for beating a boy": a disease, a law or a deed, which is nobody,
 * receives nothing. */
static int is_recipient(const struct reading *reading, uint32_t at, struct phrase phrase)
{
	while (phrase.first < phrase.end && tags_any(&reading->tags, phrase.first, "R"))
		phrase.first++;
	return phrase.first < phrase.end && !tags_any(&reading->tags, phrase.first, "WG") &&
	       (!is(reading, at, "against") || phrase_is_party(reading, phrase));
}

/* "to human traffickers", "for a doctor" behind the object; not "on Monday", "for six years". "Strikes
 * in Kestria" are aimed there, "arrested three men in Kestria" tells where. */
static struct phrase find_recipient(
	const struct reading *reading, const struct act *act, uint32_t at, uint32_t limit)
{
	static const char *const words[] = { "to", "with", "against", "on", "for", "from",
		"into", NULL };

	if (at >= limit || !(passage_is_any(&reading->passage, at, words) ||
				   (act->names_deed && is(reading, at, "in"))))
		return (struct phrase){ 0 };
	struct phrase phrase =
		not_time(reading, phrase_from_long(&reading->tags, at + 1, limit));
	/* "put its army on high alert" */
	int is_deed = act->names_deed && phrase.end < limit &&
		      passage_find(&reading->passage, reading->words->noun, phrase.end) != NULL;
	return !is_deed && is_recipient(reading, at, phrase) ? phrase : (struct phrase){ 0 };
}

/* "shot and killed two men", "killed or wounded", "beat and then shot", "beat, starved and shot": whom all befall,
 * where those are persons. */
static struct phrase of_joined(const struct reading *reading, uint32_t joint, uint32_t limit)
{
	const struct tags *tags = &reading->tags;

	while (joint + 2 < limit && is(reading, joint, ",") &&
		tags_any(tags, joint + 1, "DP") && tags_any(tags, joint + 2, "LC"))
		joint += 2;
	uint32_t verb = joint + 1;

	while (tags_any(tags, verb, "R") || is(reading, verb, "then"))
		verb++;
	if (!(is(reading, joint, "and") || is(reading, joint, "or")) ||
		!tags_any(tags, verb, "DZVP"))
		return (struct phrase){ 0 };
	struct phrase object = phrase_from(tags, verb + 1, limit);
	return phrase_is_persons(reading, object) ? object : (struct phrase){ 0 };
}

int roles_befalls_others(const struct reading *reading, uint32_t behind, uint32_t limit)
{
	struct phrase joined = of_joined(reading, behind, limit);

	return joined.first < joined.end ||
	       phrase_is_persons(reading, phrase_from(&reading->tags, behind, limit));
}

/* "was bombed twice in May, injuring", at "injuring": the participle of the passive before it; `verb`:
 * there is none. */
static uint32_t passive_before(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	uint32_t at = verb;

	while (at-- > floor && at + FARTHEST > verb &&
		!tags_any(&reading->tags, at, "VZDGMASW"))
		if (tags_any(&reading->tags, at, "P"))
			return verb_has_be(&reading->tags, at, floor) ? at : verb;
	return verb;
}

/* "forced her to hide while threatening to kill": whose infinitive stands before "while" does not do what
 * stands behind it. */
static int is_beside_infinitive(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t to = verb_first(tags, verb, floor), at;

	if (to < floor + 3 || !tags_any(tags, to, "X") || !tags_any(tags, to - 1, "G") ||
		!tags_any(tags, to - 2, "S"))
		return 0;
	for (at = to - 2; at > floor && !tags_any(tags, at, "VZDPB");)
		at--;
	return tags_any(tags, at, "V") && tags_any(tags, verb_first(tags, at, floor), "X");
}

/* "After killing two guards, they fled", at "killing": they; empty: the sentence does not begin so. */
static struct phrase doer_behind(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	struct winnow_sentence sentence = passage_sentence(&reading->passage, verb);
	uint32_t limit = sentence.first + sentence.count, at = verb + 1;

	if (verb > floor + 2 || !is(reading, floor, "after"))
		return (struct phrase){ 0 };
	while (at < limit && !is(reading, at, ",") && !tags_any(tags, at, "VZDBMA"))
		at++;
	struct phrase who = at < limit && is(reading, at, ",")
				    ? phrase_from_long(tags, at + 1, limit)
				    : (struct phrase){ 0 };
	return who.first < who.end && tags_any(tags, who.end, "VZDBMA") ? who
									: (struct phrase){ 0 };
}

/* "pursued the rebels to free two boys", at "pursued": whom that befalls does not do what it was for; the verb
 * itself: nobody stands so before it. Who is sent or urged does it. */
static uint32_t verb_with_purpose(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act)
{
	const struct tags *tags = &reading->tags;
	uint32_t to = verb_first(tags, verb, floor);
	struct phrase whom = phrase_to(tags, to, floor);

	return act->mode.modality && strcmp(act->mode.modality, "purpose") == 0 &&
			       tags_any(tags, to, "X") && whom.first > floor &&
			       tags_any(tags, whom.first, "THEFQ") &&
			       tags_any(tags, whom.first - 1, "VZDPG") &&
			       !tags_lemma_row(tags, reading->words->mode, whom.first - 1) &&
			       !tags_lemma_row(tags, reading->words->sent, whom.first - 1) &&
			       phrase_is_party(reading, whom)
		       ? whom.first - 1
		       : verb;
}

/* Of "fired on the crowd, killing two" who fired; of "was shelled by rebels, killing two" the rebels; of
 * "has begun withdrawing" who has. */
static struct phrase doer_before(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act)
{
	if (is_beside_infinitive(reading, verb, floor))
		return (struct phrase){ 0 };
	verb = verb_with_purpose(reading, verb, floor, act);
	if (!tags_any(&reading->tags, verb, "G") || tags_any(&reading->tags, verb - 1, "B"))
		return roles_subject(reading, verb, floor);
	if (tags_any(&reading->tags, verb - 1, "VZDPG"))
		return roles_subject(reading, verb - 1, floor);
	/* Who was sued, "alleging fraud", may do so; who was shelled kills nobody by it. */
	uint32_t passive = winnow_is(act->plover, "ASSAULT") && is(reading, verb - 1, ",")
				   ? passive_before(reading, verb, floor)
				   : verb;
	if (passive < verb)
		return by_phrase(reading, passive + 1, verb);
	struct phrase who = roles_main_subject(reading, verb, floor);
	return who.first < who.end ? who : doer_behind(reading, verb, floor);
}

/* Behind adverbs and "on Friday": where the object would begin. */
static uint32_t behind_day(const struct reading *reading, uint32_t from, uint32_t limit)
{
	uint32_t day = from;

	while (from < limit && tags_any(&reading->tags, from, "R"))
		from++;
	day = from + (uint32_t)tags_any(&reading->tags, from, "I");
	const struct winnow_fact *date =
		day < limit ? facts_over(reading, FACT_DATE, day) : NULL;
	if (!date)
		return from;
	uint32_t end = fact_end(reading, date);
	return end > from && end < limit && tags_any(&reading->tags, end, "THEFN") ? end : from;
}

/* "the girl whom the soldiers raped", "the pearls that police seized", "the boy he had abused": whom the verb
 * is told of, before who does it; empty: nobody. */
static struct phrase object_before(
	const struct reading *reading, const struct act *act, uint32_t floor)
{
	static const char *const relatives[] = { "who", "which", "that", NULL };
	const struct tags *tags = &reading->tags;
	const struct phrase nobody = { 0 };
	uint32_t joint = act->agent.first - 1;

	if (act->agent.first == act->agent.end || act->agent.first <= floor)
		return nobody;
	if (is(reading, joint, "whom") ||
		(!act->has_object && tags_any(tags, joint, "W") &&
			passage_is_any(&reading->passage, joint, relatives)))
		return phrase_antecedent(tags, joint, floor);
	struct phrase whom = phrase_to(tags, joint + 1, floor);
	return !act->has_object && tags_any(tags, act->agent.first, "O") &&
			       phrase_is_persons(reading, whom) &&
			       tags_any(tags, joint, "NF") && !is_of_time(reading, whom)
		       ? whom
		       : nobody;
}

/* "beat to death a man", "burned to death at least 20", at "to". */
static int is_to_death_of(const struct reading *reading, uint32_t to, uint32_t limit)
{
	uint32_t whom = to + 2;

	if (whom >= limit || !is(reading, to, "to") || !is(reading, to + 1, "death"))
		return 0;
	struct phrase object = not_time(reading, phrase_from(&reading->tags, whom, limit)),
		      counted = phrase_counted(reading, whom);
	return object.first < object.end || counted.first < counted.end;
}

static void read_roles(struct reading *reading, uint32_t verb,
	const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t floor = sentence->first, limit = sentence->first + sentence->count;
	uint32_t from = act->trigger.end;

	act->passive = voice_is_passive(reading, verb, floor, act);
	if (act->passive) {
		act->object = voice_counted(reading, verb, floor, act);
		if (act->object.first == act->object.end)
			act->object = roles_passive_subject(reading, verb, floor);
		act->agent = by_phrase(reading, from, limit);
		act->recipient = find_recipient(reading, act, from, limit);
		return;
	}
	struct phrase nearest = doer_before(reading, verb, floor, act);
	act->agent = roles_of_infinitive(reading, verb, floor, nearest);
	/* Whether it is a deed at all, is told by what would do it. */
	act->is_planned = act->agent.first == act->agent.end && nearest.first < nearest.end;
	if (act->is_planned)
		act->agent = nearest;
	if (act->befalls_subject) {
		act->object = act->agent;
		act->agent = (struct phrase){ 0 };
		return;
	}
	from = behind_day(reading, from, limit);
	int deadly = is_to_death_of(reading, from, limit);
	/* "killed up to 40 people" */
	if (deadly ||
		(is(reading, from, "up") && is(reading, from + 1, "to") && from + 2 < limit))
		from += 2;
	act->object = not_time(reading, phrase_from(&reading->tags, from, limit));
	if (act->object.first == act->object.end && from < limit &&
		tags_any(&reading->tags, from, "IX"))
		act->object =
			not_time(reading, phrase_from_long(&reading->tags, from + 1, limit));
	else if (act->object.first == act->object.end)
		act->object = phrase_counted(reading, from);
	/* "fled and killed two men": who flees does so alone. */
	if (act->object.first == act->object.end && !winnow_is(act->class, "displacement"))
		act->object = of_joined(reading, from, limit);
	/* "lost their lives" */
	if (act->object.first == act->object.end && act->is_received &&
		tags_any(&reading->tags, from, "H"))
		act->object = (struct phrase){ from, from + 2 < limit ? from + 2 : limit };
	act->has_object =
		act->object.first < act->object.end && (deadly || act->object.first == from);
	struct phrase before = object_before(reading, act, floor);
	if (before.first < before.end) {
		act->object = before;
		act->has_object = 1;
		return;
	}
	if (act->has_object)
		act->recipient = find_recipient(reading, act, act->object.end, limit);
}

/* "got a prison term from the judge": all of it is done to the subject, by who is behind "from". */
static void turn_received(const struct reading *reading, uint32_t limit, struct act *act)
{
	uint32_t behind = act->object.end;

	if (!act->is_received || act->passive || act->object.first != act->trigger.end ||
		act->object.first == act->object.end)
		return;
	act->trigger.end = behind;
	act->object = act->agent;
	act->agent = act->recipient = (struct phrase){ 0 };
	if (behind < limit && (is(reading, behind, "from") || is(reading, behind, "by")))
		act->agent =
			not_time(reading, phrase_from_long(&reading->tags, behind + 1, limit));
}

/* "Two were arrested" is a count of two: what stands before the verb ends there. */
static void end_before(const struct reading *reading, uint32_t verb, struct phrase *phrase)
{
	if (phrase->first >= verb || phrase->end <= verb)
		return;
	phrase->end = verb;
	while (phrase->end > phrase->first + 1 &&
		tags_any(&reading->tags, phrase->end - 1, "BAR"))
		phrase->end--;
}

void phrase_begin_behind(struct phrase trigger, struct phrase *phrase)
{
	if (phrase->first >= trigger.first && phrase->first < trigger.end &&
		phrase->end > trigger.end)
		phrase->first = trigger.end;
}

void roles_read(struct reading *reading, uint32_t verb, const struct winnow_sentence *sentence,
	struct act *act)
{
	read_roles(reading, verb, sentence, act);
	turn_received(reading, sentence->first + sentence->count, act);
	act->agent = phrase_settle(reading, act->agent);
	act->object = phrase_joined(reading, phrase_settle(reading, act->object),
		act->passive || act->is_received ? 0 : sentence->first + sentence->count);
	/* Of a name that goes on, "the Convention on the Rights", it is none. */
	act->recipient = act->recipient.first < act->object.end &&
					 act->recipient.first >= act->object.first
				 ? (struct phrase){ 0 }
				 : phrase_settle(reading, act->recipient);
	if (act->goes_on) {
		act->object = (struct phrase){ 0 };
		if (act->agent.first == act->agent.end ||
			!is(reading, act->agent.first - 1, "between"))
			act->agent = act->object;
	}
	if (!act->is_received) {
		end_before(reading, verb, &act->agent);
		end_before(reading, verb, &act->object);
		phrase_begin_behind(act->trigger, &act->object);
	}
}
