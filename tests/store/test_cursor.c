/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "store/fixture.h"

static void add(struct fixture *fixture, const char *key, const char *text)
{
	struct completed_document document = fixture_document(fixture, key, key, text);
	struct completed_fact fact = fixture_count(fixture, &document, text, 1);

	document.facts = &fact;
	document.fact_count = 1;
	assert_int_equal(fixture_store(fixture, &document, text, "plugins"), 0);
}

struct fed {
	char text[300];
	size_t length;
	unsigned refuse; /* the record that is refused, from 1; 0: none */
	unsigned count;
};

static int feed(void *context, const struct winnow_record *record)
{
	struct fed *fed = context;

	if (++fed->count == fed->refuse)
		return WINNOW_EFATAL;
	fed->length += (size_t)snprintf(fed->text + fed->length, sizeof fed->text - fed->length,
		"%s%.*s%u ", record->fact ? "f" : "d", STR_ARGS(record->document->key),
		record->version);
	return 0;
}

static struct cursor open_cursor(struct fixture *fixture)
{
	struct cursor cursor;

	assert_int_equal(cursor_open(fixture->store, winnow_str("lines"), winnow_str("jsonl"),
				 &cursor, &fixture->failure),
		0);
	return cursor;
}

static void begins_before_everything(void **state)
{
	struct cursor cursor = open_cursor(*state), again = open_cursor(*state);

	assert_int_equal(cursor.last, 0);
	assert_int_equal(cursor.position, -1);
	assert_int_equal(cursor.id, again.id);
}

static void feeds_whole_documents_in_order_of_commit(void **state)
{
	struct fixture *fixture = *state;
	struct cursor cursor = open_cursor(fixture);
	struct fed fed = { 0 };
	int64_t last = -1;

	add(fixture, "b", "one");
	add(fixture, "a", "two");
	fixture_close(fixture);
	fixture_open(fixture);
	add(fixture, "b", "three");
	assert_int_equal(cursor_follow(fixture->store, cursor.last, 2, feed, &fed, &last,
				 &fixture->failure),
		0);
	assert_string_equal(fed.text, "db1 fb1 da1 fa1 ");
	assert_int_equal(
		cursor_follow(fixture->store, last, 2, feed, &fed, &last, &fixture->failure),
		0);
	assert_string_equal(fed.text, "db1 fb1 da1 fa1 db2 fb2 ");
	int64_t end = last;
	assert_int_equal(
		cursor_follow(fixture->store, last, 2, feed, &fed, &last, &fixture->failure),
		0);
	assert_int_equal(last, end);
}

static void goes_on_where_it_was_after_a_restart(void **state)
{
	struct fixture *fixture = *state;
	struct cursor cursor = open_cursor(fixture);
	struct fed fed = { 0 };
	int64_t last;

	add(fixture, "a", "one");
	add(fixture, "b", "two");
	assert_int_equal(cursor_follow(fixture->store, cursor.last, 1, feed, &fed, &last,
				 &fixture->failure),
		0);
	assert_int_equal(
		cursor_advance(fixture->store, &cursor, last, 77, &fixture->failure), 0);
	fixture_close(fixture);
	fixture_open(fixture);
	struct cursor again = open_cursor(fixture);
	assert_int_equal(again.last, last);
	assert_int_equal(again.position, 77);
	assert_int_equal(cursor_follow(fixture->store, again.last, 9, feed, &fed, &last,
				 &fixture->failure),
		0);
	assert_string_equal(fed.text, "da1 fa1 db1 fb1 ");
}

static void has_one_cursor_for_each_sink(void **state)
{
	struct fixture *fixture = *state;
	struct cursor first = open_cursor(fixture), other;

	assert_int_equal(cursor_advance(fixture->store, &first, 5, 50, &fixture->failure), 0);
	assert_int_equal(cursor_open(fixture->store, winnow_str("more"), winnow_str("jsonl"),
				 &other, &fixture->failure),
		0);
	assert_int_equal(other.last, 0);
	assert_int_equal(cursor_open(fixture->store, winnow_str("lines"), winnow_str("csv"),
				 &other, &fixture->failure),
		0);
	assert_int_equal(other.last, 0);
}

static void stops_where_the_sink_refuses(void **state)
{
	struct fixture *fixture = *state;
	struct fed fed = { .refuse = 4 };
	int64_t last = -9;

	add(fixture, "a", "one");
	add(fixture, "b", "two");
	assert_int_equal(
		cursor_follow(fixture->store, 0, 9, feed, &fed, &last, &fixture->failure),
		WINNOW_EFATAL);
	assert_string_equal(fed.text, "da1 fa1 db1 ");
	assert_int_equal(last, -9);
}

/* A document that is taken out leaves a hole; its place is not given to another. */
static void never_uses_a_place_twice(void **state)
{
	struct fixture *fixture = *state;
	struct fed fed = { 0 };
	int64_t last;

	add(fixture, "a", "one");
	add(fixture, "b", "two");
	assert_int_equal(
		cursor_follow(fixture->store, 0, 9, feed, &fed, &last, &fixture->failure), 0);
	fixture_close(fixture);
	fixture_sql(fixture, "DELETE FROM documents WHERE key = 'b'");
	fixture_open(fixture);
	add(fixture, "c", "three");
	fed = (struct fed){ 0 };
	assert_int_equal(
		cursor_follow(fixture->store, last, 9, feed, &fed, &last, &fixture->failure),
		0);
	assert_string_equal(fed.text, "dc1 fc1 ");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(begins_before_everything),
		TEST(feeds_whole_documents_in_order_of_commit),
		TEST(goes_on_where_it_was_after_a_restart),
		TEST(has_one_cursor_for_each_sink),
		TEST(stops_where_the_sink_refuses),
		TEST(never_uses_a_place_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
