/* SPDX-License-Identifier: MIT
 * "1,094 people", "hundreds of babies", "55 girls and 131 boys". */
#include "avoid.h"
#include "facts.h"
#include "headed.h"
#include "indicator.h"
#include "lean.h"
#include "part.h"
#include "plural.h"
#include "shared/per.h"
#include "table.h"
#include "thing.h"

static uint32_t sentence_end(const struct amount *amount)
{
	return amount->sentence.first + amount->sentence.count;
}

/* "and" or a comma stands between this count and the last. */
static int is_coordinated(
	const struct reading *reading, const struct amount *amount, const struct counts *counts)
{
	uint32_t joint = amount->lead - 1;

	if (!counts->has_last || amount->lead == 0 || counts->last.end > joint ||
		counts->last.end + 2 < amount->lead)
		return 0;
	return term_is(grammar_of(reading, joint), 0, "conj") ||
	       passage_is(&reading->passage, joint, ",");
}

/* "killed 12 men, and 30 women were wounded": the verb right behind. */
static int has_own_verb(const struct reading *reading, const struct part_draft *draft)
{
	struct event event;

	return term_is(grammar_of(reading, draft->end), 0, "be") &&
	       event_after(reading, draft->end, sentence_end(&draft->amount), &event);
}

/* A verb outside its own phrase: of "12 dead and 30 missing" each has its own. */
static int may_share(const struct count *last)
{
	return last->event.first < last->event.end &&
	       !(last->event.first >= last->phrase_first &&
		       last->event.first < last->phrase_end);
}

/* "said 40 boys were freed", "reported 5,000 people entered the hall", "left five homes destroyed": the verb
 * before has a clause behind it, whose subject they are. */
static int read_clause(
	const struct reading *reading, const struct part_draft *draft, struct event *ret_event)
{
	struct event event;

	if (reading->language->noun_order != NOUN_LAST || !draft->has_counted ||
		draft->headed ||
		!event_after(reading, draft->end, sentence_end(&draft->amount), &event) ||
		!(term_is(grammar_of(reading, draft->end), 0, "be") ||
			(event.first == draft->end &&
				(winnow_is(winnow_str(event.role), "agent") ||
					winnow_is(ret_event->lemma, "leave")))))
		return 0;
	*ret_event = event;
	return 1;
}

/* "The mother of two boys and three girls was killed": who was is no one of either. */
static int is_headed(const struct reading *reading, const struct counts *counts,
	const struct part_draft *draft)
{
	return headed_by_other(reading, &draft->amount) ||
	       (is_coordinated(reading, &draft->amount, counts) && counts->last.headed &&
		       draft->kind && counts->last.kind &&
		       !strcmp(counts->last.kind, draft->kind));
}

/* "the cases of 12 men detained in May", "the 12 who fled", "led to 40 men being shot": said of the counted,
 * whatever noun stands before. */
static int clings(const struct reading *reading, const struct part_draft *draft,
	const struct event *event)
{
	return term_is(grammar_of(reading, draft->end), 0, "relative") ||
	       passage_is(&reading->passage, draft->end, "being") ||
	       (event->first == draft->end && !strcmp(event->role, "object"));
}

static int read_behind(const struct reading *reading, struct part_draft *draft)
{
	struct event event;

	if (!event_after(reading, draft->end, sentence_end(&draft->amount), &event) ||
		(draft->headed && !clings(reading, draft, &event)))
		return 0;
	draft->event = event;
	return 1;
}

/* Its own verb before it, the verb it shares with the count before, the verb behind, and last
 * a participle within the phrase. */
static void find_event(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	const struct amount *amount = &draft->amount;
	int shared = is_coordinated(reading, amount, counts) && may_share(&counts->last);

	if (part_opens_whole(reading, amount))
		return;
	draft->headed = is_headed(reading, counts, draft);
	if (event_before(reading, amount->lead, amount->sentence.first, &draft->event)) {
		read_clause(reading, draft, &draft->event);
		return;
	}
	if (shared && counts->last.event.first < counts->last.first &&
		!has_own_verb(reading, draft)) {
		draft->event = counts->last.event;
		return;
	}
	if (read_behind(reading, draft))
		return;
	if (shared)
		draft->event = counts->last.event;
	else if (draft->has_counted && !draft->counted.choice)
		event_within(reading, draft->counted.first, draft->counted.head, &draft->event);
}

/* "29 others": more of those that the sentence has counted; else people, where something befell them or
 * they did something, and what the paragraph has counted, where not. */
static int read_others(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	const struct winnow_sentence *sentence = &draft->amount.sentence;
	const struct count *last = part_whole_counted(counts);

	draft->end++;
	draft->rule = "quantity.others";
	find_event(reading, counts, draft);
	int same = counts->has_last && last->sentence.block == sentence->block &&
		   (last->sentence.first == sentence->first || draft->event.lemma.len == 0);
	draft->unit = same ? last->unit : winnow_str("person");
	draft->kind = same ? last->kind : "person";
	return 1;
}

/* "1,000 more were hurt": people, where nothing else has told whom. */
static void read_befallen(const struct reading *reading, struct part_draft *draft)
{
	uint32_t end = 0, limit = sentence_end(&draft->amount);
	uint32_t at = draft->end + (uint32_t)term_is(grammar_of(reading, draft->end), 0, "be");
	const struct winnow_term *term =
		passage_match(&reading->passage, reading->language->casualty, at, limit, &end);

	if (draft->unit.len || term_value(term, 0).len == 0)
		return;
	draft->unit = term_value(term, 0);
	draft->kind = "person";
	draft->event = (struct event){ at, end, term_value(term, 1), "object" };
}

/* "Two schools were hit and three more damaged", "hundreds more are missing", not "12 more than in May". */
static int read_more(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	const struct count *last = part_whole_counted(counts);
	const struct winnow_sentence *sentence = &draft->amount.sentence;

	if (passage_is(&reading->passage, draft->end + 1, "than"))
		return 0;
	draft->end++;
	draft->rule = "quantity.more";
	find_event(reading, counts, draft);
	if (!counts->has_last || last->sentence.block != sentence->block ||
		last->unit.len == 0) {
		read_befallen(reading, draft);
		lean_by_event(reading, counts, draft);
		draft->end -= (uint32_t)(draft->unit.len == 0);
		return draft->unit.len > 0;
	}
	draft->unit = last->unit;
	draft->kind = last->kind;
	return 1;
}

/* The sentence has counted people or animals, of whom these may be. */
static int counts_living(const struct counts *counts, const struct part_draft *draft)
{
	const struct count *last = &counts->last;

	return counts->has_last && last->sentence.first == draft->amount.sentence.first &&
	       count_is_living(last);
}

/* "12 dead", "seven of the dead", "12 are dead": the word stands for those it is said of. */
static int read_casualty(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	int of = passage_is(&reading->passage, draft->end, "of") &&
		 passage_is(&reading->passage, draft->end + 1, "the");
	uint32_t end = 0, first = draft->end + (of ? 2 : 0), at = first;

	at += (uint32_t)(at < sentence_end(&draft->amount) &&
			 term_is(grammar_of(reading, at), 0, "be"));
	const struct winnow_term *term = passage_match(&reading->passage,
		reading->language->casualty, at, sentence_end(&draft->amount), &end);

	if (!term || (at > first && (avoid_is_year(reading, &draft->amount) ||
					    headed_by_other(reading, &draft->amount))))
		return 0;
	if (term_value(term, 0).len == 0 && (at > first || of))
		return 0;
	if (term_value(term, 0).len == 0)
		return passage_is(&reading->passage, at, "more")
			       ? read_more(reading, counts, draft)
			       : read_others(reading, counts, draft);
	draft->end = at;
	draft->unit = term_value(term, 0);
	draft->kind = "person";
	if (at > first && counts_living(counts, draft)) {
		draft->unit = counts->last.unit;
		draft->kind = counts->last.kind;
	}
	draft->event = (struct event){ draft->end, end, term_value(term, 1), "object" };
	draft->end = end;
	draft->rule = "quantity.casualty";
	return 1;
}

/* "a crowd of 5,000", not the "Group of Seven". */
static int read_group(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	const struct amount *amount = &draft->amount;
	uint32_t first = 0;
	const struct winnow_term *term = passage_match_before(&reading->passage,
		reading->language->group, amount->lead, amount->sentence.first, &first);

	if (!term || avoid_is_year(reading, amount) ||
		(first > amount->sentence.first &&
			passage_flag(&reading->passage, first, WINNOW_CAPITAL)))
		return 0;
	draft->unit = term_value(term, 0);
	draft->kind = noun_kind(reading, draft->unit);
	draft->rule = "quantity.group";
	find_event(reading, counts, draft);
	return 1;
}

static const char *rule_of(const struct amount *amount)
{
	if (amount->bound == BOUND_VAGUE)
		return "quantity.vague";
	if (amount->bound == BOUND_BETWEEN)
		return "quantity.range";
	return amount->flags & WINNOW_IN_DIGITS ? "quantity.digits" : "quantity.words";
}

static int is_one_in_words(const struct amount *amount)
{
	return amount->has_value && !(amount->flags & WINNOW_IN_DIGITS) &&
	       !decimal_compare(amount->value, (struct decimal){ 1, 0 });
}

/* "ни один человек", "not one of the boys", "every one of them", "the number one killer": no single one. */
static int is_none(const struct reading *reading, const struct amount *amount)
{
	static const char *const before[] = { "ни", "not", "every", "each", "any", "number",
		NULL };

	return amount->lead > amount->sentence.first &&
	       passage_is_any(&reading->passage, amount->lead - 1, before);
}

/* "12 children or more", not "14 trades and more than 50". */
static uint32_t past_hedge(const struct reading *reading, uint32_t end, struct amount *amount)
{
	struct amount hedged = *amount;
	uint32_t after =
		amount_hedge_after(&reading->passage, &reading->language->amount, end, &hedged);

	/* "14 trades and more than 50", "12 shops and over 40 homes" */
	if (after == end || passage_is(&reading->passage, after, "than") ||
		passage_kind(&reading->passage, after) == WINNOW_DIGITS)
		return end;
	*amount = hedged;
	return after;
}

/* A noun follows. */
static void draft_noun(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	draft->end = draft->counted.end;
	draft->unit = draft->counted.unit;
	draft->kind = draft->counted.kind;
	draft->rule = rule_of(&draft->amount);
	indicator_state(reading, draft);
	draft->confidence = strcmp(draft->kind, "unknown") ? 0.92 : 0.8;
	/* "one of the greatest projects": rather said of it than counted. */
	if (is_one_in_words(&draft->amount) && draft->counted.first > draft->amount.end) {
		draft->rule = "quantity.one_of";
		draft->confidence = strcmp(draft->kind, "person") ? 0.5 : 0.9;
	}
	/* "the two-storey house fell": what befalls the house is not told of its storeys. */
	if (draft->event.lemma.len == 0 &&
		(!draft->counted.hyphened || !strcmp(draft->kind, "person")))
		find_event(reading, counts, draft);
	if (draft->event.end == 0 || draft->event.first > draft->end)
		draft->counted.end = draft->end =
			counted_with(reading, draft->end, sentence_end(&draft->amount));
	draft->end = past_hedge(reading, draft->end, &draft->amount);
	indicator_read(reading, draft);
}

/* No noun follows: a size of something named before, the dead, or a count that leans on another. */
static int draft_bare(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	draft->end = draft->amount.end;
	draft->confidence = 0.75;
	if ((draft->amount.scaled && !(draft->amount.flags & WINNOW_IN_DIGITS)) ||
		avoid_is_of_sum(reading, &draft->amount) ||
		avoid_is_compared_sum(reading, &draft->amount))
		return 0;
	return read_casualty(reading, counts, draft) || indicator_read(reading, draft) ||
	       indicator_number_of(reading, draft) || indicator_read_far(reading, draft) ||
	       read_group(reading, counts, draft) || part_elided(reading, counts, draft);
}

/* "3,000 tests a day" */
static void state_per(const struct reading *reading, const struct part_draft *draft,
	struct statement *statement)
{
	const struct per per = per_read(&reading->passage, reading->language->per, draft->end,
		sentence_end(&draft->amount));

	if (draft->has_counted)
		statement_text(statement, "per", per.unit, per.first, per.end);
}

static void state(const struct reading *reading, const struct part_draft *draft,
	struct statement *statement)
{
	const struct counted *counted = &draft->counted;
	/* One of the largest is large; the two largest are more than that. */
	int one_of = winnow_is(winnow_str(draft->rule), "quantity.one_of");
	const struct winnow_str thing = thing_of(&reading->passage, counted, draft->unit,
		&draft->event, one_of ? reading->language->superlative : NULL);

	statement_amount(statement, &plain_names, &draft->amount);
	statement_bound(statement, &draft->amount);
	if (reading->language->noun_order == NOUN_LAST && !counted->joined &&
		!counted->choice && !winnow_equal(thing, draft->unit))
		statement_text(statement, "thing", thing, 0, 0);
	statement_text(statement, "unit", draft->unit, 0, 0);
	if (counted->first < counted->end)
		statement_text(statement, "counted",
			passage_words(&reading->passage, counted->first, counted->end),
			counted->first, counted->end);
	state_per(reading, draft, statement);
	statement_text(
		statement, "event", draft->event.lemma, draft->event.first, draft->event.end);
	statement_code(statement, "role", draft->event.lemma.len ? draft->event.role : NULL);
	statement_code(statement, "kind", draft->kind ? draft->kind : "unknown");
	statement_text(statement, "indicator", draft->indicator, 0, 0);
	statement_reference(statement, "part_of", draft->whole);
}

/* Past the numbers of names in the phrase, "63,000 Model 3 sedans", "five 787 Dreamliners"; those of "two of the
 * three sons" are counts. */
static uint32_t next_number(const struct reading *reading, const struct part_draft *draft)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t next = draft->amount.number_end;

	for (; draft->has_counted && next < analysis->number_count; next++) {
		uint32_t first = analysis->numbers[next].first;
		if (first >= draft->counted.end ||
			passage_kind(passage, first) != WINNOW_DIGITS ||
			!(first == draft->amount.end ||
				passage_flag(passage, first - 1, WINNOW_CAPITAL) ||
				passage_glued(passage, first)))
			break;
	}
	return next;
}

static void remember(
	const struct part_draft *draft, int64_t fact, uint32_t first, struct counts *counts)
{
	const struct amount *amount = &draft->amount;

	counts->last = (struct count){ fact, first, draft->end, amount->sentence,
		amount->has_value  ? amount->value
		: amount->has_high ? amount->high
				   : amount->low,
		draft->unit, draft->kind, draft->counted.first, draft->counted.end,
		draft->event, draft->whole, draft->headed };
	counts->has_last = 1;
	if (draft->whole < 0)
		counts->wholes[counts->whole_count++ % REMEMBERED] = counts->last;
}

/* "1.250 persons", "3,500 personnes": nobody counts a part of a person, and the mark is of thousands as
 * elsewhere, but for "2.125 children per woman". */
static void read_thousands(const struct reading *reading, struct part_draft *draft)
{
	struct amount *amount = &draft->amount;

	if (!draft->has_counted || strcmp(draft->counted.kind, "person") != 0 ||
		!amount->has_value || amount->flags != WINNOW_IN_DIGITS || amount->scaled ||
		amount->value.exponent != -3 || amount->value.mantissa < 1000 ||
		per_read(&reading->passage, reading->language->per, draft->counted.end,
			sentence_end(amount))
			.unit.len)
		return;
	amount->value.exponent = 0;
	amount_limits(amount);
}

/* "a family of 13 lives there", "father of two drowns": the word behind is what the group, or the father,
 * does. */
static int is_done_by_group(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = 0;
	struct winnow_str forms =
		term_value(passage_find(passage, reading->language->verb, counted->head), 0);

	return counted->head == amount->end && !counted->hyphened && forms.len > 0 &&
	       memchr(forms.ptr, 'Z', forms.len) && strcmp(counted->kind, "person") != 0 &&
	       (passage_match_before(passage, reading->language->group, amount->lead,
			amount->sentence.first, &first) ||
		       (forms.ptr[0] == 'Z' && headed_by_person(reading, amount)));
}

/* States the draft, whose words begin at `first`. */
static int make(const struct reading *reading, const struct part_draft *draft, uint32_t first,
	struct counts *counts, uint32_t *ret_next)
{
	struct statement statement;

	statement_begin(&statement, &reading->passage);
	state(reading, draft, &statement);
	int64_t fact = statement_make(&statement, reading->out,
		&(struct stated){
			"quantity", draft->rule, first, draft->end, draft->confidence });
	remember(draft, fact, first, counts);
	*ret_next = next_number(reading, draft);
	return fact < 0 ? (int)fact : 1;
}

int count_read(const struct reading *reading, const struct amount *read, struct counts *counts,
	uint32_t *ret_next)
{
	struct part_draft draft = { .amount = *read, .whole = -1 };
	struct amount *amount = &draft.amount;

	amount->end = past_hedge(reading, amount->end, amount);
	if (avoid_outright(reading, amount))
		return 0;
	uint32_t label = 0;
	if (table_read(reading, &draft, &label))
		return make(reading, &draft, label, counts, ret_next);
	draft.has_counted = !table_breaks(reading, amount) &&
			    (counted_read_hyphened(reading, amount, &draft.counted) ||
				    counted_read(reading, amount->end, sentence_end(amount),
					    amount, &draft.counted));
	if (draft.has_counted && is_done_by_group(reading, amount, &draft.counted)) {
		draft.has_counted = 0;
		draft.counted = (struct counted){ 0 };
	}
	if (avoid_amount(reading, amount, draft.has_counted ? &draft.counted : NULL) ||
		(is_one_in_words(amount) &&
			(draft.has_counted ? is_none(reading, amount)
					   : !indicator_is_one(reading, amount))))
		return 0;
	read_thousands(reading, &draft);
	if (draft.has_counted)
		draft_noun(reading, counts, &draft);
	else if (!draft_bare(reading, counts, &draft))
		return 0;
	part_find_whole(reading, counts, &draft);
	int hedged =
		amount->hedge_first < amount->hedge_end && amount->hedge_first < amount->first;
	return make(reading, &draft, hedged ? amount->hedge_first : amount->first, counts,
		ret_next);
}
