/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "sample.h"

/* One source whose keys are `keys`, bound by the sample's table. */
struct bound {
	struct config *config;
	struct arena *arena;
	struct problems *problems;
	const struct winnow_value *values;
	int outcome;
};

static void bind(struct bound *bound, const char *keys)
{
	char yaml[1000];

	snprintf(yaml, sizeof yaml, "sources: [{name: a, plugin: sample, %s}]\n", keys);
	*bound = (struct bound){ .config = config_of(yaml),
		.arena = arena_create(0),
		.problems = problems_create() };
	bound->outcome = config_bind(bound->config,
		&bound->config->sections[SECTION_SOURCE].items[0], sample_options,
		sample_reserved, bound->arena, &bound->values, bound->problems);
}

static void unbind(struct bound *bound)
{
	config_destroy(bound->config);
	arena_destroy(bound->arena);
	problems_destroy(bound->problems);
}

/* The keys begin in column 37 of "w.yaml". */
static const struct config_case cases[] = {
	{ "paths: x", "" },
	{ "pahts: x", "w.yaml:1:37: source a: unknown key 'pahts'; did you mean 'paths'?\n" },
	{ "country: no", "w.yaml:1:11: source a: 'paths' is missing; add it: Files and folders "
			 "to read.\n" },
	{ "paths: x, dept: 1, zzzz: 2, Country: x",
		"w.yaml:1:47: source a: unknown key 'dept'; did you mean 'depth'?\n"
		"w.yaml:1:56: source a: unknown key 'zzzz'; remove it, or use one of: paths, "
		"country, depth, recurse, limit, delay, order, languages, ports, token, key\n"
		"w.yaml:1:65: source a: unknown key 'Country'; did you mean 'country'?\n" },
	{ "paths: x, nam: b",
		"w.yaml:1:47: source a: unknown key 'nam'; did you mean 'name'?\n" },
	{ "paths: []", "w.yaml:1:44: source a: 'paths' needs one value at least; add it\n" },
	{ "paths: ", "w.yaml:1:44: source a: 'paths' needs one value at least; add it\n" },
	{ "paths: ['', x, [y]]",
		"w.yaml:1:45: source a: 'paths': this value is empty; write one, or remove it\n"
		"w.yaml:1:52: source a: 'paths' takes plain values, and one of them is a "
		"list\n" },
	{ "paths: {a: b}", "w.yaml:1:44: source a: 'paths' takes a list of plain values, not a "
			   "mapping\n" },
	{ "paths: [~/x, ~]", "w.yaml:1:45: source a: 'paths': '~/x' begins with ~, which only "
			     "a shell knows; write ${HOME} for it\n"
			     "w.yaml:1:50: source a: 'paths': '~' begins with ~, which only a "
			     "shell knows; write ${HOME} for it\n" },
	{ "paths: x, depth: 0",
		"w.yaml:1:54: source a: 'depth': '0' is too small; the least is 1\n" },
	{ "paths: x, depth: 10",
		"w.yaml:1:54: source a: 'depth': '10' is too large; the most is 9\n" },
	{ "paths: x, depth: many",
		"w.yaml:1:54: source a: 'depth': 'many' is not a whole number, as 12 or -3\n" },
	{ "paths: x, depth: [1]",
		"w.yaml:1:54: source a: 'depth' takes one plain value, not a list\n" },
	{ "paths: x, depth: {a: b}",
		"w.yaml:1:54: source a: 'depth' takes one plain value, not a mapping\n" },
	{ "paths: x, depth: ", "w.yaml:1:54: source a: 'depth' has no value; write one, or "
			       "remove the line\n" },
	{ "paths: x, depth: ''",
		"w.yaml:1:54: source a: 'depth': '' is not a whole number, as 12 or -3\n" },
	{ "paths: x, recurse: maybe",
		"w.yaml:1:56: source a: 'recurse': 'maybe' is neither true nor false\n" },
	{ "paths: x, limit: 1023",
		"w.yaml:1:54: source a: 'limit': '1023' is too small; the least is 1k\n" },
	{ "paths: x, limit: 2M",
		"w.yaml:1:54: source a: 'limit': '2M' is too large; the most is 1M\n" },
	{ "paths: x, limit: 2Q",
		"w.yaml:1:54: source a: 'limit': '2Q' is not a size, as 32k or 10M\n" },
	{ "paths: x, delay: 30",
		"w.yaml:1:54: source a: 'delay': '30' is not a duration, as 30s or 24h\n" },
	{ "paths: x, order: newset", "w.yaml:1:54: source a: 'order': 'newset' is not known; "
				     "did you mean 'newest'?\n" },
	{ "paths: x, order: random",
		"w.yaml:1:54: source a: 'order': 'random' is not one of: oldest, newest\n" },
	{ "paths: x, languages: [en, de, xx]",
		"w.yaml:1:63: source a: 'languages': 'de' is not one of: en, fr, es\n"
		"w.yaml:1:67: source a: 'languages': 'xx' is not one of: en, fr, es\n" },
	{ "paths: x, ports: [80, 44e, {}]",
		"w.yaml:1:59: source a: 'ports': '44e' is not a whole number, as 12 or -3\n"
		"w.yaml:1:64: source a: 'ports' takes plain values, and one of them is a "
		"mapping\n" },
	{ "paths: x, token: hunter2", "w.yaml:1:54: source a: 'token': its value is not a "
				      "whole number, as 12 or -3\n" },
	{ "paths: x, token: '${WINNOW_TEST_VALUE}'",
		"w.yaml:1:54: source a: 'token': its value is not a whole number, as 12 or "
		"-3\n" },
	{ "paths: x, token: [hunter2]",
		"w.yaml:1:54: source a: 'token' takes one plain value, not a list\n" },
	{ "paths: x, key: oldset",
		"w.yaml:1:52: source a: 'key': its value is not one of: oldest, newest\n" },
	{ "paths: x, depth: '${WINNOW_TEST_VALUE}'",
		"w.yaml:1:54: source a: 'depth': '${WINNOW_TEST_VALUE}' is not a whole number, "
		"as 12 or -3\n" },
};

static void test_problems(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct bound bound;
		bind(&bound, cases[i].yaml);
		char *text = problems_text(bound.problems);
		assert_string_equal(text, cases[i].problems);
		assert_int_equal(bound.outcome, *text ? FAILURE_CONFIG : 0);
		assert_null(strstr(text, "hunter2"));
		free(text);
		unbind(&bound);
	}
}

static void check_text(const struct winnow_value *value, uint32_t index, const char *expected)
{
	assert_true(index < value->count);
	assert_true(winnow_is(value->text[index], expected));
	assert_int_equal(value->text[index].ptr[value->text[index].len], 0);
}

static void test_values(void **state)
{
	struct bound bound;
	(void)state;

	bind(&bound, "paths: [./pages, /abs, -, https://a.example/b], country: no, depth: 9, "
		     "recurse: off, limit: 64k, delay: 250ms, order: oldest, "
		     "languages: [fr, en], ports: [80, 443], token: 7");
	assert_int_equal(bound.outcome, 0);
	const struct winnow_value *values = bound.values;
	assert_int_equal(values[SAMPLE_PATHS].count, 4);
	check_text(&values[SAMPLE_PATHS], 0, "/conf/pages");
	check_text(&values[SAMPLE_PATHS], 1, "/abs");
	check_text(&values[SAMPLE_PATHS], 2, "-");
	check_text(&values[SAMPLE_PATHS], 3, "https://a.example/b");
	assert_null(values[SAMPLE_PATHS].number);
	check_text(&values[SAMPLE_COUNTRY], 0, "no");
	assert_int_equal(values[SAMPLE_DEPTH].number[0], 9);
	assert_int_equal(values[SAMPLE_RECURSE].number[0], 0);
	check_text(&values[SAMPLE_RECURSE], 0, "off");
	assert_int_equal(values[SAMPLE_LIMIT].number[0], 65536);
	assert_int_equal(values[SAMPLE_DELAY].number[0], 250);
	check_text(&values[SAMPLE_ORDER], 0, "oldest");
	check_text(&values[SAMPLE_LANGUAGES], 0, "fr");
	check_text(&values[SAMPLE_LANGUAGES], 1, "en");
	assert_int_equal(values[SAMPLE_PORTS].number[1], 443);
	assert_int_equal(values[SAMPLE_TOKEN].number[0], 7);
	unbind(&bound);
}

static void check_fallbacks(const struct winnow_value *values)
{
	assert_int_equal(values[SAMPLE_COUNTRY].count, 0);
	assert_int_equal(values[SAMPLE_DEPTH].number[0], 3);
	assert_int_equal(values[SAMPLE_RECURSE].number[0], 1);
	assert_int_equal(values[SAMPLE_LIMIT].count, 0);
	assert_int_equal(values[SAMPLE_DELAY].number[0], 5000);
	check_text(&values[SAMPLE_ORDER], 0, "newest");
	assert_int_equal(values[SAMPLE_LANGUAGES].count, 0);
}

static void test_fallbacks(void **state)
{
	struct bound bound;
	(void)state;

	bind(&bound, "paths: x");
	assert_int_equal(bound.outcome, 0);
	check_fallbacks(bound.values);
	unbind(&bound);
}

/* Scalars are typed by the table alone, whatever YAML would make of them. */
static void test_yaml_types_nothing(void **state)
{
	static const char *const texts[] = { "no", "null", "~", "0x1F", "1_000", "2014-03-05",
		"12:30", "1e3", ".nan" };
	(void)state;

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct bound bound;
		char keys[100];
		snprintf(keys, sizeof keys, "paths: x, country: %s", texts[i]);
		bind(&bound, keys);
		assert_int_equal(bound.outcome, 0);
		check_text(&bound.values[SAMPLE_COUNTRY], 0, texts[i]);
		unbind(&bound);
	}
}

static void test_an_entry_that_is_only_a_name(void **state)
{
	SCOPED(config_destroy) struct config *config = config_of("readers: [sample]\n");
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	const struct winnow_value *values = NULL;
	(void)state;

	assert_int_equal(config_bind(config, &config->sections[SECTION_READER].items[0],
				 sample_options, sample_reserved, arena, &values, problems),
		FAILURE_CONFIG);
	assert_null(values);
	assert_int_equal(problems_count(problems), 1);
	assert_string_equal(problems_get(problems, 0)->text,
		"reader sample: 'paths' is missing; add it: Files and folders to read.");
	assert_int_equal(config_bind(config, &config->sections[SECTION_READER].items[0],
				 sample_options + 1, sample_reserved, arena, &values, problems),
		0);
	check_fallbacks(values - 1);
}

static void test_a_plugin_without_options(void **state)
{
	SCOPED(config_destroy)
	struct config *config = config_of("readers: [a, {plugin: b, depth: 1}]\n");
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	const struct section *readers = config->sections[SECTION_READER].items;
	const struct winnow_value *values;
	(void)state;

	assert_int_equal(config_bind(config, &readers[0], NULL, sample_reserved, arena, &values,
				 problems),
		0);
	assert_int_equal(config_bind(config, &readers[1], NULL, sample_reserved, arena, &values,
				 problems),
		FAILURE_CONFIG);
	assert_string_equal(
		problems_get(problems, 0)->text, "reader b: unknown key 'depth'; remove it");
}

/* Values belong to the arena, not to the configuration. */
static void test_values_outlive_the_configuration(void **state)
{
	struct bound bound;
	(void)state;

	bind(&bound, "paths: x, country: no");
	config_destroy(bound.config);
	bound.config = NULL;
	check_text(&bound.values[SAMPLE_COUNTRY], 0, "no");
	check_text(&bound.values[SAMPLE_PATHS], 0, "/conf/x");
	unbind(&bound);
}

static int begin(void **state)
{
	(void)state;
	return setenv("WINNOW_TEST_VALUE", "hunter2", 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_problems),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_fallbacks),
		cmocka_unit_test(test_yaml_types_nothing),
		cmocka_unit_test(test_an_entry_that_is_only_a_name),
		cmocka_unit_test(test_a_plugin_without_options),
		cmocka_unit_test(test_values_outlive_the_configuration),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
