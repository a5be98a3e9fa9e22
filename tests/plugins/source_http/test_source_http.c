/* SPDX-License-Identifier: MIT
 * The source `http`: which links of a page it takes, and what it keeps. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "tools/reader_harness.h"
#include "tools/source_harness.h"

#define HOME "https://a.example/news/"

static const char leads_on[] =
	"urls: ['" HOME "'], follow: ['https://a.example/news/page/*'], "
	"allow: ['^https://[ab]\\.example/(news/)?[0-9]+$'], deny: ['*/13'], max_depth: 2";

static struct source_result *visit(
	const char *options, const char *uri, const char *body, uint32_t depth)
{
	struct source_harness *source = source_open("http", options);
	struct winnow_item item = item_of(uri, "text/html", winnow_str(body));

	item.depth = depth;
	struct source_result *result = source_visit(source, &item);
	source_close(source);
	return result;
}

/* The addresses it asks for, divided by blanks. */
static void assert_links(const char *body, const char *expected)
{
	struct source_result *result = visit(leads_on, HOME, body, 0);
	struct buffer links;

	buffer_init(&links, 0);
	for (size_t i = 0; i < result->request_count; i++)
		buffer_printf(
			&links, "%s%.*s", i ? " " : "", STR_ARGS(result->requests[i].uri));
	assert_string_equal(links.length ? links.bytes : "", expected);
	buffer_finish(&links);
	source_result_free(result);
}

static void test_links(void **state)
{
	(void)state;
	assert_links("<a href='11'>a", HOME "11");
	assert_links("<a href=' /news/11#top '>a", HOME "11");
	assert_links("<a href='../12'>a", "https://a.example/12");
	assert_links("<a href='//b.example/12'>a", "https://b.example/12");
	assert_links(
		"<area href='11'><a href='page/2?b=c d'>", HOME "11 " HOME "page/2?b=c%20d");
	assert_links("<a href='page/\xc3\xa9'>a", HOME "page/%C3%A9");
	assert_links("<a href='13'>a</a><a href='story'>b</a><a name='11'>c", "");
	assert_links("<a href='javascript:alert(1)'></a><a href='mailto:a@b.example'></a>"
		     "<a href='file:///etc/passwd'></a><a href='https://c.example/11'>",
		"");
	assert_links("<a href='11' rel='external NoFollow'>a</a><a href='12'>b", HOME "12");
	assert_links("<meta name='robots' content='noindex, nofollow'><a href='11'>a", "");
	assert_links("<base href='https://b.example/x/'><a href='/7'>a", "https://b.example/7");
	assert_links("<base href='javascript:1'><a href='7'>a", HOME "7");
}

static void test_what_is_read(void **state)
{
	static const struct {
		const char *options, *uri;
		uint32_t depth;
		size_t requests, keeps;
	} cases[] = {
		{ "urls: [" HOME "]", HOME, 0, 0, 1 },
		{ leads_on, HOME, 0, 1, 0 },
		{ leads_on, HOME "page/2", 1, 1, 0 },
		{ leads_on, HOME "page/3", 2, 0, 0 },
		{ leads_on, HOME "12", 1, 0, 1 },
		{ "urls: [" HOME "], follow: ['*/news/*']", HOME "12", 1, 1, 1 },
		{ "urls: [" HOME "], follow: ['*/news/*'], max_links: 1", HOME "12", 1, 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct source_result *result = visit(cases[i].options, cases[i].uri,
			"<a href='" HOME "11'>a</a>", cases[i].depth);
		assert_int_equal(result->outcome.result, 0);
		if (result->request_count != cases[i].requests ||
			result->keep_count != cases[i].keeps)
			fail_msg("%zu: %zu, %zu", i, result->request_count, result->keep_count);
		source_result_free(result);
	}
}

static void test_start(void **state)
{
	struct source_harness *source =
		source_open("http", "urls: [" HOME ", 'http://b.example/']");
	struct source_result *result = source_start(source);

	(void)state;
	assert_int_equal(result->request_count, 2);
	assert_true(winnow_is(result->requests[0].uri, HOME));
	assert_int_equal(result->requests[0].expects, WINNOW_ARTICLE);
	source_result_free(result);
	source_close(source);
}

static void test_refused(void **state)
{
	static const struct {
		const char *options, *why;
	} cases[] = {
		{ "urls: [/home/pages]", "no address of the web" },
		{ "urls: ['ftp://a.example/']", "no address of the web" },
		{ "urls: [" HOME "], deny: ['^(']", "'^(' is no regular expression" },
		{ "follow: ['*']", "'urls' is missing" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char *problem =
			plugin_open_problem(SECTION_SOURCE, "http", cases[i].options, NULL);
		assert_non_null(problem);
		if (!strstr(problem, cases[i].why))
			fail_msg("%s", problem);
		free(problem);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_what_is_read),
		cmocka_unit_test(test_start),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
