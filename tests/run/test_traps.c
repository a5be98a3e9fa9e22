/* SPDX-License-Identifier: MIT
 * Sites that lead on for ever, and listings of which the server says that nothing changed. */
#include "run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/temporary.h"
#include "tools/test_site.h"

#define HTML "Content-Type: text/html; charset=utf-8\r\n"

#define STORY(number)                                                                          \
	"<title>Story " number "</title><article><h1>Story " number                            \
	"</h1><p>Police freed " number                                                         \
	"0 children from a mine near the lake on Monday, officials of the ministry said "      \
	"in the capital.</p></article>"

static struct fixture fixture;
static struct test_site *site;

static void configure(const char *path, const char *source, const char *more)
{
	char yaml[2000];
	unsigned port = test_site_port(site);

	snprintf(yaml, sizeof yaml,
		"store: news.db\nplugin_path: [%s]\n"
		"user_agent: Owl/1.0 (+https://owl.example)\nmin_delay: 0s\n"
		"allow_private: [one.test]\nresolve: ['one.test:%u:127.0.0.1']\n%s\n"
		"sources:\n  - {name: web, plugin: http, "
		"urls: ['http://one.test:%u%s'], max_depth: 60, %s}\n",
		getenv("WINNOW_PLUGIN_PATH"), port, more, port, path, source);
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
}

static int begin(void **state)
{
	(void)state;
	fixture = fixture_make();
	return 0;
}

static int end(void **state)
{
	(void)state;
	test_site_stop(site);
	site = NULL;
	fixture_end(&fixture);
	return 0;
}

static void assert_answer(const char *sql, const char *expected)
{
	char *answer = fixture_ask(&fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

static void assert_told(const char *expected)
{
	if (!strstr(fixture.summary.sources[0].passed_over.why, expected))
		fail_msg("%s", fixture.summary.sources[0].passed_over.why);
}

/* A calendar has a page for each day there will ever be. */
static void test_calendar(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/day/*",
			.headers = HTML,
			.body = "<title>Day %REST%</title><a href='/day/%NEXT%'>on</a>" },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("/day/1", "follow: ['*']", "max_per_pattern: 30");
	fixture_run(&fixture);
	assert_int_equal(test_site_count(site), 1 + 31);
	assert_int_equal(fixture.summary.counts.passed_over, 1);
	assert_told("/day/32: as many addresses of this form");
	assert_told("max_per_pattern");
	assert_answer("SELECT max(depth) FROM requests", "0");
	assert_answer("SELECT passed_over FROM runs", "1");
	/* Not one more in the next run. */
	fixture_run(&fixture);
	assert_int_equal(test_site_count(site), 2 * (1 + 31));
	assert_int_equal(fixture.summary.counts.passed_over, 1);
}

/* Articles that are known count no more: what was left out comes in the next runs. */
static void test_archive(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/list",
			.headers = HTML,
			.body = "<a href='/news/1'>a</a><a href='/news/2'>a</a>"
				"<a href='/news/3'>a</a><a href='/news/4'>a</a>"
				"<a href='/news/5'>a</a><a href='/news/6'>a</a>" },
		{ .path = "/news/*",
			.headers = HTML "ETag: \"1\"\r\n",
			.body = STORY("%REST%") },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("/list", "allow: ['*/news/*']", "max_per_pattern: 4");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.fresh, 4);
	assert_int_equal(fixture.summary.counts.passed_over, 2);
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.fresh, 2);
	assert_int_equal(fixture.summary.counts.unchanged, 4);
	assert_int_equal(fixture.summary.counts.passed_over, 0);
}

static void test_max_requests(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/a*",
			.headers = HTML,
			.body = "<a href='/a%REST%x'>on</a><a href='/a%REST%y'>on</a>" },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("/a", "follow: ['*']", "max_requests: 20\nmax_same_body: 1000");
	fixture_run(&fixture);
	assert_int_equal(test_site_count(site), 1 + 21);
	assert_told("(max_requests)");
}

/* Words that follow each other for ever: each page is one link further away. */
static void test_depth(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/a*", .headers = HTML, .body = "<a href='/a%REST%x'>on %REST%</a>" },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("/a", "follow: ['*']", "max_link_depth: 7");
	fixture_run(&fixture);
	assert_int_equal(test_site_count(site), 1 + 8);
	assert_int_equal(fixture.summary.counts.passed_over, 1);
	assert_told("/axxxxxxxx: is too many links away (max_link_depth)");
}

/* A relative link that a server answers at any depth. */
static void test_repeats(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/*", .headers = HTML, .body = "<a href='rel/'>on /%REST%</a>" },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("/", "follow: ['*']", "");
	fixture_run(&fixture);
	/* robots.txt is one of them, too; then "/", and "rel/" up to three times. */
	assert_int_equal(test_site_count(site), 1 + 4);
	assert_int_equal(fixture.summary.counts.passed_over, 1);
	assert_told("/rel/rel/rel/rel/: a part of its path comes again and again");
}

/* Each page gives each of its links a new name for the reader. */
static void test_sessions(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/list",
			.headers = HTML,
			.body = "<a href='/news/1?PHPSESSID=1'>a</a>" },
		{ .path = "/news/1?PHPSESSID=*",
			.headers = HTML,
			.body = STORY("1") "<a href='/news/1?PHPSESSID=%NEXT%'>a</a>"
					   "<a href='/news/2;jsessionid=%NEXT%'>a</a>" },
		{ .path = "/news/2;jsessionid=*",
			.headers = HTML,
			.body = STORY("2") "<a href='/news/1?PHPSESSID=9%REST%'>a</a>"
					   "<a href='/news/2;jsessionid=%NEXT%'>a</a>" },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("/list", "allow: ['*/news/*'], follow: ['*']", "");
	fixture_run(&fixture);
	assert_int_equal(test_site_count(site), 1 + 1 + 2);
	assert_int_equal(fixture.summary.counts.fresh, 2);
	assert_int_equal(fixture.summary.counts.passed_over, 0);
}

/* Another name in each address, the same page behind all of them. */
static void test_same_body(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/start", .headers = HTML, .body = "<a href='/t/a'>a</a>" },
		{ .path = "/t/*",
			.headers = HTML,
			.body = "<a href='b/'>b</a><a href='c/'>c</a><a href='d/'>d</a>" },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("/start", "follow: ['*']", "max_path_repeats: 100");
	fixture_run(&fixture);
	/* Three of them lead on. */
	assert_int_equal(test_site_count(site), 1 + 1 + 1 + 3 + 3 + 3);
	assert_int_equal(fixture.summary.counts.passed_over, 7 * 3);
	assert_told("other pages of the source are the same");
	assert_told("(max_same_body)");
}

/* The root did not change, what it leads to did. */
static void test_unchanged_listing(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/root",
			.headers = HTML "ETag: \"root\"\r\n",
			.body = "<a href='/section'>s</a>" },
		{ .path = "/section",
			.times = 1,
			.headers = HTML "ETag: \"old\"\r\n",
			.body = "<a href='/old'>o</a>" },
		{ .path = "/section",
			.headers = HTML "ETag: \"new\"\r\n",
			.body = "<a href='/old'>o</a><a href='/new'>n</a>" },
		{ .path = "/old", .headers = HTML "ETag: \"o\"\r\n", .body = STORY("1") },
		{ .path = "/new", .headers = HTML "ETag: \"n\"\r\n", .body = STORY("2") },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("/root", "follow: ['*/section'], allow: ['*/old', '*/new']", "");
	fixture_run(&fixture);
	assert_int_equal(test_site_count(site), 1 + 3);
	fixture_run(&fixture);
	assert_int_equal(test_site_asked(site, NULL, "/section"), 2);
	assert_int_equal(test_site_asked(site, NULL, "/new"), 1);
	assert_int_equal(test_site_asked(site, NULL, "/old"), 2);
	/* Now all of it is known, all is asked for conditionally, and nothing twice. */
	size_t before = test_site_count(site);
	fixture_run(&fixture);
	assert_int_equal(test_site_count(site), before + 1 + 4);
	for (size_t i = before + 1; i < test_site_count(site); i++)
		assert_non_null(strstr(test_site_request(site, i)->head, "If-None-Match"));
	assert_int_equal(fixture.summary.counts.fetched, 0);
	/* Other links are wanted: the listings are needed whole. */
	configure("/root", "follow: ['*/section'], allow: ['*/new']", "");
	fixture_run(&fixture);
	assert_int_equal(test_site_asked(site, NULL, "/old"), 3);
	assert_int_equal(fixture.summary.counts.fetched, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_calendar, begin, end),
		cmocka_unit_test_setup_teardown(test_archive, begin, end),
		cmocka_unit_test_setup_teardown(test_max_requests, begin, end),
		cmocka_unit_test_setup_teardown(test_depth, begin, end),
		cmocka_unit_test_setup_teardown(test_repeats, begin, end),
		cmocka_unit_test_setup_teardown(test_sessions, begin, end),
		cmocka_unit_test_setup_teardown(test_same_body, begin, end),
		cmocka_unit_test_setup_teardown(test_unchanged_listing, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
