/* SPDX-License-Identifier: MIT */
#include "money.h"

static uint32_t limit_of(const struct amount *amount)
{
	return amount->sentence.first + amount->sentence.count;
}

/* The sign between the two ends of "$5-$10", or the name in "5 euros to 10 euros". */
static uint32_t unit_length(const void *context, const struct passage *passage, uint32_t token)
{
	const struct language *language = context;
	struct currency currency;
	uint32_t end = token;

	if (token + 1 >= passage->analysis->token_count)
		return 0;
	if (passage_match(passage, language->currency.signs, token, token + 4, &end))
		return end - token;
	return currency_after(passage, &language->currency, token, token + 4, &end, &currency)
		       ? end - token
		       : 0;
}

/* "$5 bn": the letter stands apart. */
static void read_apart_scale(const struct reading *reading, struct amount *amount)
{
	const struct winnow_term *scale =
		passage_find(&reading->passage, reading->language->amount.scale, amount->end);
	int32_t exponent = (int32_t)decimal_of(term_value(scale, 0)).mantissa;

	if (!scale || amount->scaled || amount->bound == BOUND_VAGUE ||
		amount->end >= limit_of(amount) ||
		passage_word(&reading->passage, amount->end).len > 3)
		return;
	amount->value.exponent += exponent;
	amount->low.exponent += exponent;
	amount->high.exponent += exponent;
	amount->end++;
}

/* Pounds that something weighs. */
static int is_weight(const struct reading *reading, const struct sum *sum)
{
	return winnow_is(sum->currency.unit, "pound") &&
	       unit_weighs(
		       &reading->passage, reading->language->weight, &sum->amount, sum->end);
}

static void scale_amount(struct amount *amount, int32_t exponent)
{
	amount->value.exponent += exponent;
	amount->low.exponent += exponent;
	amount->high.exponent += exponent;
}

/* "-$5m", "$-50.8bn", "minus $5m": takes the sign. */
static void read_sign(const struct passage *passage, struct sum *sum)
{
	struct amount signed_amount = sum->amount;

	signed_amount.first = sum->first;
	amount_sign(passage, &signed_amount);
	sum->amount.value = signed_amount.value;
	sum->first = signed_amount.first;
}

/* Where the currency stands that is before the number’s sign: "$-5m". */
static uint32_t before_sign(const struct passage *passage, uint32_t first)
{
	int is_sign = amount_has_minus(passage, first) && passage_glued(passage, first - 1);

	return first - (uint32_t)is_sign;
}

/* "Rs 13 500": the thousands stand apart from the rest. */
static int is_parted(const struct passage *passage, uint32_t number)
{
	const int64_t thousand = 1000;
	const struct winnow_analysis *analysis = passage->analysis;
	const struct winnow_number *first = &analysis->numbers[number], *rest = first + 1;

	return number + 1 < analysis->number_count && first->flags == WINNOW_IN_DIGITS &&
	       first->exponent == 0 && first->mantissa < thousand &&
	       rest->first == first->first + 1 && rest->flags == WINNOW_IN_DIGITS &&
	       rest->exponent == 0 && passage_word(passage, rest->first).len == 3 &&
	       !passage_glued(passage, rest->first);
}

static void add_group(const struct passage *passage, uint32_t number, struct amount *amount)
{
	const int64_t thousand = 1000;
	const struct winnow_number *first = &passage->analysis->numbers[number];

	if (!amount->has_value || amount->number_end != number + 1 || amount->scaled ||
		!is_parted(passage, number))
		return;
	amount->value.mantissa = first->mantissa * thousand + first[1].mantissa;
	amount->end++;
	amount->number_end++;
	amount_limits(amount);
}

static int is_meant(const struct reading *reading, uint32_t number, const struct sum *sum)
{
	return is_parted(&reading->passage, number) ||
	       currency_is_meant(&reading->passage, &reading->language->currency,
		       &sum->currency, &reading->passage.analysis->numbers[number]);
}

/* "$20 CAD", "$5 USD": the code behind the sum says which dollars. */
static void read_code(const struct reading *reading, struct sum *sum)
{
	const struct passage *passage = &reading->passage;
	struct currency currency;
	uint32_t end = 0;

	if (!passage_flag(passage, sum->end, WINNOW_UPPER) ||
		!currency_after(passage, &reading->language->currency, sum->end,
			limit_of(&sum->amount), &end, &currency) ||
		end != sum->end + 1 ||
		!winnow_equal(passage_word(passage, sum->end), currency.code))
		return;
	if (!winnow_equal(sum->currency.code, currency.code))
		sum->currency = currency;
	sum->end = end;
}

/* "$20 Canadian", "$75 U.S. a barrel": whose dollars, where the word is not of what follows, as in "a $20 Canadian
 * stamp". */
static void read_country(const struct reading *reading, struct sum *sum)
{
	static const char *const behind[] = { "a", "an", "and", "at", "by", "each", "for",
		"from", "in", "on", "per", "to", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t limit = limit_of(&sum->amount), end = 0;
	const struct winnow_term *term =
		passage_match(passage, reading->language->country, sum->end, limit, &end);

	if (!term || !sum->currency.ambiguous || !passage_is(passage, sum->first, "$") ||
		(end < limit && passage_kind(passage, end) != WINNOW_MARK &&
			!passage_is_any(passage, end, behind)))
		return;
	sum->currency.code = term_value(term, 0);
	sum->currency.ambiguous = 0;
	sum->end = end;
}

static int read_before(const struct reading *reading, uint32_t number, struct sum *sum)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = passage->analysis->numbers[number].first;
	uint32_t end = before_sign(passage, first);

	if (!currency_before(passage, &reading->language->currency, end,
		    passage_sentence(passage, first).first, &sum->first, &sum->currency) ||
		!is_meant(reading, number, sum))
		return 0;
	amount_read(passage, &reading->language->amount, number, sum->first, unit_length,
		reading->language, &sum->amount);
	add_group(passage, number, &sum->amount);
	read_apart_scale(reading, &sum->amount);
	if (end < first && sum->amount.has_value)
		sum->amount.value.mantissa = -sum->amount.value.mantissa;
	else
		read_sign(passage, sum);
	sum->end = sum->amount.end;
	sum->rule = "money.symbol";
	read_code(reading, sum);
	read_country(reading, sum);
	return 1;
}

/* "75 USD million": the multiple behind the code. */
static void add_multiple(const struct reading *reading, struct sum *sum)
{
	const int32_t least = 6;
	const struct winnow_analysis *analysis = reading->passage.analysis;
	const struct winnow_number *next = &analysis->numbers[sum->amount.number_end];

	if (sum->amount.number_end >= analysis->number_count || next->first != sum->end ||
		next->count != 1 || next->flags != WINNOW_IN_WORDS ||
		sum->end >= limit_of(&sum->amount) || !(sum->amount.flags & WINNOW_IN_DIGITS))
		return;
	int64_t power = next->mantissa;
	int32_t zeros = next->exponent;
	for (; power > 1 && power % 10 == 0; power /= 10)
		zeros++;
	if (power != 1 || zeros < least)
		return;
	scale_amount(&sum->amount, zeros);
	sum->amount.number_end++;
	sum->end++;
}

static int read_after(const struct reading *reading, uint32_t number, struct sum *sum)
{
	const struct passage *passage = &reading->passage;

	amount_read(passage, &reading->language->amount, number,
		passage->analysis->numbers[number].first, unit_length, reading->language,
		&sum->amount);
	if (!currency_after(passage, &reading->language->currency,
		    amount_partitive_end(passage, reading->language->partitive, &sum->amount),
		    limit_of(&sum->amount), &sum->end, &sum->currency) ||
		!is_meant(reading, number, sum))
		return 0;
	add_multiple(reading, sum);
	sum->rule = "money.word";
	return !is_weight(reading, sum);
}

/* "280 million of the 1.5 billion shekels": of the same money. */
static int read_share(const struct reading *reading, uint32_t number, struct sum *sum)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t end = sum->amount.end, next = sum->amount.number_end;
	struct sum whole = { 0 };

	if (!(sum->amount.flags & WINNOW_IN_WORDS) || !passage_is(passage, end, "of") ||
		!passage_is(passage, end + 1, "the") || next >= analysis->number_count ||
		analysis->numbers[next].first > end + 3)
		return 0;
	if (!read_before(reading, next, &whole) && !read_after(reading, next, &whole))
		return 0;
	sum->first = analysis->numbers[number].first;
	sum->currency = whole.currency;
	sum->end = end;
	sum->rule = "money.share";
	return 1;
}

/* "8 or $9": two sums of the same money. */
static int is_choice(const struct reading *reading, uint32_t number, struct sum *sum)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *next = passage->analysis->numbers + number + 1;
	uint32_t end = sum->amount.end, at = 0;

	/* "8 or $9m": eight million, which is nobody's to say. */
	return number + 1 < passage->analysis->number_count && sum->amount.has_value &&
	       next->flags == passage->analysis->numbers[number].flags &&
	       amount_parted(passage, &reading->language->amount, end) &&
	       currency_before(passage, &reading->language->currency, next->first, end, &at,
		       &sum->currency) &&
	       at == end + 1;
}

/* The currency is another number's: "8 or $9", "4.3 billion shillings, up from 3.9 billion". */
static int read_bare(const struct reading *reading, uint32_t number, struct sum *sum)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = passage->analysis->numbers[number].first;

	if (amount_leans(passage, first))
		return 0;
	amount_read(
		passage, &reading->language->amount, number, first, NULL, NULL, &sum->amount);
	if (is_choice(reading, number, sum))
		sum->rule = "money.share";
	else if (currency_compared(
			 passage, &reading->language->currency, &sum->amount, &sum->currency))
		sum->rule = "money.compared";
	else
		return 0;
	sum->first = first;
	sum->end = sum->amount.end;
	return 1;
}

/* "15 dollars 50": the cents alone, at the end of what is said. */
static int ends_bare(const struct reading *reading, const struct sum *sum,
	const struct winnow_number *number, uint32_t *ret_end)
{
	const struct passage *passage = &reading->passage;
	const int64_t least = 10;

	*ret_end = number->first + number->count;
	return number->first == sum->end && number->mantissa >= least &&
	       (*ret_end >= limit_of(&sum->amount) || passage_is(passage, *ret_end, ".") ||
		       passage_is(passage, *ret_end, ","));
}

static int ends_named(const struct reading *reading, const struct sum *sum,
	const struct winnow_number *number, uint32_t *ret_end)
{
	struct currency part;

	return currency_after(&reading->passage, &reading->language->currency,
		       number->first + number->count, limit_of(&sum->amount), ret_end, &part) &&
	       part.exponent == -2;
}

/* "thirteen dollars and forty-five cents" is one sum. */
static void add_parts(const struct reading *reading, struct sum *sum)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t next = sum->amount.number_end, end = 0;
	uint32_t at = sum->end + (uint32_t)passage_is(passage, sum->end, "and");

	if (!sum->amount.has_value || sum->amount.value.exponent < 0 ||
		sum->currency.exponent || next >= analysis->number_count ||
		analysis->numbers[next].first != at || analysis->numbers[next].exponent != 0)
		return;
	const struct winnow_number *number = &analysis->numbers[next];
	if (number->mantissa < 0 || number->mantissa > 99 ||
		(!ends_named(reading, sum, number, &end) &&
			!ends_bare(reading, sum, number, &end)))
		return;
	int64_t whole = sum->amount.value.mantissa;
	for (int32_t i = sum->amount.value.exponent; i > 0 && whole < 1000000000000; i--)
		whole *= 10;
	if (whole >= 1000000000000)
		return;
	sum->amount.value = (struct decimal){ 100 * whole + number->mantissa, -2 };
	sum->amount.number_end = next + 1;
	sum->end = end;
}

/* "$200 or less", "500 euros and up", "$20 at least": but "$7 and up to three horses", "$20 at least twice". */
static void read_hedge_after(const struct reading *reading, struct sum *sum)
{
	static const char *const behind[] = { "a", "an", "are", "each", "for", "in", "per",
		"were", NULL };
	const struct passage *passage = &reading->passage;
	struct amount hedged = sum->amount;
	uint32_t end =
		amount_hedge_after(passage, &reading->language->amount, sum->end, &hedged);
	int is_joined =
		passage_is(passage, sum->end, "and") || passage_is(passage, sum->end, "at");

	sum->past = sum->end;
	if (!hedged.has_value || (is_joined && end < limit_of(&hedged) &&
					 passage_kind(passage, end) != WINNOW_MARK &&
					 !passage_is_any(passage, end, behind)))
		return;
	sum->amount = hedged;
	sum->past = end;
}

int sum_read(const struct reading *reading, uint32_t number, struct sum *ret_sum)
{
	struct sum sum = { 0 };
	uint32_t flags = reading->passage.analysis->numbers[number].flags;

	if (flags & (WINNOW_ORDINAL | WINNOW_FRACTION) ||
		(!read_before(reading, number, &sum) && !read_after(reading, number, &sum) &&
			!read_share(reading, number, &sum) &&
			!read_bare(reading, number, &sum)))
		return 0;
	scale_amount(&sum.amount, sum.currency.exponent);
	sum.is_part = sum.currency.exponent < 0;
	add_parts(reading, &sum);
	read_hedge_after(reading, &sum);
	if (sum.amount.first < sum.first || sum.first == 0)
		sum.first = sum.amount.first;
	if (!decimal_is_sane(sum.amount.has_value ? sum.amount.value : sum.amount.low))
		return 0;
	*ret_sum = sum;
	return 1;
}

int sum_read_article(const struct reading *reading, uint32_t token, struct sum *ret_sum)
{
	const struct passage *passage = &reading->passage;
	const char *article = reading->language->article;

	if (!currency_may_begin(passage, &reading->language->currency, token + 1) ||
		!passage_is(passage, token, article) ||
		passage_kind(passage, token + 1) != WINNOW_WORD)
		return 0;
	struct sum sum = { .first = token, .rule = "money.article" };
	sum.amount = (struct amount){ .first = token,
		.end = token + 1,
		.lead = token,
		.has_value = 1,
		.value = { 1, 0 },
		.sentence = passage_sentence(passage, token) };
	uint32_t limit = limit_of(&sum.amount);
	if (!currency_after(passage, &reading->language->currency, token + 1, limit, &sum.end,
		    &sum.currency))
		return 0;
	amount_hedge(passage, &reading->language->amount, &sum.amount);
	if (sum.amount.hedge_first == sum.amount.hedge_end &&
		per_read(passage, reading->language->per, sum.end, limit).end == sum.end)
		return 0;
	scale_amount(&sum.amount, sum.currency.exponent);
	sum.past = sum.end;
	*ret_sum = sum;
	return !is_weight(reading, &sum);
}
