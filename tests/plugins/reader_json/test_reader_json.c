/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/reader_harness.h"

static struct reading_result *read_json(const char *options, const char *json)
{
	struct reader_harness *reader = reader_open("json", options);
	struct winnow_item item = item_of(
		"https://api.example.org/v2/reports", "application/json", winnow_str(json));
	struct reading_result *result = reader_read(reader, &item);

	reader_close(reader);
	return result;
}

static void expect_is(struct winnow_str found, const char *expected)
{
	if (!winnow_is(found, expected))
		fail_msg("'%.*s' is not '%s'", (int)found.len, found.ptr ? found.ptr : "",
			expected);
}

/* The form in which the ReliefWeb API answers, version 2. */
static void an_answer_of_an_api_becomes_documents(void **state)
{
	struct reading_result *result = read_json(
		"items: data, key: id, title: fields.title, body: fields.body-html, "
		"form: html, date: fields.date.original, url: fields.url_alias, "
		"byline: fields.author.name, language: fields.language.code, "
		"publisher: fields.source.name",
		"{\"totalCount\": 2, \"count\": 2, \"data\": [{\"id\": \"4001\", \"fields\": {"
		"\"title\": \"Boats found\", \"body-html\": \"<h2>Harbour</h2><p>43 "
		"boats.</p>\", \"date\": {\"original\": \"2014-03-05T00:00:00+00:00\"}, "
		"\"url_alias\": \"https://example.org/boats\", \"language\": [{\"code\": "
		"\"en\"}, {\"code\": \"fr\"}], \"source\": [{\"name\": \"Haven\"}, {\"name\": "
		"\"Harbour Office\"}]}}, {\"id\": \"4002\", \"fields\": {\"title\": \"Map\"}}, "
		"{\"id\": \"4003\", \"fields\": {\"body-html\": \"<p>Untitled.</p>\"}}]}");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->count, 2);
	expect_is(document->title, "Boats found");
	expect_is(document->text, "Boats found\n\nHarbour\n\n43 boats.");
	assert_int_equal(document->blocks[1].type, WINNOW_HEADING);
	expect_is(document->published, "2014-03-05T00:00:00+00:00");
	expect_is(document->uri, "https://example.org/boats");
	expect_is(document->language, "en");
	expect_is(document->publisher, "Haven; Harbour Office");
	assert_true(winnow_ends(document->key, "4001"));
	expect_is(result->documents[1].text, "Untitled.");
	reading_result_free(result);
}

static void the_whole_may_be_the_list_or_the_article(void **state)
{
	struct reading_result *result =
		read_json("body: text", "[{\"title\": \"A\", \"text\": \"One.\", \"url\": "
					"\"/a\"}, {\"text\": \"Two.\"}]");

	(void)state;
	assert_int_equal(result->count, 2);
	expect_is(result->documents[0].uri, "https://api.example.org/a");
	assert_true(winnow_ends(result->documents[0].key, "https://api.example.org/a"));
	assert_true(winnow_ends(result->documents[1].key, "2"));
	reading_result_free(result);
	result = read_json("body: text", "\xEF\xBB\xBF{\"text\": [\"One.\", \"Two.\"]}");
	assert_int_equal(result->count, 1);
	expect_is(result->documents[0].text, "One.\n\nTwo.");
	reading_result_free(result);
}

static void what_form_the_text_has_is_seen_or_said(void **state)
{
	static const char json[] =
		"{\"title\": \"A &amp; B\", \"body\": \"The <i>ferry</i>.\\n\\nIt left.\"}";
	struct reading_result *result = read_json("body: body", json);

	(void)state;
	expect_is(result->documents[0].text, "A & B\n\nThe ferry. It left.");
	reading_result_free(result);
	result = read_json("body: body, form: text", json);
	expect_is(result->documents[0].text, "A &amp; B\n\nThe <i>ferry</i>.\n\nIt left.");
	reading_result_free(result);
}

static void what_was_escaped_twice_is_undone(void **state)
{
	static const char *const bodies[][2] = {
		{ "<p>A &amp;amp; B&amp;#8217;s &amp;eacute;</p>", "A & B’s é" },
		{ "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;A &amp;amp; B&lt;/p&gt;", "One.\n\nA & B" },
		{ "<p>AT&amp;T; &amp;c; &amp;none; &amp; &lt;b&gt;</p>",
			"AT&T; &c; &none; & <b>" },
		{ "<p>&amp;</p>", "&" },
	};
	char json[300];

	(void)state;
	for (size_t at = 0; at < sizeof(bodies) / sizeof(bodies[0]); at++) {
		snprintf(json, sizeof(json), "{\"title\": \"Q &amp;amp; A\", \"body\": \"%s\"}",
			bodies[at][0]);
		struct reading_result *result = read_json("body: body", json);
		assert_int_equal(result->outcome.result, 0);
		expect_is(result->documents[0].title, "Q & A");
		assert_true(winnow_ends(result->documents[0].text, bodies[at][1]));
		reading_result_free(result);
	}
}

/* Tags that begin and never end: a look for the end at each of them would take minutes. */
static void what_was_escaped_is_looked_at_once(void **state)
{
	enum { MANY = 600 * 1000, ROOM = 5 * MANY + 32 };
	char *json = malloc(ROOM), *at = stpcpy(json, "{\"body\": \"&amp;");

	(void)state;
	for (int part = 0; part < MANY; part++)
		at = stpcpy(at, "&lt;a");
	strcpy(at, "\"}");
	struct reading_result *result = read_json("body: body", json);
	assert_int_equal(result->outcome.result, 0);
	assert_true(winnow_starts(result->documents[0].text, "&<a<a"));
	reading_result_free(result);
	free(json);
}

static void of_a_name_that_stands_twice_the_last_counts(void **state)
{
	struct reading_result *result = read_json(
		"body: body", "{\"body\": \"One.\", \"title\": \"A\",\n\"body\": \"Two.\"}");

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	expect_is(result->documents[0].text, "A\n\nTwo.");
	assert_non_null(
		strstr(document_field(&result->documents[0], "duplicate_name").ptr, "body"));
	reading_result_free(result);
}

/* Each has memory of its own: all of them together need far more than a call may have. */
static void a_file_may_hold_many_articles(void **state)
{
	enum { MANY = 6000, ROOM = MANY * 60 };
	char *json = malloc(ROOM);
	size_t length = (size_t)snprintf(json, ROOM, "[{}");
	struct reader_harness *reader = reader_open("json", "body: body");

	(void)state;
	for (int at = 0; at < MANY; at++)
		length += (size_t)snprintf(json + length, ROOM - length,
			", {\"body\": \"<p>It left %d.</p>\"}", at);
	snprintf(json + length, ROOM - length, "]");
	struct winnow_item item = item_of("file:///a.json", "", winnow_str(json));
	reader->plugin->budget = 1 << 20;
	struct reading_result *result = reader_read(reader, &item);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->count, MANY);
	expect_is(result->documents[MANY - 1].text, "It left 5999.");
	reading_result_free(result);
	reader_close(reader);
	free(json);
}

static void dates_are_texts_or_numbers(void **state)
{
	static const char *const dates[][2] = {
		{ "\"2014-03-05\"", "2014-03-05" },
		{ "\"Wed, 05 Mar 2014 10:12:33 +0100\"", "2014-03-05T10:12:33+01:00" },
		{ "1394010753", "2014-03-05T09:12:33+00:00" },
		{ "1394010753000", "2014-03-05T09:12:33+00:00" },
		{ "2014", "2014" },
		{ "-5", "" },
		{ "9223372036854775807", "" },
		{ "{}", "" },
	};
	char json[200];

	(void)state;
	for (size_t at = 0; at < sizeof(dates) / sizeof(dates[0]); at++) {
		snprintf(json, sizeof(json), "{\"date\": %s, \"body\": \"Words.\"}",
			dates[at][0]);
		struct reading_result *result = read_json("body: body", json);
		assert_int_equal(result->outcome.result, 0);
		expect_is(result->documents[0].published, dates[at][1]);
		reading_result_free(result);
	}
}

static void expect_refusal(const char *options, const char *json, const char *why)
{
	struct reading_result *result = read_json(options, json);

	assert_int_equal(result->outcome.result, WINNOW_EDATA);
	if (!strstr(result->outcome.why, why))
		fail_msg("'%s' does not say '%s'", result->outcome.why, why);
	reading_result_free(result);
}

static void what_cannot_be_read_says_why(void **state)
{
	(void)state;
	expect_refusal("body: body", "{\n\"body\": \"cut", "line 2 is no JSON");
	expect_refusal("body: body", "", "is no JSON");
	expect_refusal("body: body, items: data", "{\"rows\": []}", "the option items");
	expect_refusal("body: body", "{\"text\": \"Words.\"}", "the option body");
	expect_refusal("body: body", "[1, \"a\", null]", "the option body");
}

/* The parser's own limit; nothing here nests deeper. */
static void depth_is_bounded(void **state)
{
	enum { DEEP = 100 * 1000 };
	char *json = malloc(DEEP + 1);

	(void)state;
	memset(json, '[', DEEP);
	json[DEEP] = '\0';
	expect_refusal("body: body", json, "no JSON");
	free(json);
}

static int probe(const char *options, const char *uri, const char *type, const char *body)
{
	struct reader_harness *reader = reader_open("json", options);
	struct winnow_item item = item_of(uri, type, winnow_str(body));
	int rating = reader_probe(reader, &item);

	reader_close(reader);
	return rating;
}

static void it_reads_what_it_was_told_of(void **state)
{
	(void)state;
	assert_true(probe("body: text", "https://a.example/", "application/json", " [1]") > 50);
	assert_true(probe("body: text", "file:///a.json", "", "{}") > 50);
	assert_int_equal(probe(NULL, "file:///a.json", "application/json", "{}"), 0);
	assert_int_equal(probe("body: text", "file:///a.txt", "text/plain", "{}"), 0);
	assert_int_equal(probe("body: text", "file:///a.json", "", ""), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_of_an_api_becomes_documents),
		cmocka_unit_test(the_whole_may_be_the_list_or_the_article),
		cmocka_unit_test(what_form_the_text_has_is_seen_or_said),
		cmocka_unit_test(what_was_escaped_twice_is_undone),
		cmocka_unit_test(what_was_escaped_is_looked_at_once),
		cmocka_unit_test(of_a_name_that_stands_twice_the_last_counts),
		cmocka_unit_test(a_file_may_hold_many_articles),
		cmocka_unit_test(dates_are_texts_or_numbers),
		cmocka_unit_test(what_cannot_be_read_says_why),
		cmocka_unit_test(depth_is_bounded),
		cmocka_unit_test(it_reads_what_it_was_told_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
