/* SPDX-License-Identifier: MIT */
#include "avoid.h"

#define MOST_COUNTED 1e13

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
static int is_year(const struct passage *passage, const struct winnow_number *number)
{
	struct winnow_str word = passage_word(passage, number->first);

	return number->count == 1 && word.len == 4 && number->exponent == 0 &&
	       passage_kind(passage, number->first) == WINNOW_DIGITS &&
	       number->mantissa >= 1500 && number->mantissa <= 2100;
}

int avoid_is_year(const struct reading *reading, const struct amount *amount)
{
	const struct winnow_number *numbers = reading->passage.analysis->numbers;

	for (uint32_t i = amount->number_first; i < amount->number_end; i++)
		if (is_year(&reading->passage, &numbers[i]))
			return 1;
	return 0;
}

/* 007, 12:30, 1.2.2014, 020: no writing of a count. */
static int is_odd(const struct reading *reading, const struct amount *amount)
{
	struct winnow_str word =
		passage_word(&reading->passage, number_of(reading, amount)->first);
	double size = decimal_double(amount->has_value ? amount->value : amount->low);

	if (has_mark(word, ":") || size > MOST_COUNTED || size < 0)
		return 1;
	return word.len > 1 && word.ptr[0] == '0' && word.ptr[1] != '.' && word.ptr[1] != ',';
}

/* Something leans on it that makes it a part of a longer sign: B52, 16/17, 12-year, £5, 20%. */
static int leans_left(const struct passage *passage, uint32_t first)
{
	if (!passage_glued(passage, first))
		return 0;
	if (passage_kind(passage, first - 1) == WINNOW_MARK)
		return has_mark(passage_word(passage, first - 1), "-/.:&@_\\#'*") ||
		       passage_is(passage, first - 1, "–") ||
		       passage_is(passage, first - 1, "’");
	return !has_mark(passage_word(passage, first - 1), "~<>=+") &&
	       !passage_is(passage, first - 1, "≈") && !passage_is(passage, first - 1, "≥");
}

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
	       (passage_is(passage, amount->end, ".") || passage_is(passage, amount->end, ")"));
}

static int is_month(const struct reading *reading, uint32_t first, uint32_t end)
{
	uint32_t begin = 0;
	const struct passage *passage = &reading->passage;
	const struct winnow_term *month =
		passage_match_before(passage, reading->language->month, end, first, &begin);

	return month && begin == first &&
	       (!reading->language->months_in_capitals ||
		       passage_flag(passage, first, WINNOW_CAPITAL));
}

/* "5 March", "March 5", "5 de mayo". */
static int is_date(const struct reading *reading, const struct amount *amount)
{
	uint32_t after = amount->end, limit = amount->sentence.first + amount->sentence.count;

	if (!(amount->flags & WINNOW_IN_DIGITS))
		return 0;
	if (after + 1 < limit && passage_is(&reading->passage, after, "de"))
		after++;
	return (after < limit && is_month(reading, after, after + 1)) ||
	       (amount->first > amount->sentence.first &&
		       is_month(reading, amount->first - 1, amount->first));
}

static int is_measure(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	const struct passage *passage = &reading->passage;
	uint32_t end = 0, limit = amount->sentence.first + amount->sentence.count;

	/* "2 m": one letter needs digits before it. */
	if (passage_match(passage, reading->language->measure, amount->end, limit, &end))
		return 1;
	return counted &&
	       (passage_find(passage, reading->language->measure, counted->head) ||
		       passage_find(passage, reading->language->currency.names, counted->head));
}

static int is_money(const struct reading *reading, const struct amount *amount)
{
	struct currency currency;
	uint32_t at = 0, limit = amount->sentence.first + amount->sentence.count;
	const struct currency_words *words = &reading->language->currency;

	return currency_before(&reading->passage, words, amount->first, amount->sentence.first,
		       &at, &currency) ||
	       currency_after(&reading->passage, words, amount->end, limit, &at, &currency);
}

static int is_people(const struct counted *counted)
{
	return counted && !strcmp(counted->kind, "person");
}

/* "Section 170", "Room 12", "aged 14". Persons after the number outweigh a place before it. */
static int is_labelled(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	uint32_t first = 0;
	const struct winnow_term *label = passage_match_before(&reading->passage,
		reading->language->label, amount->first, amount->sentence.first, &first);

	if (!label || term_is(label, 0, "year") || !(amount->flags & WINNOW_IN_DIGITS))
		return 0;
	if (!term_is(label, 0, "order") || !is_people(counted))
		return !is_people(counted);
	/* "last year 87 girls": a time, no label. */
	const struct winnow_term *before =
		first > amount->sentence.first ? grammar_of(reading, first - 1) : NULL;
	return !term_is(before, 0, "adv") && !term_is(before, 0, "det");
}

/* "Boeing 737", "Channel 4", "World Cup 2018": a name goes on into the number. */
static int is_named(const struct reading *reading, const struct amount *amount,
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
		!passage_flag(passage, before, WINNOW_CAPITAL))
		return 0;
	return !passage_find(passage, reading->language->event, before) &&
	       !grammar_of(reading, before);
}

/* A bare year, and one before a thing ("2014 elections"); people may number 1,994 or 1994. */
static int is_year_here(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	uint32_t first = 0;

	if (!avoid_is_year(reading, amount))
		return 0;
	if (!is_people(counted))
		return 1;
	const struct winnow_term *label = passage_match_before(&reading->passage,
		reading->language->label, amount->first, amount->sentence.first, &first);
	return term_is(label, 0, "year") || amount->bound == BOUND_BETWEEN;
}

int avoid_amount(const struct reading *reading, const struct amount *amount,
	const struct counted *counted)
{
	const struct passage *passage = &reading->passage;

	if (amount->flags & (WINNOW_ORDINAL | WINNOW_FRACTION) || is_odd(reading, amount) ||
		!decimal_is_sane(amount->has_value ? amount->value : amount->low))
		return 1;
	if (leans_left(passage, amount->first) || leans_right(passage, amount->end) ||
		is_run(reading, amount) || is_item(reading, amount))
		return 1;
	return is_date(reading, amount) || is_measure(reading, amount, counted) ||
	       is_money(reading, amount) || is_labelled(reading, amount, counted) ||
	       is_named(reading, amount, counted) || is_year_here(reading, amount, counted);
}
