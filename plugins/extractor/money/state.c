/* SPDX-License-Identifier: MIT */
#include "home.h"

#define FARTHEST_CONVERSION 4 /* tokens between the parenthesis and its number */

static const struct amount_names money_names = { "amount", "low", "high" };

int conversion_read(const struct reading *reading, const struct sum *sum,
	struct sum *ret_converted, uint32_t *ret_end)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t next = sum->amount.number_end;
	struct sum converted;

	if (!passage_is(passage, sum->past, "(") || next >= analysis->number_count ||
		analysis->numbers[next].first > sum->past + FARTHEST_CONVERSION ||
		!sum_read(reading, next, &converted) || converted.first <= sum->end)
		return 0;
	if (winnow_equal(converted.currency.code, sum->currency.code) && sum->currency.code.len)
		return 0;
	*ret_converted = converted;
	*ret_end = converted.end + (uint32_t)passage_is(passage, converted.end, ")");
	return 1;
}

static void state_rate(
	const struct sum *sum, const struct sum *converted, struct statement *statement)
{
	int exact;

	if (!sum->amount.has_value || !converted->amount.has_value ||
		converted->amount.value.mantissa == 0)
		return;
	struct decimal rate =
		decimal_quotient(sum->amount.value, converted->amount.value, &exact);
	if (rate.mantissa)
		statement_decimal(statement, "rate", rate);
}

static double confidence_of(const struct sum *sum)
{
	if (sum->currency.code.len == 0)
		return 0.7;
	return sum->currency.ambiguous ? 0.85 : 0.95;
}

/* "63 cents" are 0.63 dollars, and 63 is what the report says. */
static void state_part(const struct sum *sum, struct statement *statement)
{
	struct decimal stated = sum->amount.value;

	if (!sum->is_part || !sum->amount.has_value)
		return;
	stated.exponent -= sum->currency.exponent;
	statement_decimal(statement, "stated", stated);
	statement_text(statement, "part", sum->currency.unit, 0, 0);
}

static void state_per(const struct per *per, struct statement *statement)
{
	if (per->first < per->end)
		statement_text(statement, "per", per->unit.len ? per->unit : winnow_str("each"),
			per->first, per->end);
}

static void state_sum(const struct sum *sum, const struct per *per, struct statement *statement)
{
	state_part(sum, statement);
	statement_amount(statement, &money_names, &sum->amount);
	if (sum->currency.code.len == 0 || (per->unit.len && !sum->is_part))
		statement_text(statement, "unit", sum->currency.unit, 0, 0);
	if (sum->currency.code.len) {
		struct winnow_attribute *code = &statement->attributes[statement->count++];
		*code = (struct winnow_attribute){ .name = winnow_str("currency"),
			.type = WINNOW_VALUE_CODE,
			.text = sum->currency.code };
	}
	statement_bound(statement, &sum->amount);
	state_per(per, statement);
}

static int64_t state_converted(const struct reading *reading, const struct sum *sum,
	const struct sum *converted, int64_t fact, const struct per *per)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	struct sum bounded = *converted;

	/* What bounds the sum bounds the same sum in another currency. */
	if (bounded.amount.bound == BOUND_EXACT && sum->amount.has_value) {
		bounded.amount.bound = sum->amount.bound;
		bounded.amount.has_low = sum->amount.has_low;
		bounded.amount.has_high = sum->amount.has_high;
		bounded.amount.low = bounded.amount.high = bounded.amount.value;
	}
	state_sum(&bounded, per, &statement);
	statement_reference(&statement, "conversion_of", fact);
	state_rate(sum, converted, &statement);
	return statement_make(&statement, reading->out,
		&(struct stated){ "money", "money.conversion", converted->first, converted->end,
			confidence_of(converted) });
}

int sum_state(
	const struct reading *reading, struct home *home, struct sum *sum, uint32_t *ret_next)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	struct sum converted;
	uint32_t limit = sum->amount.sentence.first + sum->amount.sentence.count;
	uint32_t end = sum->past;

	home_settle(reading, home, sum);
	int has_conversion = conversion_read(reading, sum, &converted, &end);
	struct per per = per_read(&reading->passage, reading->language->per, end, limit);

	state_sum(sum, &per, &statement);
	int64_t fact = statement_make(&statement, reading->out,
		&(struct stated){
			"money", sum->rule, sum->first, sum->end, confidence_of(sum) });
	*ret_next = sum->amount.number_end;
	if (fact >= 0 && has_conversion) {
		*ret_next = converted.amount.number_end;
		fact = state_converted(reading, sum, &converted, fact, &per);
	}
	return fact < 0 ? (int)fact : 1;
}
