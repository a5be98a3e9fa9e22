/* SPDX-License-Identifier: MIT
 * Whether a verb is told of whom it befalls: "were arrested", "the men arrested in Orm", "Two held". */
#include "event.h"

#define FARTHEST 60     /* tokens back to the verb it is joined to, and to the first of those */
#define LONGEST_TIME 3  /* tokens of "last Friday" behind a verb */
#define LONGEST_PLACE 8 /* tokens of "in the town of Orm" behind a verb */

/* "were detained, beaten and robbed": the verb before, that this one is joined to; `verb`: none. */
static uint32_t joined_verb(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	uint32_t at = verb;

	/* "stabbed and seriously wounded" */
	while (at > floor + 1 && tags_any(tags, at - 1, "R"))
		at--;
	/* "was cut, but recently agreed" */
	if (at < verb && is(reading, at - 1, "but"))
		return verb;
	if (at <= floor + 1 ||
		!(tags_any(tags, at - 1, "C") ||
			(is(reading, at - 1, ",") && tags_any(tags, at - 2, "PD"))))
		return verb;
	while (at-- > floor && at + FARTHEST > verb)
		if (tags_any(tags, at, "VZDP"))
			break;
	return at + FARTHEST > verb && at + 1 > floor + 1 && tags_any(tags, at, "DP") ? at
										      : verb;
}

/* "were beaten and denied food": which is kept from them; not "was arrested and denied the charges". */
static int is_withheld(const struct reading *reading, uint32_t verb, struct phrase object)
{
	return tags_lemma_row(&reading->tags, reading->words->two_objects, verb) &&
	       passage_find(&reading->passage, reading->words->withheld,
		       phrase_head(&reading->tags, object));
}

/* "were convicted and jailed for seven years": as the verb it is joined to, unless it has an object
 * of its own. */
static int is_joined_passive(
	const struct reading *reading, uint32_t verb, uint32_t floor, uint32_t behind)
{
	const struct tags *tags = &reading->tags;
	uint32_t at = verb, before = verb;

	if (!(tags_word(tags, verb)->readings & tag_bit(TAG_PARTICIPLE)))
		return 0;
	while ((before = joined_verb(reading, at, floor)) < at && at + FARTHEST > verb &&
		!verb_has_be(tags, before, floor))
		at = before;
	if (before == at || at + FARTHEST <= verb)
		return 0;
	struct phrase object = phrase_from(tags, behind, tags->count);
	/* "was shot and killed this month" */
	return object.first == object.end ||
	       tags_word(tags, phrase_head(tags, object))->is_time ||
	       is_withheld(reading, verb, object) ||
	       (tags_any(tags, object.first, "E") && !phrase_is_persons(reading, object));
}

/* "convicted of", "arrested on" at `verb`: told of whom the law takes. */
static int is_of_law(const struct reading *reading, uint32_t verb)
{
	const struct winnow_term *row = deed_of(reading, verb)->act;

	return term_is(row, 0, "judicial") || term_is(row, 2, "ARREST");
}

uint32_t voice_by_end(const struct reading *reading, uint32_t at)
{
	if (is(reading, at, "by"))
		return at + 1;
	return is(reading, at, "at") && is(reading, at + 1, "the") &&
			       is(reading, at + 2, "hands") && is(reading, at + 3, "of")
		       ? at + 4
		       : at;
}

/* "killed by", "killed last Friday by", "killed at the hands of", from behind the verb. */
static int is_by(const struct reading *reading, uint32_t behind)
{
	uint32_t at = behind;

	while (at < behind + LONGEST_TIME &&
		(tags_word(&reading->tags, at)->is_time || is(reading, at, "last")))
		at++;
	return voice_by_end(reading, at) > at;
}

struct phrase voice_between(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	const struct phrase nobody = { 0 };
	uint32_t comma = verb;

	while (comma > floor + 1 && tags_any(tags, comma - 1, "R"))
		comma--;
	if (comma <= floor + 1 || !tags_any(tags, verb, "PD") || !is(reading, --comma, ",") ||
		!tags_any(tags, comma - 1, "NFE"))
		return nobody;
	struct phrase who = phrase_to(tags, comma, floor);
	if (is_by(reading, verb + 1))
		return who;
	if (!tags_any(tags, verb + 1, "I"))
		return nobody;
	/* "was tried in Orm, convicted of theft": not the town. */
	return tags_lemma_row(tags, reading->words->charge, verb) ||
			       (is_of_law(reading, verb) &&
				       (who.first == floor ||
					       !tags_any(tags, who.first - 1, "I")))
		       ? who
		       : nobody;
}

int voice_is_between(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase who = voice_between(reading, verb, floor);

	return who.first < who.end;
}

/* "an armed group attacked a camp": no participle, but the verb. "A man given a sentence" is one, for
 * the verb has two objects, and he was the other. */
static int is_verb_before_object(const struct reading *reading, uint32_t verb, uint32_t behind)
{
	return tags_any(&reading->tags, behind, "TH") &&
	       !tags_lemma_row(&reading->tags, reading->words->two_objects, verb);
}

/* Somebody is killed, taken or brought out. */
static int kills_or_takes(const struct act *act)
{
	static const char *const classes[] = { "arrest", "abduction", "deportation", "rescue",
		NULL };

	return winnow_is(act->police, "KILL") || is_root(act->class, classes);
}

/* Somebody befalls these, though nobody is named as who did it. */
static int is_of_victims(const struct act *act)
{
	static const char *const acts[] = { "injure", "wound", "hurt", "stab", "shoot", "rape",
		"beat", "gun down", NULL };

	return kills_or_takes(act) || winnow_is(act->class, "judicial") ||
	       is_root(act->value, acts);
}

/* Nobody does so without saying to whom. */
static int is_always_to_somebody(const struct act *act)
{
	static const char *const acts[] = { "displace", "evict", NULL };

	return kills_or_takes(act) || is_root(act->value, acts);
}

/* "Two held over theft", "Three nurses killed in Orm": a headline leaves "were" out, as may who goes on:
 * "with 40 people displaced from Orm". */
static int is_headline(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act)
{
	static const char *const words[] = { "in", "over", "for", "after", "by", "near",
		"outside", "during", "from", "with", "under", "at", ",", NULL };
	uint32_t behind = act->trigger.end;
	uint32_t end = verb;
	/* "Two men wrongly jailed for theft" */
	while (end > floor && tags_any(&reading->tags, end - 1, "R"))
		end--;
	/* "Girl, 9, raped in Orm" */
	struct phrase subject = is(reading, end - 1, ",")
					? phrase_subject(&reading->tags, verb, floor)
					: phrase_to(&reading->tags, end, floor);

	/* "killed over 40 people", "killed at least 40", "killed under 40" */
	struct phrase counted = phrase_counted(reading, behind);
	if (!passage_is_any(&reading->passage, behind, words) || counted.first < counted.end ||
		(is(reading, behind, "over") && tags_any(&reading->tags, behind + 1, "E")) ||
		(is(reading, behind, "at") && is(reading, behind + 1, "least")) ||
		subject.first == subject.end)
		return 0;
	return ((is_of_victims(act) && !is(reading, behind, "at") &&
			(subject.first == floor || is(reading, subject.first - 1, ":"))) ||
		       (is_always_to_somebody(act) &&
			       tags_any(&reading->tags, end - 1, "NF"))) &&
	       (tags_any(&reading->tags, subject.end - 1, "E") ||
		       phrase_is_somebody(reading, subject));
}

struct phrase voice_counted(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act)
{
	const struct tags *tags = &reading->tags;
	uint32_t first = verb;

	while (first > floor && tags_any(tags, first - 1, "E"))
		first--;
	return is_of_victims(act) && (first == floor || tags_any(tags, first - 1, "CL")) &&
			       !tags_any(tags, act->trigger.end, "TNFEJHQO") &&
			       !is(reading, act->trigger.end, "at")
		       ? (struct phrase){ first, verb }
		       : (struct phrase){ 0 };
}

/* Those of the verb or the state before `at` were told of as befallen, too. */
static int is_befallen(const struct reading *reading, uint32_t at, uint32_t floor)
{
	return passage_find(&reading->passage, reading->words->state, at) ||
	       (tags_any(&reading->tags, at, "PD") && verb_has_be(&reading->tags, at, floor));
}

struct phrase voice_befallen(const struct reading *reading, struct phrase whom, uint32_t floor)
{
	const struct phrase nobody = { 0 };

	if (whom.first == whom.end)
		return nobody;
	/* "at least", "more than", "12" of "12 others" */
	for (int i = 0; i < 3 && whom.first > floor; i++)
		whom.first -= (uint32_t)(tags_any(&reading->tags, whom.first - 1, "IRJTE") ||
					 is(reading, whom.first - 1, "least"));
	if (whom.first <= floor + 1 ||
		!(is(reading, whom.first - 1, "and") || is(reading, whom.first - 1, ",")))
		return nobody;
	for (uint32_t at = whom.first - 1; at-- > floor && at + LONGEST_PLACE > whom.first;) {
		if (is_befallen(reading, at, floor))
			return whom;
		if (!tags_any(&reading->tags, at, "ITHJNFE"))
			break;
	}
	return nobody;
}

/* "were killed and 12 others injured", and nothing behind. */
static int is_victims_too(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act)
{
	if (tags_any(&reading->tags, act->trigger.end, "TNFEJHQOX") || !is_of_victims(act))
		return 0;
	struct phrase whom =
		voice_befallen(reading, phrase_subject(&reading->tags, verb, floor), floor);
	return whom.first < whom.end;
}

/* "the trial of officers wrongly accused of theft opened" */
static int is_accused_behind(
	const struct reading *reading, uint32_t verb, uint32_t floor, uint32_t behind)
{
	const struct tags *tags = &reading->tags;
	uint32_t end = verb;

	while (end > floor && tags_any(tags, end - 1, "R"))
		end--;
	return is(reading, behind, "of") && end > floor && tags_any(tags, end - 1, "NF") &&
	       tags_lemma_row(tags, reading->words->charge, verb);
}

/* "whom the girl accused": who does so stands before the verb. */
static int is_behind_whom(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase who = phrase_to(&reading->tags, verb, floor);

	return who.first > floor && is(reading, who.first - 1, "whom");
}

/* "after a girl found dead in Orm": nobody is behind who was found or shot so. */
static int is_found_dead(const struct reading *reading, const struct act *act)
{
	return (winnow_ends(act->value, " dead") || winnow_ends(act->value, " hanged")) &&
	       act->trigger.end > act->trigger.first + 1 &&
	       !tags_any(&reading->tags, act->trigger.end, "TNFEJHQ");
}

/* "was found murdered", "were reported killed" */
static int is_found_so(const struct reading *reading, uint32_t verb)
{
	static const char *const verbs[] = { "find", "report", "confirm", "name", "show",
		"declare", NULL };

	return verb > 0 && tags_any(&reading->tags, verb, "P") &&
	       tags_any(&reading->tags, verb - 1, "P") &&
	       is_root(tags_lemma(&reading->tags, verb - 1), verbs) &&
	       verb_has_be(&reading->tags, verb - 1, 0);
}

int voice_after_word(const struct reading *reading, uint32_t first, uint32_t verb)
{
	static const char *const roots[] = { "ASSAULT", "COERCE", NULL };
	const struct tags *tags = &reading->tags;

	if (is_found_so(reading, verb))
		return 1;
	if (first == 0 || !tags_any(tags, verb, "G"))
		return -1;
	if (first < verb && is(reading, first - 1, "with"))
		return 0;
	int is_harm =
		is(reading, first - 1, "after") &&
		is_root(term_value(deed_of(reading, verb)->act, 1), roots) &&
		(tags_any(tags, verb + 1, "THEQF") ||
			phrase_is_persons(reading, phrase_from(tags, verb + 1, tags->count)));
	return is_harm ? 1 : -1;
}

int voice_is_joined_attribute(const struct reading *reading, uint32_t verb)
{
	const struct tags *tags = &reading->tags;
	uint32_t end = verb + 1;

	if (verb < 2 || !tags_any(tags, verb, "D") || !tags_any(tags, verb - 1, "C") ||
		!tags_any(tags, verb - 2, "NF"))
		return 0;
	while (tags_any(tags, end, "NJ"))
		end++;
	return end > verb + 1 && tags_any(tags, end, "VZDMBA");
}

/* "nurses presumed killed by rebels", "a nurse kidnapped and killed by rebels"; "prices eased by two per cent" */
static int is_by_somebody(const struct reading *reading, uint32_t verb, const struct act *act)
{
	const struct tags *tags = &reading->tags;
	uint32_t behind = act->trigger.end;

	if (act->befalls_subject ||
		!(is_of_victims(act) ||
			(tags_any(tags, verb, "P") && !tags_any(tags, behind + 1, "E"))))
		return 0;
	return is_by(reading, behind) ||
	       (is(reading, behind, "and") && tags_any(tags, behind + 1, "P") &&
		       is_by(reading, behind + 2));
}

int voice_is_passive(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act)
{
	const struct tags *tags = &reading->tags;
	uint32_t behind = act->trigger.end;

	if (!tags_any(tags, verb, "PD"))
		return 0;
	struct phrase count = voice_counted(reading, verb, floor, act);
	if (is_headline(reading, verb, floor, act) || count.first < count.end)
		return 1;
	if (verb_has_be(tags, verb, floor) || is_found_so(reading, verb) ||
		voice_is_between(reading, verb, floor) ||
		is_joined_passive(reading, verb, floor, behind) ||
		is_victims_too(reading, verb, floor, act))
		return 1;
	if (is_behind_whom(reading, verb, floor))
		return 0;
	if (is_accused_behind(reading, verb, floor, behind) || is_found_dead(reading, act))
		return 1;
	if (is_by_somebody(reading, verb, act))
		return 1;
	/* "babies rescued as police …": behind its noun, without an object; "ban lifted by court". */
	return (tags_any(tags, verb, "P") || is_by(reading, behind)) && verb > floor &&
	       tags_any(tags, verb - 1, "NF") && !is_verb_before_object(reading, verb, behind);
}
