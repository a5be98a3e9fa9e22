/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "load/instance.h"
#include "tools/temporary.h"

/* A configuration with one section, in a folder of its own. */
struct setting {
	char *folder, *path;
	struct problems *problems;
	struct config *config;
	struct host_shared shared;
	struct instance instance;
};

static int make_setting(void **state)
{
	struct setting *setting = calloc(1, sizeof *setting);
	char path[1000];

	assert_non_null(setting);
	setting->folder = temporary_folder();
	setting->problems = problems_create();
	assert_non_null(setting->problems);
	snprintf(path, sizeof path, "%s/load/plugins/witness.so", getenv("WINNOW_TEST_BUILD"));
	setting->path = strdup(path);
	*state = setting;
	return 0;
}

static int drop_setting(void **state)
{
	struct setting *setting = *state;

	instance_close(&setting->instance);
	config_destroy(setting->config);
	problems_destroy(setting->problems);
	temporary_remove(setting->folder);
	free(setting->path);
	free(setting);
	return 0;
}

/* "sources:\n  - plugin: …/witness.so\n" and `rest`, whose lines are indented by four. */
static int open_instance(struct setting *setting, enum section_kind kind, const char *rest)
{
	char yaml[3000];
	const struct module *module;
	struct failure failure = { 0 };

	snprintf(yaml, sizeof yaml, "%s:\n  - plugin: %s\n%s",
		kind == SECTION_SOURCE ? "sources"
				       : (kind == SECTION_SINK ? "sinks" : "readers"),
		setting->path, rest);
	setting->config = config_parse(
		winnow_str(yaml), "winnow.yaml", setting->folder, setting->problems);
	assert_non_null(setting->config);
	assert_int_equal(problems_count(setting->problems), 0);
	assert_int_equal(module_load(setting->path, &module, &failure), 0);
	return instance_open(&setting->instance, setting->config, module,
		setting->config->sections[kind].items, &setting->shared, setting->problems);
}

/* Each line of what the plugin noted; empty when it was never called. */
static void check_notes(const struct setting *setting, const char *expected)
{
	char *path = temporary_path(setting->folder, "notes");
	FILE *file = fopen(path, "r");

	if (file) {
		fclose(file);
		struct winnow_str notes = temporary_read(path);
		assert_string_equal(notes.ptr, expected);
		free((char *)notes.ptr);
	} else {
		assert_string_equal("", expected);
	}
	free(path);
}

static void check_problem(
	const struct setting *setting, unsigned line, unsigned column, const char *text)
{
	const struct problem *problem = problems_get(setting->problems, 0);

	assert_int_equal(problems_count(setting->problems), 1);
	assert_string_equal(problem->text, text);
	assert_string_equal(problem->place.file, "winnow.yaml");
	assert_int_equal(problem->place.line, line);
	assert_int_equal(problem->place.column, column);
}

static void what_opened_is_closed_once(void **state)
{
	struct setting *setting = *state;
	struct instance *instance = &setting->instance;

	assert_int_equal(open_instance(setting, SECTION_SOURCE,
				 "    name: pages\n    notes: notes\n    lines: [a, b]\n"),
		0);
	assert_string_equal(instance->who, "source pages");
	assert_int_equal(instance->flags, WINNOW_SERIAL);
	assert_true(instance->opened);
	assert_non_null(instance->self);
	assert_int_equal(instance->values[1].count, 2);
	check_notes(setting, "open\na\nb\n");
	instance_close(instance);
	assert_false(instance->opened);
	instance_close(instance);
	check_notes(setting, "open\na\nb\nclose\n");
	assert_int_equal(problems_count(setting->problems), 0);
}

static void an_instance_without_a_name_has_its_plugins(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_instance(setting, SECTION_SINK, "    notes: notes\n"), 0);
	assert_string_equal(setting->instance.who, "sink witness");
	instance_close(&setting->instance);
	check_notes(setting, "open\n");
}

static void a_failed_open_is_a_problem_of_its_section(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_instance(setting, SECTION_SOURCE,
				 "    name: pages\n    notes: notes\n    answer: -4\n"),
		FAILURE_CONFIG);
	check_problem(setting, 2, 5, "source pages: the well is dry: dig deeper");
	assert_false(setting->instance.opened);
	instance_close(&setting->instance);
	check_notes(setting, "open\n");
}

static void an_open_that_gives_no_reason_is_said_to(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_instance(setting, SECTION_SOURCE,
				 "    name: pages\n    notes: notes\n    answer: -4\n"
				 "    silent: true\n"),
		FAILURE_CONFIG);
	check_problem(setting, 2, 5, "source pages: the plugin gave no reason");
}

static void an_open_that_answers_nonsense_failed(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_instance(setting, SECTION_SOURCE,
				 "    name: pages\n    notes: notes\n    answer: 7\n"
				 "    silent: true\n"),
		FAILURE_CONFIG);
	check_problem(
		setting, 2, 5, "source pages: the plugin answered 7, which means nothing");
	check_notes(setting, "open\n");
}

static void a_missing_option_keeps_it_from_opening(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(
		open_instance(setting, SECTION_SOURCE, "    name: pages\n"), FAILURE_CONFIG);
	check_problem(setting, 2, 5,
		"source pages: 'notes' is missing; add it: The file to write to.");
	check_notes(setting, "");
}

static void a_misspelt_option_is_pointed_at(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_instance(setting, SECTION_SOURCE,
				 "    name: pages\n    notes: notes\n    anwser: 3\n"),
		FAILURE_CONFIG);
	check_problem(
		setting, 5, 5, "source pages: unknown key 'anwser'; did you mean 'answer'?");
	check_notes(setting, "");
}

static void a_kind_the_plugin_is_not_is_refused(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_instance(setting, SECTION_READER, ""), FAILURE_CONFIG);
	check_problem(setting, 2, 5,
		"reader witness: the plugin witness is no reader, it is a source and a sink: "
		"move it to that list");
	assert_false(module_has(setting->instance.module, SECTION_READER));
	assert_null(module_options(setting->instance.module, SECTION_READER));
	assert_non_null(module_options(setting->instance.module, SECTION_SINK));
}

static void *try_serial(void *instance)
{
	int taken = pthread_mutex_trylock(&((struct instance *)instance)->serial);

	if (taken == 0)
		pthread_mutex_unlock(&((struct instance *)instance)->serial);
	return taken == 0 ? instance : NULL;
}

/* Whether another thread could come in. */
static bool is_free(struct instance *instance)
{
	pthread_t thread;
	void *taken;

	assert_int_equal(pthread_create(&thread, NULL, try_serial, instance), 0);
	assert_int_equal(pthread_join(thread, &taken), 0);
	return taken != NULL;
}

static void only_a_serial_kind_is_entered_by_one(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(
		open_instance(setting, SECTION_SOURCE, "    name: pages\n    notes: notes\n"),
		0);
	instance_enter(&setting->instance);
	assert_false(is_free(&setting->instance));
	instance_leave(&setting->instance);
	assert_true(is_free(&setting->instance));
	setting->instance.flags = 0;
	instance_enter(&setting->instance);
	assert_true(is_free(&setting->instance));
	instance_leave(&setting->instance);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_setting, drop_setting)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_opened_is_closed_once),
		TEST(an_instance_without_a_name_has_its_plugins),
		TEST(a_failed_open_is_a_problem_of_its_section),
		TEST(an_open_that_gives_no_reason_is_said_to),
		TEST(an_open_that_answers_nonsense_failed),
		TEST(a_missing_option_keeps_it_from_opening),
		TEST(a_misspelt_option_is_pointed_at),
		TEST(a_kind_the_plugin_is_not_is_refused),
		TEST(only_a_serial_kind_is_entered_by_one),
	};

	return cmocka_run_group_tests_name("load instance", tests, NULL, NULL);
}
