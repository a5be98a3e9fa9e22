/* SPDX-License-Identifier: MIT
 *
 * The custody log and what verifies it: a store is whole until one byte of it is changed, and
 * then the row is named.
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
#include "base/digest.h"
#include "store/fixture.h"
#include "store/verify.h"
#include "tools/temporary.h"

#define TEXT "Police freed 12 divers and 7 clerks in Norport."

/* A document with facts of several kinds, and its second version; then the run ends. */
static void fill(struct fixture *fixture)
{
	struct completed_document document = fixture_document(fixture, "a", "Title", TEXT);
	struct winnow_field field = { winnow_str("desk"), winnow_str("coast"),
		winnow_str("meta") };
	struct completed_fact facts[2] = {
		fixture_count(fixture, &document, "12", 12),
		fixture_count(fixture, &document, "7", 7),
	};
	struct winnow_attribute attributes[3] = {
		facts[1].fact.attributes[0],
		{ .name = winnow_str("about"),
			.text = winnow_str("6.5"),
			.type = WINNOW_VALUE_DECIMAL },
		{ .name = winnow_str("same"), .type = WINNOW_VALUE_REFERENCE },
	};

	facts[1].fact.attributes = attributes;
	facts[1].fact.attribute_count = 3;
	document.document.fields = &field;
	document.document.field_count = 1;
	document.facts = facts;
	document.fact_count = 2;
	assert_int_equal(fixture_store(fixture, &document, "one", "f"), 0);
	fixture_close(fixture);
	fixture_open(fixture);
	document.document.title = winnow_str("Another title");
	assert_int_equal(fixture_store(fixture, &document, "two", "f"), 0);
	assert_int_equal(store_run_end(fixture->store, fixture->run, &fixture->counts, 0,
				 &fixture->failure),
		0);
}

static int verify_file(const char *path, struct verified *verified, struct failure *failure)
{
	struct store *store;
	int result = store_open(path, STORE_READ, &store, failure);

	if (result)
		return result;
	result = store_verify(store, NULL, NULL, verified, failure);
	store_close(store);
	return result;
}

static void assert_whole(struct fixture *fixture, int64_t rows)
{
	struct verified verified;

	if (verify_file(fixture->path, &verified, &fixture->failure))
		fail_msg("%s", fixture->failure.why);
	assert_int_equal(verified.rows, rows);
}

static void a_store_is_whole_from_its_first_row_on(void **state)
{
	struct fixture *fixture = *state;
	struct verified verified;

	assert_whole(fixture, 1);
	fill(fixture);
	assert_int_equal(verify_file(fixture->path, &verified, &fixture->failure), 0);
	assert_int_equal(verified.rows, 7);
	assert_int_equal(verified.runs, 2);
	assert_int_equal(verified.items, 2);
	assert_int_equal(verified.documents, 2);
	assert_string_equal(verified.head,
		fixture_sql(fixture, "SELECT hash FROM custody_log WHERE id = 7"));
}

static void a_store_without_a_run_is_whole(void **state)
{
	struct fixture *fixture = *state;
	struct verified verified;
	struct store *store;
	char *path = temporary_path(fixture->folder, "empty.db");

	assert_int_equal(store_open(path, STORE_WRITE, &store, &fixture->failure), 0);
	store_close(store);
	assert_int_equal(verify_file(path, &verified, &fixture->failure), 0);
	assert_int_equal(verified.rows, 0);
	free(path);
}

static void add_part(struct digest *digest, const char *text)
{
	size_t length = strlen(text);

	for (unsigned i = 0; i < 8; i++) {
		char byte = (char)((uint64_t)length >> (8 * i));
		digest_add(digest, (struct winnow_str){ &byte, 1 });
	}
	digest_add(digest, winnow_str(text));
}

/* The hash by the words of the header, not by its functions. */
static void the_chain_can_be_made_again_by_its_description(void **state)
{
	struct fixture *fixture = *state;
	struct digest digest;
	char hash[DIGEST_TEXT_SIZE];

	fill(fixture);
	digest_init(&digest);
	digest_add(&digest,
		winnow_str(fixture_sql(fixture, "SELECT hash FROM custody_log WHERE id = 2")));
	add_part(&digest, "3");
	add_part(&digest, "document");
	add_part(&digest, "1");
	add_part(&digest, fixture_sql(fixture, "SELECT record FROM custody_log WHERE id = 3"));
	digest_text(&digest, hash);
	assert_string_equal(
		hash, fixture_sql(fixture, "SELECT hash FROM custody_log WHERE id = 3"));
}

static void a_row_says_what_was_stored(void **state)
{
	struct fixture *fixture = *state;

	fill(fixture);
	assert_string_equal(fixture_sql(fixture,
				    "SELECT record ->> 'reader' || ' ' || (record ->> 'facts') "
				    "|| ' ' || (record ->> 'version') FROM custody_log "
				    "WHERE event = 'document' AND id = 6"),
		"html 1.0.0 2 2");
	assert_int_equal(fixture_number(fixture,
				 "SELECT count(*) FROM custody_log JOIN items ON items.id = "
				 "subject WHERE event = 'item' AND record ->> 'sha256' = "
				 "sha256 AND record ->> 'length' = 3 "
				 "AND record ->> 'fetched' = fetched"),
		2);
}

/* Everything that JSON escapes, what it only looks as if, and letters of two to four bytes. */
#define ODD_KEY                                                                                \
	"\x01\x02\x03\x04\x05\x06\x07\b\t\n\x0b\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15"           \
	"\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f "                                            \
	"\"\\/'&<>\x7f\xc3\xa4\xe2\x80\xa8\xf0\x9f\x98"                                        \
	"\x80"

/* As SQLite's own json_object() would write it, which earlier forms had it written by. */
static void a_record_is_the_json_of_sqlite(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document document = fixture_document(fixture, ODD_KEY, "", TEXT);

	document.document.title = winnow_str(ODD_KEY);
	assert_int_equal(fixture_store(fixture, &document, "one", "f"), 0);
	assert_whole(fixture, 3);
	assert_int_equal(fixture_number(fixture,
				 "SELECT record = json_object('source', 'pages', 'key', key, "
				 "'uri', uri, 'sha256', sha256, 'length', length, "
				 "'media_type', media_type, 'fetched', fetched, "
				 "'modified', modified, 'run', items.run_id) "
				 "FROM custody_log JOIN items ON items.id = subject "
				 "WHERE event = 'item'"),
		1);
	assert_int_equal(
		fixture_number(fixture,
			"SELECT record = json_object('document', identifier, 'version', 1, "
			"'text_sha256', text_sha256, 'reader', 'html 1.0.0', 'item_sha256', "
			"(SELECT sha256 FROM items), 'run', run_id, 'stored', stored, "
			"'reading_sha256', record ->> 'reading_sha256', 'facts', 0, "
			"'facts_sha256', record ->> 'facts_sha256') "
			"FROM custody_log JOIN documents ON documents.id = subject "
			"WHERE event = 'document'"),
		1);
}

/* What is witnessed as it is written must be what verifying reads back: SQLite makes an integer of one
 * decimal, a double of another, and nothing of what no double holds. */
static void what_is_written_is_witnessed_as_it_is_read(void **state)
{
	static const char *const decimals[] = { "6.5", "12", "12.0", "-0.125", "1e3", "0.1",
		"100000000000000", "123456789012345678", "1.5e300", "-0.0" };
	struct fixture *fixture = *state;
	struct completed_document document = fixture_document(fixture, "a", "Title", TEXT);
	struct completed_fact facts[COUNT_OF(decimals)];
	struct winnow_attribute about[COUNT_OF(decimals)];

	for (size_t i = 0; i < COUNT_OF(decimals); i++) {
		about[i] = (struct winnow_attribute){ .name = winnow_str("about"),
			.text = winnow_str(decimals[i]),
			.type = WINNOW_VALUE_DECIMAL };
		facts[i] = fixture_count(fixture, &document, "12", 12);
		facts[i].fact.attributes = &about[i];
		facts[i].fact.attribute_count = 1;
		facts[i].fact.confidence = i % 2 ? 1 : 0.3;
	}
	document.facts = facts;
	document.fact_count = COUNT_OF(decimals);
	assert_int_equal(fixture_store(fixture, &document, "one", "f"), 0);
	assert_whole(fixture, 3);
	assert_string_equal(
		fixture_sql(fixture, "SELECT group_concat(typeof(number)) FROM attributes"),
		"real,integer,integer,real,integer,real,integer,null,real,integer");
}

#define UNLOCK                                                                                 \
	"DROP TRIGGER custody_log_updated; DROP TRIGGER custody_log_deleted; "                 \
	"DROP TRIGGER custody_log_inserted; "

static const struct {
	const char *change, *told;
} changes[] = {
	{ "UPDATE runs SET config_sha256 = 'x' WHERE id = 1", "row 1 of runs" },
	{ "UPDATE runs SET facts = facts + 1 WHERE id = 2", "row 2 of runs" },
	{ "UPDATE items SET uri = uri || 'x' WHERE id = 2", "row 2 of items" },
	{ "UPDATE items SET length = 4 WHERE id = 1", "row 1 of items" },
	{ "UPDATE items SET fetched = '2014-03-05T00:00:00Z' WHERE id = 1", "row 1 of items" },
	{ "UPDATE sources SET name = 'pagez'", "row 1 of items" },
	{ "UPDATE plugins SET version = '1.0.1' WHERE name = 'html'", "row 1 of documents" },
	{ "UPDATE plugins SET version = '2.1.1' WHERE name = 'quantity'",
		"row 1 of documents" },
	{ "UPDATE fact_types SET name = 'counx' WHERE name = 'count'", "row 1 of documents" },
	{ "UPDATE documents SET text = replace(text, 'Norport', 'Norpord') WHERE id = 2",
		"row 2 of documents" },
	{ "UPDATE documents SET title = 'Titlf' WHERE id = 1", "row 1 of documents" },
	{ "UPDATE documents SET notice = 'x' WHERE id = 2", "row 2 of documents" },
	{ "UPDATE documents SET members_sha256 = 'x' WHERE id = 2", "row 2 of documents" },
	{ "UPDATE blocks SET type = 'quote' WHERE document_id = 1", "row 1 of documents" },
	{ "DELETE FROM blocks WHERE document_id = 2", "row 2 of documents" },
	{ "UPDATE fields SET value = 'coasu' WHERE document_id = 1", "row 1 of documents" },
	{ "UPDATE facts SET quote = '13' WHERE id = 1", "row 1 of documents" },
	{ "UPDATE facts SET confidence = 0.91 WHERE id = 3", "row 2 of documents" },
	{ "UPDATE facts SET rule = NULL WHERE id = 4", "row 2 of documents" },
	{ "DELETE FROM attributes WHERE fact_id = 1; DELETE FROM facts WHERE id = 1",
		"row 1 of documents" },
	{ "UPDATE attributes SET number = number + 1 WHERE id = 1", "row 1 of documents" },
	{ "UPDATE attributes SET number = 6.25 WHERE type = 'decimal'", "row 1 of documents" },
	{ "UPDATE attributes SET reference_id = 4 WHERE reference_id = 3",
		"row 2 of documents" },
	{ "UPDATE custody_log SET record = replace(record, ':', ': ') WHERE id = 4",
		"row 4 of the custody log was changed" },
	{ "UPDATE custody_log SET subject = 9 WHERE id = 5",
		"row 5 of the custody log was changed" },
	{ "UPDATE custody_log SET hash = upper(hash) WHERE id = 2",
		"row 2 of the custody log was changed" },
	{ "DELETE FROM custody_log WHERE id = 3", "row 3 of the custody log is gone" },
	{ "DELETE FROM custody_log WHERE id >= 6", "row 2 of runs has an end" },
	{ "UPDATE runs SET ended = NULL; DELETE FROM custody_log WHERE id >= 6",
		"row 2 of documents" },
	{ "DELETE FROM documents WHERE id = 1", "row 1 of documents, or what it refers to" },
	{ "INSERT INTO runs (started, config_sha256) VALUES ('2014', 'x')", "row 3 of runs" },
	{ "INSERT INTO items (source_id, key, sha256, uri, length, run_id) "
	  "VALUES (1, 'b', 'x', 'b', 1, 1)",
		"row 3 of items (b) is not in the custody log" },
	{ "PRAGMA foreign_keys = OFF; INSERT INTO attributes (fact_id, position, name, type, "
	  "text) VALUES (99, 0, 'x', 'text', 'x')",
		"attributes refers to a row of facts" },
};

static void change(const char *path, const char *sql)
{
	sqlite3 *handle;
	char *message = NULL;

	assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
	if (sqlite3_exec(handle, UNLOCK, NULL, NULL, &message) ||
		sqlite3_exec(handle, sql, NULL, NULL, &message))
		fail_msg("%s: %s", sql, message);
	sqlite3_close(handle);
}

static void every_change_is_named(void **state)
{
	struct fixture *fixture = *state;

	fill(fixture);
	fixture_close(fixture);
	for (size_t i = 0; i < COUNT_OF(changes); i++) {
		struct verified verified;
		char *copy = temporary_copy(fixture->folder, "copy.db", fixture->path);
		change(copy, changes[i].change);
		int result = verify_file(copy, &verified, &fixture->failure);
		if (result != WINNOW_EDATA || !strstr(fixture->failure.why, changes[i].told))
			fail_msg("%s: %d, %s", changes[i].change, result,
				result ? fixture->failure.why : "whole");
		assert_int_equal(remove(copy), 0);
		free(copy);
	}
}

/* Bytes of the file itself: each place where the words stand, in tables and indexes. */
static void a_flipped_byte_of_the_file_is_found(void **state)
{
	static const char *const places[] = { "freed 12 divers and", "Another title", "coast",
		"count.digits", "run began", "text/html" };
	struct fixture *fixture = *state;
	struct verified verified;

	fill(fixture);
	fixture_close(fixture);
	struct winnow_str bytes = temporary_read(fixture->path);
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		/* The schema at the beginning of the file has the word, too. */
		size_t length = strlen(places[i]);
		size_t at = bytes.len - length + 1;
		while (at-- > 4096 && memcmp(bytes.ptr + at, places[i], length) != 0)
			;
		assert_true(at > 4096);
		((char *)bytes.ptr)[at] ^= 1;
		free(temporary_file(fixture->folder, "copy.db", bytes));
		((char *)bytes.ptr)[at] ^= 1;
		char *copy = temporary_path(fixture->folder, "copy.db");
		int result = verify_file(copy, &verified, &fixture->failure);
		if (result != WINNOW_EDATA)
			fail_msg("%s: %d", places[i], result);
		free(copy);
	}
	free((char *)bytes.ptr);
}

static void the_log_refuses_change(void **state)
{
	static const char *const refused[] = {
		"UPDATE custody_log SET record = '{}'",
		"DELETE FROM custody_log",
		"INSERT OR REPLACE INTO custody_log VALUES (1, 'item', 9, '{}', 'x')",
		"INSERT INTO custody_log VALUES (99, 'item', 9, '{}', 'x')",
	};
	struct fixture *fixture = *state;
	sqlite3 *handle;

	assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		assert_int_equal(
			sqlite3_exec(handle, refused[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
		assert_non_null(strstr(sqlite3_errmsg(handle), "the custody log"));
	}
	sqlite3_close(handle);
	assert_whole(fixture, 1);
}

static void what_was_taken_back_leaves_no_row(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document document = fixture_document(fixture, "a", "Title", TEXT);
	struct completed_fact fact = fixture_count(fixture, &document, "12", 12);

	fact.fact.type = winnow_str("never declared");
	document.facts = &fact;
	document.fact_count = 1;
	assert_true(fixture_store(fixture, &document, "one", "f") < 0);
	assert_whole(fixture, 1);
}

static int put_line(void *context, const struct verified_document *document)
{
	struct fixture *fixture = context;
	char *known = arena_alloc(fixture->arena, 200);

	assert_non_null(known);
	snprintf(known, 200,
		"SELECT count(*) FROM documents WHERE identifier = '%.*s' AND version = %d "
		"AND text_sha256 = '%.*s'",
		STR_ARGS(document->id), (int)document->version,
		STR_ARGS(document->text_sha256));
	assert_int_equal(fixture_number(fixture, known), 1);
	return 0;
}

static void the_documents_are_shown_once_all_is_whole(void **state)
{
	struct fixture *fixture = *state;
	struct verified verified;
	struct store *store;

	fill(fixture);
	assert_int_equal(store_open(fixture->path, STORE_READ, &store, &fixture->failure), 0);
	assert_int_equal(
		store_verify(store, put_line, fixture, &verified, &fixture->failure), 0);
	store_close(store);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_store_is_whole_from_its_first_row_on),
		TEST(a_store_without_a_run_is_whole),
		TEST(the_chain_can_be_made_again_by_its_description),
		TEST(a_row_says_what_was_stored),
		TEST(a_record_is_the_json_of_sqlite),
		TEST(what_is_written_is_witnessed_as_it_is_read),
		TEST(every_change_is_named),
		TEST(a_flipped_byte_of_the_file_is_found),
		TEST(the_log_refuses_change),
		TEST(what_was_taken_back_leaves_no_row),
		TEST(the_documents_are_shown_once_all_is_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
