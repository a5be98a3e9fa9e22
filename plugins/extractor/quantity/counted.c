/* SPDX-License-Identifier: MIT */
#include "counted.h"
#include "counted_first.h"
#include "counted_one.h"
#include "plural.h"

#define LONGEST_PHRASE 8 /* words, compounds counted once */
#define LONGEST_OF 3     /* words of "victims of human trafficking" after "of" */

const struct winnow_term *grammar_of(const struct reading *reading, uint32_t token)
{
	const struct winnow_term *class =
		passage_find(&reading->passage, reading->language->grammar, token);

	/* "300 US troops", "12 WHO doctors" */
	return (term_is(class, 0, "pron") || term_is(class, 0, "relative")) &&
			       passage_is_acronym(&reading->passage, token)
		       ? NULL
		       : class;
}

int counted_is_possessive(const struct passage *passage, uint32_t token)
{
	return passage_glued(passage, token) &&
	       (passage_is(passage, token, "'s") || passage_is(passage, token, "’s") ||
		       passage_is(passage, token, "'") || passage_is(passage, token, "’"));
}

int counted_is_word(const struct reading *reading, uint32_t token, uint32_t limit)
{
	const struct passage *passage = &reading->passage;

	if (token >= limit || passage_kind(passage, token) != WINNOW_WORD)
		return 0;
	const struct winnow_term *class = grammar_of(reading, token);
	return !class || term_is(class, 0, "more") ||
	       counted_compound_last(passage, token, limit) != token;
}

int counted_is_third_person(const struct reading *reading, uint32_t token)
{
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	return forms.len > 0 && forms.ptr[0] == 'Z' && !memchr(forms.ptr, 'N', forms.len);
}

/* A verb in a form that no noun has, so that a plural before it was the head. */
static int is_verb(const struct reading *reading, uint32_t token)
{
	const struct winnow_term *event =
		passage_find(&reading->passage, reading->language->event, token);

	if (counted_is_third_person(reading, token))
		return 1;
	return event && !term_is(event, 1, "base") && !term_is(event, 1, "ing") &&
	       !term_is(event, 1, "present");
}

/* A word that describes: no plural, and none that is first of all a verb. */
static int may_describe(const struct reading *reading, uint32_t token, uint32_t limit)
{
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	return counted_is_word(reading, token, limit) && !is_verb(reading, token) &&
	       plural_singular(reading, token).len == 0 &&
	       (forms.len == 0 || forms.ptr[0] == 'N' || forms.ptr[0] == 'J');
}

/* "abandoned", "malnourished", "sick" */
static int is_describing(const struct reading *reading, uint32_t token, uint32_t limit)
{
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	return counted_is_word(reading, token, limit) && forms.len > 0 &&
	       (memchr(forms.ptr, 'P', forms.len) || memchr(forms.ptr, 'J', forms.len));
}

/* "and" or "or" between two words that describe */
static int is_joint(const struct reading *reading, uint32_t token)
{
	return passage_is(&reading->passage, token, "and") ||
	       passage_is(&reading->passage, token, "or");
}

/* "200 abandoned and malnourished infants", "12 dead or missing people" */
static int joins_participles(
	const struct reading *reading, uint32_t token, uint32_t limit, uint32_t from)
{
	return token == from + 1 && is_joint(reading, token) &&
	       (is_describing(reading, token - 1, limit) ||
		       (passage_is(&reading->passage, token, "or") &&
			       may_describe(reading, token - 1, limit))) &&
	       (is_describing(reading, token + 1, limit) ||
		       may_describe(reading, token + 1, limit)) &&
	       counted_is_word(reading, token + 2, limit) &&
	       plural_singular(reading, token + 2).len > 0;
}

/* "400 recently arrived families": past the adverb. */
static uint32_t skip_adverb(const struct reading *reading, uint32_t from, uint32_t limit)
{
	struct winnow_str word = passage_word(&reading->passage, from);

	return winnow_ends(word, "ly") && term_is(grammar_of(reading, from), 0, "adv") &&
			       is_describing(reading, from + 1, limit) &&
			       counted_is_word(reading, from + 2, limit) &&
			       plural_singular(reading, from + 2).len > 0
		       ? from + 1
		       : from;
}

/* "cleaning" in "1,000 maintenance and cleaning workers" */
static int is_gerund(const struct reading *reading, uint32_t token)
{
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	return forms.len > 0 && forms.ptr[0] == 'G' && !grammar_of(reading, token);
}

/* "260 radio and television stations": the noun stands one or two words behind. */
static int joins_two(
	const struct reading *reading, uint32_t token, uint32_t limit, uint32_t from)
{
	if (joins_participles(reading, token, limit, from))
		return 1;
	if (token != from + 1 || !is_joint(reading, token) ||
		!may_describe(reading, token - 1, limit) ||
		!(may_describe(reading, token + 1, limit) || is_gerund(reading, token + 1)) ||
		!counted_is_word(reading, token + 2, limit))
		return 0;
	if (plural_singular(reading, token + 2).len)
		return 1;
	return may_describe(reading, token + 2, limit) &&
	       counted_is_word(reading, token + 3, limit) &&
	       plural_singular(reading, token + 3).len > 0;
}

/* A quotation mark that opens before a word of the phrase, or closes behind one: 20 "premier" members. */
static int is_quotation(const struct passage *passage, uint32_t token, uint32_t from)
{
	static const char *const marks[] = { "\"", "“", "”", "‘", "’", "'", "«", "»", NULL };

	if (passage_kind(passage, token) == WINNOW_WORD ||
		!passage_is_any(passage, token, marks))
		return 0;
	return passage_glued(passage, token)
		       ? token > from && !passage_glued(passage, token + 1)
		       : passage_glued(passage, token + 1);
}

/* Past the possessive, a quotation mark, or the comma between two adjectives, at `token`. */
static uint32_t skip_joint(
	const struct reading *reading, uint32_t token, uint32_t limit, uint32_t from)
{
	const struct passage *passage = &reading->passage;

	if (token + 1 < limit && is_quotation(passage, token, from))
		return token + 1;
	if (token > from && counted_is_possessive(passage, token) && token + 1 < limit)
		return token + 1;
	if (joins_two(reading, token, limit, from))
		return token + 1;
	/* "460 Saxon and Norman coins" */
	if (token > from && is_joint(reading, token) && token + 1 < limit &&
		passage_flag(passage, token - 1, WINNOW_CAPITAL) &&
		passage_flag(passage, token + 1, WINNOW_CAPITAL))
		return token + 1;
	/* "two big, old ships", not "on Zero Hedge, similar statements" or "six Orthodox, four Greeks" */
	if (token > from && token <= from + 2 && passage_is(passage, token, ",") &&
		!passage_flag(passage, token - 1, WINNOW_CAPITAL) &&
		counted_is_word(reading, token + 1, limit) &&
		!passage_number_at(&reading->passage, token + 1) &&
		!is_verb(reading, token + 1) && !is_verb(reading, token - 1))
		return token + 1;
	return token;
}

/* Of a compound as a whole ("passers-by"), else of its last word. */
static struct winnow_str compound_singular(
	const struct reading *reading, uint32_t first, uint32_t last)
{
	uint32_t end = 0;
	const struct winnow_term *whole =
		first < last ? passage_match(&reading->passage, reading->language->plural,
				       first, last + 1, &end)
			     : NULL;

	return whole && end == last + 1 ? term_value(whole, 0) : plural_singular(reading, last);
}

/* "Phoenix Technologies common shares": the plural at `token` ends a name, and two words behind it
 * stands what is counted. */
static int is_plural_name(
	const struct reading *reading, uint32_t token, uint32_t limit, uint32_t from)
{
	const struct passage *passage = &reading->passage;

	return token > from && passage_flag(passage, token, WINNOW_CAPITAL) &&
	       passage_flag(passage, token - 1, WINNOW_CAPITAL) &&
	       !passage_flag(passage, token, WINNOW_UPPER) &&
	       may_describe(reading, token + 1, limit) &&
	       !passage_flag(passage, token + 1, WINNOW_CAPITAL) &&
	       counted_is_word(reading, token + 2, limit) &&
	       plural_singular(reading, token + 2).len > 0;
}

/* "one in four adults smokes": what persons that were named already do; not "150 police officers". */
static int is_done_by(const struct reading *reading, uint32_t token, struct winnow_str noun)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str before = passage_lower(passage, passage_word(passage, token - 1));
	struct winnow_str forms =
		term_value(passage_find(passage, reading->language->verb, token), 0);

	return forms.len > 0 && memchr(forms.ptr, 'Z', forms.len) &&
	       !winnow_equal(before, noun) && !strcmp(noun_kind(reading, noun), "person");
}

/* "fifty police precinct chiefs": a word that is its own plural tells what kind of another they are. */
static int is_kind_of(const struct reading *reading, uint32_t token, uint32_t limit,
	struct winnow_str singular)
{
	const struct passage *passage = &reading->passage;

	return winnow_equal(singular, passage_lower(passage, passage_word(passage, token))) &&
	       may_describe(reading, token + 1, limit) &&
	       counted_is_word(reading, token + 2, limit) && !is_verb(reading, token + 2) &&
	       plural_singular(reading, token + 2).len > 0;
}

/* English: the last of the plurals that end the phrase. */
static int head_last(
	const struct reading *reading, uint32_t from, uint32_t limit, struct counted *counted)
{
	uint32_t at = skip_adverb(reading, from, limit);

	for (int words = 0; words < LONGEST_PHRASE; words++) {
		if (counted->unit.len == 0)
			at = skip_joint(reading, at, limit, from);
		if (!counted_is_word(reading, at, limit) ||
			(counted->unit.len && (is_verb(reading, at) ||
						      is_done_by(reading, at, counted->unit))))
			break;
		uint32_t last = counted_compound_last(&reading->passage, at, limit);
		struct winnow_str singular = compound_singular(reading, at, last);
		if (singular.len && !is_plural_name(reading, last, limit, from) &&
			!is_kind_of(reading, last, limit, singular)) {
			counted->head = last;
			counted->unit = singular;
		} else if (counted->unit.len) {
			break;
		}
		at = last + 1;
	}
	counted->end = counted->head + 1;
	if (counted->unit.len) {
		counted_take_institution(reading, limit, counted);
		counted_take_people(reading, limit, counted);
	}
	return counted->unit.len > 0;
}

/* "12 Chinese were", "700,000 Rohingya fled": a people whose name has no plural, and nothing behind it that
 * it could describe. */
static int head_people(
	const struct reading *reading, uint32_t at, uint32_t limit, struct counted *counted)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str forms =
		term_value(passage_find(passage, reading->language->verb, at + 1), 0);

	if (at >= limit || !passage_find(passage, reading->language->nationality, at) ||
		!passage_flag(passage, at, WINNOW_CAPITAL) || passage_glued(passage, at + 1))
		return 0;
	if (counted_is_word(reading, at + 1, limit) &&
		!(forms.len && (forms.ptr[0] == 'D' || forms.ptr[0] == 'Z')))
		return 0;
	counted->unit = passage_lower(passage, passage_word(passage, at));
	counted->head = at;
	counted->end = at + 1;
	return 1;
}

/* "Norland's" in "two of Norland's ministers". */
static int owner_follows(const struct passage *passage, uint32_t at, uint32_t limit)
{
	for (uint32_t token = at + 1; token < limit && token < at + 4; token++)
		if (counted_is_possessive(passage, token))
			return 1;
	return 0;
}

/* Past the number in "two of the town's 40 schools"; the token: there is none. */
static uint32_t past_owned(const struct reading *reading, uint32_t first, uint32_t limit)
{
	const struct winnow_analysis *analysis = reading->passage.analysis;
	uint32_t number = passage_number_from(&reading->passage, first), token = first + 1;

	while (token + 1 < limit && token < first + 4 &&
		!counted_is_possessive(&reading->passage, token))
		token++;
	return number < analysis->number_count &&
			       analysis->numbers[number].first == token + 1 &&
			       !(analysis->numbers[number].flags & WINNOW_ORDINAL) &&
			       counted_is_possessive(&reading->passage, token)
		       ? passage_past_number(&reading->passage, token + 1)
		       : first;
}

/* Past "of the", "of its", or plain "of" after hundreds and millions. */
static uint32_t skip_partitive(const struct reading *reading, uint32_t from, uint32_t limit,
	const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const char *partitive = reading->language->partitive;
	int bare = amount->bound == BOUND_VAGUE || reading->language->noun_order == NOUN_FIRST;

	/* "3 des 5 accusés" */
	if (from + 1 < limit && passage_is(passage, from, "des"))
		return from + 1;
	if (!partitive || from + 1 >= limit ||
		!(passage_is(passage, from, partitive) || passage_is(passage, from, "d'") ||
			passage_is(passage, from, "d’")))
		return from;
	uint32_t at = from + 1;
	while (at < limit && at < from + 4 && term_is(grammar_of(reading, at), 0, "det"))
		at++;
	return at > from + 1 || bare || owner_follows(passage, at, limit) ? at : from;
}

/* "of human trafficking" after the noun. */
static uint32_t of_end(const struct reading *reading, uint32_t end, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = end + 1;

	if (reading->language->noun_order != NOUN_LAST || !passage_is(passage, end, "of"))
		return end;
	for (int words = 0; words < LONGEST_OF && counted_is_word(reading, at, limit) &&
			    !passage_flag(passage, at, WINNOW_CAPITAL) && !is_verb(reading, at);
		words++)
		at = counted_compound_last(passage, at, limit) + 1;
	return at > end + 1 ? at : end;
}

uint32_t counted_with(const struct reading *reading, uint32_t end, uint32_t limit)
{
	if (!passage_is(&reading->passage, end, "with") ||
		passage_number_at(&reading->passage, end + 1) ||
		!counted_is_word(reading, end + 1, limit) ||
		passage_flag(&reading->passage, end + 1, WINNOW_CAPITAL))
		return end;
	return end + 2;
}

/* "students commute", "voters expect", not "sports fans", "police officers", "savings account holders": the
 * plural at `token` is what there is a share of, and its verb follows. */
static int ends_run(const struct reading *reading, uint32_t token, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str singular = plural_singular(reading, token);
	uint32_t next = token + 1;

	if (singular.len == 0 || reading->language->noun_order != NOUN_LAST ||
		winnow_equal(singular, passage_lower(passage, passage_word(passage, token))) ||
		!counted_is_word(reading, next, limit) ||
		passage_flag(passage, next, WINNOW_CAPITAL))
		return 0;
	/* "sales volume", not "children work" */
	int describes = may_describe(reading, next, limit);
	if (describes && strcmp(noun_kind(reading, singular), "person") != 0)
		return 0;
	next += (uint32_t)describes;
	return !counted_is_word(reading, next, limit) ||
	       plural_singular(reading, next).len == 0;
}

uint32_t counted_run(const struct reading *reading, uint32_t from, uint32_t limit)
{
	uint32_t at = from;

	for (int words = 0; words < LONGEST_PHRASE && counted_is_word(reading, at, limit);
		words++) {
		if (at > from && is_verb(reading, at))
			break;
		uint32_t last = counted_compound_last(&reading->passage, at, limit);
		at = last + 1;
		if (ends_run(reading, last, limit))
			break;
	}
	return at;
}

/* Past the measure, or the plain number, between a number in words and its noun: "two 12-year-old girls",
 * "eight million 250ml bottles", "five 787 Dreamliners". */
static uint32_t skip_measure(const struct reading *reading, uint32_t from, uint32_t limit,
	const struct amount *amount)
{
	const struct winnow_analysis *analysis = reading->passage.analysis;
	const struct winnow_number *next = &analysis->numbers[amount->number_end];
	struct unit unit;
	uint32_t end = 0;

	if (!(amount->flags & WINNOW_IN_WORDS) || reading->language->noun_order != NOUN_LAST ||
		amount->number_end >= analysis->number_count || next->first != from)
		return from;
	uint32_t bare = next->first + next->count;
	if (!unit_after(&reading->passage, &reading->language->units, bare, limit, &end, &unit))
		end = bare;
	passage_match(&reading->passage, reading->language->age_after, end, limit, &end);
	/* "two thousand 300 people" */
	int describes = next->flags == WINNOW_IN_DIGITS && amount->has_value &&
			decimal_double(amount->value) < 100;
	return end > bare || describes ? end : from;
}

/* "two gold and three bronze medals", "a 6.1 earthquake and new tremors": the phrase ends before "and". */
static uint32_t before_next(const struct reading *reading, const struct amount *amount,
	uint32_t from, uint32_t limit)
{
	const struct winnow_analysis *analysis = reading->passage.analysis;
	uint32_t joint = limit;

	if (amount->has_value && amount->value.exponent < 0)
		joint = from + 1;
	else if (amount->number_end < analysis->number_count)
		joint = analysis->numbers[amount->number_end].first - 1;
	return joint > from && joint < limit && passage_is(&reading->passage, joint, "and")
		       ? joint
		       : limit;
}

/* "28 million of the 60 million crowns": the number there is one of money. */
static int is_of_sum(const struct reading *reading, uint32_t past, uint32_t limit)
{
	struct currency currency;
	uint32_t end = 0;

	return currency_after(
		&reading->passage, &reading->language->currency, past, limit, &end, &currency);
}

/* "12 dead or wounded soldiers": which they are is not told. */
static int has_choice(const struct passage *passage, uint32_t first, uint32_t head)
{
	for (uint32_t at = first; at < head; at++)
		if (passage_is(passage, at, "or"))
			return 1;
	return 0;
}

int counted_read(const struct reading *reading, uint32_t from, uint32_t limit,
	const struct amount *amount, struct counted *ret_counted)
{
	struct counted counted = { 0 };
	limit = before_next(reading, amount, from, limit);
	uint32_t first = skip_partitive(reading, from, limit, amount);
	/* "one of the two candidates", not "five of the three-ton satellites" */
	uint32_t past = first > from ? passage_past_number(&reading->passage, first) : first;
	if (first > from && past == first)
		past = past_owned(reading, first, limit);
	if ((passage_kind(&reading->passage, first) == WINNOW_WORD ||
		    !is_of_sum(reading, past, limit)) &&
		!passage_glued(&reading->passage, past))
		first = past;
	/* "one or more key posts" are many */
	int one = amount->has_value && amount->value.mantissa == 1 && !amount->value.exponent &&
		  amount->hedge_first <= amount->first;
	int found;

	if (reading->language->noun_order == NOUN_LISTED)
		found = counted_head_listed(reading, first, limit, &counted);
	else if (one && first == from)
		found = counted_head_one(reading, first, limit, &counted);
	else if (reading->language->noun_order == NOUN_FIRST)
		found = counted_head_first(reading, first, limit, &counted);
	else
		found = head_last(
			reading, skip_measure(reading, first, limit, amount), limit, &counted);
	int people = !found && reading->language->noun_order == NOUN_LAST && !one &&
		     head_people(reading, first, limit, &counted);
	if (!found && !people)
		return 0;
	counted.first = first + (uint32_t)is_quotation(&reading->passage, first, first);
	counted.choice = has_choice(&reading->passage, first, counted.head);
	counted.end = of_end(reading, counted.end, limit);
	counted.kind = people ? "person" : noun_kind(reading, counted.unit);
	*ret_counted = counted;
	return 1;
}
