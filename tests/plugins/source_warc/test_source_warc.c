/* SPDX-License-Identifier: MIT
 * The source `warc`: which records of an archive it takes. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "base/attr.h"
#include "tools/reader_harness.h"
#include "tools/source_harness.h"

#define RECORD "warc:///a.warc.gz?at=7"

/* An entry, or a record, of that type, of that page. */
static struct source_result *visit(const char *options, uint32_t form, const char *type,
	const char *target, uint32_t status, const char *media_type, const char *digest)
{
	const struct winnow_pair headers[] = {
		{ winnow_str("warc-type"), winnow_str(type) },
		{ winnow_str("warc-digest"), winnow_str(digest) },
	};
	struct source_harness *source = source_open("warc", options);
	struct winnow_item item = item_of(RECORD, media_type, winnow_str(""));

	item.form = form;
	item.final_uri = winnow_str(target);
	item.status = status;
	item.headers = headers;
	item.header_count = COUNT_OF(headers);
	struct source_result *result = source_visit(source, &item);
	source_close(source);
	return result;
}

static void test_records(void **state)
{
	static const struct {
		const char *options, *type, *target;
		uint32_t status;
		const char *media_type;
		bool wanted;
	} cases[] = {
		{ "", "response", "http://a.test/", 200, "text/html", true },
		{ "", "response", "http://a.test/", 200, "", true },
		{ "", "response", "http://a.test/", 404, "text/html", false },
		{ ", status: [200, 404]", "response", "http://a.test/", 404, "text/html",
			true },
		{ "", "response", "http://a.test/", 200, "image/png", false },
		{ ", media_types: ['image/*']", "response", "http://a.test/", 200, "image/png",
			true },
		{ ", media_types: ['image/*']", "response", "http://a.test/", 200, "text/html",
			false },
		{ ", media_types: [text/html]", "response", "http://a.test/", 200, "text/plain",
			false },
		{ "", "resource", "file:///a.txt", 0, "text/plain", true },
		{ "", "resource", "metadata://log", 0, "text/plain", false },
		{ "", "revisit", "http://a.test/", 304, "", true },
		{ ", types: response", "revisit", "http://a.test/", 304, "", false },
		{ "", "conversion", "http://a.test/", 0, "text/plain", false },
		{ ", types: conversion", "conversion", "http://a.test/", 0, "text/plain",
			true },
		{ "", "request", "http://a.test/", 0, "", false },
		{ "", "metadata", "http://a.test/", 0, "text/plain", false },
		{ "", "warcinfo", "", 0, "application/warc-fields", false },
		{ ", allow: ['http://a.test/news/*']", "response", "http://a.test/", 200,
			"text/html", false },
		{ ", allow: ['http://a.test/news/*']", "response", "http://a.test/news/1", 200,
			"text/html", true },
		{ ", deny: ['^http://a\\.test']", "response", "http://a.test/news/1", 200,
			"text/html", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char options[200];
		snprintf(options, sizeof options, "paths: [/a.warc.gz]%s", cases[i].options);
		struct source_result *result =
			visit(options, WINNOW_ENTRY_RECORD, cases[i].type, cases[i].target,
				cases[i].status, cases[i].media_type, "");
		if (result->request_count != cases[i].wanted)
			fail_msg("case %zu: %zu", i, result->request_count);
		if (cases[i].wanted)
			assert_true(winnow_is(result->requests[0].uri, RECORD));
		source_result_free(result);
	}
}

static void test_rest(void **state)
{
	struct source_result *result =
		visit("paths: [/a]", WINNOW_ENTRY_REST, "", RECORD, 0, "", "");

	(void)state;
	assert_int_equal(result->request_count, 1);
	assert_int_equal(result->requests[0].expects, WINNOW_ARCHIVE);
	source_result_free(result);
}

static void test_kept(void **state)
{
	struct source_result *result = visit("paths: [/a]", WINNOW_BYTES, "response",
		"http://a.test/", 200, "text/html", "right");

	(void)state;
	assert_int_equal(result->keep_count, 1);
	assert_true(winnow_is(result->keeps[0], "http://a.test/"));
	source_result_free(result);
	result = visit("paths: [/a]", WINNOW_REVISIT, "revisit", "http://b.test/", 0, "", "");
	assert_true(winnow_is(result->keeps[0], "http://b.test/"));
	source_result_free(result);
}

static void test_wrong_digest(void **state)
{
	struct source_result *result = visit("paths: [/a]", WINNOW_BYTES, "response",
		"http://a.test/", 200, "text/html", "wrong");

	(void)state;
	assert_int_equal(result->outcome.result, WINNOW_EDATA);
	source_result_free(result);
	result = visit("paths: [/a], bad_digests: keep", WINNOW_BYTES, "response",
		"http://a.test/", 200, "text/html", "wrong");
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->keep_count, 1);
	source_result_free(result);
}

/* A folder and a file are asked for alike; of a folder what ends as archives do. */
static void test_files(void **state)
{
	static const struct {
		const char *uri;
		bool wanted;
	} cases[] = {
		{ "file:///f/a.warc.gz", true },
		{ "file:///f/a.warc", true },
		{ "file:///f/a.arc.gz", true },
		{ "file:///f/a.html", false },
		{ "file:///f/.a.warc", false },
	};
	struct source_harness *source = source_open("warc", "paths: [/f]");
	struct source_result *result = source_start(source);

	(void)state;
	assert_int_equal(result->requests[0].expects, WINNOW_ARCHIVE);
	source_result_free(result);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct winnow_item item = item_of(cases[i].uri, "", winnow_str(""));
		item.form = WINNOW_ENTRY_FILE;
		result = source_visit(source, &item);
		assert_int_equal(result->request_count, cases[i].wanted);
		if (cases[i].wanted)
			assert_int_equal(result->requests[0].expects, WINNOW_ARCHIVE);
		source_result_free(result);
	}
	source_close(source);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_rest),
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_wrong_digest),
		cmocka_unit_test(test_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
