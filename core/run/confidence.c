/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/eight.h"
#include "base/hash.h"
#include "run/confidence.h"
#include "run/facts.h"

/* The columns behind the rule. */
enum {
	CALIBRATED_EXTRACTOR,
	CALIBRATED_VERSION,
	CALIBRATED_RIGHT,
	CALIBRATED_OF,
	CALIBRATED_STATED,
	CALIBRATED_COLUMNS
};

#define LEAST_CERTAIN 0.001 /* so that no odds are without end */

static double number_of(struct winnow_str text)
{
	char digits[32];

	if (text.len >= sizeof digits)
		return 0;
	memcpy(digits, text.ptr, text.len);
	digits[text.len] = '\0';
	return strtod(digits, NULL);
}

static double odds(double share)
{
	if (share < LEAST_CERTAIN)
		share = LEAST_CERTAIN;
	if (share > 1 - LEAST_CERTAIN)
		share = 1 - LEAST_CERTAIN;
	return share / (1 - share);
}

/* What multiplies the odds of what the rule states; 0: it was never measured. */
static double shift_of(const struct winnow_lexicon *calibration,
	const struct winnow_plugin *extractor, struct winnow_str rule)
{
	const struct winnow_term *row = calibration ? lexicon_find(calibration, rule) : NULL;

	if (!row || row->value_count != CALIBRATED_COLUMNS ||
		!winnow_is(row->values[CALIBRATED_EXTRACTOR], extractor->id) ||
		!winnow_is(row->values[CALIBRATED_VERSION], extractor->version))
		return 0;
	double right = number_of(row->values[CALIBRATED_RIGHT]) + 1;
	double of = number_of(row->values[CALIBRATED_OF]) + 2;
	double stated = number_of(row->values[CALIBRATED_STATED]);
	return odds(right / of) / odds(stated);
}

static bool is_rule(const struct calibrated_rule *known, const struct winnow_plugin *extractor,
	struct winnow_str rule)
{
	return known->extractor == extractor && known->length == rule.len &&
	       memcmp(known->rule, rule.ptr, rule.len) == 0;
}

/* Its length and both its ends tell most rules apart. */
static uint64_t hash_of_rule(struct winnow_str rule)
{
	if (rule.len < 8)
		return hash_spread(few_at(rule.ptr, 0, rule.len));
	return hash_spread(hash_add(eight_at(rule.ptr, 0), (uint32_t)rule.len) ^
			   eight_at(rule.ptr, rule.len - 8));
}

static double remembered_shift(struct calibrated_rules *rules,
	const struct winnow_lexicon *calibration, const struct winnow_plugin *extractor,
	struct winnow_str rule)
{
	struct calibrated_rule *known = &rules->items[hash_of_rule(rule) % CALIBRATED_RULES];

	if (rule.len == 0 || rule.len > LONGEST_CALIBRATED)
		return shift_of(calibration, extractor, rule);
	if (!is_rule(known, extractor, rule)) {
		known->extractor = extractor;
		known->length = rule.len;
		memcpy(known->rule, rule.ptr, rule.len);
		known->shift = shift_of(calibration, extractor, rule);
	}
	return known->shift;
}

double confidence_of(struct calibrated_rules *rules, const struct winnow_lexicon *calibration,
	const struct winnow_plugin *extractor, const struct winnow_fact *fact)
{
	double shift =
		calibration ? remembered_shift(rules, calibration, extractor, fact->rule) : 0;

	if (shift <= 0)
		return fact->confidence;
	double now = shift * odds(fact->confidence);
	return now / (1 + now);
}

/* ---- what is kept ---- */

#define LEFT_OUT (-1)

static bool is_required(
	const struct plan *plan, const struct winnow_fact *fact, struct winnow_str name)
{
	for (size_t i = 0; i < plan->counts[SECTION_EXTRACTOR]; i++) {
		const struct winnow_fact_type *type =
			fact_type_named(&plan->extractors[i]->extractor, fact->type);
		const struct winnow_attribute_type *attribute =
			type ? fact_attribute_named(type, name) : NULL;
		if (attribute)
			return attribute->flags & WINNOW_REQUIRED;
	}
	return false;
}

/* False: it refers to what was left out, and cannot be without. */
static bool renumber(
	const struct plan *plan, struct winnow_fact *fact, const int64_t *new_numbers)
{
	struct winnow_attribute *attributes = (struct winnow_attribute *)fact->attributes;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < fact->attribute_count; i++) {
		attributes[kept] = attributes[i];
		if (attributes[i].type == WINNOW_VALUE_REFERENCE) {
			attributes[kept].integer = new_numbers[attributes[i].integer];
			if (attributes[kept].integer == LEFT_OUT &&
				is_required(plan, fact, attributes[i].name))
				return false;
		}
		kept += attributes[kept].type != WINNOW_VALUE_REFERENCE ||
			attributes[kept].integer != LEFT_OUT;
	}
	fact->attribute_count = kept;
	return true;
}

bool confidence_keep(const struct plan *plan, struct completed_fact *facts, size_t *count,
	struct arena *arena)
{
	size_t kept = 0;

	if (plan->config->min_confidence <= 0)
		return true;
	int64_t *new_numbers = arena_alloc_array(arena, *count, sizeof *new_numbers);
	if (!new_numbers)
		return false;
	for (size_t i = 0; i < *count; i++) {
		struct completed_fact fact = facts[i];
		new_numbers[i] = LEFT_OUT;
		if (fact.fact.confidence < plan->config->min_confidence ||
			!renumber(plan, &fact.fact, new_numbers))
			continue;
		new_numbers[i] = fact.fact.number = (int64_t)kept;
		facts[kept++] = fact;
	}
	*count = kept;
	return true;
}
