/* SPDX-License-Identifier: MIT */
#include "facts.h"

static const char *const roles[] = { "object", "agent", NULL };
static const char *const kinds[] = { "person", "animal", "thing", "unknown", NULL };
static const char *const percent_kinds[] = { "percent", "point", NULL };
static const char *const precisions[] = { "exact", "rounded", NULL };

const struct amount_names plain_names = { "value", "low", "high" };

#define BOUND_AND_HEDGE                                                                        \
	{ "bound", "how the number bounds what is counted", bound_codes, WINNOW_VALUE_CODE,    \
		0 },                                                                           \
	{                                                                                      \
		"hedge", "the words that say so", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED      \
	}

static const struct winnow_attribute_type quantity_attributes[] = {
	{ "value", "the number as stated; absent of ranges and of hundreds", NULL,
		WINNOW_VALUE_DECIMAL, 0 },
	{ "low", "the least it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "high", "the most it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	BOUND_AND_HEDGE,
	{ "thing", "the unit with the words that name it, where there are any: child soldier",
		NULL, WINNOW_VALUE_TEXT, 0 },
	{ "unit", "the counted noun, singular: person, infant, ring", NULL, WINNOW_VALUE_TEXT,
		0 },
	{ "counted", "the whole counted phrase without the number", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "per", "in or for what there are so many, in English, singular: day, child", NULL,
		WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "event", "what happened to the counted or what they did: detain, rescue", NULL,
		WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "role", "of the counted in the event", roles, WINNOW_VALUE_CODE, 0 },
	{ "kind", "of the counted", kinds, WINNOW_VALUE_CODE, 0 },
	{ "indicator", "what the number is the size of: population, death_toll", NULL,
		WINNOW_VALUE_TEXT, 0 },
	{ "part_of", "the quantity of which this is a part", NULL, WINNOW_VALUE_REFERENCE, 0 },
	{ 0 },
};

static const struct winnow_attribute_type ratio_attributes[] = {
	{ "numerator", "the first number", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "numerator_low", "the least the first can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "numerator_high", "the most the first can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "denominator", "the second number", NULL, WINNOW_VALUE_DECIMAL, WINNOW_REQUIRED },
	{ "value", "first divided by second", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "low", "the least the value can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "high", "the most the value can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "precision", "of value, low and high: rounded means to six digits", precisions,
		WINNOW_VALUE_CODE, 0 },
	BOUND_AND_HEDGE,
	{ "numerator_unit", "what the first counts, singular", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "denominator_unit", "what the second counts, singular", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ 0 },
};

static const struct winnow_attribute_type percent_attributes[] = {
	{ "value", "12.5 for 12.5 %; absent of ranges", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "low", "the least it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "high", "the most it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	BOUND_AND_HEDGE,
	{ "kind", "percent, or percentage point", percent_kinds, WINNOW_VALUE_CODE, 0 },
	{ "of", "what it is a part of", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "per", "in what time, in English, singular: year", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ 0 },
};

static const struct winnow_attribute_type number_attributes[] = {
	{ "value", "the number as stated; absent of ranges and of a large share", NULL,
		WINNOW_VALUE_DECIMAL, 0 },
	{ "low", "the least it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "high", "the most it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "unit", "of an index or of how often: point, time", NULL, WINNOW_VALUE_TEXT, 0 },
	BOUND_AND_HEDGE,
	{ "of", "what a fraction is a part of", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ 0 },
};

static const struct winnow_attribute_type ordinal_attributes[] = {
	{ "value", "3 for the third", NULL, WINNOW_VALUE_DECIMAL, WINNOW_REQUIRED },
	{ 0 },
};

const struct winnow_fact_type quantity_fact_types[] = {
	{ "quantity", "a count of people or things", quantity_attributes },
	{ "ratio", "a number of ones for a number of others", ratio_attributes },
	{ "percent", "a number of hundredths", percent_attributes },
	{ "number", "a number of nothing that is named: an index, a share, how often",
		number_attributes },
	{ "ordinal", "a place in an order", ordinal_attributes },
	{ 0 },
};

/* What begins with the number, the most special reading first, but for a bare number; `ret_amount` is set
 * where the number is neither that nor a percentage. */
static int read_whole(const struct reading *reading, struct counts *counts, uint32_t number,
	struct amount *ret_amount, uint32_t *ret_next)
{
	int outcome = percent_read(reading, number, ret_next);

	if (outcome || reading->language->only_signs)
		return outcome;
	amount_read(&reading->passage, &reading->language->amount, number,
		reading->passage.analysis->numbers[number].first, NULL, NULL, ret_amount);
	outcome = ratio_read(reading, ret_amount, ret_next);
	if (outcome == 0)
		outcome = count_read(reading, ret_amount, counts, ret_next);
	if (outcome == 0)
		outcome = ordinal_read(reading, number);
	return outcome;
}

static int read_number(
	const struct reading *reading, void *state, uint32_t number, uint32_t *ret_next)
{
	struct amount amount;
	int outcome = read_whole(reading, state, number, &amount, ret_next);

	return outcome || reading->language->only_signs
		       ? outcome
		       : number_read(reading, &amount, ret_next);
}

/* Each number as a fact of its own, before what it is a part of. */
static int read_each(
	const struct reading *reading, void *state, uint32_t number, uint32_t *ret_next)
{
	struct counts *counts = state;
	struct amount amount;
	uint32_t next = number + 1;
	int outcome = number_state_each(reading, number);

	(void)ret_next; /* the very next, whatever it is a part of */
	if (outcome < 0 || number < counts->next)
		return outcome;
	outcome = read_whole(reading, counts, number, &amount, &next);
	counts->next = next;
	return outcome;
}

static int finish(const struct reading *reading, void *state)
{
	(void)state;
	return vague_share_read_all(reading);
}

#define BY_NUMBER(reader)                                                                      \
	{                                                                                      \
		.language_size = sizeof(struct language), .codes = language_codes,             \
		.serves_all = 1, .open_language = language_open,                               \
		.state_size = sizeof(struct counts), .read = reader, .finish = finish          \
	}

static const struct by_number kind_rest = BY_NUMBER(read_number),
			      kind_each = BY_NUMBER(read_each);

enum { NUMBERS };

static const char *const numbers[] = { "rest", "each", NULL };

static const struct winnow_option options[] = {
	[NUMBERS] = {
		.name = "numbers",
		.help = "Which numbers are facts of their own: rest, those that count, pay, measure "
			"and date nothing; each, all that are written, whatever else they state.",
		.fallback = "rest",
		.choices = numbers,
		.type = WINNOW_TEXT,
	},
	{ 0 },
};

static int quantity_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	int each = winnow_is(values[NUMBERS].text[0], "each");

	return by_number_open(host, each ? &kind_each : &kind_rest, ret_self);
}

static const struct winnow_extractor quantity = {
	.size = sizeof quantity,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.options = options,
	.makes = quantity_fact_types,
	.open = quantity_open,
	.extract = by_number_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "quantity",
	.version = "0.10.0",
	.licence = "MIT",
	.summary = "Counts of people and things, ratios and percentages.",
	.extractor = &quantity,
};
