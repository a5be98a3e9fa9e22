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

/* Items that stand in one order by key, and in another by body. */
#define ITEMS                                                                                  \
	"INSERT INTO sources (name, plugin) VALUES ('pages', 'http');"                         \
	"INSERT INTO runs (started, config_sha256) VALUES ('2014', 'x');"                      \
	"WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 999) "      \
	"INSERT INTO items (source_id, key, sha256, uri, length, run_id) "                     \
	"SELECT 1, printf('%04d', n), printf('%04d', 7 * n % 1000), 'u', 1, 1 FROM n"

static void take(sqlite3 *database, const char *sql, int expected)
{
	int result = sqlite3_exec(database, sql, NULL, NULL, NULL);

	if (result != expected)
		fail_msg("%s: %s", sql, sqlite3_errmsg(database));
}

static void items_keep_what_is_unique(void **state)
{
	enum { BEFORE = 10 };
	struct fixture *fixture = *state;
	char *path = temporary_path(fixture->folder, "old.db");
	const char *steps[BEFORE + 1] = { NULL };
	sqlite3 *database;

	memcpy(steps, schema_steps, BEFORE * sizeof *steps);
	assert_int_equal(migrate(fixture, path, steps), 0);
	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	take(database, ITEMS, SQLITE_OK);
	sqlite3_close(database);
	assert_int_equal(migrate(fixture, path, schema_steps), 0);
	assert_answers(path, "PRAGMA integrity_check", "ok");
	assert_answers(path,
		"SELECT group_concat(info.name) FROM pragma_index_list('items') AS list, "
		"pragma_index_info(list.name) AS info",
		"run_id,source_id,sha256,key");
	assert_answers(path,
		"SELECT key FROM items WHERE source_id = 1 AND sha256 = '0007' AND key > ''",
		"0001");
	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	take(database,
		"INSERT INTO items SELECT 2000, source_id, key, '-', uri, NULL, 1, NULL, NULL, "
		"run_id, NULL, NULL, NULL, NULL, NULL FROM items WHERE key = '0005'",
		SQLITE_OK);
	take(database, "UPDATE items SET sha256 = '0035' WHERE id = 2000", SQLITE_CONSTRAINT);
	sqlite3_close(database);
	free(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(takes_an_older_file_forward),
		TEST(leaves_the_old_form_where_a_step_fails),
		TEST(items_keep_what_is_unique),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
