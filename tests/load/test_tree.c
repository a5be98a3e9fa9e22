/* SPDX-License-Identifier: MIT
 *
 * The service "winnow.tree/1", as a plugin behind dlopen uses it: plugins/outline.c.
 */
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

static const struct service services[] = { { WINNOW_TREE_SERVICE, &tree_service },
	{ NULL, NULL } };

struct setting {
	char *folder;
	struct problems *problems;
	struct config *config;
	struct host_shared shared;
	struct instance instance;
};

static int make_setting(void **state)
{
	struct setting *setting = calloc(1, sizeof *setting);

	assert_non_null(setting);
	setting->folder = temporary_folder();
	setting->problems = problems_create();
	setting->shared.services = services;
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
	temporary_remove(setting->folder);
	free(setting);
	return 0;
}

static void write_file(const struct setting *setting, const char *name, const char *text)
{
	free(temporary_file(setting->folder, name, winnow_str(text)));
}

/* Opens the plugin with these trees: "a.yaml, b.yaml"; `keys` are the configuration's own. */
static int open_configured(struct setting *setting, const char *keys, const char *trees)
{
	char plugin[1000], yaml[3000];
	const struct module *module;
	struct failure failure = { 0 };

	snprintf(plugin, sizeof plugin, "%s/load/plugins/outline.so",
		getenv("WINNOW_TEST_BUILD"));
	snprintf(yaml, sizeof yaml, "%ssinks: [{plugin: %s, notes: notes, trees: [%s]}]\n",
		keys, plugin, trees);
	setting->config = config_parse(
		winnow_str(yaml), "winnow.yaml", setting->folder, setting->problems);
	assert_non_null(setting->config);
	assert_int_equal(problems_count(setting->problems), 0);
	assert_int_equal(module_load(plugin, &module, &failure), 0);
	return instance_open(&setting->instance, setting->config, module,
		setting->config->sections[SECTION_SINK].items, &setting->shared,
		setting->problems);
}

static int open_trees(struct setting *setting, const char *trees)
{
	return open_configured(setting, "", trees);
}

/* The same where that folder is what is installed. */
static int open_installed(
	struct setting *setting, const char *installed, const char *keys, const char *trees)
{
	const char *before = getenv("WINNOW_DATA_PATH");
	char kept[1000];

	snprintf(kept, sizeof kept, "%s", before ? before : "");
	setenv("WINNOW_DATA_PATH", installed, 1);
	int result = open_configured(setting, keys, trees);
	setenv("WINNOW_DATA_PATH", kept, 1);
	return result;
}

/* Opens it with "FOLDER/" and `name`. */
static int open_tree(struct setting *setting, const char *name)
{
	char path[1000];

	snprintf(path, sizeof path, "%s/%s", setting->folder, name);
	return open_trees(setting, path);
}

static void check_notes(const struct setting *setting, const char *expected)
{
	char *path = temporary_path(setting->folder, "notes");
	struct winnow_str notes = temporary_read(path);

	assert_string_equal(notes.ptr, expected);
	free((char *)notes.ptr);
	free(path);
}

/* What problems_print() writes, the folder left out. */
static void check_problems(const struct setting *setting, const char *expected)
{
	char *text = NULL, *rest = NULL, whole[4000] = "";
	size_t size, skip = strlen(setting->folder) + 1;
	FILE *stream = open_memstream(&text, &size);

	assert_non_null(stream);
	problems_print(setting->problems, stream);
	fclose(stream);
	for (char *line = strtok_r(text, "\n", &rest); line;
		line = strtok_r(NULL, "\n", &rest)) {
		size_t end = strlen(whole);
		bool inside = strncmp(line, setting->folder, skip - 1) == 0;
		snprintf(whole + end, sizeof whole - end, "%s\n", line + (inside ? skip : 0));
	}
	assert_string_equal(whole, expected);
	free(text);
}

static void a_tree_is_read_with_its_places(void **state)
{
	struct setting *setting = *state;

	write_file(setting, "a.yaml",
		"name: oak\nin: [here, \"there\"]\nplant: {kind: tree, "
		"height: 30, roots: deep}\n");
	assert_int_equal(open_tree(setting, "a.yaml"), 0);
	check_notes(setting,
		"a.yaml: 1:1{ 1:1=name 1:7=oak 2:1=in 2:5[ 2:6=here 2:12=there] 3:1=plant "
		"3:8{ 3:9=kind 3:15=tree 3:21=height 3:29=30 3:33=roots 3:40=deep}} "
		"(30 tree needle)\n");
}

static void variables_are_left_as_written(void **state)
{
	struct setting *setting = *state;

	write_file(setting, "a.yaml", "price: ${HOME}\n");
	assert_int_equal(open_tree(setting, "a.yaml"), 0);
	check_notes(setting, "a.yaml: 1:1{ 1:1=price 1:8=${HOME}}\n");
}

static void a_folder_is_its_yaml_by_name(void **state)
{
	struct setting *setting = *state;

	write_file(setting, "trees/b.yaml", "b: 1\n");
	write_file(setting, "trees/a.yaml", "a: 1\n");
	write_file(setting, "trees/README.md", "a: 1\n");
	write_file(setting, "trees/.#a.yaml", "a: 1\n");
	assert_int_equal(open_tree(setting, "trees"), 0);
	check_notes(setting, "a.yaml: 1:1{ 1:1=a 1:4=1}\nb.yaml: 1:1{ 1:1=b 1:4=1}\n");
}

static void a_relative_path_begins_where_winnows_data_are(void **state)
{
	struct setting *setting = *state;

	write_file(setting, "trees/a.yaml", "a: 1\n");
	assert_int_equal(open_installed(setting, setting->folder, "", "trees"), 0);
	check_notes(setting, "a.yaml: 1:1{ 1:1=a 1:4=1}\n");
}

static void the_users_own_come_before_those_installed(void **state)
{
	struct setting *setting = *state;
	char *installed = temporary_path(setting->folder, "installed");

	write_file(setting, "installed/trees/a.yaml", "a: 1\n");
	write_file(setting, "installed/trees/b.yaml", "b: 1\n");
	write_file(setting, "own/trees/b.yaml", "b: 2\n");
	write_file(setting, "own/trees/c.yaml", "c: 2\n");
	assert_int_equal(
		open_installed(setting, installed, "data_path: [own, none]\n", "trees"), 0);
	check_notes(setting, "b.yaml: 1:1{ 1:1=b 1:4=2}\nc.yaml: 1:1{ 1:1=c 1:4=2}\n"
			     "a.yaml: 1:1{ 1:1=a 1:4=1}\n");
	free(installed);
}

static void where_nothing_is_installed_there_is_nothing(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_installed(setting, "/none/there", "", "trees"), 0);
	check_notes(setting, "");
}

static void a_folder_that_nobody_has_is_told(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_installed(setting, setting->folder, "", "none"), FAILURE_CONFIG);
	check_problems(setting, "none: sink outline: this cannot be read: No such file or "
				"directory; check the name, or name another\n");
}

static void every_mistake_is_told_at_its_place(void **state)
{
	struct setting *setting = *state;

	write_file(setting, "a.yaml",
		"name: caf\xc3\xa9 ?\nquoted: 'why?'\nplant: {kid: tree, height: 300}\n"
		"far: >\n  folded\n  over?\n");
	assert_int_equal(open_tree(setting, "a.yaml"), FAILURE_CONFIG);
	check_problems(setting,
		"a.yaml:1:12: sink outline: who asks? say it plainly\n"
		"a.yaml:2:13: sink outline: who asks? say it plainly\n"
		"a.yaml:3:9: sink outline: unknown key 'kid'; did you mean 'kind'?\n"
		"a.yaml:3:28: sink outline: 'height': '300' is too large; the most is 120\n"
		"a.yaml:4:6: sink outline: who asks? say it plainly\n");
	assert_false(setting->instance.opened);
}

static void what_is_no_yaml_is_told_at_its_place(void **state)
{
	struct setting *setting = *state;

	write_file(setting, "a.yaml", "- a\n");
	write_file(setting, "b.yaml", "a: b: c\n");
	assert_int_equal(open_tree(setting, "."), FAILURE_CONFIG);
	check_problems(setting,
		"./a.yaml:1:1: the file should begin with keys, as 'name: value', not with a "
		"list\n"
		"./b.yaml:1:5: this is not YAML; put a value that holds ': ' in quotes, mend "
		"the indentation, or write the ':' that the line above lacks (mapping values "
		"are not allowed in this context)\n");
}

static void what_is_not_there_is_told(void **state)
{
	struct setting *setting = *state;

	assert_int_equal(open_tree(setting, "none.yaml"), FAILURE_CONFIG);
	check_problems(setting, "none.yaml: sink outline: this cannot be read: No such file or "
				"directory; check the name, or name another\n");
}

static void a_file_too_large_is_refused(void **state)
{
	struct setting *setting = *state;
	size_t length = (1 << 20) + 1;
	char *large = malloc(length);

	assert_non_null(large);
	memset(large, '#', length);
	free(temporary_file(setting->folder, "a.yaml", (struct winnow_str){ large, length }));
	free(large);
	assert_int_equal(open_tree(setting, "a.yaml"), FAILURE_CONFIG);
	check_problems(setting,
		"a.yaml: sink outline: this file is larger than 1024 KiB; divide it\n");
}

static void what_files_say_is_part_of_the_instance(void **state)
{
	struct setting *setting = *state;
	char first[DIGEST_TEXT_SIZE];

	write_file(setting, "a.yaml", "a: 1\n");
	assert_int_equal(open_tree(setting, "a.yaml"), 0);
	memcpy(first, setting->instance.files, sizeof first);
	instance_close(&setting->instance);
	config_destroy(setting->config);
	write_file(setting, "a.yaml", "a: 2\n");
	assert_int_equal(open_tree(setting, "a.yaml"), 0);
	assert_string_not_equal(setting->instance.files, first);
}

static void it_is_for_open_alone(void **state)
{
	struct setting *setting = *state;
	struct instance *instance = &setting->instance;
	struct arena *arena = arena_create(0);
	struct host host;

	assert_int_equal(open_trees(setting, ""), 0);
	host_init(&host, instance->who, &setting->shared, arena);
	assert_int_equal(
		instance->module->sink.write(instance->self, &host.face, NULL), WINNOW_EFATAL);
	assert_string_equal(host.failure.why,
		"the service winnow.tree/1 is for open() alone: correct the plugin");
	arena_destroy(arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_setting, drop_setting)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_tree_is_read_with_its_places),
		TEST(variables_are_left_as_written),
		TEST(a_folder_is_its_yaml_by_name),
		TEST(a_relative_path_begins_where_winnows_data_are),
		TEST(the_users_own_come_before_those_installed),
		TEST(where_nothing_is_installed_there_is_nothing),
		TEST(a_folder_that_nobody_has_is_told),
		TEST(every_mistake_is_told_at_its_place),
		TEST(what_is_no_yaml_is_told_at_its_place),
		TEST(what_is_not_there_is_told),
		TEST(a_file_too_large_is_refused),
		TEST(what_files_say_is_part_of_the_instance),
		TEST(it_is_for_open_alone),
	};

	return cmocka_run_group_tests_name("load tree", tests, NULL, NULL);
}
