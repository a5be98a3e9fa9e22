/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cases.h"

/* The environment: WINNOW_TEST_VALUE is "hunter2", WINNOW_TEST_UNSET is not there. */
static const struct config_case cases[] = {
	{ "store: a.db\nworkers: 4\nmax_item_bytes: 1M\nmax_document_bytes: 2G\n", "" },
	{ "shedule: now\n", "w.yaml:1:1: unknown key 'shedule'; remove it\n" },
	{ "source: []\nStore: x\nmax-item-bytes: 1\nextractor: []\n",
		"w.yaml:1:1: unknown key 'source'; did you mean 'sources'?\n"
		"w.yaml:2:1: unknown key 'Store'; did you mean 'store'?\n"
		"w.yaml:3:1: unknown key 'max-item-bytes'; did you mean 'max_item_bytes'?\n"
		"w.yaml:4:1: unknown key 'extractor'; did you mean 'extractors'?\n" },
	{ "workers: two\n",
		"w.yaml:1:10: 'workers': 'two' is not a whole number, as 12 or -3\n" },
	{ "workers: -1\n", "w.yaml:1:10: 'workers': '-1' is too small; the least is 0\n" },
	{ "workers: 1025\n",
		"w.yaml:1:10: 'workers': '1025' is too large; the most is 1024\n" },
	{ "max_item_bytes: 0\n",
		"w.yaml:1:17: 'max_item_bytes': '0' is too small; the least is 1\n" },
	{ "max_item_bytes: 5G\n",
		"w.yaml:1:17: 'max_item_bytes': '5G' is too large; the most is 4G\n" },
	{ "max_document_bytes: 99999999999G\n",
		"w.yaml:1:21: 'max_document_bytes': '99999999999G' is too large a number\n" },
	{ "store:\nworkers:\n",
		"w.yaml:1:7: 'store' has no value; write one, or remove the line\n"
		"w.yaml:2:9: 'workers' has no value; write one, or remove the line\n" },
	{ "store: ''\n", "w.yaml:1:8: 'store': '' names nothing; write a path\n" },
	{ "store: [a, b]\nworkers: {a: b}\n",
		"w.yaml:1:8: 'store' takes one plain value, not a list\n"
		"w.yaml:2:10: 'workers' takes one plain value, not a mapping\n" },
	{ "store: ~/news.db\nlexicon_path: ~\n",
		"w.yaml:1:8: 'store': '~/news.db' begins with ~, which only a shell knows; "
		"write ${HOME} for it\n"
		"w.yaml:2:15: 'lexicon_path': '~' begins with ~, which only a shell knows; "
		"write ${HOME} for it\n" },
	{ "plugin_path: [a, [b], {c: d}, '']\n",
		"w.yaml:1:18: 'plugin_path' takes plain values, and one of them is a list\n"
		"w.yaml:1:23: 'plugin_path' takes plain values, and one of them is a mapping\n"
		"w.yaml:1:31: 'plugin_path': '' names nothing; write a path\n" },
	{ "plugin_path:\n  -\n  - a\n",
		"w.yaml:2:4: 'plugin_path': this value is empty; write one, or remove it\n" },
	{ "plugin_path: {a: b}\n",
		"w.yaml:1:14: 'plugin_path' takes a list of plain values, not a mapping\n" },
	{ "workers: ${WINNOW_TEST_VALUE}\n", "w.yaml:1:10: 'workers': '${WINNOW_TEST_VALUE}' "
					     "is not a whole number, as 12 or -3\n" },
	{ "store: ${WINNOW_TEST_UNSET}/x\nlexicon_path: ${WINNOW_TEST_UNSET}\n",
		"w.yaml:1:8: the environment has no variable WINNOW_TEST_UNSET; set it, as "
		"'export WINNOW_TEST_UNSET=...', or write $${ for a plain ${\n"
		"w.yaml:2:15: the environment has no variable WINNOW_TEST_UNSET; set it, as "
		"'export WINNOW_TEST_UNSET=...', or write $${ for a plain ${\n" },
	{ "store: ${WINNOW_TEST_VALUE\nworkers: 1\n",
		"w.yaml:1:8: '${' begins the name of a variable, as ${HOME}, but this is none, "
		"or its '}' is missing; write $${ for a plain ${\n" },
	{ "store: x${}\n", "w.yaml:1:8: '${' begins the name of a variable, as ${HOME}, but "
			   "this is none, or its '}' is missing; write $${ for a plain ${\n" },
	{ "store: ${a b}\n",
		"w.yaml:1:8: '${' begins the name of a variable, as ${HOME}, but this is none, "
		"or its '}' is missing; write $${ for a plain ${\n" },
	{ "store: ${1A}\n", "w.yaml:1:8: '${' begins the name of a variable, as ${HOME}, but "
			    "this is none, or its '}' is missing; write $${ for a plain ${\n" },
	{ "store: x\nworkers: "
	  "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg\n",
		"w.yaml:2:10: 'workers': "
		"'aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff...' is not a "
		"whole number, as 12 or -3\n" },
};

static void test_problems(void **state)
{
	(void)state;
	check_cases(cases, COUNT_OF(cases), false);
}

static void test_defaults(void **state)
{
	SCOPED(config_destroy) struct config *config = config_of("");
	(void)state;

	assert_string_equal(config->file, "w.yaml");
	assert_string_equal(config->folder, "/conf");
	assert_true(winnow_is(config->store, "/conf/news.db"));
	assert_int_equal(config->workers, 0);
	assert_int_equal(config->max_item_bytes, 32 << 20);
	assert_int_equal(config->max_document_bytes, 512 << 20);
	assert_int_equal(config->plugin_path_count, 0);
	assert_int_equal(config->lexicon_path.len, 0);
	for (int kind = 0; kind < SECTION_KINDS; kind++) {
		assert_false(config->sections[kind].given);
		assert_int_equal(config->sections[kind].count, 0);
	}
}

static void test_values(void **state)
{
	SCOPED(config_destroy)
	struct config *config = config_of("store: ./data/./x.db\n"
					  "workers: '3'\n"
					  "max_item_bytes: 1k\n"
					  "max_document_bytes: 1G\n"
					  "plugin_path: [/a, b, ../c]\n"
					  "lexicon_path: words\n");
	(void)state;

	assert_true(winnow_is(config->store, "/conf/data/./x.db"));
	assert_int_equal(config->workers, 3);
	assert_int_equal(config->max_item_bytes, 1024);
	assert_int_equal(config->max_document_bytes, 1 << 30);
	assert_int_equal(config->plugin_path_count, 3);
	assert_true(winnow_is(config->plugin_path[0], "/a"));
	assert_true(winnow_is(config->plugin_path[1], "/conf/b"));
	assert_true(winnow_is(config->plugin_path[2], "/conf/../c"));
	assert_true(winnow_is(config->lexicon_path, "/conf/words"));
}

static void check_store(const char *yaml, const char *store)
{
	SCOPED(config_destroy) struct config *config = config_of(yaml);

	assert_true(winnow_is(config->store, store));
}

static void test_variables(void **state)
{
	(void)state;
	check_store("store: /x/${WINNOW_TEST_VALUE}\n", "/x/hunter2");
	check_store("store: '/${WINNOW_TEST_VALUE}/${WINNOW_TEST_VALUE}.db'\n",
		"/hunter2/hunter2.db");
	check_store("store: /x/$${WINNOW_TEST_VALUE}\n", "/x/${WINNOW_TEST_VALUE}");
	check_store("store: /x/$WINNOW_TEST_VALUE$\n", "/x/$WINNOW_TEST_VALUE$");
	check_store("store: /${WINNOW_TEST_VALUE}$${x}\n", "/hunter2${x}");
	check_store("store: /$$${WINNOW_TEST_VALUE}\n", "/$${WINNOW_TEST_VALUE}");
}

static void test_a_value_may_not_grow_without_end(void **state)
{
	static char large[50000];
	const struct config_case expected = {
		.yaml = "store: ${WINNOW_TEST_LARGE}${WINNOW_TEST_LARGE}\n",
		.problems = "w.yaml:1:8: this value is longer than 65536 bytes once its "
			    "variables are filled in; shorten them\n",
	};
	(void)state;

	memset(large, 'x', sizeof large - 1);
	setenv("WINNOW_TEST_LARGE", large, 1);
	check_cases(&expected, 1, false);
}

static void test_paths_that_stay(void **state)
{
	(void)state;
	check_store("store: '-'\n", "-");
	check_store("store: https://a.example/x\n", "https://a.example/x");
	check_store("store: a/b://c\n", "/conf/a/b://c");
	check_store("store: ://c\n", "/conf/://c");
}

static void check_folder(const char *folder, const char *expected)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy)
	struct config *config = config_parse(STR_LITERAL(""), "-", folder, problems);

	assert_non_null(config);
	assert_string_equal(config->folder, expected);
}

static void test_folders(void **state)
{
	char current[4096], below[4200];
	(void)state;

	assert_non_null(getcwd(current, sizeof current));
	snprintf(below, sizeof below, "%s/conf", current);
	check_folder(".", current);
	check_folder("conf", below);
	check_folder("./conf/", below);
	check_folder("/", "/");
	check_folder("/a/b/", "/a/b");
}

static void test_the_digest_is_of_all_bytes(void **state)
{
	SCOPED(config_destroy) struct config *one = config_of("store: a\n");
	SCOPED(config_destroy) struct config *same = config_of("store: a\n");
	SCOPED(config_destroy) struct config *other = config_of("store: a\n\n");
	(void)state;

	assert_int_equal(one->sha256.len, 64);
	assert_true(winnow_equal(one->sha256, same->sha256));
	assert_false(winnow_equal(one->sha256, other->sha256));
}

/* Every key has its sentence, for help is made from them. */
static void test_the_table_of_keys(void **state)
{
	(void)state;
	for (const struct winnow_option *key = config_keys; key->name; key++) {
		assert_non_null(key->help);
		assert_int_equal(key->help[strlen(key->help) - 1], '.');
	}
}

static int begin(void **state)
{
	(void)state;
	setenv("WINNOW_TEST_VALUE", "hunter2", 1);
	return unsetenv("WINNOW_TEST_UNSET");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_problems),
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_variables),
		cmocka_unit_test(test_a_value_may_not_grow_without_end),
		cmocka_unit_test(test_paths_that_stay),
		cmocka_unit_test(test_folders),
		cmocka_unit_test(test_the_digest_is_of_all_bytes),
		cmocka_unit_test(test_the_table_of_keys),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
