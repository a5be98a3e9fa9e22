/* SPDX-License-Identifier: MIT */
#include "counted.h"
#include "event.h"
#include "plural.h"

enum { LEMMA, TENSE, VOICE }; /* columns of LANGUAGE/event */

static int is_participle(const struct winnow_term *verb)
{
	return term_is(verb, TENSE, "participle") || term_is(verb, TENSE, "passive");
}

static int set_event(uint32_t first, uint32_t end, const struct winnow_term *verb,
	const char *role, struct event *ret_event)
{
	*ret_event = (struct event){ first, end, term_value(verb, LEMMA), role };
	return 1;
}

static int is_determiner(const struct reading *reading, uint32_t token)
{
	return term_is(grammar_of(reading, token), 0, "det");
}

/* "the report", "a test": a noun that looks like the base of a verb; "the opening two days". */
static int is_noun_here(const struct reading *reading, uint32_t first, uint32_t limit,
	const struct winnow_term *verb)
{
	return first > limit && is_determiner(reading, first - 1) && !is_participle(verb);
}

static int verb_before(
	const struct reading *reading, uint32_t lead, uint32_t limit, struct event *ret_event)
{
	uint32_t first = 0;
	const struct winnow_term *verb = passage_match_before(
		&reading->passage, reading->language->event, lead, limit, &first);

	if (!verb || is_noun_here(reading, first, limit, verb))
		return 0;
	if (!term_is(verb, VOICE, "i"))
		return set_event(first, lead, verb, "object", ret_event);
	/* What the languages with a free order of words may say: "murieron 12 niños". */
	return term_is(verb, TENSE, "finite") &&
	       set_event(first, lead, verb, "agent", ret_event);
}

static int noun_before(
	const struct reading *reading, uint32_t lead, uint32_t limit, struct event *ret_event)
{
	uint32_t first = 0;
	const struct passage *passage = &reading->passage;

	if (lead < limit + 2)
		return 0;
	const struct winnow_term *noun = passage_match_before(
		passage, reading->language->event_noun, lead - 1, limit, &first);
	if (!noun || !winnow_equal(passage_word(passage, lead - 1), term_value(noun, 1)))
		return 0;
	return set_event(first, lead - 1, noun, "object", ret_event);
}

/* "detuvo el martes a 12 hombres", "a arrêté lundi 14 hommes": before the day between verb and number. */
static uint32_t before_weekday(const struct reading *reading, uint32_t lead, uint32_t limit)
{
	uint32_t day = lead - 1;

	if (lead < limit + 2 ||
		!passage_find(&reading->passage, reading->language->weekday, day))
		return lead;
	return day > limit + 1 && (is_determiner(reading, day - 1) ||
					  term_is(grammar_of(reading, day - 1), 0, "prep"))
		       ? day - 1
		       : day;
}

int event_before(
	const struct reading *reading, uint32_t lead, uint32_t limit, struct event *ret_event)
{
	const char *object_word = reading->language->object_word;

	if (lead <= limit)
		return 0;
	if (object_word && passage_is(&reading->passage, lead - 1, object_word) &&
		lead - 1 > limit)
		lead--;
	lead = before_weekday(reading, lead, limit);
	return verb_before(reading, lead, limit, ret_event) ||
	       noun_before(reading, lead, limit, ret_event);
}

/* ---- After the phrase: one walk over the words that follow. ---- */

#define FARTHEST 18 /* words between the phrase and its verb */

struct walk {
	const struct reading *reading;
	uint32_t at, first, limit;
	int be, have, other_aux, infinitive; /* seen, and not yet followed by a verb */
	int jumped;                          /* over a stretch between commas */
	int listed;                          /* other counts stood between */
	struct event reduced; /* "babies rescued", unless a verb of its own comes */
};

/* A number begins in [first, end). */
static int number_between(const struct passage *passage, uint32_t first, uint32_t end)
{
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t number = passage_number_from(passage, first);

	return number < analysis->number_count && analysis->numbers[number].first < end;
}

/* "lost power", "won prizes": a noun, and no time that it happened at. */
static int names_thing(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str plural = plural_singular(reading, token);
	struct winnow_str noun =
		plural.len ? plural : passage_lower(passage, passage_word(passage, token));
	struct winnow_str forms =
		term_value(passage_find(passage, reading->language->verb, token), 0);

	return reading->language->noun_order == NOUN_LAST &&
	       passage_kind(passage, token) == WINNOW_WORD &&
	       !passage_flag(passage, token, WINNOW_CAPITAL) && !grammar_of(reading, token) &&
	       (forms.len ? forms.ptr[0] == 'N' : !strcmp(noun_kind(reading, noun), "thing"));
}

/* Is what follows the verb its object? Then the counted did it. */
static int has_object(const struct walk *walk, uint32_t after)
{
	const struct passage *passage = &walk->reading->passage;

	if (after >= walk->limit || passage_kind(passage, after) == WINNOW_MARK)
		return 0;
	return number_between(passage, after, after + 1) ||
	       (walk->at == walk->first && names_thing(walk->reading, after)) ||
	       is_determiner(walk->reading, after) ||
	       term_is(grammar_of(walk->reading, after), 0, "pron");
}

/* A participle without "were": done to them if nothing says otherwise. Where it stands behind its noun it
 * describes it, "67 personas asesinadas un día antes". */
static int bare_participle(struct walk *walk, const struct winnow_term *verb, uint32_t end)
{
	int describes = walk->reading->language->noun_order == NOUN_FIRST;
	int agent = walk->have || term_is(verb, VOICE, "i") ||
		    (!describes && has_object(walk, end));

	if (agent || (term_is(verb, VOICE, "b") && walk->at == walk->first))
		return set_event(walk->at, end, verb, "agent", &walk->reduced) * 2;
	if (walk->at == walk->first && walk->reduced.first == walk->reduced.end)
		set_event(walk->at, end, verb, "object", &walk->reduced);
	return 0;
}

/* "killed in the crash", "had one graduate student": a noun that looks like the base of a verb. */
static int is_noun_within(const struct walk *walk)
{
	const struct winnow_term *before =
		walk->at > walk->first ? grammar_of(walk->reading, walk->at - 1) : NULL;

	return term_is(before, 0, "det") || (term_is(before, 0, "prep") && !walk->infinitive) ||
	       walk->reduced.first < walk->reduced.end ||
	       (walk->at > walk->first &&
		       number_between(&walk->reading->passage, walk->at - 1, walk->at));
}

/* "une vingtaine de blessés et une dizaine de morts": those who are counted next. */
static int is_counted(const struct walk *walk)
{
	const char *partitive = walk->reading->language->partitive;
	uint32_t before = walk->at - 1;

	return walk->reading->language->noun_order == NOUN_FIRST && walk->at > walk->first &&
	       (passage_is(&walk->reading->passage, before, partitive) ||
		       number_between(&walk->reading->passage, before, before + 1));
}

/* What the verb at the walk says of the counted: 2 it is theirs, 0 go on. */
static int weigh_verb(struct walk *walk, const struct winnow_term *verb, uint32_t end)
{
	if (is_participle(verb) && is_counted(walk))
		return 0;
	if (is_participle(verb)) {
		if (walk->be)
			return set_event(walk->at, end, verb,
				       term_is(verb, VOICE, "i") ? "agent" : "object",
				       &walk->reduced) *
			       2;
		return bare_participle(walk, verb, end);
	}
	if (walk->infinitive)
		return 0;
	if (term_is(verb, TENSE, "ing") && walk->be)
		return set_event(walk->at, end, verb, "agent", &walk->reduced) * 2;
	if (term_is(verb, TENSE, "past") || term_is(verb, TENSE, "finite"))
		return set_event(walk->at, end, verb, "agent", &walk->reduced) * 2;
	if (term_is(verb, TENSE, "base") && !is_noun_within(walk) &&
		(!term_is(verb, VOICE, "t") || walk->other_aux ||
			(walk->at == walk->first && has_object(walk, end))))
		return set_event(walk->at, end, verb, "agent", &walk->reduced) * 2;
	return 0;
}

/* "…, including 200 women, were": to behind the second comma. */
static int jump_comma(struct walk *walk)
{
	const struct passage *passage = &walk->reading->passage;

	if (walk->jumped)
		return 0;
	walk->jumped = 1;
	for (uint32_t at = walk->at + 1; at < walk->limit && at < walk->at + FARTHEST; at++)
		if (passage_is(passage, at, ",")) {
			walk->at = at;
			return 1;
		}
	return 0;
}

/* "12 men and two women were": the words after "and" are a count of their own; not "cut 12 jobs and closed
 * two shops". */
static int joins_count(const struct walk *walk)
{
	const struct winnow_term *verb = passage_find(
		&walk->reading->passage, walk->reading->language->event, walk->at + 1);

	if (walk->reading->language->noun_order == NOUN_LAST && verb &&
		!term_is(verb, TENSE, "base"))
		return 0;
	return number_between(&walk->reading->passage, walk->at + 1, walk->at + 5);
}

/* "including", "among them" */
static int begins_part(const struct walk *walk, uint32_t at)
{
	uint32_t end = 0;

	return passage_match(&walk->reading->passage, walk->reading->language->part, at,
		       walk->limit, &end) != NULL;
}

/* "two women and a boy were": who is not counted is one more of those the verb is said of. */
static int joins_one(const struct walk *walk)
{
	enum { LONGEST = 4 };
	static const char *const plural[] = { "are", "have", "were", NULL };
	const struct passage *passage = &walk->reading->passage;
	uint32_t at = walk->at + 1, end = at + LONGEST;

	if (!(walk->listed || walk->at == walk->first) || !is_determiner(walk->reading, at))
		return 0;
	for (at++; at < walk->limit && at <= end; at++) {
		if (passage_is_any(passage, at, plural))
			return 1;
		if (grammar_of(walk->reading, at) || passage_kind(passage, at) != WINNOW_WORD)
			return 0;
	}
	return 0;
}

int event_is_since(const struct reading *reading, uint32_t token)
{
	return passage_is(&reading->passage, token, "since") &&
	       passage_is(&reading->passage, token + 1, "been");
}

/* A word of the grammar: 0 the clause ends here. */
static int pass_grammar(struct walk *walk, const struct winnow_term *class)
{
	if (term_is(class, 0, "be"))
		walk->be = 1;
	else if (term_is(class, 0, "have"))
		walk->have = 1;
	else if (term_is(class, 0, "aux"))
		walk->other_aux = 1;
	else if (term_is(class, 0, "clause") || term_is(class, 0, "verb"))
		return begins_part(walk, walk->at) || event_is_since(walk->reading, walk->at);
	else if (term_is(class, 0, "relative"))
		return walk->at == walk->first;
	else if (term_is(class, 0, "conj"))
		return joins_count(walk) || joins_one(walk);
	walk->infinitive = passage_is(&walk->reading->passage, walk->at, "to");
	/* "were in prison …": the verb to be stood for itself. */
	if (term_is(class, 0, "prep") || term_is(class, 0, "det"))
		walk->be = walk->have = walk->other_aux = 0;
	return 1;
}

/* Behind the words that lead an age and are no verb, "aged"; 0: none begin at `token`. */
static uint32_t past_age_words(const struct reading *reading, uint32_t token, uint32_t limit)
{
	uint32_t end = 0;
	const struct winnow_term *words =
		passage_match(&reading->passage, reading->language->age, token, limit, &end);

	return words && !term_is(words, 0, "has") ? end : 0;
}

/* A word between two ages: "and", "to", "both", "years". */
static int joins_ages(const struct reading *reading, uint32_t token)
{
	static const char *const words[] = { "-", "–", "all", "both", "de", "old", "some",
		NULL };
	const struct passage *passage = &reading->passage;
	uint32_t end = 0;

	return passage_is_any(passage, token, words) ||
	       term_is(grammar_of(reading, token), 0, "conj") ||
	       passage_match(
		       passage, reading->language->amount.range, token, token + 1, &end) ||
	       past_age_words(reading, token, token + 1) ||
	       term_is(passage_find(passage, reading->language->units.names, token), 1, "time");
}

/* "Two boys, aged 8 and 10, were": to the comma behind their ages; the token at which the walk is: none stand
 * there. */
static uint32_t past_ages(const struct walk *walk)
{
	const struct passage *passage = &walk->reading->passage;
	uint32_t at = walk->at + 1, comma = walk->at;
	uint32_t behind = past_age_words(walk->reading, at, walk->limit);
	int ages = 0;

	if (behind)
		at = behind;
	while (at < walk->limit && at < walk->at + FARTHEST) {
		uint32_t next = passage_past_number(passage, at);
		ages += next > at;
		if (passage_is(passage, at, ","))
			comma = at;
		if (next == at && comma != at && !joins_ages(walk->reading, at))
			break;
		at = next > at ? next : at + 1;
	}
	return ages && at == comma + 1 ? comma : walk->at;
}

/* "43 people (12 children) died": to where the parenthesis closes. */
static int pass_parenthesis(struct walk *walk)
{
	const struct passage *passage = &walk->reading->passage;

	for (uint32_t at = walk->at + 1; at < walk->limit && at < walk->at + FARTHEST; at++)
		if (passage_is(passage, at, ")")) {
			if (walk->at == walk->first)
				walk->first = at + 1;
			walk->at = at;
			return 1;
		}
	return 0;
}

static int pass_mark(struct walk *walk)
{
	const struct passage *passage = &walk->reading->passage;

	if (passage_is(passage, walk->at, "("))
		return pass_parenthesis(walk);
	if (!passage_is(passage, walk->at, ","))
		return passage_is(passage, walk->at, "-") && passage_glued(passage, walk->at);
	uint32_t ages = past_ages(walk);
	if (ages > walk->at) {
		walk->at = ages;
		walk->first = ages + 1;
		return 1;
	}
	if (begins_part(walk, walk->at + 1) || !joins_count(walk))
		return jump_comma(walk);
	walk->listed = 1;
	return 1;
}

/* One word on; 0 the clause ends, 2 the verb was found. */
static int step(struct walk *walk)
{
	const struct passage *passage = &walk->reading->passage;
	uint32_t end = walk->at + 1;
	const struct winnow_term *class = grammar_of(walk->reading, walk->at);

	if (passage_kind(passage, walk->at) == WINNOW_MARK && !pass_mark(walk))
		return 0;
	const struct winnow_term *verb = passage_match(
		passage, walk->reading->language->event, walk->at, walk->limit, &end);
	if (verb && weigh_verb(walk, verb, end))
		return 2;
	if (!verb && class && !term_is(class, 0, "more")) {
		if (!pass_grammar(walk, class))
			return 0;
		/* "relatives who were": from here on the verb is theirs. */
		if (term_is(class, 0, "relative"))
			walk->first = walk->at + 1;
	}
	walk->at = end > walk->at ? end : walk->at + 1;
	return 1;
}

/* "women who worked in three hotels": the verb behind is that of the women. "Which 30 men signed"
 * is not said of whom "which" stands for, and "that" may begin another clause. */
static int is_in_relative(const struct reading *reading, uint32_t end)
{
	const struct passage *passage = &reading->passage;
	struct winnow_sentence sentence = passage_sentence(passage, end - 1);

	for (uint32_t at = end - 1; at-- > sentence.first && at + FARTHEST > end;) {
		const struct winnow_term *class = grammar_of(reading, at);
		if (term_is(class, 0, "relative"))
			return !passage_is(passage, at, "that") &&
			       !is_determiner(reading, at + 1) &&
			       !number_between(passage, at + 1, at + 2);
		if (term_is(class, 0, "clause") || term_is(class, 0, "conj") ||
			passage_kind(passage, at) == WINNOW_MARK)
			return 0;
	}
	return 0;
}

int event_after(
	const struct reading *reading, uint32_t end, uint32_t limit, struct event *ret_event)
{
	struct walk walk = { .reading = reading, .at = end, .first = end, .limit = limit };

	if (is_in_relative(reading, end))
		return 0;
	while (walk.at < limit && walk.at < end + FARTHEST && step(&walk) == 1)
		;
	if (walk.reduced.first == walk.reduced.end)
		return 0;
	*ret_event = walk.reduced;
	return 1;
}

int event_within(
	const struct reading *reading, uint32_t first, uint32_t head, struct event *ret_event)
{
	const struct passage *passage = &reading->passage;

	/* "204 heridos": the noun tells it. */
	if (reading->language->noun_order != NOUN_LAST)
		head++;
	for (uint32_t at = first; at < head; at++) {
		const struct winnow_term *verb =
			passage_find(passage, reading->language->event, at);
		if (is_participle(verb) && !passage_glued(passage, at) &&
			!(at + 1 < head && passage_glued(passage, at + 1)))
			return set_event(at, at + 1, verb, "object", ret_event);
	}
	return 0;
}
