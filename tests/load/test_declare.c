/* SPDX-License-Identifier: MIT
 * What an extractor makes where its options decide it: plugins/declares.c. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "load/instance.h"

struct setting {
	struct problems *problems;
	struct config *config;
	struct host_shared shared;
	struct instance instance;
};

static int make_setting(void **state)
{
	struct setting *setting = calloc(1, sizeof *setting);

	assert_non_null(setting);
	setting->problems = problems_create();
	assert_non_null(setting->problems);
	*state = setting;
	return 0;
}

static int drop_setting(void **state)
{
	struct setting *setting = *state;

	instance_close(&setting->instance);
	config_destroy(setting->config);
	problems_destroy(setting->problems);
	free(setting);
	return 0;
}

static int open_with(struct setting *setting, const char *options)
{
	char plugin[1000], yaml[3000];
	const struct module *module;
	struct failure failure = { 0 };

	snprintf(plugin, sizeof plugin, "%s/load/plugins/declares.so",
		getenv("WINNOW_TEST_BUILD"));
	snprintf(yaml, sizeof yaml, "extractors: [{plugin: %s%s}]\n", plugin, options);
	setting->config = config_parse(winnow_str(yaml), "w.yaml", "/", setting->problems);
	assert_non_null(setting->config);
	assert_int_equal(module_load(plugin, &module, &failure), 0);
	return instance_open(&setting->instance, setting->config, module,
		setting->config->sections[SECTION_EXTRACTOR].items, &setting->shared,
		setting->problems);
}

static void check_refused(struct setting *setting, const char *options, const char *why)
{
	assert_int_equal(open_with(setting, options), FAILURE_CONFIG);
	assert_int_equal(problems_count(setting->problems), 1);
	const char *text = problems_get(setting->problems, 0)->text;
	assert_int_equal(strncmp(text, "extractor declares: ", 20), 0);
	if (!strstr(text, why))
		fail_msg("%s", text);
	assert_false(setting->instance.opened);
}

static void options_say_what_is_made_and_needed(void **state)
{
	struct setting *setting = *state;
	const struct winnow_extractor *extractor = &setting->instance.extractor;

	assert_int_equal(open_with(setting, ", makes: [tree, forest], needs: [rain]"), 0);
	assert_string_equal(extractor->makes[0].name, "tree");
	assert_string_equal(extractor->makes[1].name, "forest");
	assert_string_equal(extractor->makes[1].attributes[0].name, "height");
	assert_null(extractor->makes[2].name);
	assert_string_equal(extractor->needs[0], "rain");
	assert_null(extractor->needs[1]);
	assert_null(setting->instance.module->extractor.makes);
}

static void an_instance_may_make_nothing(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_with(setting, ""), 0);
	assert_null(setting->instance.extractor.makes);
	assert_null(setting->instance.extractor.needs);
}

static void what_is_declared_is_checked_like_a_table(void **state)
{
	check_refused(*state, ", makes: [tree, tree]",
		"declares.so: the fact type tree is there twice: correct it and rebuild "
		"the plugin");
}

static void what_is_needed_is_checked_like_a_table(void **state)
{
	check_refused(*state, ", makes: tree, needs: Rain",
		"declares.so: the extractor needs a fact type 'Rain', which is no name "
		"as [a-z][a-z0-9_]*: correct it and rebuild the plugin");
}

static void a_declaration_may_fail(void **state)
{
	check_refused(*state, ", makes: tree, answer: -4",
		"extractor declares: the plugin gave no reason");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_setting, drop_setting)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(options_say_what_is_made_and_needed),
		TEST(an_instance_may_make_nothing),
		TEST(what_is_declared_is_checked_like_a_table),
		TEST(what_is_needed_is_checked_like_a_table),
		TEST(a_declaration_may_fail),
	};

	return cmocka_run_group_tests_name("load declare", tests, NULL, NULL);
}
