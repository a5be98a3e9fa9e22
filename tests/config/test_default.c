/* SPDX-License-Identifier: MIT
 * config/winnow.yaml: it works as it stands, and so do all the settings that it shows. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buffer.h"
#include "cases.h"
#include "load/instance.h"
#include "tools/temporary.h"

static char *default_path(void)
{
	return temporary_path(getenv("WINNOW_TEST_DATA"), "../config/winnow.yaml");
}

/* A remark has one blank behind its "#"; a setting that is switched off none, or several. */
static bool is_setting(struct winnow_str line)
{
	struct winnow_str text = str_trim(line);

	return text.len > 2 && text.ptr[0] == '#' && (text.ptr[1] != ' ' || text.ptr[2] == ' ');
}

/* The file with every setting switched on. */
static void switch_on(struct winnow_str yaml, struct buffer *all)
{
	struct winnow_str line;

	while (str_split(&yaml, '\n', &line)) {
		size_t mark = str_find_byte(line, '#', 0);
		if (!is_setting(line)) {
			buffer_append(all, line);
		} else {
			buffer_append(all, winnow_slice(line, 0, mark));
			buffer_append(all, winnow_slice(line, mark + 1, line.len - mark - 1));
		}
		buffer_append_byte(all, '\n');
	}
}

static void check_whole(const struct config *config, const struct problems *problems)
{
	char *text = problems_text(problems);

	assert_string_equal(text, "");
	assert_non_null(config);
	free(text);
}

static void test_as_it_stands(void **state)
{
	char *path = default_path();
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy) struct config *config = config_load(path, problems);
	(void)state;

	check_whole(config, problems);
	assert_int_equal(config->sections[SECTION_SOURCE].count, 1);
	assert_true(winnow_is(config->sections[SECTION_SOURCE].items[0].plugin, "file"));
	assert_false(config->sections[SECTION_READER].given);
	assert_false(config->sections[SECTION_EXTRACTOR].given);
	assert_int_equal(config->sections[SECTION_SINK].count, 0);
	free(path);
}

/* A copy with everything switched on, in a folder with what it includes. */
static struct config *load_all(const char *folder, struct problems *problems)
{
	char *path = default_path();
	struct winnow_str yaml = temporary_read(path);
	struct buffer all;

	buffer_init(&all, 0);
	switch_on(yaml, &all);
	free(temporary_file(folder, "conf.d/more.yaml", STR_LITERAL("")));
	char *copy = temporary_file(folder, "winnow.yaml", buffer_str(&all));
	struct config *config = config_load(copy, problems);
	buffer_finish(&all);
	free(copy);
	free(path);
	free((char *)(uintptr_t)yaml.ptr);
	return config;
}

static bool is_built(const struct section *section)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%.*s.so", getenv("WINNOW_PLUGIN_PATH"),
		STR_ARGS(section->plugin));
	return access(path, R_OK) == 0;
}

static void check_plugin(
	const struct config *config, const struct section *section, struct problems *problems)
{
	struct winnow_str folder = winnow_str(getenv("WINNOW_PLUGIN_PATH"));
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	const struct module *module;
	const struct winnow_value *values;
	struct failure failure = { 0 };

	if (module_find(&folder, 1, section->plugin, &module, &failure) != 0)
		fail_msg("%s", failure.why);
	assert_true(module_has(module, section->kind));
	if (config_bind(config, section, module_options(module, section->kind),
		    section_reserved_keys(section->kind), arena, &values, problems) != 0)
		check_whole(config, problems);
}

/* The plugin of each section exists and takes the options that are shown. */
static bool check_plugins(const struct config *config, struct problems *problems)
{
	bool all_built = true;

	for (int kind = 0; kind < SECTION_KINDS; kind++)
		for (size_t i = 0; i < config->sections[kind].count; i++) {
			const struct section *section = &config->sections[kind].items[i];
			if (is_built(section))
				check_plugin(config, section, problems);
			else
				all_built = false;
		}
	return all_built;
}

static void test_everything_switched_on(void **state)
{
	char *folder = temporary_folder();
	struct problems *problems = problems_create();
	struct config *config = load_all(folder, problems);
	(void)state;

	check_whole(config, problems);
	assert_int_equal(config->sections[SECTION_SOURCE].count, 2);
	assert_int_equal(config->sections[SECTION_READER].count, 3);
	assert_int_equal(config->sections[SECTION_EXTRACTOR].count, 3);
	assert_int_equal(config->sections[SECTION_SINK].count, 2);
	bool all_built = check_plugins(config, problems);
	config_destroy(config);
	problems_destroy(problems);
	temporary_remove(folder);
	if (!all_built)
		skip();
}

static bool shows_key(struct winnow_str yaml, const char *key)
{
	char setting[100];

	snprintf(setting, sizeof setting, "\n%s:", key);
	if (str_find(yaml, winnow_str(setting)) < yaml.len)
		return true;
	snprintf(setting, sizeof setting, "#%s:", key);
	return str_find(yaml, winnow_str(setting)) < yaml.len;
}

static void test_every_key_is_shown(void **state)
{
	char *path = default_path();
	struct winnow_str yaml = temporary_read(path);
	(void)state;

	for (const struct winnow_option *key = config_keys; key->name; key++)
		if (!shows_key(yaml, key->name))
			fail_msg("winnow.yaml does not show '%s'", key->name);
	free((char *)(uintptr_t)yaml.ptr);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_it_stands),
		cmocka_unit_test(test_everything_switched_on),
		cmocka_unit_test(test_every_key_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
