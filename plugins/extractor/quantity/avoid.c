/* SPDX-License-Identifier: MIT */
#include <math.h>
#include "avoid.h"
#include "label.h"
#include "plural.h"

#define MOST_COUNTED 1e15
#define LONGEST_LIST 5 /* numbers of one list that are looked at */

static const struct winnow_number *number_of(
	const struct reading *reading, const struct amount *amount)
{
	return &reading->passage.analysis->numbers[amount->number_first];
}

/* Written with one of the signs of `marks` in it. */
static int has_mark(struct winnow_str word, const char *marks)
{
	for (size_t i = 0; i < word.len; i++)
		if (strchr(marks, word.ptr[i]))
			return 1;
	return 0;
}

/* 1500 … 2100, and no mark in it. */
int avoid_number_is_year(const struct passage *passage, const struct winnow_number *number)
{
	struct winnow_str word = passage_word(passage, number->first);

	return number->count == 1 && word.len == 4 && number->exponent == 0 &&
	       passage_kind(passage, number->first) == WINNOW_DIGITS &&
	       number->mantissa >= 1500 && number->mantissa <= 2100;
}

int avoid_is_year(const struct reading *reading, const struct amount *amount)
{
	const struct winnow_number *numbers = reading->passage.analysis->numbers;

	for (uint32_t i = amount->number_first; i < amount->number_end && !amount->limited; i++)
		if (avoid_number_is_year(&reading->passage, &numbers[i]))
			return 1;
	return 0;
}

/* 007, 12:30, 1.2.2014, 020: no writing of a count. */
static int is_odd(const struct reading *reading, const struct amount *amount)
{
	struct winnow_str word =
		passage_word(&reading->passage, number_of(reading, amount)->first);
	double size = decimal_double(amount->has_value ? amount->value : amount->low);

	if (has_mark(word, ":") || fabs(size) > MOST_COUNTED)
		return 1;
	return word.len > 1 && word.ptr[0] == '0' && word.ptr[1] != '.' && word.ptr[1] != ',';
}

/* What makes it a part of a longer sign: 16/17, 12-year, 20%. */
static int leans_right(const struct passage *passage, uint32_t end)
{
	if (!passage_glued(passage, end))
		return 0;
	if (passage_kind(passage, end) != WINNOW_MARK)
		return !passage_is(passage, end, "+");
	if (!has_mark(passage_word(passage, end), "-/:&@_\\'*") &&
		!passage_is(passage, end, "–") && !passage_is(passage, end, "’"))
		return 0;
	return passage_glued(passage, end + 1);
}

/* Another number beside it, as in telephone numbers. */
static int is_run(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_sentence *sentence = &amount->sentence;

	/* "eight million 250ml bottles" are two. */
	if (amount->flags & WINNOW_IN_WORDS)
		return 0;
	return (amount->end < sentence->first + sentence->count &&
		       passage_kind(passage, amount->end) == WINNOW_DIGITS) ||
	       (amount->first > sentence->first &&
		       passage_kind(passage, amount->first - 1) == WINNOW_DIGITS);
}

/* "1." or "2)" before an item of a list. */
static int is_item(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;

	return passage_flag(passage, amount->first, WINNOW_BLOCK_START) &&
	       passage_kind(passage, amount->end + 1) &&
	       (passage_is(passage, amount->end, ".") || passage_is(passage, amount->end, ")"));
}

static int is_month(const struct reading *reading, uint32_t first, uint32_t end)
{
	static const char *const verbs[] = { "may", "march", "mar", NULL };
	uint32_t begin = 0;
	const struct passage *passage = &reading->passage;
	const struct winnow_term *month =
		passage_match_before(passage, reading->language->month, end, first, &begin);

	/* "on may 19": text without capitals. */
	return month && begin == first &&
	       (!reading->language->months_in_capitals ||
		       passage_flag(passage, first, WINNOW_CAPITAL) ||
		       !passage_is_any(passage, first, verbs) ||
		       (first > 0 && passage_is(passage, first - 1, "on")));
}

/* "and", "to", a hyphen or, where `comma`, a comma between two numbers of a list. */
static int joins_numbers(const struct reading *reading, uint32_t token, int comma)
{
	uint32_t end = 0;

	return term_is(grammar_of(reading, token), 0, "conj") ||
	       passage_match(&reading->passage, reading->language->amount.range, token,
		       token + 1, &end) ||
	       (comma && passage_is(&reading->passage, token, ","));
}

static int may_be_day(const struct winnow_number *number)
{
	const int64_t longest = 31;

	return number->flags == WINNOW_IN_DIGITS && number->exponent == 0 &&
	       number->mantissa > 0 && number->mantissa <= longest;
}

static int is_people(const struct counted *counted)
{
	return counted && !strcmp(counted->kind, "person");
}

/* "5 March", "March 5", "5 de mayo". */
static int is_date(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	uint32_t after = amount->end, limit = amount->sentence.first + amount->sentence.count;

	if (!(amount->flags & WINNOW_IN_DIGITS))
		return 0;
	if (after + 1 < limit && passage_is(&reading->passage, after, "de"))
		after++;
	uint32_t before = amount->first;
	if (before > amount->sentence.first && passage_is(&reading->passage, before - 1, "."))
		before--;
	if (after < limit && is_month(reading, after, after + 1))
		return 1;
	/* "between January and May 73 children": no day, and no year of people. */
	if (is_people(counted) && !may_be_day(number_of(reading, amount)))
		return 0;
	return before > amount->sentence.first && is_month(reading, before - 1, before);
}

/* "April 16 and 17": the month stands before the day that this one follows. */
static int follows_day(const struct reading *reading, const struct amount *amount)
{
	const struct winnow_number *number = number_of(reading, amount);

	if (!may_be_day(number) || amount->number_first == 0 || !may_be_day(number - 1))
		return 0;
	uint32_t day = number[-1].first, start = amount->sentence.first;
	uint32_t month =
		day - (uint32_t)(day > start && passage_is(&reading->passage, day - 1, "."));
	return day + 2 == number->first && month > start &&
	       joins_numbers(reading, day + 1, 0) && is_month(reading, month - 1, month);
}

/* "3, 4 and 5 May" */
static int precedes_day(const struct reading *reading, const struct amount *amount)
{
	const struct winnow_analysis *analysis = reading->passage.analysis;
	const struct winnow_number *number = number_of(reading, amount),
				   *end = analysis->numbers + analysis->number_count;
	uint32_t limit = amount->sentence.first + amount->sentence.count;

	if (end > number + LONGEST_LIST)
		end = number + LONGEST_LIST;
	for (; number + 1 < end && may_be_day(number) && may_be_day(number + 1); number++) {
		uint32_t next = number[1].first;
		if (next != number->first + 2 || !joins_numbers(reading, next - 1, 1))
			return 0;
		if (next + 1 < limit && is_month(reading, next + 1, next + 2))
			return 1;
	}
	return 0;
}

/* The unit directly behind it: the measure's own extractor states it, or it is a time. */
static int is_measure(const struct reading *reading, const struct amount *amount)
{
	struct amount copy = *amount;
	struct unit unit;
	uint32_t end = 0;

	return unit_of(&reading->passage, &reading->language->units, &copy, &end, &unit);
}

static int is_money(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	struct currency currency;
	uint32_t at = 0, limit = amount->sentence.first + amount->sentence.count;
	uint32_t place = amount_partitive_end(passage, reading->language->partitive, amount);
	const struct currency_words *words = &reading->language->currency;
	int before = currency_before(
		passage, words, amount->first, amount->sentence.first, &at, &currency);

	if (!before && !currency_after(passage, words, place, limit, &at, &currency))
		return 0;
	/* "hundreds of pounds of rice" */
	if (!before && place > amount->end && winnow_is(currency.unit, "pound") &&
		unit_weighs(passage, reading->language->units.weight, amount, at))
		return 0;
	return currency_is_meant(passage, words, &currency, number_of(reading, amount));
}

/* A bare year, and one before a thing ("2014 elections"); people may number 1,994 or 1994. */
static int is_year_here(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	uint32_t first = 0;

	if (!avoid_is_year(reading, amount) || avoid_year_counts(reading, amount, counted))
		return 0;
	if (!is_people(counted))
		return 1;
	const struct winnow_term *label = passage_match_before(&reading->passage,
		reading->language->label, amount->first, amount->sentence.first, &first);
	return term_is(label, 0, "year") || amount->bound == BOUND_BETWEEN;
}

/* "children under 16", "anyone over 65" */
static int is_bounded_age(const struct reading *reading, const struct amount *amount)
{
	const double oldest = 130;
	uint32_t first = 0, start = amount->sentence.first;
	/* "people over 18 and under 35" */
	uint32_t number = amount->limited ? number_of(reading, amount)->first : amount->first;
	const struct winnow_term *words = passage_match_before(
		&reading->passage, reading->language->age_bound, number, start, &first);

	if (!words || decimal_double(amount->has_value ? amount->value : amount->low) > oldest)
		return 0;
	return term_is(words, 1, "yes") ||
	       (first > start &&
		       !strcmp(noun_kind(reading, plural_singular(reading, first - 1)),
			       "person"));
}

/* "he was 18.", "he was 18 when": not "he was 18 under par", "the youngest 3 were". */
static int is_bare(const struct reading *reading, const struct amount *amount)
{
	uint32_t end = amount->end;

	return end >= amount->sentence.first + amount->sentence.count ||
	       passage_kind(&reading->passage, end) == WINNOW_MARK ||
	       passage_is(&reading->passage, end, "when") ||
	       passage_is(&reading->passage, end, "and");
}

/* "aged 14"; "turned 18", "he was 18" only where nothing is counted: "turned 12 men away". */
static int is_led_age(const struct reading *reading, const struct amount *amount, int counts)
{
	uint32_t begin = 0;
	const struct winnow_term *words = passage_match_before(&reading->passage,
		reading->language->age, amount->lead, amount->sentence.first, &begin);

	if (term_is(words, 0, "be"))
		return !counts && is_bare(reading, amount);
	return words && !(counts && term_is(words, 0, "turn"));
}

/* "aged 50 and 46" */
static int follows_age(const struct reading *reading, const struct amount *amount)
{
	const struct winnow_number *numbers = reading->passage.analysis->numbers;
	struct amount before = *amount;

	for (int i = 0; i < LONGEST_LIST && before.number_first > 0; i++) {
		uint32_t joint = numbers[before.number_first].first - 1;
		const struct winnow_number *last = &numbers[--before.number_first];
		if (last->first < amount->sentence.first ||
			last->first + last->count != joint || !joins_numbers(reading, joint, 1))
			return 0;
		before.first = before.lead = last->first;
		if (is_led_age(reading, &before, 0))
			return 1;
	}
	return 0;
}

/* "the girl, 9, was" */
static int is_apposed_age(const struct reading *reading, const struct amount *amount)
{
	static const char *const ends[] = { ",", ".", ";", ")", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t first = amount->lead, end = amount->end;

	return first > amount->sentence.first + 1 && passage_is(passage, first - 1, ",") &&
	       (end >= amount->sentence.first + amount->sentence.count ||
		       passage_is_any(passage, end, ends)) &&
	       amount->flags & WINNOW_IN_DIGITS &&
	       !strcmp(noun_kind(reading,
			       passage_lower(passage, passage_word(passage, first - 2))),
		       "person");
}

/* "women 15 to 49", "children 12 and under" */
static int is_age_of_people(const struct reading *reading, const struct amount *amount)
{
	const double oldest = 130;
	static const char *const pronouns[] = { "those", "anyone", "anybody", "everyone",
		NULL };
	const struct passage *passage = &reading->passage;
	int ranges = amount->bound == BOUND_BETWEEN;
	uint32_t lead = ranges ? amount->first : amount->lead, end = amount->end;
	struct amount hedged = *amount;

	if (lead == amount->sentence.first || !(amount->flags & WINNOW_IN_DIGITS) ||
		decimal_double(ranges ? amount->low : amount->value) > oldest ||
		!(passage_is_any(passage, lead - 1, pronouns) ||
			!strcmp(noun_kind(reading, plural_singular(reading, lead - 1)),
				"person")))
		return 0;
	return ranges ? !passage_is(passage, end, "of")
		      : passage_is(passage, end, "and") &&
				amount_hedge_after(passage, &reading->language->amount, end,
					&hedged) > end;
}

/* "aged 14", "raised the age of consent from 14 to 16" */
int avoid_is_age(const struct reading *reading, const struct amount *amount)
{
	enum { FARTHEST = 10 };
	const struct passage *passage = &reading->passage;
	uint32_t start = amount->sentence.first;

	if (is_led_age(reading, amount, 0) || is_bounded_age(reading, amount) ||
		follows_age(reading, amount) || is_apposed_age(reading, amount) ||
		is_age_of_people(reading, amount))
		return 1;
	if (amount->lead == start || !(passage_is(passage, amount->lead - 1, "from") ||
					     passage_is(passage, amount->lead - 1, "to")))
		return 0;
	for (uint32_t back = 2; back <= FARTHEST && amount->lead >= start + back; back++)
		if (passage_is(passage, amount->lead - back, "age") ||
			passage_is(passage, amount->lead - back, "aged"))
			return 1;
	return 0;
}

/* What makes it no number of its own: a date, a sum, a label, an item, a part of a longer sign. */
static int is_no_number(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	const struct passage *passage = &reading->passage;

	if (is_odd(reading, amount) ||
		!decimal_is_sane(amount->has_value ? amount->value : amount->low))
		return 1;
	if (amount_leans(passage, amount->first) || is_run(reading, amount) ||
		is_item(reading, amount))
		return 1;
	if (!counted && (follows_day(reading, amount) || precedes_day(reading, amount)))
		return 1;
	return is_date(reading, amount, counted) || is_money(reading, amount) ||
	       is_bounded_age(reading, amount) || is_led_age(reading, amount, 1) ||
	       label_precedes(reading, amount, counted) ||
	       label_is_name(reading, amount, counted) ||
	       is_year_here(reading, amount, counted);
}

int avoid_amount(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	return amount->flags & (WINNOW_ORDINAL | WINNOW_FRACTION) ||
	       /* "COVID -19 tests": nothing is counted below zero */
	       amount_has_minus(&reading->passage, amount->first) ||
	       (leans_right(&reading->passage, amount->end) &&
		       !(counted && counted->hyphened)) ||
	       is_measure(reading, amount) || is_no_number(reading, amount, counted);
}

int avoid_number(const struct reading *reading, const struct amount *amount, int has_unit)
{
	return (!has_unit && (leans_right(&reading->passage, amount->end) ||
				     is_measure(reading, amount))) ||
	       is_no_number(reading, amount, NULL);
}

/* "280 million of the 1.5 billion shekels", "8 or $9": the currency of the next number is this one's. */
int avoid_is_of_sum(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *next = passage->analysis->numbers + amount->number_end;
	const struct currency_words *words = &reading->language->currency;
	uint32_t limit = amount->sentence.first + amount->sentence.count, at = 0;
	int of = passage_is(passage, amount->end, "of");
	struct currency currency;

	if (!(of || amount_parted(passage, &reading->language->amount, amount->end)) ||
		amount->number_end >= passage->analysis->number_count ||
		next->first > amount->end + 3)
		return 0;
	return currency_before(passage, words, next->first, amount->end, &at, &currency) ||
	       (of && currency_after(passage, words, next->first + next->count, limit, &at,
			      &currency));
}

/* "4.3 billion shillings, up from 3.9 billion" */
int avoid_is_compared_sum(const struct reading *reading, const struct amount *amount)
{
	struct currency currency;

	return currency_compared(
		&reading->passage, &reading->language->currency, amount, &currency);
}

/* "$8 or 9": the sum before goes as far. */
int avoid_ends_sum(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *before = passage->analysis->numbers + amount->number_first;
	uint32_t at = 0;
	struct currency currency;

	return amount->number_first > 0 &&
	       before[-1].first + before[-1].count + 1 == amount->first &&
	       amount_parted(passage, &reading->language->amount, amount->first - 1) &&
	       currency_before(passage, &reading->language->currency, before[-1].first,
		       amount->sentence.first, &at, &currency);
}
