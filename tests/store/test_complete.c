/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "store/fixture.h"

#define TEXT "Police in Nordmark found 12 children — and 3 adults."

static struct completed_document sample(struct fixture *fixture, struct completed_fact *facts)
{
	struct completed_document document =
		fixture_document(fixture, "a.html", "Children found", TEXT);

	facts[0] = fixture_count(fixture, &document, "12", 12);
	facts[1] = fixture_count(fixture, &document, "3", 3);
	document.facts = facts;
	document.fact_count = 2;
	return document;
}

static void stores_a_document_with_its_facts(void **state)
{
	struct fixture *fixture = *state;
	struct completed_fact facts[2];
	struct completed_document document = sample(fixture, facts);

	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 1"), 0);
	assert_int_equal(fixture->counts.fresh, 1);
	assert_int_equal(fixture->counts.facts, 2);
	assert_string_equal(fixture_sql(fixture, "SELECT cause FROM documents"), "new");
	assert_string_equal(
		fixture_sql(fixture, "SELECT group_concat(quote, '|') FROM facts"), "12|3");
	assert_int_equal(
		fixture_number(fixture, "SELECT start_char FROM facts WHERE quote = '3'"), 43);
	assert_int_equal(
		fixture_number(fixture, "SELECT start_byte FROM facts WHERE quote = '3'"), 45);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM broken_anchors"), 0);
}

static void tells_unchanged_changed_and_reprocessed(void **state)
{
	struct fixture *fixture = *state;
	struct completed_fact facts[2];
	struct completed_document document = sample(fixture, facts);

	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 1"), 0);
	fixture_close(fixture);
	fixture_open(fixture);
	assert_int_equal(fixture_store(fixture, &document, "other bytes", "plugins 1"), 0);
	assert_int_equal(fixture->counts.unchanged, 1);
	fixture_close(fixture);
	fixture_open(fixture);
	document.fact_count = 1;
	assert_int_equal(fixture_store(fixture, &document, "other bytes", "plugins 2"), 0);
	assert_int_equal(fixture->counts.reprocessed, 1);
	fixture_close(fixture);
	fixture_open(fixture);
	document.document.title = winnow_str("Children and adults found");
	assert_int_equal(fixture_store(fixture, &document, "new bytes", "plugins 2"), 0);
	assert_int_equal(fixture->counts.changed, 1);
	assert_string_equal(
		fixture_sql(
			fixture, "SELECT group_concat(version || cause, ' ') FROM documents"),
		"1new 2reprocessed 3changed");
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM documents_latest"), 1);
}

static void begin_run(struct fixture *fixture)
{
	fixture_close(fixture);
	fixture_open(fixture);
	fixture->counts = (struct run_counts){ 0 };
}

static void says_reprocessed_where_the_bytes_are_the_same(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document document =
		fixture_document(fixture, "a", "Title", "Text of the first reader.");

	assert_int_equal(fixture_store(fixture, &document, "bytes", "reader 1"), 0);
	begin_run(fixture);
	document = fixture_document(fixture, "a", "Title", "Text of the second reader.");
	assert_int_equal(fixture_store(fixture, &document, "bytes", "reader 2"), 0);
	assert_int_equal(fixture->counts.reprocessed, 1);
	begin_run(fixture);
	document = fixture_document(fixture, "a", "Title", "Text of the third reader.");
	assert_int_equal(fixture_store(fixture, &document, "edited", "reader 3"), 0);
	assert_int_equal(fixture->counts.changed, 1);
}

static void stores_nothing_for_plugins_that_state_nothing_new(void **state)
{
	struct fixture *fixture = *state;
	struct completed_fact facts[2];
	struct completed_document document = sample(fixture, facts);

	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 1"), 0);
	begin_run(fixture);
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 2"), 0);
	assert_int_equal(fixture->counts.unchanged, 1);
	assert_string_equal(
		fixture_sql(fixture, "SELECT fingerprint FROM requests"), "plugins 2");
	begin_run(fixture);
	assert_int_equal(store_plugin(fixture->store, winnow_str("quantity"),
				 winnow_str("2.2.0"), &facts[0].plugin, &fixture->failure),
		0);
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 3"), 0);
	assert_int_equal(fixture->counts.reprocessed, 1);
}

static void compares_every_member(void **state)
{
	struct fixture *fixture = *state;
	struct winnow_field field = { winnow_str("section"), winnow_str("World"), { NULL, 0 } };
	struct completed_document document = fixture_document(fixture, "a", "Title", "Text.");
	struct winnow_document *content = &document.document;
	struct winnow_str *members[] = { &content->title, &content->published,
		&content->dateline, &content->language, &document.declared_language,
		&content->country, &content->byline, &content->publisher, &content->host,
		&content->notice };

	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), 0);
	for (size_t i = 0; i < COUNT_OF(members); i++) {
		begin_run(fixture);
		*members[i] = winnow_str("other");
		assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), 0);
		assert_int_equal(fixture->counts.changed, 1);
	}
	begin_run(fixture);
	content->fields = &field;
	content->field_count = 1;
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), 0);
	assert_int_equal(fixture->counts.changed, 1);
	begin_run(fixture);
	content->uri = winnow_str("https://news.example/another/address");
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), 0);
	assert_int_equal(fixture->counts.unchanged, 1);
}

static void gives_one_thing_one_id(void **state)
{
	struct fixture *fixture = *state;
	struct completed_fact facts[2];
	struct completed_document document = sample(fixture, facts);

	facts[1] = facts[0];
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 1"), 0);
	const char *ids = fixture_sql(
		fixture, "SELECT group_concat(identifier) FROM facts WHERE document_id = 1");
	assert_int_equal(
		fixture_number(fixture, "SELECT count(DISTINCT identifier) FROM facts"), 2);
	begin_run(fixture);
	document.document.title = winnow_str("Another title");
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 1"), 0);
	assert_string_equal(fixture_sql(fixture, "SELECT group_concat(identifier) FROM facts "
						 "WHERE document_id = 2"),
		ids);
	assert_int_equal(
		fixture_number(fixture, "SELECT count(DISTINCT identifier) FROM documents"), 1);
	assert_int_equal(
		fixture_number(fixture, "SELECT count(*) FROM documents WHERE identifier GLOB "
					"'d[0-9a-f]*' AND length(identifier) = 17"),
		2);
}

/* An item of several documents, two of which are one. */
static void stores_several_documents_of_an_item(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document documents[] = {
		fixture_document(fixture, "mail#one", "One", "First story."),
		fixture_document(fixture, "mail#two", "Two", "Second story."),
		fixture_document(fixture, "mail#one", "One", "First story."),
	};
	struct lease lease = fixture_ask(fixture, "mail");
	struct completion completion = { .request = lease.requests[0].id,
		.state = REQUEST_DONE,
		.item_uri = winnow_str("file:///mail"),
		.sha256 = winnow_str("00"),
		.documents = documents,
		.document_count = 3,
		.counts = &fixture->counts };

	assert_int_equal(frontier_complete(fixture->store, fixture->run, lease.epoch,
				 &completion, 1, &fixture->failure),
		0);
	assert_int_equal(fixture->counts.fresh, 2);
	assert_int_equal(fixture->counts.unchanged, 1);
	assert_string_equal(fixture_sql(fixture, "SELECT uri FROM documents"), "file:///mail");
}

static void refuses_bytes_that_are_no_text_and_keeps_the_rest(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document document = fixture_document(fixture, "a", "Title", "Text.");
	static const char *const bad[] = { "\xff", "\xc3", "\xed\xa0\x80", "\xf5\x80\x80\x80" };

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		begin_run(fixture);
		document.document.byline = winnow_str(bad[i]);
		assert_int_equal(
			fixture_store(fixture, &document, "bytes", "plugins"), WINNOW_EDATA);
		assert_non_null(strstr(fixture->failure.why, "not UTF-8"));
	}
	begin_run(fixture);
	document.document.byline = (struct winnow_str){ "a\0b", 3 };
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), WINNOW_EDATA);
	assert_int_equal(fixture->counts.fresh, 0);
	begin_run(fixture);
	document.document.byline = (struct winnow_str){ NULL, 0 };
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), 0);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM documents"), 1);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM items"), 1);
}

static void refuses_a_reference_to_no_fact(void **state)
{
	struct fixture *fixture = *state;
	struct completed_fact facts[2];
	struct completed_document document = sample(fixture, facts);
	struct winnow_attribute attribute = {
		.name = winnow_str("same"), .type = WINNOW_VALUE_REFERENCE, .integer = 2
	};

	facts[0].fact.attributes = &attribute;
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), WINNOW_EDATA);
	assert_non_null(strstr(fixture->failure.why, "refers to fact 2"));
	begin_run(fixture);
	attribute.integer = 1; /* one that comes later */
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(stores_a_document_with_its_facts),
		TEST(tells_unchanged_changed_and_reprocessed),
		TEST(says_reprocessed_where_the_bytes_are_the_same),
		TEST(stores_nothing_for_plugins_that_state_nothing_new),
		TEST(compares_every_member),
		TEST(gives_one_thing_one_id),
		TEST(stores_several_documents_of_an_item),
		TEST(refuses_bytes_that_are_no_text_and_keeps_the_rest),
		TEST(refuses_a_reference_to_no_fact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
