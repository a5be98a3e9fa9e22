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

/* ---- migrations ---- */

static const char *const one_step[] = {
	"CREATE TABLE birds (id INTEGER PRIMARY KEY, name TEXT);"
	"INSERT INTO birds (name) VALUES ('wren');",
	NULL
};
static const char *const two_steps[] = { one_step[0],
	"ALTER TABLE birds ADD COLUMN colour TEXT; UPDATE birds SET colour = 'brown';", NULL };
static const char *const bad_step[] = { one_step[0],
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

/* ---- what Datasette looks for ---- */

/* Its search box: the full-text table of a table, by the text of the schema. */
static void datasette_finds_the_search_index(void **state)
{
	assert_string_equal(
		fixture_sql(*state,
			"SELECT group_concat(name) FROM sqlite_master WHERE rootpage = 0 AND ("
			"sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"documents\"%' OR "
			"sql LIKE '%VIRTUAL TABLE%USING FTS%content=[documents]%' OR "
			"(tbl_name = 'documents' AND sql LIKE '%VIRTUAL TABLE%USING FTS%'))"),
		"documents_fts");
}

static void every_link_is_a_foreign_key(void **state)
{
	struct fixture *fixture = *state;

	assert_string_equal(
		fixture_sql(fixture,
			"SELECT group_concat(t.name || '.' || c.name, ' ') "
			"FROM sqlite_schema AS t, pragma_table_info(t.name) AS c "
			"WHERE t.type = 'table' AND t.name NOT LIKE 'documents_fts%' "
			"AND c.name LIKE '%\\_id' ESCAPE '\\' AND NOT EXISTS "
			"(SELECT 1 FROM pragma_foreign_key_list(t.name) AS k "
			"WHERE k.\"from\" = c.name)"),
		"");
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM sqlite_schema AS t, "
						 "pragma_foreign_key_list(t.name)"),
		18);
	assert_string_equal(fixture_sql(fixture, "PRAGMA foreign_key_check"), "");
}

/* Its label of a linked row: the only unique text column; else name or title; else the second of
 * two. What it would choose for each linked table is what a person would call the row. */
static void links_read_as_names(void **state)
{
	assert_string_equal(
		fixture_sql(*state,
			"WITH linked AS (SELECT DISTINCT k.\"table\" AS name "
			"FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS k), "
			"lone AS (SELECT linked.name, c.name AS label FROM linked, "
			"pragma_index_list(linked.name) AS i, pragma_index_info(i.name) AS c, "
			"pragma_table_info(linked.name) AS t WHERE i.\"unique\" "
			"AND NOT i.partial AND t.name = c.name AND t.type = 'TEXT' AND "
			"(SELECT count(*) FROM pragma_index_info(i.name)) = 1), "
			"labels AS (SELECT linked.name, coalesce("
			"(SELECT label FROM lone WHERE lone.name = linked.name "
			"GROUP BY lone.name HAVING count(*) = 1), "
			"(SELECT name FROM pragma_table_info(linked.name) "
			"WHERE name IN ('name', 'title') ORDER BY name LIMIT 1), '-') AS label "
			"FROM linked ORDER BY linked.name) "
			"SELECT group_concat(name || ':' || label, ' ') FROM labels"),
		"documents:title fact_types:name facts:- hosts:name items:- plugins:name "
		"runs:- sources:name");
}

static void dates_are_iso_text_and_keys_are_integers(void **state)
{
	struct fixture *fixture = *state;

	assert_string_equal(
		fixture_sql(fixture,
			"SELECT group_concat(t.name) FROM sqlite_schema AS t "
			"WHERE t.type = 'table' AND t.name NOT LIKE 'documents_fts%' "
			"AND t.name NOT LIKE 'sqlite%' AND NOT EXISTS "
			"(SELECT 1 FROM pragma_table_info(t.name) AS c "
			"WHERE c.name = 'id' AND c.type = 'INTEGER' AND c.pk)"),
		"");
	assert_int_equal(
		fixture_number(fixture, "SELECT started LIKE '____-__-__T__:__:__Z' FROM runs"),
		1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(takes_an_older_file_forward),
		TEST(leaves_the_old_form_where_a_step_fails),
		TEST(datasette_finds_the_search_index),
		TEST(every_link_is_a_foreign_key),
		TEST(links_read_as_names),
		TEST(dates_are_iso_text_and_keys_are_integers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
