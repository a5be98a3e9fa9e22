/* SPDX-License-Identifier: MIT */
#include "avoid.h"
#include "lean.h"
#include "part.h"
#include "plural.h"

static uint32_t sentence_end(const struct part_draft *draft)
{
	return draft->amount.sentence.first + draft->amount.sentence.count;
}

/* The words "of these", "including" before the number. */
static const struct winnow_term *find_cue(
	const struct reading *reading, const struct part_draft *draft)
{
	uint32_t first = 0, limit = draft->amount.sentence.first, end = draft->amount.lead;

	if (end > limit && passage_is(&reading->passage, end - 1, ","))
		end--;
	return passage_match_before(
		&reading->passage, reading->language->part, end, limit, &first);
}

/* The latest count that is large enough: in the same sentence, or in one shortly before. */
static const struct count *find_whole(
	const struct counts *counts, const struct part_draft *draft, int same_sentence)
{
	const struct amount *amount = &draft->amount;
	struct decimal size = amount->has_value ? amount->value : amount->low;

	for (uint32_t back = 1; back <= REMEMBERED && back <= counts->whole_count; back++) {
		const struct count *whole =
			&counts->wholes[(counts->whole_count - back) % REMEMBERED];
		if (same_sentence ? whole->sentence.first != amount->sentence.first
				  : whole->sentence.block != amount->sentence.block)
			return NULL;
		if (decimal_compare(size, whole->value) <= 0)
			return whole;
	}
	return NULL;
}

static void link_to(const struct count *whole, struct part_draft *draft)
{
	draft->whole = whole->fact;
	if (draft->unit.len == 0) {
		draft->unit = whole->unit;
		draft->kind = whole->kind;
	}
	if (draft->event.lemma.len == 0 && draft->has_counted) {
		draft->event = whole->event;
	}
}

int part_opens_whole(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t start = amount->sentence.first;

	return reading->language->noun_order == NOUN_LAST && passage_is(passage, start, "of") &&
	       amount->lead >= start + 1 && amount->lead <= start + 2 &&
	       (amount->lead == start + 1 || passage_is(passage, start + 1, "the") ||
		       passage_is(passage, start + 1, "those"));
}

/* "Of the 900 schools in the district, 210 were destroyed and 95 damaged". */
static const struct count *opening_whole(const struct reading *reading,
	const struct counts *counts, const struct part_draft *draft)
{
	const struct count *whole = find_whole(counts, draft, 1);

	return whole && reading->language->noun_order == NOUN_LAST &&
			       passage_is(&reading->passage, whole->sentence.first, "of") &&
			       whole->first <= whole->sentence.first + 2 &&
			       whole->end < draft->amount.lead
		       ? whole
		       : NULL;
}

/* "43 people, including 12 children and three nurses": persons, as those before, of whom they may be. */
static const struct count *shared_whole(const struct reading *reading,
	const struct counts *counts, const struct part_draft *draft)
{
	const struct count *last = &counts->last, *whole = find_whole(counts, draft, 1);
	uint32_t joint = draft->amount.lead - 1;

	return whole && last->whole == whole->fact && draft->has_counted &&
			       joint == last->end && count_is_living(whole) &&
			       !strcmp(draft->kind, "person") &&
			       passage_is(&reading->passage, joint, "and") &&
			       !term_is(grammar_of(reading, draft->end), 0, "be")
		       ? whole
		       : NULL;
}

void part_find_whole(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	const struct winnow_term *cue = find_cue(reading, draft);
	const struct count *opening = opening_whole(reading, counts, draft);

	if (opening && !draft->has_counted && draft->whole < 0)
		link_to(opening, draft);
	const struct count *whole = cue ? find_whole(counts, draft, term_is(cue, 0, "same"))
					: shared_whole(reading, counts, draft);

	if (whole && draft->whole < 0)
		link_to(whole, draft);
}

/* "83 were children", "83 of them girls": the noun stands behind the verb to be, if that is there. */
static void read_predicate(const struct reading *reading, uint32_t at, struct part_draft *draft)
{
	at += (uint32_t)term_is(grammar_of(reading, at), 0, "be");
	if (at >= sentence_end(draft))
		return;
	struct winnow_str singular = plural_singular(reading, at);
	if (singular.len == 0 || strcmp(noun_kind(reading, singular), "person") != 0)
		return;
	draft->unit = singular;
	draft->kind = "person";
}

static int has_places(const struct amount *amount)
{
	return (amount->has_value ? amount->value : amount->low).exponent < 0;
}

/* "killing at least 12 in the north": the verb before says whom it is about. */
static int is_object(const struct reading *reading, struct part_draft *draft)
{
	const struct amount *amount = &draft->amount;
	uint32_t end = amount->end;

	if (!event_before(reading, amount->lead, amount->sentence.first, &draft->event) ||
		(amount->has_value && amount->value.exponent < 0) ||
		avoid_is_year(reading, amount) || passage_is(&reading->passage, end, "to"))
		return 0;
	/* "killed 12 worldwide" */
	struct winnow_str next = passage_word(&reading->passage, end);
	return end >= sentence_end(draft) || grammar_of(reading, end) ||
	       passage_kind(&reading->passage, end) == WINNOW_MARK ||
	       (amount->flags & WINNOW_IN_DIGITS &&
		       (winnow_ends(next, "wide") || winnow_ends(next, "ly")));
}

/* Nothing before the number could govern it. */
static int begins_clause(const struct reading *reading, const struct part_draft *draft)
{
	const struct passage *passage = &reading->passage;
	uint32_t lead = draft->amount.lead;

	if (lead == draft->amount.sentence.first)
		return 1;
	const struct winnow_term *class = grammar_of(reading, lead - 1);
	return passage_kind(passage, lead - 1) == WINNOW_MARK || term_is(class, 0, "conj") ||
	       term_is(class, 0, "clause") || term_is(class, 0, "relative") ||
	       term_is(class, 0, "verb");
}

/* "12 were children", "seven are young women": people, as the phrase behind the verb names
 * them. */
static int is_named_behind(const struct reading *reading, struct part_draft *draft)
{
	static const char *const plural[] = { "are", "were", NULL };
	const struct amount none = { .number_end = UINT32_MAX };
	uint32_t end = draft->amount.end;
	struct counted named;

	if (reading->language->noun_order != NOUN_LAST || has_places(&draft->amount) ||
		!passage_is_any(&reading->passage, end, plural) ||
		!begins_clause(reading, draft) || avoid_is_year(reading, &draft->amount) ||
		!counted_read(reading, end + 1, sentence_end(draft), &none, &named) ||
		strcmp(named.kind, "person") != 0 ||
		plural_singular(reading, named.head).len == 0)
		return 0;
	draft->unit = named.unit;
	draft->kind = named.kind;
	return 1;
}

/* "650 are dying each day", "Three died": the number is the subject of what happened. */
static int is_subject(const struct reading *reading, struct part_draft *draft)
{
	struct event event;

	if (!begins_clause(reading, draft) || avoid_is_year(reading, &draft->amount) ||
		!event_after(reading, draft->amount.end, sentence_end(draft), &event))
		return 0;
	/* Helping words only before the verb: the rest would have been a phrase. */
	for (uint32_t at = draft->amount.end; at < event.first; at++) {
		const struct winnow_term *class = grammar_of(reading, at);
		if (!term_is(class, 0, "be") && !term_is(class, 0, "have") &&
			!term_is(class, 0, "aux") && !term_is(class, 0, "adv") &&
			!event_is_since(reading, at))
			return 0;
	}
	draft->event = event;
	return 1;
}

static int opens_list(const struct reading *reading, uint32_t token)
{
	static const char *const signs[] = { "—", "–", "-", ":", ";", "(", NULL };

	for (size_t i = 0; signs[i]; i++)
		if (passage_is(&reading->passage, token, signs[i]))
			return 1;
	return 0;
}

/* "— 260 by the Northern Front and 160 by the Lake Brigade". */
static int is_listed(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	const struct count *whole = find_whole(counts, draft, 1);
	uint32_t lead = draft->amount.lead;

	if (!whole || lead <= whole->end ||
		!term_is(grammar_of(reading, draft->amount.end), 0, "prep"))
		return 0;
	int follows = counts->has_last && counts->last.whole == whole->fact &&
		      (passage_is(&reading->passage, lead - 1, ",") ||
			      term_is(grammar_of(reading, lead - 1), 0, "conj"));
	if (!opens_list(reading, lead - 1) && !follows)
		return 0;
	link_to(whole, draft);
	draft->event = whole->event;
	return 1;
}

/* "83 of them were children". */
static int is_part_of_them(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	uint32_t end = 0;
	const struct winnow_term *cue = passage_match(&reading->passage,
		reading->language->part, draft->amount.end, sentence_end(draft), &end);
	const struct count *whole =
		cue && passage_is(&reading->passage, draft->amount.end, "of")
			? find_whole(counts, draft, term_is(cue, 0, "same"))
			: NULL;

	if (!whole || avoid_is_year(reading, &draft->amount))
		return 0;
	read_predicate(reading, end, draft);
	event_after(reading, end, sentence_end(draft), &draft->event);
	draft->end = end;
	link_to(whole, draft);
	return 1;
}

/* "Of 340 complaints, 120 were upheld". */
static int is_of_opening(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	uint32_t end = draft->amount.end;
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, end), 0);
	const struct winnow_term *class = grammar_of(reading, end);

	return opening_whole(reading, counts, draft) && begins_clause(reading, draft) &&
	       !avoid_is_year(reading, &draft->amount) &&
	       (term_is(class, 0, "be") || term_is(class, 0, "have") ||
		       term_is(class, 0, "aux") || (forms.len && forms.ptr[0] == 'D'));
}

/* Votes, for and against: "312 votes to 187", "54 in favour and 12 against", "312 voix contre 187". */
static int is_vote(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	static const char *const before[] = { "to", "against", "contre", "contra", NULL };
	static const char *const behind[] = { "against", "contre", "for", "abstained", NULL };
	static const char *const votes[] = { "vote", "voto", "voix", NULL };
	const struct passage *passage = &reading->passage;
	const struct count *last = &counts->last;
	uint32_t lead = draft->amount.lead, end = draft->amount.end;
	int is_one = 0;

	for (size_t i = 0; counts->has_last && votes[i]; i++)
		is_one |= winnow_is(last->unit, votes[i]);
	if (!is_one || last->sentence.first != draft->amount.sentence.first || lead < last->end)
		return 0;
	int against = passage_is(passage, end, "en") && passage_is(passage, end + 1, "contra");
	if (!(lead == last->end + 1 && passage_is_any(passage, lead - 1, before)) && !against &&
		!passage_is_any(passage, end, behind))
		return 0;
	draft->unit = last->unit;
	draft->kind = last->kind;
	return 1;
}

int part_elided(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	const struct winnow_term *cue = find_cue(reading, draft);

	if (cue && !avoid_is_year(reading, &draft->amount) &&
		find_whole(counts, draft, term_is(cue, 0, "same"))) {
		read_predicate(reading, draft->amount.end, draft);
		event_after(reading, draft->amount.end, sentence_end(draft), &draft->event);
		draft->rule = "quantity.part";
		return 1;
	}
	draft->rule = "quantity.part";
	if (is_part_of_them(reading, counts, draft) || is_listed(reading, counts, draft))
		return 1;
	if (is_of_opening(reading, counts, draft)) {
		if (!is_named_behind(reading, draft))
			is_subject(reading, draft);
		return 1;
	}
	draft->rule = "quantity.elided";
	if (is_named_behind(reading, draft))
		return 1;
	if (lean_on_other(reading, counts, draft))
		return 1;
	draft->rule = "quantity.elided";
	if (is_vote(reading, counts, draft))
		return 1;
	/* "registered between 3.8 and 4.2": nobody is a part of one */
	if ((!is_object(reading, draft) && !is_subject(reading, draft)) ||
		avoid_is_age(reading, &draft->amount) || has_places(&draft->amount))
		return 0;
	lean_by_event(reading, counts, draft);
	return 1;
}

const struct count *part_whole_counted(const struct counts *counts)
{
	const struct count *last = &counts->last;

	for (uint32_t i = 0; i < REMEMBERED && last->whole >= 0; i++)
		if (counts->wholes[i].fact == last->whole && counts->wholes[i].unit.len &&
			counts->wholes[i].sentence.first == last->sentence.first)
			return &counts->wholes[i];
	return last;
}
