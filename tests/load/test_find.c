/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* setenv */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "load/module.h"
#include "tools/temporary.h"

#define NOBODY 65534

static char *first, *second, *missing;
static struct winnow_str folders[3];

static void put_plugin(const char *folder, const char *name)
{
	char from[1000], file[100];

	snprintf(from, sizeof from, "%s/load/plugins/%s.so", getenv("WINNOW_TEST_BUILD"), name);
	snprintf(file, sizeof file, "%s.so", name);
	free(temporary_copy(folder, file, from));
}

static int make_folders(void **state)
{
	(void)state;
	first = temporary_folder();
	second = temporary_folder();
	missing = temporary_path(first, "nowhere");
	folders[0] = winnow_str(missing);
	folders[1] = winnow_str(first);
	folders[2] = winnow_str(second);
	put_plugin(first, "witness");
	put_plugin(second, "witness");
	put_plugin(second, "sound");
	free(temporary_file(second, "README", winnow_str("no plugin\n")));
	free(temporary_file(second, "Upper.so", winnow_str("no plugin's name\n")));
	free(temporary_file(second, ".so", winnow_str("no name\n")));
	return 0;
}

static int remove_folders(void **state)
{
	(void)state;
	temporary_remove(first);
	temporary_remove(second);
	free(missing);
	return 0;
}

static void check_found(const char *name, const char *folder)
{
	struct failure failure = { 0 };
	const struct module *module = NULL;

	if (module_find(folders, 3, winnow_str(name), &module, &failure) != 0)
		fail_msg("%s", failure.why);
	assert_memory_equal(module->path, folder, strlen(folder));
}

static void the_first_folder_wins(void **state)
{
	(void)state;
	check_found("witness", first);
	check_found("sound", second);
}

static void a_name_with_a_slash_is_a_path(void **state)
{
	char *path = temporary_path(second, "witness.so");

	(void)state;
	check_found(path, second);
	free(path);
}

static void a_near_name_is_suggested(void **state)
{
	struct failure failure = { 0 };
	const struct module *module = NULL;
	char expected[900];

	(void)state;
	snprintf(expected, sizeof expected,
		"there is no plugin 'witnes' in %s, %s, %s; did you mean 'witness'?", missing,
		first, second);
	assert_int_equal(module_find(folders, 3, winnow_str("witnes"), &module, &failure),
		FAILURE_MISSING);
	assert_string_equal(failure.why, expected);
	snprintf(expected, sizeof expected,
		"there is no plugin 'telegraph' in %s; `winnow plugins` lists those there are",
		first);
	assert_int_equal(
		module_find(folders + 1, 1, winnow_str("telegraph"), &module, &failure),
		FAILURE_MISSING);
	assert_string_equal(failure.why, expected);
	assert_null(module);
}

struct names {
	char text[1000];
	size_t stop_after;
};

static int note(void *context, const char *name, const char *path)
{
	struct names *names = context;
	size_t end = strlen(names->text);

	snprintf(names->text + end, sizeof names->text - end, "%s=%s ", name, path);
	return --names->stop_after == 0 ? WINNOW_ELIMIT : 0;
}

static void plugins_are_listed_by_name(void **state)
{
	struct names names = { .stop_after = 100 };
	struct failure failure = { 0 };
	char expected[1000];

	(void)state;
	snprintf(expected, sizeof expected, "sound=%s/sound.so witness=%s/witness.so ", second,
		first);
	assert_int_equal(module_list(folders, 3, note, &names, &failure), 0);
	assert_string_equal(names.text, expected);
}

static void listing_ends_when_told(void **state)
{
	struct names names = { .stop_after = 1 };
	struct failure failure = { 0 };

	(void)state;
	assert_int_equal(module_list(folders, 3, note, &names, &failure), WINNOW_ELIMIT);
	assert_non_null(strstr(names.text, "sound="));
	assert_null(strstr(names.text, "witness="));
}

static void no_folder_at_all_is_said(void **state)
{
	struct names names = { .stop_after = 100 };
	struct failure failure = { 0 };
	char expected[900];

	(void)state;
	snprintf(expected, sizeof expected,
		"%s: there is no such folder of plugins: name one under plugin_path", missing);
	assert_int_equal(module_list(folders, 1, note, &names, &failure), FAILURE_MISSING);
	assert_string_equal(failure.why, expected);
	assert_string_equal(names.text, "");
}

static void the_environment_names_the_folders(void **state)
{
	struct winnow_str found[16];

	(void)state;
	char *before = strdup(getenv("WINNOW_PLUGIN_PATH"));
	setenv("WINNOW_PLUGIN_PATH", "/a:/b b::", 1);
	assert_int_equal(module_default_path(found), 2);
	assert_true(winnow_is(found[0], "/a"));
	assert_true(winnow_is(found[1], "/b b"));
	setenv("WINNOW_PLUGIN_PATH", "a:a:a:a:a:a:a:a:a:a:a:a:a:a:a:a:a:a:a:a", 1);
	assert_int_equal(module_default_path(found), 16);
	unsetenv("WINNOW_PLUGIN_PATH");
	assert_int_equal(module_default_path(found), 1);
	assert_true(winnow_ends(found[0], "/winnow/plugins"));
	setenv("WINNOW_PLUGIN_PATH", before, 1);
	free(before);
}

static void print_default_path(void)
{
	struct winnow_str found[16];
	size_t count = module_default_path(found);

	for (size_t i = 0; i < count; i++)
		printf("%.*s\n", STR_ARGS(found[i]));
}

/* What this very program prints as its path when it may do more than whoever runs it. */
static void a_privileged_process_ignores_the_environment(void **state)
{
	char command[1000], line[1000] = "";
	char *program = temporary_copy(second, "program", "/proc/self/exe");

	(void)state;
	if (geteuid() != 0 || chown(program, NOBODY, NOBODY) != 0 ||
		chmod(program, 0755) != 0 || chmod(second, 0755) != 0) {
		free(program);
		skip();
	}
	snprintf(command, sizeof command, "WINNOW_PLUGIN_PATH=/mine %s --print", program);
	for (int privileged = 0; privileged < 2; privileged++) {
		assert_int_equal(chmod(program, privileged ? 04755 : 0755), 0);
		FILE *output = popen(command, "r");
		assert_non_null(output);
		assert_non_null(fgets(line, sizeof line, output));
		pclose(output);
		assert_int_equal(strcmp(line, "/mine\n") == 0, !privileged);
	}
	free(program);
}

int main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_folder_wins),
		cmocka_unit_test(a_name_with_a_slash_is_a_path),
		cmocka_unit_test(a_near_name_is_suggested),
		cmocka_unit_test(plugins_are_listed_by_name),
		cmocka_unit_test(listing_ends_when_told),
		cmocka_unit_test(no_folder_at_all_is_said),
		cmocka_unit_test(the_environment_names_the_folders),
		cmocka_unit_test(a_privileged_process_ignores_the_environment),
	};

	if (count > 1 && strcmp(arguments[1], "--print") == 0) {
		print_default_path();
		fflush(stdout);
		_exit(0); /* the sanitizer's check for leaks fails in a privileged process */
	}
	return cmocka_run_group_tests_name("load find", tests, make_folders, remove_folders);
}
