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
#include "config/config.h"
#include "tools/temporary.h"

static char *folder;

static void put(const char *name)
{
	free(temporary_file(folder, name, STR_LITERAL("store: x.db\n")));
}

/* An empty folder as the current one, with homes of its own. */
static int begin(void **state)
{
	(void)state;
	folder = temporary_folder();
	char *home = temporary_path(folder, "home");
	char *config_home = temporary_path(folder, "xdg");

	setenv("HOME", home, 1);
	setenv("XDG_CONFIG_HOME", config_home, 1);
	free(home);
	free(config_home);
	return chdir(folder);
}

static int end(void **state)
{
	(void)state;
	int left = chdir("/");

	temporary_remove(folder);
	return left;
}

static void check_found(const char *expected)
{
	char path[4096] = "untouched", whole[4096];

	assert_true(config_find(path, sizeof path));
	snprintf(whole, sizeof whole, "%s%s%s", expected[0] == '.' ? "" : folder,
		expected[0] == '.' ? "" : "/", expected);
	assert_string_equal(path, whole);
}

static void test_order(void **state)
{
	(void)state;
	put("home/.config/winnow/winnow.yaml");
	put("xdg/winnow/winnow.yaml");
	check_found("xdg/winnow/winnow.yaml");
	put("winnow.yaml");
	check_found("./winnow.yaml");
}

static void test_home_when_xdg_says_nothing(void **state)
{
	(void)state;
	put("home/.config/winnow/winnow.yaml");
	unsetenv("XDG_CONFIG_HOME");
	check_found("home/.config/winnow/winnow.yaml");
	setenv("XDG_CONFIG_HOME", "", 1);
	check_found("home/.config/winnow/winnow.yaml");
	setenv("XDG_CONFIG_HOME", "relative", 1);
	check_found("home/.config/winnow/winnow.yaml");
}

static void test_a_folder_is_no_file(void **state)
{
	char *path = temporary_path(folder, "winnow.yaml");
	(void)state;

	assert_int_equal(mkdir(path, 0700), 0);
	put("xdg/winnow/winnow.yaml");
	check_found("xdg/winnow/winnow.yaml");
	free(path);
}

static void test_a_path_that_does_not_fit_is_left_out(void **state)
{
	char path[8] = "same";
	(void)state;

	put("winnow.yaml");
	put("xdg/winnow/winnow.yaml");
	if (access("/etc/winnow/winnow.yaml", F_OK) == 0)
		skip();
	assert_false(config_find(path, sizeof path));
	assert_string_equal(path, "same");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_order, begin, end),
		cmocka_unit_test_setup_teardown(test_home_when_xdg_says_nothing, begin, end),
		cmocka_unit_test_setup_teardown(test_a_folder_is_no_file, begin, end),
		cmocka_unit_test_setup_teardown(
			test_a_path_that_does_not_fit_is_left_out, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
