/* SPDX-License-Identifier: MIT */
#include "config/expect.h"
#include "config/number.h"
#include <stdlib.h>
#include <string.h>

#define ONE_DAY_MS (INT64_C(24) * 3600 * 1000)
#define MOST_STALE_MS (3660 * ONE_DAY_MS)
#define MOST_COUNT 1000000000

enum {
	EXPECT_MIN_DOCUMENTS,
	EXPECT_MIN_BODY,
	EXPECT_MIN_FACTS,
	EXPECT_MIN_YIELD,
	EXPECT_STALE_AFTER,
	EXPECT_ALERT_AFTER,
	EXPECT_KEYS
};

const struct winnow_option config_expect_keys[] = {
	[EXPECT_MIN_DOCUMENTS] = { .name = "min_documents_per_run",
		.help = "How many documents a run should give at least.",
		.type = WINNOW_INTEGER,
		.max = MOST_COUNT },
	[EXPECT_MIN_BODY] = { .name = "min_body_chars",
		.help = "How long the longest body of a run should be at least, in characters.",
		.type = WINNOW_INTEGER,
		.fallback = "0",
		.max = MOST_COUNT },
	[EXPECT_MIN_FACTS] = { .name = "min_facts_per_document",
		.help = "How many facts a document of a run should have on the average.",
		.type = WINNOW_TEXT,
		.fallback = "0" },
	[EXPECT_MIN_YIELD] = { .name = "min_yield",
		.help = "The share of what it gave in the 30 days before that a run should "
			"give at least, as 50% or 0.5.",
		.type = WINNOW_TEXT,
		.fallback = "50%" },
	[EXPECT_STALE_AFTER] = { .name = "stale_after",
		.help = "How long it may have nothing new before its health is amber; 0s: for "
			"ever.",
		.type = WINNOW_DURATION,
		.fallback = "0s",
		.max = MOST_STALE_MS },
	[EXPECT_ALERT_AFTER] = { .name = "alert_after",
		.help = "How often in a row it may fail before its health is red.",
		.type = WINNOW_INTEGER,
		.fallback = "3",
		.min = 1,
		.max = MOST_COUNT },
	[EXPECT_KEYS] = { .name = NULL },
};

static struct place place_of(const struct binding *binding, const struct config_node *node,
	const struct winnow_option *option)
{
	const struct config_pair *pair = node && node->kind == NODE_MAPPING
						 ? node_find(node, winnow_str(option->name))
						 : NULL;

	return pair ? pair->value->place : binding->place;
}

/* ---- timing ---- */

static void read_timing(const struct binding *binding, struct section *section)
{
	struct section_timing *timing = &section->timing;
	const struct winnow_value *values = section->keys;

	timing->schedule = value_text(&values[SOURCE_SCHEDULE]);
	timing->schedule_place =
		place_of(binding, section->node, &config_source_keys[SOURCE_SCHEDULE]);
	timing->zone = value_text(&values[SOURCE_TZ]);
	timing->zone_place = place_of(binding, section->node, &config_source_keys[SOURCE_TZ]);
	timing->jitter = value_number(&values[SOURCE_JITTER]);
	timing->paused = value_number(&values[SOURCE_PAUSED]);
}

/* ---- expectations ---- */

static void read_decimal(const struct binding *binding, const struct config_node *node,
	const struct winnow_option *option, const struct winnow_value *value,
	double *ret_number)
{
	bool share = option == &config_expect_keys[EXPECT_MIN_YIELD];
	struct winnow_str text = value_text(value);
	double number;

	if (value->count == 0 || !text.ptr)
		return;
	if (!number_parse_decimal(text, share, &number) || number > (share ? 1 : MOST_COUNT))
		problems_add(binding->problems, place_of(binding, node, option),
			"%s'%s': '%.*s' is not %s", binding->who, option->name,
			STR_ARGS(node_shown(text)),
			share ? "a share, as 50% or 0.5" : "a number, as 2 or 0.5");
	else
		*ret_number = number;
}

static void take_expected(const struct binding *binding, const struct config_node *node,
	const struct winnow_value *values, struct section_expect *expect)
{
	if (values[EXPECT_MIN_DOCUMENTS].count)
		expect->min_documents = value_number(&values[EXPECT_MIN_DOCUMENTS]);
	expect->min_body_chars = value_number(&values[EXPECT_MIN_BODY]);
	expect->stale_after = value_number(&values[EXPECT_STALE_AFTER]);
	expect->alert_after = value_number(&values[EXPECT_ALERT_AFTER]);
	read_decimal(binding, node, &config_expect_keys[EXPECT_MIN_FACTS],
		&values[EXPECT_MIN_FACTS], &expect->min_facts_per_document);
	read_decimal(binding, node, &config_expect_keys[EXPECT_MIN_YIELD],
		&values[EXPECT_MIN_YIELD], &expect->min_yield);
}

static const struct config_node *find_expect(
	const struct binding *binding, const struct config_node *node)
{
	const struct config_pair *pair = node && node->kind == NODE_MAPPING
						 ? node_find(node, STR_LITERAL("expect"))
						 : NULL;

	if (!pair || pair->value->broken)
		return NULL;
	if (pair->value->kind == NODE_MAPPING)
		return pair->value;
	problems_add(binding->problems, pair->value->place,
		"%s'expect' takes a mapping, as {min_documents_per_run: 1}", binding->who);
	return NULL;
}

void expect_read(const struct binding *binding, struct section *section)
{
	const struct config_node *expected = find_expect(binding, section->node);
	struct winnow_value *values = bind_new_values(binding, config_expect_keys);

	read_timing(binding, section);
	section->keeps_repeats = winnow_is(value_text(&section->keys[SOURCE_REPEATS]), "keep");
	section->expect = (struct section_expect){ .min_documents = EXPECT_NOT_SAID };
	if (!values)
		return;
	bind_check_keys(binding, expected, config_expect_keys);
	bind_given(binding, expected, config_expect_keys, values);
	bind_rest(binding, NULL, config_expect_keys, values);
	take_expected(binding, expected, values, &section->expect);
}
