/* SPDX-License-Identifier: MIT
 * "6.5 km", "80 km/h", "minus 12 degrees Celsius", "a six-mile walk", "5 ft 2 in". Times are left
 * to the dates, ages to the ages, and pounds that are paid to the money. */
#include "shared/by_number.h"
#include "shared/currency.h"
#include "shared/statement.h"
#include "shared/unit.h"

static const struct amount_names names = { "value", "low", "high" };

static const struct winnow_attribute_type measure_attributes[] = {
	{ "value", "the number as stated; absent of ranges", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "low", "the least it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "high", "the most it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "unit", "in English, singular: kilometre per hour", NULL, WINNOW_VALUE_TEXT,
		WINNOW_REQUIRED },
	{ "dimension", "what it measures: length, mass, temperature, rate", NULL,
		WINNOW_VALUE_TEXT, 0 },
	{ "bound", "how the number bounds it", bound_codes, WINNOW_VALUE_CODE, 0 },
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
	const struct winnow_lexicon *parts; /* any/unit_part */
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
	language->parts = text->lexicon(host, "any/unit_part");
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
	/* "500 pounds a week" */
	uint32_t end =
		winnow_is(measure->unit.dimension, "rate") ? amount->end + 1 : measure->end;
	return winnow_starts(measure->unit.name, "pound-mass") &&
	       (passage_is(passage, end - 1, "pounds") ||
		       passage_is(passage, end - 1, "pound")) &&
	       !passage_is(passage, end - 2, "-") &&
	       !unit_weighs(passage, reading->language->units.weight, amount, end);
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

/* "6 feet 4.", "6ft 4 tall": nothing that there could be four of. */
static int is_told_alone(
	const struct passage *passage, const struct amount *amount, uint32_t end)
{
	static const char *const ends[] = { "tall", ".", ",", ";", ")", NULL };
	const double tallest = 9;

	return decimal_double(amount->value) < tallest &&
	       (end >= amount->sentence.first + amount->sentence.count ||
		       passage_is_any(passage, end, ends));
}

/* The number behind the unit, "and" or a comma between, that may tell a part of it; NULL: there is none. */
static const struct winnow_number *next_number(
	const struct passage *passage, const struct measure *measure)
{
	const struct winnow_analysis *analysis = passage->analysis;
	const struct amount *amount = &measure->amount;
	uint32_t next = amount->number_end;
	uint32_t at = measure->end + (uint32_t)(passage_is(passage, measure->end, "and") ||
						passage_is(passage, measure->end, ",") ||
						is_tied(passage, measure->end));

	return amount->has_value && !amount->value.exponent && next < analysis->number_count &&
			       analysis->numbers[next].first == at
		       ? &analysis->numbers[next]
		       : NULL;
}

/* Where the part of the unit ends that `number` tells: "2 in", "3 ounces", "4" behind feet; 0: it tells none. */
static uint32_t part_end(const struct reading *reading, const struct measure *measure,
	const struct winnow_number *number, const struct winnow_term *part)
{
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &measure->amount;
	uint32_t after = number->first + number->count, end = 0;
	int feet = term_is(part, 0, "inch");
	struct unit unit;

	if (unit_after(passage, &reading->language->units, after,
		    amount->sentence.first + amount->sentence.count, &end, &unit) &&
		winnow_equal(unit.name, term_value(part, 0)))
		return end;
	if (feet && passage_is(passage, after, "in"))
		return after + 1;
	return feet && (is_tied(passage, measure->end) ||
			       (number->first == measure->end &&
				       is_told_alone(passage, amount, after)))
		       ? after
		       : 0;
}

/* "5 ft 2 in" is one length, "7 pounds, 6 ounces" one weight. */
static void add_part(const struct reading *reading, struct measure *measure)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *number = next_number(passage, measure);
	const struct winnow_lexicon *parts = reading->language->parts;
	struct amount *amount = &measure->amount;
	int exact;

	if (!number || !parts)
		return;
	const struct winnow_term *part =
		passage->text->find(passage->host, parts, measure->unit.name);
	int64_t most = part ? decimal_of(term_value(part, 1)).mantissa : 0;
	if (number->exponent || number->mantissa < 0 || number->mantissa >= most ||
		amount->value.mantissa >= INT64_MAX / most)
		return;
	uint32_t end = part_end(reading, measure, number, part);
	if (!end)
		return;
	amount->value.mantissa = amount->value.mantissa * most + number->mantissa;
	amount->value = decimal_quotient(amount->value, (struct decimal){ most, 0 }, &exact);
	amount->number_end++;
	measure->end = end;
	measure->rule = "measure.parts";
}

/* "12 degrees below zero" */
static void read_below_zero(const struct reading *reading, struct measure *measure)
{
	const struct passage *passage = &reading->passage;
	struct amount *amount = &measure->amount;
	uint32_t end = 0;

	if (!amount->has_value || amount->value.mantissa < 0 ||
		!(winnow_is(measure->unit.name, "degree") ||
			winnow_is(measure->unit.dimension, "temperature")) ||
		!passage_match(passage, reading->language->units.below_zero, measure->end,
			amount->sentence.first + amount->sentence.count, &end))
		return;
	amount->value.mantissa = -amount->value.mantissa;
	amount_limits(amount);
	measure->end = end;
}

/* "20 below zero" */
static int is_below_zero(const struct reading *reading, struct measure *measure)
{
	const struct amount *amount = &measure->amount;
	uint32_t end = 0;

	if (!amount->has_value ||
		!passage_match(&reading->passage, reading->language->units.below_zero,
			amount->end, amount->sentence.first + amount->sentence.count, &end))
		return 0;
	measure->unit = (struct unit){ winnow_str("degree"), winnow_str("temperature") };
	measure->end = amount->end;
	return 1;
}

/* Past the article in "half a mile", "three quarters of a mile". */
static void skip_article(const struct passage *passage, struct amount *amount)
{
	uint32_t at = amount->end;

	if (!(amount->flags & WINNOW_FRACTION))
		return;
	at += (uint32_t)passage_is(passage, at, "of");
	if (passage_is(passage, at, "a") || passage_is(passage, at, "an"))
		amount->end = at + 1;
}

/* "a mile and a half" */
static int is_and_half(const struct reading *reading, struct measure *measure)
{
	struct amount *amount = &measure->amount;
	uint32_t first = 0;

	if (!unit_and_half(&reading->passage, &reading->language->units, amount, &first,
		    &measure->unit))
		return 0;
	measure->end = amount->end;
	amount->first = first;
	amount->value = (struct decimal){ 15, -1 };
	amount_hedge(&reading->passage, &reading->language->amount, amount);
	return 1;
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

/* "10-by-12-foot": the second side. */
static int is_tied_side(const struct passage *passage, uint32_t first)
{
	return first > 3 && passage_is(passage, first - 1, "-") &&
	       passage_glued(passage, first - 1) &&
	       (passage_is(passage, first - 2, "by") || passage_is(passage, first - 2, "x")) &&
	       passage_glued(passage, first - 2);
}

/* "2020 г.": a year in Russian, and no grams. */
static int is_year(const struct reading *reading, const struct measure *measure)
{
	const struct amount *amount = &measure->amount;

	return passage_is(&reading->passage, amount->end, "г") &&
	       amount->flags == WINNOW_IN_DIGITS && amount->has_value &&
	       amount->value.exponent == 0 && amount->value.mantissa >= 1500 &&
	       amount->value.mantissa <= 2100;
}

static int find_unit(const struct reading *reading, struct measure *measure)
{
	return (!is_year(reading, measure) &&
		       unit_of(&reading->passage, &reading->language->units, &measure->amount,
			       &measure->end, &measure->unit) &&
		       is_measure(measure)) ||
	       (is_and_half(reading, measure) && is_measure(measure)) ||
	       is_below_zero(reading, measure);
}

static int find(const struct reading *reading, uint32_t number, struct measure *measure)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = passage->analysis->numbers[number].first;
	struct amount *amount = &measure->amount;

	if (passage->analysis->numbers[number].flags & WINNOW_ORDINAL ||
		(amount_leans(passage, first) && !is_led(reading, first) &&
			!is_tied_side(passage, first)))
		return 0;
	amount_read(passage, &reading->language->amount, number, first, unit_length,
		reading->language, amount);
	part_range(reading, number, amount);
	skip_article(passage, amount);
	if (!find_unit(reading, measure) || is_money(reading, measure))
		return 0;
	measure->rule = amount->bound == BOUND_BETWEEN     ? "measure.range"
			: amount->flags & WINNOW_IN_DIGITS ? "measure.digits"
							   : "measure.words";
	if (!is_led(reading, first))
		amount_sign_and_hedge(passage, &reading->language->amount, amount);
	add_part(reading, measure);
	read_below_zero(reading, measure);
	return 1;
}

static int measure_read(
	const struct reading *reading, void *state, uint32_t number, uint32_t *ret_next)
{
	struct measure measure = { 0 };
	const struct amount *amount = &measure.amount;

	(void)state;
	if (!find(reading, number, &measure))
		return 0;
	measure.end = amount_hedge_after(
		&reading->passage, &reading->language->amount, measure.end, &measure.amount);
	struct statement statement;
	statement_begin(&statement, &reading->passage);
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
	.version = "0.8.0",
	.licence = "MIT",
	.summary = "Lengths, weights, speeds, temperatures: numbers of units of measure.",
	.extractor = &measure,
};
