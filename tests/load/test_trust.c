/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* lchown, S_ISVTX */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "load/trust.h"
#include "tools/temporary.h"

#define NOBODY 65534 /* some user and some group that are neither root nor this one */

/* folder/inner/plugin.so, all of it sound until a test spoils it. */
struct place {
	char *folder, *inner, *file;
};

static int make_place(void **state)
{
	struct place *place = calloc(1, sizeof *place);

	assert_non_null(place);
	place->folder = temporary_folder();
	place->file = temporary_file(place->folder, "inner/plugin.so", winnow_str("x"));
	place->inner = temporary_path(place->folder, "inner");
	*state = place;
	return 0;
}

static int remove_place(void **state)
{
	struct place *place = *state;

	temporary_remove(place->folder);
	free(place->inner);
	free(place->file);
	free(place);
	return 0;
}

static void allow(const char *path, const char *expected)
{
	struct failure failure = { 0 };
	char real[PATH_MAX];

	if (trust_file(path, real, &failure) != 0)
		fail_msg("%s", failure.why);
	assert_string_equal(real, expected);
}

static void deny(const char *path, int code, const char *format, ...) FORMAT(3, 4);
static void deny(const char *path, int code, const char *format, ...)
{
	struct failure failure = { 0 };
	char real[PATH_MAX] = "untouched", expected[2000], text[1500];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	snprintf(expected, sizeof expected, "%s: %s", path, text);
	assert_int_equal(trust_file(path, real, &failure), code);
	assert_string_equal(failure.why, expected);
	assert_string_equal(real, "untouched");
}

static void deny_writable(const char *path, const char *what, const char *culprit)
{
	deny(path, FAILURE_DENIED,
		"others may write the %s %s: take that away with 'chmod go-w %s'", what,
		culprit, culprit);
}

static void deny_owner(const char *path, const char *culprit)
{
	deny(path, FAILURE_DENIED,
		"%s belongs to another user (65534): only what root or you own is loaded, copy "
		"it to a folder of your own",
		culprit);
}

static void a_file_of_ones_own_is_trusted(void **state)
{
	const struct place *place = *state;

	allow(place->file, place->file);
}

static void a_relative_path_becomes_absolute(void **state)
{
	const struct place *place = *state;
	char before[PATH_MAX];

	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(chdir(place->inner), 0);
	allow("plugin.so", place->file);
	allow("./..//inner/./plugin.so", place->file);
	assert_int_equal(chdir(before), 0);
}

static void a_file_others_may_write_is_not(void **state)
{
	const struct place *place = *state;

	chmod(place->file, 0646);
	deny_writable(place->file, "file", place->file);
}

static void a_folder_others_may_write_is_not(void **state)
{
	const struct place *place = *state;

	chmod(place->inner, 0757);
	deny_writable(place->file, "folder", place->inner);
	chmod(place->inner, 01777);
	deny_writable(place->file, "folder", place->inner);
	chmod(place->inner, 0700);
	chmod(place->folder, 0757);
	deny_writable(place->file, "folder", place->folder);
}

static void a_sticky_folder_may_be_passed_through(void **state)
{
	const struct place *place = *state;

	chmod(place->folder, 01777);
	allow(place->file, place->file);
}

static void what_another_group_may_write_is_not(void **state)
{
	const struct place *place = *state;

	if (geteuid() != 0)
		skip();
	chmod(place->file, 0664);
	allow(place->file, place->file); /* root's group is root's alone */
	assert_int_equal(chown(place->file, 0, NOBODY), 0);
	deny_writable(place->file, "file", place->file);
	chmod(place->file, 0644);
	chmod(place->inner, 0775);
	assert_int_equal(chown(place->inner, 0, NOBODY), 0);
	deny_writable(place->file, "folder", place->inner);
	chmod(place->inner, 0755);
	chmod(place->folder, 0775);
	assert_int_equal(chown(place->folder, 0, NOBODY), 0);
	allow(place->file, place->file); /* as Debian's /usr/local */
}

/* The user sync is in every Debian, and its group is nobody's alone. */
static void a_group_shared_with_others_is_not_private(void **state)
{
	const struct place *place = *state;
	const struct passwd *user = getpwnam("sync");

	if (geteuid() != 0 || !user || user->pw_gid != NOBODY)
		skip();
	assert_int_equal(chown(place->folder, user->pw_uid, user->pw_gid), 0);
	assert_int_equal(chown(place->inner, user->pw_uid, user->pw_gid), 0);
	assert_int_equal(chown(place->file, user->pw_uid, user->pw_gid), 0);
	assert_int_equal(seteuid(user->pw_uid), 0);
	allow(place->file, place->file);
	chmod(place->file, 0664);
	deny_writable(place->file, "file", place->file);
	assert_int_equal(seteuid(0), 0);
}

static void what_another_user_owns_is_not(void **state)
{
	const struct place *place = *state;

	if (geteuid() != 0)
		skip();
	assert_int_equal(chown(place->file, NOBODY, 0), 0);
	deny_owner(place->file, place->file);
	assert_int_equal(chown(place->file, 0, 0), 0);
	assert_int_equal(chown(place->folder, NOBODY, 0), 0);
	deny_owner(place->file, place->folder);
}

static void a_link_leads_to_its_file(void **state)
{
	const struct place *place = *state;
	char *link = temporary_path(place->folder, "link.so");
	char *way = temporary_path(place->folder, "way");
	char *through = temporary_path(place->folder, "way/plugin.so");

	assert_int_equal(symlink("inner/plugin.so", link), 0);
	assert_int_equal(symlink(place->inner, way), 0);
	allow(link, place->file);
	allow(through, place->file);
	if (geteuid() == 0) {
		assert_int_equal(lchown(way, NOBODY, 0), 0);
		deny_owner(through, way);
	}
	free(link);
	free(way);
	free(through);
}

static void a_links_own_folder_counts(void **state)
{
	const struct place *place = *state;
	char *file = temporary_file(place->folder, "open/other.so", winnow_str("x"));
	char *open = temporary_path(place->folder, "open");
	char *link = temporary_path(place->folder, "open/link.so");

	assert_int_equal(symlink("../inner/plugin.so", link), 0);
	allow(link, place->file);
	chmod(open, 01777);
	deny_writable(link, "folder", open);
	free(file);
	free(open);
	free(link);
}

static void links_in_a_circle_end(void **state)
{
	const struct place *place = *state;
	char *link = temporary_path(place->folder, "link.so");

	assert_int_equal(symlink("link.so", link), 0);
	deny(link, FAILURE_SYSTEM, "its symbolic links lead in a circle: name the file itself");
	free(link);
}

static void a_path_too_long_is_refused(void **state)
{
	char path[2 * PATH_MAX], real[PATH_MAX];
	struct failure failure = { 0 };

	(void)state;
	memset(path, 'a', sizeof path);
	path[0] = '/';
	path[sizeof path - 1] = '\0';
	assert_int_equal(trust_file(path, real, &failure), FAILURE_SYSTEM);
	path[PATH_MAX - 20] = '\0';
	assert_true(trust_file(path, real, &failure) < 0);
	assert_true(trust_file(path + 1, real, &failure) < 0);
}

static void what_is_not_there_is_missing(void **state)
{
	const struct place *place = *state;
	char *below = temporary_path(place->file, "below.so");

	deny(below, FAILURE_MISSING,
		"there is no such file: `winnow plugins` lists those there are");
	deny("", WINNOW_EDATA, "a folder, not a plugin: name the .so file in it");
	free(below);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, remove_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_of_ones_own_is_trusted),
		TEST(a_relative_path_becomes_absolute),
		TEST(a_file_others_may_write_is_not),
		TEST(a_folder_others_may_write_is_not),
		TEST(a_sticky_folder_may_be_passed_through),
		TEST(what_another_group_may_write_is_not),
		TEST(a_group_shared_with_others_is_not_private),
		TEST(what_another_user_owns_is_not),
		TEST(a_link_leads_to_its_file),
		TEST(a_links_own_folder_counts),
		TEST(links_in_a_circle_end),
		TEST(a_path_too_long_is_refused),
		TEST(what_is_not_there_is_missing),
	};

	return cmocka_run_group_tests_name("load trust", tests, NULL, NULL);
}
