/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include "base/digest.h"
#include "store/fixture.h"
#include "tools/temporary.h"

static const struct winnow_attribute_type count_attributes[] = {
	{ "value", "how many", NULL, WINNOW_VALUE_INTEGER, WINNOW_REQUIRED | WINNOW_SPANNED },
	{ "unit", "of what", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "about", "a decimal", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "on", "a date", NULL, WINNOW_VALUE_DATE, 0 },
	{ "labels", "several", NULL, WINNOW_VALUE_CODE, WINNOW_LIST },
	{ "same", "another fact", NULL, WINNOW_VALUE_REFERENCE, 0 },
	{ NULL },
};

static const struct winnow_attribute_type place_attributes[] = {
	{ "name", "as written", NULL, WINNOW_VALUE_TEXT, WINNOW_REQUIRED },
	{ NULL },
};

const struct winnow_fact_type fixture_types[] = {
	{ "count", "how many of something", count_attributes },
	{ "place", "where", place_attributes },
	{ NULL },
};

#define CONFIG_SHA256 "00000000000000000000000000000000000000000000000000000000000000ff"

void fixture_open(struct fixture *fixture)
{
	struct failure *failure = &fixture->failure;
	struct store **store = &fixture->store;

	assert_int_equal(store_open(fixture->path, STORE_WRITE, store, failure), 0);
	assert_int_equal(
		store_run_begin(*store, winnow_str(CONFIG_SHA256), &fixture->run, failure), 0);
	assert_int_equal(store_source(*store, winnow_str("pages"), winnow_str("file"),
				 &fixture->source, failure),
		0);
	assert_int_equal(store_plugin(*store, winnow_str("html"), winnow_str("1.0.0"),
				 &fixture->reader, failure),
		0);
	assert_int_equal(store_plugin(*store, winnow_str("quantity"), winnow_str("2.1.0"),
				 &fixture->extractor, failure),
		0);
	for (const struct winnow_fact_type *type = fixture_types; type->name; type++)
		assert_int_equal(store_fact_type(*store, type, failure), 0);
}

void fixture_close(struct fixture *fixture)
{
	store_close(fixture->store);
	fixture->store = NULL;
}

int fixture_setup(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	assert_non_null(fixture);
	fixture->folder = temporary_folder();
	fixture->path = temporary_path(fixture->folder, "news.db");
	fixture->arena = arena_create(0);
	assert_non_null(fixture->arena);
	fixture_open(fixture);
	*state = fixture;
	return 0;
}

int fixture_teardown(void **state)
{
	struct fixture *fixture = *state;

	fixture_close(fixture);
	arena_destroy(fixture->arena);
	temporary_remove(fixture->folder);
	free(fixture->path);
	free(fixture);
	return 0;
}

static void *allocate(struct fixture *fixture, size_t size)
{
	void *memory = arena_alloc(fixture->arena, size);

	assert_non_null(memory);
	return memory;
}

static int ask(struct fixture *fixture, struct winnow_str key, struct lease *ret_lease)
{
	struct frontier_request request = {
		.source = fixture->source, .uri = key, .key = key, .host = winnow_str("")
	};
	int result = frontier_add(fixture->store, fixture->run, &request, 1, &fixture->failure);

	if (result)
		return result;
	return frontier_lease(fixture->store, fixture->run, 8, 64, 60, fixture->arena,
		ret_lease, &fixture->failure);
}

struct lease fixture_ask(struct fixture *fixture, const char *key)
{
	struct lease lease;

	assert_int_equal(ask(fixture, winnow_str(key), &lease), 0);
	return lease;
}

struct completed_document fixture_document(
	struct fixture *fixture, const char *key, const char *title, const char *text)
{
	struct winnow_block *block = allocate(fixture, sizeof *block);
	struct completed_document completed = { .reader = fixture->reader };
	struct winnow_document *document = &completed.document;

	*block = (struct winnow_block){ 0, strlen(text), WINNOW_PARAGRAPH, 0 };
	document->size = sizeof *document;
	document->key = winnow_str(key);
	document->title = winnow_str(title);
	document->text = winnow_str(text);
	document->blocks = block;
	document->block_count = 1;
	return completed;
}

struct completed_fact fixture_count(struct fixture *fixture,
	const struct completed_document *document, const char *words, int64_t value)
{
	const char *text = document->document.text.ptr;
	const char *found = strstr(text, words);
	struct winnow_attribute *attribute = allocate(fixture, sizeof *attribute);
	struct completed_fact completed = { .plugin = fixture->extractor };
	struct winnow_fact *fact = &completed.fact;

	assert_non_null(found);
	fact->size = sizeof *fact;
	fact->type = winnow_str("count");
	fact->rule = winnow_str("count.digits");
	fact->at = (uint64_t)(found - text);
	fact->length = strlen(words);
	fact->confidence = 0.9;
	*attribute = (struct winnow_attribute){ .name = winnow_str("value"),
		.integer = value,
		.at = fact->at,
		.length = fact->length,
		.type = WINNOW_VALUE_INTEGER };
	fact->attributes = attribute;
	fact->attribute_count = 1;
	return completed;
}

int fixture_store(struct fixture *fixture, const struct completed_document *document,
	const char *bytes, const char *fingerprint)
{
	char sha256[DIGEST_TEXT_SIZE];
	struct lease lease;
	int result = ask(fixture, document->document.key, &lease);

	if (result)
		return result;
	struct completion completion = { .state = REQUEST_DONE,
		.item_uri = document->document.key,
		.media_type = winnow_str("text/html"),
		.sha256 = digest_of(winnow_str(bytes), sha256),
		.item_length = strlen(bytes),
		.fetched_ms = 1394000000000,
		.fingerprint = winnow_str(fingerprint),
		.documents = document,
		.document_count = 1,
		.counts = &fixture->counts };

	assert_int_equal(lease.count, 1);
	completion.request = lease.requests[0].id;
	return frontier_complete(
		fixture->store, fixture->run, lease.epoch, &completion, 1, &fixture->failure);
}

const char *fixture_sql(struct fixture *fixture, const char *sql)
{
	sqlite3 *handle;
	sqlite3_stmt *query;

	assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
	int result = sqlite3_prepare_v2(handle, sql, -1, &query, NULL);
	if (result)
		fail_msg("%s: %s", sql, sqlite3_errmsg(handle));
	result = sqlite3_step(query);
	const char *text =
		result == SQLITE_ROW ? (const char *)sqlite3_column_text(query, 0) : NULL;
	struct winnow_str copy = arena_copy(fixture->arena, winnow_str(text ? text : ""));
	if (result != SQLITE_ROW && result != SQLITE_DONE)
		fail_msg("%s: %s", sql, sqlite3_errmsg(handle));
	sqlite3_finalize(query);
	sqlite3_close(handle);
	return copy.ptr;
}

int64_t fixture_number(struct fixture *fixture, const char *sql)
{
	return strtoll(fixture_sql(fixture, sql), NULL, 10);
}

int64_t fixture_broken_by(struct fixture *fixture, const char *sql)
{
	sqlite3 *handle;
	sqlite3_stmt *query;
	char *script = sqlite3_mprintf("BEGIN; %s", sql);

	assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
	if (sqlite3_exec(handle, script, NULL, NULL, NULL))
		fail_msg("%s: %s", sql, sqlite3_errmsg(handle));
	assert_int_equal(sqlite3_prepare_v2(handle, "SELECT count(*) FROM broken_anchors", -1,
				 &query, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_step(query), SQLITE_ROW);
	int64_t broken = sqlite3_column_int64(query, 0);
	sqlite3_finalize(query);
	sqlite3_free(script);
	sqlite3_close(handle);
	return broken;
}
