/* SPDX-License-Identifier: MIT
 * config/winnow.yaml: it works as it stands, and so do all the settings that it shows. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
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

static void test_everything_switched_on(void **state)
{
	char *folder = temporary_folder();
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy) struct config *config = load_all(folder, problems);
	(void)state;

	check_whole(config, problems);
	assert_int_equal(config->sections[SECTION_SOURCE].count, 7);
	assert_int_equal(config->sections[SECTION_READER].count, 8);
	assert_int_equal(config->sections[SECTION_EXTRACTOR].count, 14);
	assert_int_equal(config->sections[SECTION_SINK].count, 3);
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		for (size_t i = 0; i < config->sections[kind].count; i++)
			if (config->sections[kind].items[i].outside.command_count == 0)
				check_plugin(
					config, &config->sections[kind].items[i], problems);
	temporary_remove(folder);
}

static bool shows(
	struct winnow_str yaml, const char *before, const char *name, const char *after)
{
	char wanted[100];

	snprintf(wanted, sizeof wanted, "%s%s%s", before, name, after);
	return str_find(yaml, winnow_str(wanted)) < yaml.len;
}

static void check_shown(struct winnow_str yaml, const char *owner, const char *name)
{
	if (!shows(yaml, "\n", name, ":") && !shows(yaml, "#", name, ":") &&
		!shows(yaml, "  ", name, ":") && !shows(yaml, "- ", name, ":"))
		fail_msg("winnow.yaml does not show '%s' of %s", name, owner);
}

/* Each plugin that is built here is a bundled one. */
static int check_plugin_is_shown(void *context, const char *name, const char *path)
{
	const struct winnow_str *yaml = context;
	const struct module *module;
	struct failure failure = { 0 };

	if (module_load(path, &module, &failure) != 0)
		fail_msg("%s", failure.why);
	if (!shows(*yaml, "plugin: ", name, "\n"))
		check_shown(*yaml, "the bundled plugins", name);
	for (int kind = 0; kind < SECTION_KINDS; kind++) {
		const struct winnow_option *option =
			module_options(module, (enum section_kind)kind);
		for (; option && option->name; option++)
			check_shown(*yaml, name, option->name);
	}
	return 0;
}

static void test_every_key_and_option_is_shown(void **state)
{
	struct winnow_str folder = winnow_str(getenv("WINNOW_PLUGIN_PATH"));
	const struct winnow_option *const tables[] = { config_keys, config_source_keys,
		config_outside_keys };
	char *path = default_path();
	struct winnow_str yaml = temporary_read(path);
	struct failure failure = { 0 };
	(void)state;

	for (size_t i = 0; i < COUNT_OF(tables); i++)
		for (const struct winnow_option *key = tables[i]; key->name; key++)
			check_shown(yaml, "the file's own keys", key->name);
	assert_int_equal(module_list(&folder, 1, check_plugin_is_shown, &yaml, &failure), 0);
	free((char *)(uintptr_t)yaml.ptr);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_it_stands),
		cmocka_unit_test(test_everything_switched_on),
		cmocka_unit_test(test_every_key_and_option_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
