/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "store/fixture.h"
#include "store/query.h"

struct found {
	unsigned count;
	char first[64], snippet[400];
};

static int remember(
	void *context, const struct winnow_record *document, struct winnow_str snippet)
{
	struct found *found = context;

	if (found->count++)
		return 0;
	snprintf(found->first, sizeof found->first, "%.*s", STR_ARGS(document->document->key));
	snprintf(found->snippet, sizeof found->snippet, "%.*s", STR_ARGS(snippet));
	return 0;
}

static int search(struct fixture *fixture, struct winnow_str words, struct found *found)
{
	struct record_filter filter = { .words = words };

	*found = (struct found){ 0 };
	return query_search(fixture->store, &filter, remember, found, &fixture->failure);
}

static int fill(void **state)
{
	assert_int_equal(fixture_setup(state), 0);
	struct fixture *fixture = *state;
	struct completed_document documents[] = {
		fixture_document(fixture, "a", "A quiet day",
			"Nothing happened; the river at Ostholm was calm."),
		fixture_document(fixture, "b", "Ostholm floods",
			"The river rose. \"We left,\" said Zoë Lindqvist — of Ostholm."),
		fixture_document(fixture, "c", NULL, "Дети найдены в Остхольме."),
	};

	for (size_t i = 0; i < COUNT_OF(documents); i++)
		assert_int_equal(fixture_store(fixture, &documents[i], "x", "p"), 0);
	return 0;
}

static void ranks_a_word_in_the_title_first(void **state)
{
	struct found found;

	assert_int_equal(search(*state, winnow_str("ostholm"), &found), 0);
	assert_int_equal(found.count, 2);
	assert_string_equal(found.first, "b");
}

static void shows_words_in_their_context(void **state)
{
	struct found found;

	assert_int_equal(search(*state, winnow_str("zoe lindqvist"), &found), 0);
	assert_int_equal(found.count, 1);
	assert_non_null(strstr(found.snippet, "\xee\x80\x80Zoë\xee\x80\x81"));
	assert_int_equal(search(*state, winnow_str("НАЙДЕНЫ"), &found), 0);
	assert_string_equal(found.first, "c");
}

static void takes_every_word_literally(void **state)
{
	static const char *const hostile[] = {
		"river OR nothing AND (",
		"title:river",
		"river NEAR(ostholm, 2)",
		"riv*",
		"river\" OR \"ostholm",
		"'; DROP TABLE documents; --",
		"\"",
		"\"\"\"",
		"{title text}: river",
		"*",
		"( ) : ^ + - , .",
		"%s%n%d",
		"\\",
		"\xff\xfe",
		"ri\xc3ver",
		"\xee\x80\x80",
	};
	struct fixture *fixture = *state;
	struct found found;

	for (size_t i = 0; i < COUNT_OF(hostile); i++) {
		int result = search(fixture, winnow_str(hostile[i]), &found);
		if (result && result != WINNOW_EDATA)
			fail_msg("%s: %s", hostile[i], fixture->failure.why);
		assert_int_equal(found.count, 0);
	}
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM documents"), 3);
}

static void takes_punctuation_beside_a_word_as_none(void **state)
{
	struct found found;

	assert_int_equal(search(*state, winnow_str("river! (rose)"), &found), 0);
	assert_int_equal(found.count, 1);
	assert_int_equal(search(*state, winnow_str("^river"), &found), 0);
	assert_int_equal(found.count, 2);
	assert_int_equal(search(*state, winnow_str("-river"), &found), 0);
	assert_int_equal(found.count, 2);
	assert_int_equal(search(*state, STR_LITERAL("river\0rose"), &found), 0);
	assert_int_equal(found.count, 1);
	assert_int_equal(search(*state, winnow_str("river - rose"), &found), 0);
	assert_int_equal(found.count, 1);
}

static void refuses_nothing_and_too_much(void **state)
{
	struct fixture *fixture = *state;
	struct found found;
	size_t length = 1 << 20;
	char *much = malloc(length);

	assert_non_null(much);
	assert_int_equal(search(fixture, winnow_str(" \t"), &found), WINNOW_EDATA);
	assert_non_null(strstr(fixture->failure.why, "no word"));
	memset(much, 'a', length);
	assert_int_equal(
		search(fixture, (struct winnow_str){ much, length }, &found), WINNOW_ELIMIT);
	memset(much, '(', length);
	assert_int_equal(
		search(fixture, (struct winnow_str){ much, length }, &found), WINNOW_ELIMIT);
	for (size_t i = 0; i < length; i += 2)
		much[i] = ' ';
	assert_int_equal(
		search(fixture, (struct winnow_str){ much, length }, &found), WINNOW_ELIMIT);
	free(much);
}

static void filters_and_limits(void **state)
{
	struct fixture *fixture = *state;
	struct record_filter filter = { .words = winnow_str("ostholm"), .limit = 1 };
	struct found found = { 0 };

	assert_int_equal(
		query_search(fixture->store, &filter, remember, &found, &fixture->failure), 0);
	assert_int_equal(found.count, 1);
	filter.source = winnow_str("elsewhere");
	found = (struct found){ 0 };
	assert_int_equal(
		query_search(fixture->store, &filter, remember, &found, &fixture->failure), 0);
	assert_int_equal(found.count, 0);
}

static void finds_the_latest_version_only(void **state)
{
	struct fixture *fixture = *state;
	struct found found;

	fixture_close(fixture);
	fixture_open(fixture);
	struct completed_document changed =
		fixture_document(fixture, "a", "A quiet day", "The lake was calm.");
	assert_int_equal(fixture_store(fixture, &changed, "y", "p"), 0);
	assert_int_equal(search(fixture, winnow_str("calm"), &found), 0);
	assert_int_equal(found.count, 1);
	assert_int_equal(search(fixture, winnow_str("happened"), &found), 0);
	assert_int_equal(found.count, 0);
}

#define FILLED(test) cmocka_unit_test_setup_teardown(test, fill, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FILLED(ranks_a_word_in_the_title_first),
		FILLED(shows_words_in_their_context),
		FILLED(takes_every_word_literally),
		FILLED(takes_punctuation_beside_a_word_as_none),
		FILLED(refuses_nothing_and_too_much),
		FILLED(filters_and_limits),
		FILLED(finds_the_latest_version_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
