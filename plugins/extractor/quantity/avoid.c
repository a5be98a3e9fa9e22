/* SPDX-License-Identifier: MIT */
#include <math.h>
#include "avoid.h"
#include "avoid_age.h"
#include "label.h"
#include "plural.h"

#define MOST_COUNTED 1e15

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

int avoid_is_sized(const struct passage *passage, const struct amount *amount)
{
	return amount->hedge_first < amount->hedge_end && amount->hedge_end == amount->first &&
	       passage_is(passage, amount->hedge_end - 1, "of");
}

int avoid_is_year(const struct reading *reading, const struct amount *amount)
{
	const struct winnow_number *numbers = reading->passage.analysis->numbers;

	if (avoid_is_sized(&reading->passage, amount))
		return 0;
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

	if (memchr(word.ptr, ':', word.len) || fabs(size) > MOST_COUNTED)
		return 1;
	return word.len > 1 && word.ptr[0] == '0' && word.ptr[1] != '.' && word.ptr[1] != ',';
}

/* What makes it a part of a longer sign: 16/17, 12-year, 20%. */
static int leans_right(const struct passage *passage, uint32_t end)
{
	static const char *const joints[] = { "and", "or", "to", NULL };

	if (!passage_glued(passage, end))
		return 0;
	/* "16- and 17-year-olds" */
	if (passage_is(passage, end, "-") && passage_is_any(passage, end + 1, joints))
		return 1;
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

/* A text in small letters: its sentences begin so. */
static int is_without_capitals(const struct passage *passage, uint32_t token)
{
	uint32_t first = passage_sentence(passage, token).first;

	return passage_kind(passage, first) == WINNOW_WORD && first < token &&
	       !passage_flag(passage, first, WINNOW_CAPITAL);
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
		       (first > 0 && passage_is(passage, first - 1, "on")) ||
		       is_without_capitals(passage, first));
}

int avoid_joins_numbers(const struct reading *reading, uint32_t token, int comma)
{
	static const char *const until[] = { "al", "au", NULL }; /* "3 al 4 de mayo" */
	uint32_t end = 0;

	return term_is(grammar_of(reading, token), 0, "conj") ||
	       passage_is_any(&reading->passage, token, until) ||
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

/* "5 March", "5 de mayo" */
static int month_follows(const struct reading *reading, const struct amount *amount)
{
	uint32_t after = amount->end, limit = amount->sentence.first + amount->sentence.count;

	if (after + 1 < limit && passage_is(&reading->passage, after, "de"))
		after++;
	return after < limit && is_month(reading, after, after + 1);
}

/* Where the month stands in "March 5", "Mar. 5"; the amount's own first token: there is none. */
static uint32_t month_before(const struct reading *reading, const struct amount *amount)
{
	uint32_t before = amount->first, start = amount->sentence.first;

	if (before > start && passage_is(&reading->passage, before - 1, "."))
		before--;
	return before > start && is_month(reading, before - 1, before) ? before - 1
								       : amount->first;
}

/* "en junio 12 niños" is no day in languages whose days stand before the month. */
static int month_precedes(const struct reading *reading, const struct amount *amount)
{
	if (reading->language->noun_order != NOUN_LAST &&
		passage_kind(&reading->passage, amount->end) == WINNOW_WORD &&
		!grammar_of(reading, amount->end))
		return 0;
	return month_before(reading, amount) < amount->first;
}

/* "In March 15 people died": the month is told, and no day of it. */
static int is_month_told(const struct reading *reading, const struct amount *amount)
{
	uint32_t month = month_before(reading, amount);

	return month < amount->first && month > amount->sentence.first &&
	       passage_is(&reading->passage, month - 1, "in");
}

int avoid_is_date(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	if (!(amount->flags & WINNOW_IN_DIGITS))
		return 0;
	/* "between January and May 73 children": no day, and no year of people. */
	return month_follows(reading, amount) ||
	       ((!is_people(counted) || (may_be_day(number_of(reading, amount)) &&
						!is_month_told(reading, amount))) &&
		       month_precedes(reading, amount));
}

/* The same, whatever the number may count. */
static int is_date_outright(const struct reading *reading, const struct amount *amount)
{
	return amount->flags & WINNOW_IN_DIGITS &&
	       (month_follows(reading, amount) || (may_be_day(number_of(reading, amount)) &&
							  month_precedes(reading, amount) &&
							  !is_month_told(reading, amount)));
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
	       avoid_joins_numbers(reading, day + 1, 0) && is_month(reading, month - 1, month);
}

/* "3, 4 and 5 May", "el 5 y el 7 de junio" */
static int precedes_day(const struct reading *reading, const struct amount *amount)
{
	static const char *const articles[] = { "el", "le", NULL };
	const struct winnow_analysis *analysis = reading->passage.analysis;
	const struct winnow_number *number = number_of(reading, amount),
				   *end = analysis->numbers + analysis->number_count;
	uint32_t limit = amount->sentence.first + amount->sentence.count;

	if (end > number + LONGEST_LIST)
		end = number + LONGEST_LIST;
	for (; number + 1 < end && may_be_day(number) && may_be_day(number + 1); number++) {
		uint32_t next = number[1].first;
		uint32_t joint =
			next - 1 -
			(uint32_t)passage_is_any(&reading->passage, next - 1, articles);
		if (joint != number->first + 1 || !avoid_joins_numbers(reading, joint, 1))
			return 0;
		/* "3 al 4 de mayo" */
		uint32_t month = next + 1 + passage_is(&reading->passage, next + 1, "de");
		if (month < limit && is_month(reading, month, month + 1))
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

/* A year even where it stands before people: "a 2017 women's march", "in 2014 people". */
static int is_told_as_year(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = 0;

	if (amount->bound == BOUND_BETWEEN ||
		(amount->first > amount->sentence.first &&
			passage_is(passage, amount->first - 1, "a")))
		return 1;
	return term_is(passage_match_before(passage, reading->language->label, amount->first,
			       amount->sentence.first, &first),
		0, "year");
}

/* A bare year, and one before a thing ("2014 elections"); people may number 1,994 or 1994. */
static int is_year_here(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	return avoid_is_year(reading, amount) && !avoid_year_counts(reading, amount, counted) &&
	       (!is_people(counted) || is_told_as_year(reading, amount));
}

/* By how it is written, and what stands beside it: a label, an item, a part of a longer sign. */
static int is_sign(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;

	return is_odd(reading, amount) ||
	       !decimal_is_sane(amount->has_value ? amount->value : amount->low) ||
	       /* "deaths per 100,000 children": of how many the rate is */
	       (amount->lead > amount->sentence.first &&
		       passage_is(passage, amount->lead - 1, "per")) ||
	       amount_leans(passage, amount->first) || is_run(reading, amount) ||
	       is_item(reading, amount) || label_is_dialled(reading, amount) ||
	       label_is_address(reading, amount) || label_is_named_size(reading, amount);
}

static int is_sum_or_age(const struct reading *reading, const struct amount *amount)
{
	return is_money(reading, amount) || avoid_is_bounded_age(reading, amount) ||
	       avoid_is_led_age(reading, amount, 1);
}

int avoid_outright(const struct reading *reading, const struct amount *amount)
{
	return amount->flags & (WINNOW_ORDINAL | WINNOW_FRACTION) ||
	       /* "COVID -19 tests": nothing is counted below zero */
	       amount_has_minus(&reading->passage, amount->first) || is_sign(reading, amount) ||
	       is_date_outright(reading, amount) ||
	       (avoid_is_year(reading, amount) && !avoid_year_may_count(reading, amount) &&
		       is_told_as_year(reading, amount)) ||
	       is_measure(reading, amount) || is_sum_or_age(reading, amount);
}

int avoid_amount(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	return (leans_right(&reading->passage, amount->end) &&
		       !(counted && counted->hyphened)) ||
	       is_year_here(reading, amount, counted) ||
	       (!counted && (follows_day(reading, amount) || precedes_day(reading, amount))) ||
	       avoid_is_date(reading, amount, counted) ||
	       label_precedes(reading, amount, counted) ||
	       label_is_name(reading, amount, counted);
}

int avoid_number(const struct reading *reading, const struct amount *amount, int has_unit)
{
	return avoid_is_year(reading, amount) || is_sign(reading, amount) ||
	       (!has_unit && leans_right(&reading->passage, amount->end)) ||
	       follows_day(reading, amount) || precedes_day(reading, amount) ||
	       avoid_is_date(reading, amount, NULL) || label_is_name(reading, amount, NULL) ||
	       label_precedes(reading, amount, NULL) ||
	       (!has_unit && is_measure(reading, amount)) || is_sum_or_age(reading, amount);
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
