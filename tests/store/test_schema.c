/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "store/fixture.h"
#include "store/schema.h"
#include "tools/temporary.h"

#define FIRST_STEP                                                                             \
	"CREATE TABLE birds (id INTEGER PRIMARY KEY, name TEXT);"                              \
	"INSERT INTO birds (name) VALUES ('wren');"

static const char *const one_step[] = { FIRST_STEP, NULL };
static const char *const two_steps[] = { FIRST_STEP,
	"ALTER TABLE birds ADD COLUMN colour TEXT; UPDATE birds SET colour = 'brown';", NULL };
static const char *const bad_step[] = { FIRST_STEP,
	"ALTER TABLE birds ADD COLUMN colour TEXT; UPDATE nothing SET colour = 'brown';",
	NULL };

/* Opens the fixture's path, where there is nothing, and takes it to the last of the steps. */
static int migrate(struct fixture *fixture, const char *path, const char *const *steps)
{
	sqlite3 *database;

	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	int result = schema_migrate(database, path, steps, &fixture->failure);
	sqlite3_close(database);
	return result;
}

static void assert_answers(const char *path, const char *sql, const char *expected)
{
	sqlite3 *database;
	sqlite3_stmt *query;

	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &query, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(query), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(query, 0), expected);
	sqlite3_finalize(query);
	sqlite3_close(database);
}

static void takes_an_older_file_forward(void **state)
{
	struct fixture *fixture = *state;
	char *path = temporary_path(fixture->folder, "old.db");
	char *copy = temporary_path(fixture->folder, "old.db-before-2");

	assert_int_equal(migrate(fixture, path, one_step), 0);
	assert_answers(path, "PRAGMA user_version", "1");
	assert_int_equal(access(copy, F_OK), -1);
	assert_int_equal(migrate(fixture, path, two_steps), 0);
	assert_answers(path, "PRAGMA user_version", "2");
	assert_answers(path, "SELECT name || colour FROM birds", "wrenbrown");
	assert_answers(copy, "PRAGMA user_version", "1");
	assert_answers(copy, "SELECT name FROM birds", "wren");
	assert_int_equal(migrate(fixture, path, two_steps), 0);
	assert_answers(path, "SELECT count(*) FROM birds", "1");
	assert_int_equal(migrate(fixture, path, one_step), FAILURE_STORE);
	assert_non_null(strstr(fixture->failure.why, "newer winnow"));
	free(copy);
	free(path);
}

static void leaves_the_old_form_where_a_step_fails(void **state)
{
	struct fixture *fixture = *state;
	char *path = temporary_path(fixture->folder, "old.db");

	assert_int_equal(migrate(fixture, path, one_step), 0);
	assert_int_equal(migrate(fixture, path, bad_step), FAILURE_STORE);
	assert_answers(path, "PRAGMA user_version", "1");
	assert_answers(path, "SELECT count(*) FROM pragma_table_info('birds')", "2");
	assert_int_equal(migrate(fixture, path, two_steps), 0);
	assert_answers(path, "SELECT colour FROM birds", "brown");
	free(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(takes_an_older_file_forward),
		TEST(leaves_the_old_form_where_a_step_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
