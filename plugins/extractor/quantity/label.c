/* SPDX-License-Identifier: MIT */
#include "label.h"

static const struct winnow_number *number_of(
	const struct reading *reading, const struct amount *amount)
{
	return &reading->passage.analysis->numbers[amount->number_first];
}

static int is_people(const struct counted *counted)
{
	return counted && !strcmp(counted->kind, "person");
}

/* "Resolutions 242 and 497", "rooms 5, 6 and 7": what was a label to the number before. */
static int follows_label(const struct reading *reading, const struct amount *amount)
{
	enum { LONGEST_LIST = 5 };
	static const char *const joints[] = { "and", "or", ",", "&", "to", "through", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t number = amount->number_first, first = 0;

	for (int i = 0; i < LONGEST_LIST && number > 0; i++) {
		const struct winnow_number *before = &passage->analysis->numbers[--number];
		if (before->first < amount->sentence.first ||
			before->first + before->count + 1 != before[1].first ||
			before->flags != WINNOW_IN_DIGITS ||
			!passage_is_any(passage, before[1].first - 1, joints))
			return 0;
		const struct winnow_term *label =
			passage_match_before(passage, reading->language->label, before->first,
				amount->sentence.first, &first);
		if (label)
			return term_is(label, 0, "text") || term_is(label, 0, "place") ||
			       term_is(label, 0, "many");
	}
	return 0;
}

int label_precedes(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	uint32_t first = 0, at = amount->first;
	/* "Law No. (10)" */
	at -= (uint32_t)(at > amount->sentence.first &&
			 passage_is(&reading->passage, at - 1, "(") &&
			 passage_is(&reading->passage, amount->end, ")"));
	const struct winnow_term *label = passage_match_before(&reading->passage,
		reading->language->label, at, amount->sentence.first, &first);

	/* "would issue between 2 and 3 million shares" */
	int opened = amount->bound == BOUND_BETWEEN &&
		     passage_kind(&reading->passage, amount->first) == WINNOW_WORD;
	if (!label || term_is(label, 0, "year"))
		return !counted && amount->flags == WINNOW_IN_DIGITS &&
		       follows_label(reading, amount);
	if (opened || !(amount->flags & WINNOW_IN_DIGITS))
		return 0;
	if (term_is(label, 0, "many"))
		return !counted && !(amount->flags & WINNOW_GROUPED);
	/* "the No. 1 killer" is one, whoever it is */
	if (passage_is(&reading->passage, first, "no") &&
		passage_flag(&reading->passage, first, WINNOW_CAPITAL))
		return 1;
	/* "deaths top 70,000" */
	if (term_is(label, 0, "order") && amount->flags & WINNOW_GROUPED)
		return 0;
	/* "Section 128 of the tenancy law, lodgers may" */
	int people = is_people(counted) &&
		     (!term_is(label, 0, "text") || counted->first == amount->end);
	if (!term_is(label, 0, "order") || !people)
		return !people;
	/* "last year 87 girls": a time, no label. */
	const struct winnow_term *before =
		first > amount->sentence.first ? grammar_of(reading, first - 1) : NULL;
	return !term_is(before, 0, "adv") && !term_is(before, 0, "det");
}

/* "iPhone", "eBay" */
static int has_inner_capital(struct winnow_str word)
{
	return word.len > 2 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z' && word.ptr[1] >= 'A' &&
	       word.ptr[1] <= 'Z';
}

int label_is_name(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	const struct passage *passage = &reading->passage;
	uint32_t before = amount->first - 1;
	const struct winnow_number *number = number_of(reading, amount);

	if (!(number->flags & WINNOW_IN_DIGITS) || number->flags & WINNOW_GROUPED ||
		amount->lead != amount->first || is_people(counted))
		return 0;
	if (amount->first == amount->sentence.first ||
		passage_kind(passage, before) != WINNOW_WORD ||
		!(passage_flag(passage, before, WINNOW_CAPITAL) ||
			has_inner_capital(passage_word(passage, before))))
		return 0;
	/* "Повреждены 40 зданий": where verbs begin sentences, that is why it is a capital. */
	if (counted && reading->language->noun_order != NOUN_LAST &&
		before == amount->sentence.first)
		return 0;
	return !passage_find(passage, reading->language->event, before) &&
	       !grammar_of(reading, before);
}

int label_is_dialled(const struct reading *reading, const struct amount *amount)
{
	static const char *const behind[] = { "call", "calls", "caller", "callers", "dispatch",
		"dispatcher", "dispatchers", "operator", "operators", "recording", "recordings",
		NULL };
	const struct passage *passage = &reading->passage;
	uint32_t first = amount->first;

	/* "(511)242-2901" */
	if (amount->bound == BOUND_BETWEEN && first > amount->sentence.first + 1 &&
		passage_is(passage, first - 1, ")") &&
		passage_kind(passage, first - 2) == WINNOW_DIGITS)
		return 1;
	return (passage_is(passage, first, "911") || passage_is(passage, first, "999")) &&
	       passage_is_any(passage, amount->end, behind);
}

int label_is_address(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t end = amount->end;

	return amount->first > amount->sentence.first &&
	       passage_is(passage, amount->first - 1, "the") &&
	       passage_is(passage, end, "block") && passage_is(passage, end + 1, "of") &&
	       passage_kind(passage, end + 2) != WINNOW_MARK &&
	       (passage_flag(passage, end + 2, WINNOW_CAPITAL) ||
		       passage_kind(passage, end + 2) == WINNOW_DIGITS);
}

int label_is_named_size(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = amount->first;

	return amount->bound == BOUND_VAGUE && amount->end == first + 1 &&
	       passage_flag(passage, first, WINNOW_CAPITAL) && first > amount->sentence.first &&
	       passage_kind(passage, first - 1) == WINNOW_WORD &&
	       passage_flag(passage, first - 1, WINNOW_CAPITAL) &&
	       !grammar_of(reading, first - 1) &&
	       passage_kind(passage, first + 1) == WINNOW_WORD &&
	       !passage_flag(passage, first + 1, WINNOW_CAPITAL) &&
	       !grammar_of(reading, first + 1);
}
