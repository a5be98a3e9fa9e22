/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cases.h"
#include "tools/temporary.h"

static char *folder;
static struct problems *problems;
static struct config *config;

static int begin(void **state)
{
	(void)state;
	folder = temporary_folder();
	problems = problems_create();
	config = NULL;
	return folder && problems ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	config_destroy(config);
	problems_destroy(problems);
	temporary_remove(folder);
	return 0;
}

static void put(const char *name, const char *yaml)
{
	free(temporary_file(folder, name, winnow_str(yaml)));
}

static void load(const char *name)
{
	char *path = temporary_path(folder, name);

	config = config_load(path, problems);
	free(path);
}

/* Text with FOLDER for the folder's path, so that it can be written down. */
static char *generalise(const char *text)
{
	char *general = NULL;
	size_t length;
	FILE *stream = open_memstream(&general, &length);

	while (*text) {
		bool here = strncmp(text, folder, strlen(folder)) == 0;
		fputs(here ? "FOLDER" : "", stream);
		if (!here)
			putc(*text, stream);
		text += here ? strlen(folder) : 1;
	}
	fclose(stream);
	return general;
}

static void check_problems(const char *expected)
{
	char *text = problems_text(problems), *general = generalise(text);

	assert_string_equal(general, expected);
	free(general);
	free(text);
}

static void check_path(struct winnow_str path, const char *expected)
{
	char *text = strndup(path.ptr, path.len), *general = generalise(text);

	assert_string_equal(general, expected);
	free(general);
	free(text);
}

static void check_sources(const char *names)
{
	const struct section_list *list = &config->sections[SECTION_SOURCE];
	char joined[200] = "";

	for (size_t i = 0; i < list->count; i++)
		snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%.*s",
			i ? " " : "", STR_ARGS(list->items[i].name));
	assert_string_equal(joined, names);
}

static void test_lists_join_and_the_first_value_counts(void **state)
{
	(void)state;
	put("w.yaml", "include: [more.yaml, last.yaml]\n"
		      "workers: 1\n"
		      "plugin_path: [a]\n"
		      "sources: [{name: one, plugin: p}]\n");
	put("more.yaml", "workers: 2\nmax_item_bytes: 1k\nplugin_path: [b, c]\n"
			 "sources: [{name: two, plugin: p}, {name: three, plugin: p}]\n");
	put("last.yaml", "max_item_bytes: 2k\nmax_document_bytes: 1G\nplugin_path: d\n"
			 "sources: {name: four, plugin: p}\n");
	load("w.yaml");
	check_problems("");
	assert_int_equal(config->workers, 1);
	assert_int_equal(config->max_item_bytes, 1024);
	assert_int_equal(config->max_document_bytes, 1 << 30);
	assert_int_equal(config->plugin_path_count, 4);
	check_path(config->plugin_path[0], "FOLDER/a");
	check_path(config->plugin_path[3], "FOLDER/d");
	check_sources("one two three four");
}

static void test_a_folder_by_name(void **state)
{
	(void)state;
	put("w.yaml", "include: conf.d\n");
	put("conf.d/20.yaml", "sources: [{name: second, plugin: p}]\n");
	put("conf.d/10.yaml", "sources: [{name: first, plugin: p}]\n");
	put("conf.d/30.yaml", "");
	put("conf.d/.#10.yaml", "nonsense: [\n");
	put("conf.d/10.yaml~", "nonsense: [\n");
	put("conf.d/README", "nonsense: [\n");
	load("w.yaml");
	check_problems("");
	check_sources("first second");
}

static void test_a_folder_in_other_words(void **state)
{
	(void)state;
	put("w.yaml", "include: [one/, './two/*.yaml']\n");
	put("one/a.yaml", "sources: [{name: a, plugin: p}]\n");
	put("two/b.yaml", "sources: [{name: b, plugin: p}]\n");
	load("w.yaml");
	check_problems("");
	check_sources("a b");
}

/* Each path starts at the folder of its own file; the store's default at the first one's. */
static void test_paths_start_at_their_own_file(void **state)
{
	(void)state;
	put("w.yaml", "include: sub/more.yaml\n");
	put("sub/more.yaml", "lexicon_path: words\ninclude: deeper/x.yaml\n"
			     "readers: [./mine.so]\n");
	put("sub/deeper/x.yaml", "plugin_path: [../so]\n");
	load("w.yaml");
	check_problems("");
	check_path(config->lexicon_path, "FOLDER/sub/words");
	check_path(config->plugin_path[0], "FOLDER/sub/deeper/../so");
	check_path(config->sections[SECTION_READER].items[0].plugin, "FOLDER/sub/mine.so");
	check_path(config->store, "FOLDER/news.db");
	check_path(winnow_str(config->folder), "FOLDER");
}

static void test_a_file_is_read_once(void **state)
{
	(void)state;
	put("w.yaml", "include: [conf.d, conf.d/a.yaml]\n");
	put("conf.d/a.yaml", "sources: [{name: a, plugin: p}]\n");
	put("conf.d/b.yaml", "include: ../conf.d/a.yaml\n");
	load("w.yaml");
	check_problems("");
	check_sources("a");
}

static void test_loops(void **state)
{
	(void)state;
	put("w.yaml", "include:\n  - w.yaml\n  - a.yaml\nsources: [{name: w, plugin: p}]\n");
	put("a.yaml", "include: b.yaml\nsources: [{name: a, plugin: p}]\n");
	put("b.yaml", "sources: [{name: b, plugin: p}]\ninclude: [x/../a.yaml, ./w.yaml]\n");
	put("x/y.yaml", "");
	load("w.yaml");
	assert_non_null(config);
	check_problems(
		"FOLDER/b.yaml:2:11: FOLDER/x/../a.yaml includes itself, directly or over "
		"another file; remove this 'include'\n"
		"FOLDER/b.yaml:2:24: FOLDER/w.yaml includes itself, directly or over "
		"another file; remove this 'include'\n"
		"FOLDER/w.yaml:2:5: FOLDER/w.yaml includes itself, directly or over "
		"another file; remove this 'include'\n");
	check_sources("w a b");
}

/* One pass tells of every file. */
static void test_what_is_wrong_in_included_files(void **state)
{
	(void)state;
	put("w.yaml", "include: [gone.yaml, a.yaml, b.yaml, c.yaml]\nworkrs: 1\n");
	put("a.yaml", "store: [\n");
	put("b.yaml", "workers: x\nsources: [{name: s, plugin: p}]\n");
	put("c.yaml", "sources: [{name: s, plugin: p}]\n");
	load("w.yaml");
	assert_non_null(config);
	check_problems(
		"FOLDER/a.yaml:2:1: this is not YAML; close the bracket, and write a value "
		"behind each comma and colon (did not find expected node content)\n"
		"FOLDER/b.yaml:1:10: 'workers': 'x' is not a whole number, as 12 or -3\n"
		"FOLDER/c.yaml:1:11: another source is named 's' (FOLDER/b.yaml:2); give this "
		"one a 'name' of its own\n"
		"FOLDER/w.yaml:1:11: FOLDER/gone.yaml cannot be read: No such file or "
		"directory; check the name, or name another\n"
		"FOLDER/w.yaml:2:1: unknown key 'workrs'; did you mean 'workers'?\n");
}

static void test_what_cannot_be_read(void **state)
{
	(void)state;
	load("gone.yaml");
	assert_null(config);
	load(".");
	assert_null(config);
	check_problems("FOLDER/.: this file cannot be read: Is a directory; check the name, or "
		       "name another\n"
		       "FOLDER/gone.yaml: this file cannot be read: No such file or directory; "
		       "check the name, or name another\n");
}

static void test_permissions(void **state)
{
	char *path = temporary_file(folder, "w.yaml", STR_LITERAL("store: x\n"));
	(void)state;

	chmod(path, 0);
	bool readable = access(path, R_OK) == 0;
	free(path);
	if (readable) /* root reads everything */
		skip();
	load("w.yaml");
	assert_null(config);
	check_problems("FOLDER/w.yaml: this file cannot be read: Permission denied; allow this "
		       "user to read it\n");
}

static void test_a_file_too_large(void **state)
{
	size_t length = (1 << 20) + 1;
	char *bytes = malloc(length);
	(void)state;

	memset(bytes, '#', length);
	free(temporary_file(folder, "w.yaml", (struct winnow_str){ bytes, length }));
	free(temporary_file(folder, "fits.yaml", (struct winnow_str){ bytes, length - 1 }));
	free(bytes);
	load("w.yaml");
	assert_null(config);
	check_problems("FOLDER/w.yaml: this file is larger than 1024 KiB, as no configuration "
		       "should be; check the name, or divide it by 'include'\n");
	load("fits.yaml");
	assert_non_null(config);
}

static void test_too_many_files(void **state)
{
	char name[32];
	(void)state;

	put("w.yaml", "include: d\n");
	for (int i = 0; i < 256; i++) {
		snprintf(name, sizeof name, "d/%03d.yaml", i);
		put(name, "");
	}
	load("w.yaml");
	check_problems("FOLDER/w.yaml:1:10: more than 256 files are included; put some of them "
		       "together\n");
}

static void test_the_digest_is_of_all_files(void **state)
{
	char before[65];
	(void)state;

	put("w.yaml", "include: a.yaml\n");
	put("a.yaml", "workers: 1\n");
	load("w.yaml");
	memcpy(before, config->sha256.ptr, sizeof before);
	config_destroy(config);
	put("a.yaml", "workers: 2\n");
	load("w.yaml");
	assert_string_not_equal(before, config->sha256.ptr);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_lists_join_and_the_first_value_counts),
		CASE(test_a_folder_by_name),
		CASE(test_a_folder_in_other_words),
		CASE(test_paths_start_at_their_own_file),
		CASE(test_a_file_is_read_once),
		CASE(test_loops),
		CASE(test_what_is_wrong_in_included_files),
		CASE(test_what_cannot_be_read),
		CASE(test_permissions),
		CASE(test_a_file_too_large),
		CASE(test_too_many_files),
		CASE(test_the_digest_is_of_all_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
