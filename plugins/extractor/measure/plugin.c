/* SPDX-License-Identifier: MIT
 * "6.5 km", "80 km/h", "minus 12 degrees Celsius", "a six-mile walk", "5 ft 2 in". Times are left
 * to the dates, ages to the ages, and pounds that are paid to the money. */
#include "shared/by_number.h"
#include "shared/currency.h"
#include "shared/statement.h"
#include "shared/unit.h"

static const char *const bounds[] = { "exact", "about", "at_least", "at_most", "more_than",
	"less_than", "between", "vague", NULL };
static const struct amount_names names = { "value", "low", "high" };

static const struct winnow_attribute_type measure_attributes[] = {
	{ "value", "the number as stated; absent of ranges", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "low", "the least it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "high", "the most it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "unit", "in English, singular: kilometre per hour", NULL, WINNOW_VALUE_TEXT,
		WINNOW_REQUIRED },
	{ "dimension", "what it measures: length, mass, temperature, rate", NULL,
		WINNOW_VALUE_TEXT, 0 },
	{ "bound", "how the number bounds it", bounds, WINNOW_VALUE_CODE, 0 },
	{ "hedge", "the words that say so", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ 0 },
};

static const struct winnow_fact_type measure_types[] = {
	{ "measure", "a number of units of measure", measure_attributes },
	{ 0 },
};

static const char *const codes[] = { "en", "es", "fr", "ru", "any", NULL };

struct language {
	struct amount_words amount;
	struct unit_words units;
	struct currency_words currency;
};

struct measure {
	struct amount amount;
	struct unit unit;
	uint32_t end;
	const char *rule;
};

static void open_language(const struct winnow_host *host, const struct winnow_text *text,
	const char *code, struct language *language)
{
	amount_words_open(host, text, code, &language->amount);
	unit_words_open(host, text, code, &language->units);
	currency_words_open(host, text, code, &language->currency);
}

/* The first unit in "15kHz and 17kHz". */
static uint32_t unit_length(const void *context, const struct passage *passage, uint32_t token)
{
	const struct language *language = context;
	struct unit unit;
	uint32_t end = token;

	return unit_after(passage, &language->units, token, token + 4, &end, &unit)
		       ? end - token
		       : 0;
}

static int is_money(const struct reading *reading, const struct measure *measure)
{
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &measure->amount;
	struct currency currency;
	uint32_t at = 0;

	if (currency_before(passage, &reading->language->currency, amount->first,
		    amount->sentence.first, &at, &currency))
		return 1;
	return winnow_is(measure->unit.name, "pound-mass") &&
	       (passage_is(passage, measure->end - 1, "pounds") ||
		       passage_is(passage, measure->end - 1, "pound")) &&
	       !passage_is(passage, measure->end - 2, "-") &&
	       !unit_weighs(passage, reading->language->units.weight, amount, measure->end);
}

static int is_measure(const struct measure *measure)
{
	struct winnow_str dimension = measure->unit.dimension;

	return measure->unit.name.len && !winnow_is(dimension, "time") &&
	       !winnow_is(dimension, "times") && !winnow_is(dimension, "clock") &&
	       decimal_is_sane(
		       measure->amount.has_value ? measure->amount.value : measure->amount.low);
}

/* "6-foot-4" */
static int is_tied(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "-") && passage_glued(passage, token) &&
	       passage_glued(passage, token + 1) &&
	       passage_kind(passage, token + 1) == WINNOW_DIGITS;
}

/* "5 ft 2 in" is one length. */
static void add_inches(const struct reading *reading, struct measure *measure)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_analysis *analysis = passage->analysis;
	const int32_t inches_in_foot = 12;
	struct amount *amount = &measure->amount;
	uint32_t next = amount->number_end, end = 0;
	uint32_t at = measure->end + (uint32_t)(passage_is(passage, measure->end, "and") ||
						is_tied(passage, measure->end));
	struct unit unit;
	int exact;

	if (!winnow_is(measure->unit.name, "foot") || !amount->has_value ||
		amount->value.exponent || next >= analysis->number_count ||
		analysis->numbers[next].first != at)
		return;
	const struct winnow_number *inches = &analysis->numbers[next];
	uint32_t after = inches->first + inches->count;
	int named = unit_after(passage, &reading->language->units, after,
		amount->sentence.first + amount->sentence.count, &end, &unit);
	if (inches->exponent || inches->mantissa < 0 || inches->mantissa >= inches_in_foot ||
		!((named && winnow_is(unit.name, "inch")) || passage_is(passage, after, "in") ||
			is_tied(passage, measure->end)))
		return;
	amount->value.mantissa = amount->value.mantissa * inches_in_foot + inches->mantissa;
	amount->value =
		decimal_quotient(amount->value, (struct decimal){ inches_in_foot, 0 }, &exact);
	amount->number_end = next + 1;
	measure->end = named ? end : passage_is(passage, after, "in") ? after + 1 : after;
	measure->rule = "measure.parts";
}

/* Past the article in "half a mile". */
static void skip_article(const struct passage *passage, struct amount *amount)
{
	if (amount->flags & WINNOW_FRACTION && (passage_is(passage, amount->end, "a") ||
						       passage_is(passage, amount->end, "an")))
		amount->end++;
}

/* "12 km a 80 km/h": the unit within the range is not the one behind it, so that it is none. */
static void part_range(const struct reading *reading, uint32_t number, struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *read = &passage->analysis->numbers[number];
	const struct unit_words *units = &reading->language->units;
	uint32_t end = 0, limit = amount->sentence.first + amount->sentence.count;
	struct unit within, behind;

	if (amount->bound == BOUND_BETWEEN &&
		unit_after(passage, units, read->first + read->count, limit, &end, &within) &&
		!(unit_after(passage, units, amount->end, limit, &end, &behind) &&
			winnow_equal(within.name, behind.name)))
		amount_read(passage, &reading->language->amount, number, read->first, NULL,
			NULL, amount);
}

/* "magnitude-5.9" */
static int is_led(const struct reading *reading, uint32_t first)
{
	const struct passage *passage = &reading->passage;

	return first > 1 && amount_has_minus(passage, first) &&
	       passage_find(passage, reading->language->units.before, first - 2) != NULL;
}

static int find(const struct reading *reading, uint32_t number, struct measure *measure)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = passage->analysis->numbers[number].first;
	struct amount *amount = &measure->amount;

	if (passage->analysis->numbers[number].flags & WINNOW_ORDINAL ||
		(amount_leans(passage, first) && !is_led(reading, first)))
		return 0;
	amount_read(passage, &reading->language->amount, number, first, unit_length,
		reading->language, amount);
	part_range(reading, number, amount);
	skip_article(passage, amount);
	if (!unit_of(passage, &reading->language->units, amount, &measure->end,
		    &measure->unit) ||
		!is_measure(measure) || is_money(reading, measure))
		return 0;
	measure->rule = amount->bound == BOUND_BETWEEN     ? "measure.range"
			: amount->flags & WINNOW_IN_DIGITS ? "measure.digits"
							   : "measure.words";
	if (!is_led(reading, first))
		amount_sign_and_hedge(passage, &reading->language->amount, amount);
	add_inches(reading, measure);
	return 1;
}

static int measure_read(
	const struct reading *reading, void *state, uint32_t number, uint32_t *ret_next)
{
	struct measure measure = { 0 };
	struct statement statement = { .passage = &reading->passage };
	const struct amount *amount = &measure.amount;

	(void)state;
	if (!find(reading, number, &measure))
		return 0;
	measure.end = amount_hedge_after(
		&reading->passage, &reading->language->amount, measure.end, &measure.amount);
	statement_amount(&statement, &names, amount);
	statement_text(&statement, "unit", measure.unit.name, 0, 0);
	statement_text(&statement, "dimension", measure.unit.dimension, 0, 0);
	statement_bound(&statement, amount);
	int hedged =
		amount->hedge_first < amount->hedge_end && amount->hedge_first < amount->first;
	int64_t fact = statement_make(&statement, reading->out,
		&(struct stated){ "measure", measure.rule,
			hedged ? amount->hedge_first : amount->first, measure.end, 0.92 });
	*ret_next = amount->number_end;
	return fact < 0 ? (int)fact : 1;
}

static const struct by_number kind = {
	.language_size = sizeof(struct language),
	.codes = codes,
	.serves_all = 1,
	.open_language = open_language,
	.read = measure_read,
};

static int measure_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)values;
	return by_number_open(host, &kind, ret_self);
}

static const struct winnow_extractor measure = {
	.size = sizeof measure,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = measure_types,
	.open = measure_open,
	.extract = by_number_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "measure",
	.version = "0.6.0",
	.licence = "MIT",
	.summary = "Lengths, weights, speeds, temperatures: numbers of units of measure.",
	.extractor = &measure,
};
