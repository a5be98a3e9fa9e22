/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "store/fixture.h"
#include "store/query.h"

/* What was shown, in short: "d:a v1" for a document, "f:382 infants" for a fact. */
struct shown {
	char text[500];
	size_t length;
	int stop_after; /* 0: never */
	int count;
};

static int note(void *context, const struct winnow_record *record)
{
	struct shown *shown = context;
	struct winnow_str what = record->fact ? record->anchor->quote : record->document->key;

	shown->length += (size_t)snprintf(shown->text + shown->length,
		sizeof shown->text - shown->length, "%s:%.*s ", record->fact ? "f" : "d",
		STR_ARGS(what));
	return ++shown->count == shown->stop_after ? WINNOW_EFATAL : 0;
}

static void add(struct fixture *fixture, const char *key, const char *published,
	const char *dateline, const char *country, const char *language, const char *text)
{
	struct completed_document document = fixture_document(fixture, key, key, text);
	struct completed_fact facts[2] = { fixture_count(fixture, &document, "two", 2),
		fixture_count(fixture, &document, "one", 1) };

	if (strstr(text, "three"))
		facts[1].fact.type = winnow_str("place");
	document.document.published = winnow_str(published);
	document.document.dateline = winnow_str(dateline);
	document.document.country = winnow_str(country);
	document.document.language = winnow_str(language);
	document.facts = facts;
	document.fact_count = 2;
	assert_int_equal(fixture_store(fixture, &document, text, "plugins"), 0);
}

static int fill(void **state)
{
	assert_int_equal(fixture_setup(state), 0);
	struct fixture *fixture = *state;

	add(fixture, "a", "2014-03-05", "2014-02-01", "XN", "en", "one and two");
	add(fixture, "b", "2014-03", NULL, "XO", "en-GB", "one, two, three");
	add(fixture, "c", NULL, "2013", NULL, "fr", "one – two");
	return 0;
}

static const char *documents(struct fixture *fixture, struct record_filter filter)
{
	static struct shown shown;

	shown = (struct shown){ 0 };
	assert_int_equal(
		query_documents(fixture->store, &filter, note, &shown, &fixture->failure), 0);
	return shown.text;
}

static const char *facts(struct fixture *fixture, struct record_filter filter)
{
	static struct shown shown;

	shown = (struct shown){ 0 };
	assert_int_equal(
		query_facts(fixture->store, &filter, note, &shown, &fixture->failure), 0);
	return shown.text;
}

static struct record_filter between(const char *since, const char *until)
{
	struct record_filter filter = { .since = winnow_str(since),
		.until = winnow_str(until) };

	return filter;
}

static void shows_documents_by_each_filter(void **state)
{
	struct fixture *fixture = *state;
	struct record_filter filter = { 0 };

	assert_string_equal(documents(fixture, filter), "d:a d:b d:c ");
	filter.limit = 2;
	assert_string_equal(documents(fixture, filter), "d:a d:b ");
	filter = (struct record_filter){ .country = winnow_str("xo") };
	assert_string_equal(documents(fixture, filter), "d:b ");
	filter = (struct record_filter){ .language = winnow_str("en") };
	assert_string_equal(documents(fixture, filter), "d:a d:b ");
	filter = (struct record_filter){ .language = winnow_str("e%") };
	assert_string_equal(documents(fixture, filter), "");
	filter = (struct record_filter){ .type = winnow_str("place") };
	assert_string_equal(documents(fixture, filter), "d:b ");
	filter = (struct record_filter){ .source = winnow_str("pages") };
	assert_string_equal(documents(fixture, filter), "d:a d:b d:c ");
	filter = (struct record_filter){ .source = winnow_str("elsewhere") };
	assert_string_equal(documents(fixture, filter), "");
	filter = (struct record_filter){ .words = winnow_str("three") };
	assert_string_equal(documents(fixture, filter), "d:b ");
}

static void takes_a_date_for_all_of_its_period(void **state)
{
	struct fixture *fixture = *state;

	assert_string_equal(documents(fixture, between("2014-03-05", NULL)), "d:a d:b ");
	assert_string_equal(documents(fixture, between("2014-03-06", NULL)), "d:b ");
	assert_string_equal(documents(fixture, between("2014-04", NULL)), "");
	assert_string_equal(documents(fixture, between(NULL, "2014-03-05")), "d:a d:b d:c ");
	assert_string_equal(documents(fixture, between(NULL, "2014-03-04")), "d:b d:c ");
	assert_string_equal(documents(fixture, between("2013-06", "2013-07")), "d:c ");
	assert_string_equal(documents(fixture, between("2014", "2014")), "d:a d:b ");
}

static void shows_facts_by_type(void **state)
{
	struct fixture *fixture = *state;
	struct record_filter filter = { 0 };

	assert_string_equal(facts(fixture, filter), "f:one f:two f:one f:two f:one f:two ");
	filter.type = winnow_str("place");
	assert_string_equal(facts(fixture, filter), "f:one ");
	filter = (struct record_filter){ .country = winnow_str("XN"), .limit = 1 };
	assert_string_equal(facts(fixture, filter), "f:one ");
	filter = (struct record_filter){ .words = winnow_str("three") };
	assert_string_equal(facts(fixture, filter), "f:one f:two ");
}

static void shows_the_latest_version_unless_told(void **state)
{
	struct fixture *fixture = *state;
	struct record_filter filter = { 0 };

	fixture_close(fixture);
	fixture_open(fixture);
	add(fixture, "a", NULL, NULL, NULL, NULL, "now two or one");
	assert_string_equal(documents(fixture, filter), "d:b d:c d:a ");
	filter.all_versions = true;
	assert_string_equal(documents(fixture, filter), "d:a d:b d:c d:a ");
}

static void shows_one_document_in_order_of_the_text(void **state)
{
	struct fixture *fixture = *state;
	struct shown shown = { 0 };
	const char *id =
		fixture_sql(fixture, "SELECT identifier FROM documents WHERE key = 'a'");
	struct winnow_str start = winnow_str(id);

	assert_int_equal(
		query_document(fixture->store, start, note, &shown, &fixture->failure), 0);
	assert_string_equal(shown.text, "d:a f:one f:two ");
	shown = (struct shown){ 0 };
	start.len = 6;
	assert_int_equal(
		query_document(fixture->store, start, note, &shown, &fixture->failure), 0);
	assert_string_equal(shown.text, "d:a f:one f:two ");
}

static void refuses_an_id_of_none_or_several(void **state)
{
	static const char *const none[] = { "f", "dx", "zzzz", "%", "d%", "'" };
	struct fixture *fixture = *state;
	struct shown shown = { 0 };

	for (size_t i = 0; i < COUNT_OF(none); i++) {
		assert_int_equal(query_document(fixture->store, winnow_str(none[i]), note,
					 &shown, &fixture->failure),
			FAILURE_MISSING);
		assert_non_null(strstr(fixture->failure.why, "no document"));
	}
	assert_int_equal(query_document(fixture->store, winnow_str("d"), note, &shown,
				 &fixture->failure),
		FAILURE_MISSING);
	assert_non_null(strstr(fixture->failure.why, "several documents"));
	assert_int_equal(shown.count, 0);
}

static void ends_when_told(void **state)
{
	struct fixture *fixture = *state;
	struct record_filter filter = { 0 };
	struct shown shown = { .stop_after = 2 };

	assert_int_equal(
		query_documents(fixture->store, &filter, note, &shown, &fixture->failure),
		WINNOW_EFATAL);
	assert_int_equal(shown.count, 2);
	shown = (struct shown){ .stop_after = 3 };
	assert_int_equal(query_facts(fixture->store, &filter, note, &shown, &fixture->failure),
		WINNOW_EFATAL);
	assert_int_equal(shown.count, 3);
}

static void reads_beside_the_writer(void **state)
{
	struct fixture *fixture = *state;
	struct store *reader, *writer = fixture->store;

	assert_int_equal(store_open(fixture->path, STORE_READ, &reader, &fixture->failure), 0);
	int64_t extractor;
	assert_int_equal(store_plugin(writer, winnow_str("later"), winnow_str("9"), &extractor,
				 &fixture->failure),
		0);
	fixture->extractor = extractor;
	add(fixture, "d", NULL, NULL, NULL, NULL, "two ones");
	fixture->store = reader;
	struct record_filter filter = { .document = winnow_str("d") };
	assert_string_equal(documents(fixture, filter), "d:a d:b d:c d:d ");
	int64_t run;
	assert_int_equal(
		store_run_begin(reader, winnow_str("x"), &run, &fixture->failure) < 0, 1);
	fixture->store = writer;
	store_close(reader);
}

static int note_set_aside(void *context, const struct set_aside *request)
{
	struct shown *shown = context;

	shown->length += (size_t)snprintf(shown->text + shown->length,
		sizeof shown->text - shown->length, "%.*s %.*s %.*s: %.*s",
		STR_ARGS(request->source), STR_ARGS(request->uri), STR_ARGS(request->state),
		STR_ARGS(request->reason));
	return 0;
}

static void shows_what_was_set_aside(void **state)
{
	struct fixture *fixture = *state;
	struct lease lease = fixture_ask(fixture, "gone");
	struct completion completion = { .request = lease.requests[0].id,
		.state = REQUEST_FAILED,
		.reason = winnow_str("there is no such file") };
	struct record_filter filter = { .source = winnow_str("pages") };
	struct shown shown = { 0 };

	assert_int_equal(frontier_complete(fixture->store, fixture->run, lease.epoch,
				 &completion, 1, &fixture->failure),
		0);
	assert_int_equal(query_set_aside(fixture->store, &filter, note_set_aside, &shown,
				 &fixture->failure),
		0);
	assert_string_equal(shown.text, "pages gone failed: there is no such file");
	filter.source = winnow_str("elsewhere");
	shown = (struct shown){ 0 };
	assert_int_equal(query_set_aside(fixture->store, &filter, note_set_aside, &shown,
				 &fixture->failure),
		0);
	assert_string_equal(shown.text, "");
}

#define FILLED(test) cmocka_unit_test_setup_teardown(test, fill, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FILLED(shows_documents_by_each_filter),
		FILLED(takes_a_date_for_all_of_its_period),
		FILLED(shows_facts_by_type),
		FILLED(shows_the_latest_version_unless_told),
		FILLED(shows_one_document_in_order_of_the_text),
		FILLED(refuses_an_id_of_none_or_several),
		FILLED(shows_what_was_set_aside),
		FILLED(ends_when_told),
		FILLED(reads_beside_the_writer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
