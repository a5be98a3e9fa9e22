/* SPDX-License-Identifier: MIT */
#include "lean.h"
#include "avoid.h"
#include "plural.h"

/* The count before stands in the sentence, and has a noun. */
static const struct count *count_before(
	const struct counts *counts, const struct part_draft *draft)
{
	return counts->has_last && counts->last.unit.len > 0 &&
			       counts->last.sentence.first == draft->amount.sentence.first &&
			       counts->last.end <= draft->amount.lead
		       ? &counts->last
		       : NULL;
}

/* "264 million people in 41 cities, up from 247 million": the latest of those as large, by and large; else
 * the one before. */
static const struct count *count_as_large(
	const struct counts *counts, const struct part_draft *draft)
{
	const double most_times = 20;
	const struct amount *amount = &draft->amount;
	double size = decimal_double(amount->has_value ? amount->value : amount->low);

	for (uint32_t back = 1; back <= REMEMBERED && back <= counts->whole_count; back++) {
		const struct count *count =
			&counts->wholes[(counts->whole_count - back) % REMEMBERED];
		double other = decimal_double(count->value);
		if (count->sentence.first != amount->sentence.first)
			break;
		if (count->unit.len && count->end <= amount->lead &&
			other < most_times * size && size < most_times * other)
			return count;
	}
	return count_before(counts, draft);
}

int count_is_living(const struct count *count)
{
	return count->kind &&
	       (!strcmp(count->kind, "person") || !strcmp(count->kind, "animal"));
}

static void take(const struct count *count, struct part_draft *draft)
{
	draft->unit = count->unit;
	draft->kind = count->kind;
	draft->counted.first = count->phrase_first;
	draft->counted.end = count->phrase_end;
}

/* What the number behind "to" counts, in "from 1,000 to 2,000 jobs". */
static int has_common_noun(const struct reading *reading, struct part_draft *draft)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = draft->amount.first, next = draft->amount.number_end;
	uint32_t limit = draft->amount.sentence.first + draft->amount.sentence.count;
	struct amount second;

	if (first == draft->amount.sentence.first || !passage_is(passage, first - 1, "from") ||
		!passage_is(passage, draft->amount.end, "to") ||
		next >= passage->analysis->number_count ||
		passage->analysis->numbers[next].first != draft->amount.end + 1)
		return 0;
	struct counted counted;
	amount_read(passage, &reading->language->amount, next, draft->amount.end + 1, NULL,
		NULL, &second);
	if (avoid_outright(reading, &second) ||
		!counted_read(reading, second.end, limit, &second, &counted) ||
		avoid_amount(reading, &second,
			avoid_year_counts(reading, &second, &counted) ? &counted : NULL))
		return 0;
	draft->unit = counted.unit;
	draft->kind = counted.kind;
	return 1;
}

/* Where one or two words that describe end: "oil", "bronze", "first class"; the token: there is none. */
static uint32_t past_describing(const struct reading *reading, uint32_t token, uint32_t limit)
{
	uint32_t at = token;

	while (at < token + 2 && counted_is_word(reading, at, limit) &&
		plural_singular(reading, at).len == 0)
		at = counted_compound_last(&reading->passage, at, limit) + 1;
	return at;
}

/* "27 oil and three gas blocks": the next number's phrase has the noun of both. */
static int has_next_noun(const struct reading *reading, struct part_draft *draft)
{
	static const char *const joints[] = { "and", "or", NULL };
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &draft->amount;
	uint32_t next = amount->number_end,
		 limit = amount->sentence.first + amount->sentence.count;
	uint32_t joint = past_describing(reading, amount->end, limit);
	struct counted counted;
	struct amount second;

	if (reading->language->noun_order != NOUN_LAST || joint == amount->end ||
		amount->value.mantissa == 1 || avoid_is_year(reading, amount) ||
		!passage_is_any(passage, joint, joints) ||
		next >= passage->analysis->number_count ||
		passage->analysis->numbers[next].first != joint + 1)
		return 0;
	amount_read(passage, &reading->language->amount, next, joint + 1, NULL, NULL, &second);
	if (avoid_outright(reading, &second) ||
		!counted_read(reading, second.end, limit, &second, &counted) ||
		counted.head == counted.first || avoid_amount(reading, &second, &counted))
		return 0;
	draft->unit = counted.unit;
	draft->kind = counted.kind;
	draft->end = joint;
	return 1;
}

/* "3 million, up from 2.4 million": the count before has the noun. */
static int is_compared(
	const struct reading *reading, const struct count *before, struct part_draft *draft)
{
	uint32_t first = 0;

	if (!passage_match_before(&reading->passage, reading->language->compared,
		    draft->amount.lead, before->end, &first))
		return 0;
	take(before, draft);
	return 1;
}

static int joins(const struct reading *reading, uint32_t token)
{
	return term_is(grammar_of(reading, token), 0, "conj") ||
	       passage_is(&reading->passage, token, ",") ||
	       passage_is(&reading->passage, token, ";");
}

/* "199 cases were mild and 500 were grave": the same verb follows both. */
static int is_predicated(
	const struct reading *reading, const struct count *before, struct part_draft *draft)
{
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &draft->amount;

	if (amount->lead <= before->end + 1 ||
		!term_is(grammar_of(reading, amount->end), 0, "be") ||
		!term_is(grammar_of(reading, amount->lead - 1), 0, "conj") ||
		!passage_is(passage, before->end,
			passage_is(passage, amount->end, "were") ? "were" : "are") ||
		!passage_is_any(
			passage, amount->end, (const char *const[]){ "were", "are", NULL }))
		return 0;
	take(before, draft);
	return 1;
}

/* "68 people who work and 95 who do not". */
static int is_paired(
	const struct reading *reading, const struct count *before, struct part_draft *draft)
{
	const struct amount *amount = &draft->amount;

	if (!before->kind || strcmp(before->kind, "person") != 0 ||
		amount->lead == amount->sentence.first ||
		!term_is(grammar_of(reading, amount->lead - 1), 0, "conj") ||
		!passage_is(&reading->passage, amount->end, "who"))
		return 0;
	take(before, draft);
	return 1;
}

static int stands_between(
	const struct passage *passage, uint32_t first, uint32_t end, uint32_t token)
{
	for (uint32_t at = first; at < end; at++)
		if (winnow_equal(passage_word(passage, at), passage_word(passage, token)))
			return 1;
	return 0;
}

/* Past the marks and small words that may stand before the number besides "and": "and then", ", and". */
static uint32_t joint_before(const struct reading *reading, const struct part_draft *draft)
{
	uint32_t joint = draft->amount.lead - 1;

	if (joint > draft->amount.sentence.first &&
		term_is(grammar_of(reading, joint), 0, "adv"))
		joint--;
	return joint;
}

/* "3,000 cases in 2019 and 4,500 in 2020", "120 people were arrested on Monday and 85 on Tuesday": the
 * same preposition stands behind both. */
static int is_repeated(
	const struct reading *reading, const struct count *before, struct part_draft *draft)
{
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &draft->amount;
	uint32_t joint;

	if (amount->lead <= before->end + 1 ||
		!term_is(grammar_of(reading, amount->end), 0, "prep"))
		return 0;
	joint = joint_before(reading, draft);
	if (joint <= before->end || !joins(reading, joint) ||
		!stands_between(passage, before->end, joint, amount->end))
		return 0;
	take(before, draft);
	draft->event = before->event;
	return 1;
}

int lean_on_other(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	const struct count *before = count_before(counts, draft);
	const struct count *as_large = count_as_large(counts, draft);
	int is_year = avoid_is_year(reading, &draft->amount);

	draft->rule = "quantity.compared";
	if (has_common_noun(reading, draft))
		return 1;
	draft->rule = "quantity.shared";
	if (has_next_noun(reading, draft))
		return 1;
	draft->rule = "quantity.compared";
	if (!before)
		return 0;
	if ((!is_year && is_compared(reading, as_large, draft)) ||
		is_paired(reading, before, draft) ||
		(!is_year && is_predicated(reading, before, draft)))
		return 1;
	draft->rule = "quantity.repeated";
	return !is_year && is_repeated(reading, as_large, draft);
}

int lean_befalls_people(const struct reading *reading, const struct event *event)
{
	return reading->language->befalls &&
	       reading->passage.text->find(
		       reading->passage.host, reading->language->befalls, event->lemma) != NULL;
}

void lean_by_event(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft)
{
	const struct count *before = count_before(counts, draft);
	int people = lean_befalls_people(reading, &draft->event);

	if (draft->unit.len)
		return;
	/* "three doctors treated 40": they are not those whom they treated. */
	if (before && before->event.role && before->event.first < before->event.end &&
		before->event.first == draft->event.first &&
		strcmp(before->event.role, draft->event.role) != 0)
		before = NULL;
	if (before && (count_is_living(before) ||
			      (!people && before->event.role &&
				      !strcmp(before->event.role, draft->event.role)))) {
		take(before, draft);
		return;
	}
	/* "hundreds left early": who left it unsaid means people */
	int many = draft->amount.bound == BOUND_VAGUE && draft->event.role &&
		   !strcmp(draft->event.role, "agent");
	if (!people && !many)
		return;
	draft->unit = winnow_str("person");
	draft->kind = "person";
}
