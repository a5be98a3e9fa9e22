/* SPDX-License-Identifier: MIT
 *
 * A store is a good citizen in Datasette: what it looks for in a file is there, and
 * config/datasette.yaml speaks of tables and columns that are.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>
#include "store/fixture.h"

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
		24);
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
		"requests:- runs:- sources:name");
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

/* ---- config/datasette.yaml ---- */

static yaml_node_t *value_of(yaml_document_t *document, yaml_node_t *mapping, const char *key)
{
	if (!mapping || mapping->type != YAML_MAPPING_NODE)
		return NULL;
	for (yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
		pair < mapping->data.mapping.pairs.top; pair++) {
		yaml_node_t *name = yaml_document_get_node(document, pair->key);
		if (strcmp((const char *)name->data.scalar.value, key) == 0)
			return yaml_document_get_node(document, pair->value);
	}
	return NULL;
}

static void load(yaml_document_t *document)
{
	char path[4096];
	yaml_parser_t parser;

	snprintf(path, sizeof path, "%s/../config/datasette.yaml", getenv("WINNOW_TEST_DATA"));
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	assert_true(yaml_parser_initialize(&parser));
	yaml_parser_set_input_file(&parser, file);
	assert_true(yaml_parser_load(&parser, document));
	yaml_parser_delete(&parser);
	fclose(file);
}

static void assert_column(struct fixture *fixture, const char *table, const char *column)
{
	char *sql = sqlite3_mprintf(
		"SELECT count(*) FROM pragma_table_info(%Q) WHERE name = %Q", table, column);

	if (fixture_number(fixture, sql) != 1)
		fail_msg("the table %s has no column %s", table, column);
	sqlite3_free(sql);
}

/* The scalar, the scalars of a sequence, or the keys of a mapping (a facet {date: published} names
 * its column by the value). */
static void assert_columns(struct fixture *fixture, yaml_document_t *document,
	const char *table, yaml_node_t *node, bool keys)
{
	if (!node)
		return;
	if (node->type == YAML_SCALAR_NODE) {
		assert_column(fixture, table, (const char *)node->data.scalar.value);
		return;
	}
	if (node->type == YAML_SEQUENCE_NODE) {
		for (yaml_node_item_t *item = node->data.sequence.items.start;
			item < node->data.sequence.items.top; item++)
			assert_columns(fixture, document, table,
				yaml_document_get_node(document, *item), false);
		return;
	}
	for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
		pair < node->data.mapping.pairs.top; pair++)
		assert_columns(fixture, document, table,
			yaml_document_get_node(document, keys ? pair->key : pair->value), keys);
}

static void assert_table(struct fixture *fixture, const char *table)
{
	char *sql =
		sqlite3_mprintf("SELECT count(*) FROM sqlite_schema WHERE name = %Q", table);

	if (fixture_number(fixture, sql) != 1)
		fail_msg("there is no table %s", table);
	sqlite3_free(sql);
}

static void the_shipped_settings_fit_the_tables(void **state)
{
	yaml_document_t document;
	load(&document);
	yaml_node_t *databases =
		value_of(&document, yaml_document_get_root_node(&document), "databases");
	yaml_node_t *tables =
		value_of(&document, value_of(&document, databases, "news"), "tables");
	assert_non_null(tables);
	for (yaml_node_pair_t *pair = tables->data.mapping.pairs.start;
		pair < tables->data.mapping.pairs.top; pair++) {
		yaml_node_t *settings = yaml_document_get_node(&document, pair->value);
		const char *table = (const char *)yaml_document_get_node(&document, pair->key)
					    ->data.scalar.value;
		/* Of an extractor that may not be installed. */
		if (strncmp(table, "fact_", 5) == 0 && strcmp(table, "fact_types") != 0)
			continue;
		assert_table(*state, table);
		assert_columns(*state, &document, table,
			value_of(&document, settings, "label_column"), false);
		assert_columns(*state, &document, table,
			value_of(&document, settings, "facets"), false);
		assert_columns(*state, &document, table,
			value_of(&document, settings, "columns"), true);
	}
	yaml_document_delete(&document);
}

/* Each table that something links to, and that has no name Datasette would find. */
static void the_shipped_settings_label_what_is_linked(void **state)
{
	static const char *const tables[] = { "items", "facts", "runs", "documents" };
	yaml_document_t document;

	(void)state;
	load(&document);
	yaml_node_t *databases =
		value_of(&document, yaml_document_get_root_node(&document), "databases");
	yaml_node_t *settings =
		value_of(&document, value_of(&document, databases, "news"), "tables");
	for (size_t i = 0; i < COUNT_OF(tables); i++)
		assert_non_null(value_of(
			&document, value_of(&document, settings, tables[i]), "label_column"));
	yaml_document_delete(&document);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(datasette_finds_the_search_index),
		TEST(every_link_is_a_foreign_key),
		TEST(links_read_as_names),
		TEST(dates_are_iso_text_and_keys_are_integers),
		TEST(the_shipped_settings_fit_the_tables),
		TEST(the_shipped_settings_label_what_is_linked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
