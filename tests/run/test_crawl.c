/* SPDX-License-Identifier: MIT
 * A crawl as a whole, against a real server on loopback. */
#include "run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/temporary.h"
#include "tools/test_site.h"

#define ARTICLE "Content-Type: text/html; charset=utf-8\r\nETag: \"one\"\r\n"

static struct fixture fixture;
static struct test_site *site;

static void configure(const char *source, const char *more)
{
	fixture_configure_web(&fixture, site, source, more);
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

#define STORY(number)                                                                          \
	"<html><head><title>Story " number "</title></head><body><article><h1>Story " number   \
	"</h1><p>Police in Norland freed " number " children from a mine near the lake on "    \
	"Monday, officials of the ministry said in the capital.</p><p>The children were "      \
	"taken to a hospital, where nurses and doctors looked after them for " number          \
	" days, and then to their families.</p></article></body></html>"

static const struct test_page archive[] = {
	{ .path = "/robots.txt", .body = "User-agent: owl\nDisallow: /news/secret\n" },
	{ .path = "/news/",
		.headers = ARTICLE,
		.body = "<a href='11'>a</a><a href='/news/12#top'>b</a>"
			"<a href='page/2'>more</a><a href='secret'>s</a>"
			"<a href='13' rel='external nofollow'>n</a>"
			"<a href='http://two.test:%PORT%/news/21'>c</a>"
			"<a href='mailto:a@b.example'>m</a><a href='/print/11'>p</a>"
			"<a href='gone'>g</a><a href='moved'>v</a>" },
	{ .path = "/news/page/2",
		.headers = ARTICLE,
		.body = "<base href='/news/'><a href='14'>d</a><a href='page/2'>me</a>" },
	{ .path = "/news/11", .headers = ARTICLE, .body = STORY("11") },
	{ .path = "/news/12", .headers = ARTICLE, .body = STORY("12") },
	{ .path = "/news/13", .headers = ARTICLE, .body = STORY("13") },
	{ .path = "/news/14", .headers = ARTICLE, .body = STORY("14") },
	{ .path = "/news/15", .headers = ARTICLE, .body = STORY("15") },
	{ .path = "/news/21", .headers = ARTICLE, .body = STORY("21") },
	{ .path = "/print/11", .headers = ARTICLE, .body = STORY("99") },
	{ .path = "/news/moved", .status = 301, .headers = "Location: /news/15\r\n" },
};

static const char archive_source[] =
	"urls: ['http://one.test:%PORT%/news/'], follow: ['http://*/news/page/*'], "
	"allow: ['http://*/news/*'], deny: ['*/page/9*']";

static void test_links(void **state)
{
	(void)state;
	site = test_site_start(archive, COUNT_OF(archive));
	configure(archive_source, "");
	fixture_run(&fixture);
	assert_answer("SELECT group_concat(title, ' ') FROM (SELECT title FROM documents "
		      "WHERE title LIKE 'Story%' ORDER BY title)",
		"Story 11 Story 12 Story 14 Story 15 Story 21");
	assert_int_equal(test_site_asked(site, NULL, "/news/secret"), 0);
	assert_int_equal(test_site_asked(site, NULL, "/news/13"), 0);
	assert_int_equal(test_site_asked(site, NULL, "/print/11"), 0);
	assert_int_equal(test_site_asked(site, "one.test", "/robots.txt"), 1);
	assert_int_equal(test_site_asked(site, "two.test", "/robots.txt"), 1);
	assert_int_equal(test_site_asked(site, NULL, "/news/page/2"), 1);
	assert_answer("SELECT state FROM requests WHERE key LIKE '%/gone'", "failed");
	assert_answer("SELECT count(*) FROM broken_anchors", "0");
	assert_answer("SELECT items.uri LIKE '%/news/15' FROM requests JOIN items ON "
		      "items.id = item_id WHERE requests.key LIKE '%/moved'",
		"1");
	assert_int_equal(fixture.summary.exit_status, 1);
}

/* The second run asks only for news, and there are none. */
static void test_unchanged(void **state)
{
	(void)state;
	site = test_site_start(archive, COUNT_OF(archive));
	configure("urls: ['http://one.test:%PORT%/news/11', 'http://one.test:%PORT%/news/12']",
		"");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.fresh, 2);
	size_t before = test_site_count(site);
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.fresh, 0);
	assert_int_equal(fixture.summary.counts.unchanged, 2);
	assert_int_equal(fixture.summary.counts.fetched, 0);
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_int_equal(test_site_count(site), before + 3);
	for (size_t i = before + 1; i < before + 3; i++)
		assert_non_null(
			strstr(test_site_request(site, i)->head, "If-None-Match: \"one\"\r\n"));
	/* Other options read other facts: the bytes are needed. */
	configure("urls: ['http://one.test:%PORT%/news/11', 'http://one.test:%PORT%/news/12']",
		"extractors: [date]\n");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.fetched, 2);
}

static void test_temporary(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/a", .times = 1, .status = 503, .headers = "Retry-After: 1\r\n" },
		{ .path = "/a", .times = 1, .manner = TEST_RESET },
		{ .path = "/a", .headers = ARTICLE, .body = STORY("31") },
		{ .path = "/b", .status = 500 },
		{ .path = "/c", .status = 429, .headers = "Retry-After: 7200\r\n" },
		{ .path = "/d", .headers = ARTICLE, .body = STORY("34") },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("urls: ['http://one.test:%PORT%/a', 'http://one.test:%PORT%/b', "
		  "'http://two.test:%PORT%/c', 'http://two.test:%PORT%/d']",
		"retries: 2");
	fixture_run(&fixture);
	assert_int_equal(test_site_asked(site, NULL, "/a"), 3);
	assert_int_equal(test_site_asked(site, NULL, "/b"), 3);
	assert_int_equal(test_site_asked(site, NULL, "/c"), 1);
	assert_int_equal(test_site_asked(site, NULL, "/d"), 0);
	assert_answer("SELECT state FROM requests WHERE key LIKE '%/a'", "done");
	assert_answer("SELECT state || tries FROM requests WHERE key LIKE '%/b'", "failed3");
	assert_answer("SELECT state || tries FROM requests WHERE key LIKE '%/c'", "waiting1");
	assert_answer("SELECT state || tries FROM requests WHERE key LIKE '%/d'", "waiting0");
	/* The next run does not ask before the time has come. */
	fixture_run(&fixture);
	assert_int_equal(test_site_asked(site, NULL, "/c"), 1);
	assert_int_equal(test_site_asked(site, NULL, "/a"), 4);
}

/* Nobody goes out who does not say who asks. */
static void test_contact(void **state)
{
	(void)state;
	site = test_site_start(archive, COUNT_OF(archive));
	free(temporary_file(fixture.folder, "winnow.yaml",
		STR_LITERAL("store: news.db\nsources:\n"
			    "  - {name: web, plugin: http, urls: ['http://a.example/']}\n")));
	char *problems = fixture_problems(&fixture);
	assert_non_null(strstr(problems, "winnow.yaml:3:"));
	assert_non_null(strstr(problems, "'user_agent' does not say who asks: add"));
	free(problems);
	free(temporary_file(fixture.folder, "winnow.yaml",
		STR_LITERAL("store: news.db\nuser_agent: Mozilla/5.0\nsources:\n"
			    "  - {name: web, plugin: http, urls: ['http://a.example/']}\n")));
	problems = fixture_problems(&fixture);
	assert_non_null(strstr(problems, "winnow.yaml:2:13: 'user_agent' tells nobody"));
	free(problems);
}

/* Pages of this machine and of the web in one run. */
static void test_both(void **state)
{
	(void)state;
	site = test_site_start(archive, COUNT_OF(archive));
	fixture_page(&fixture, "local.txt", "A title\n\nPolice freed 12 children.\n");
	configure("urls: ['http://one.test:%PORT%/news/11']}\n"
		  "  - {name: pages, plugin: file, paths: [./pages]",
		"");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.fresh, 2);
	assert_int_equal(fixture.summary.exit_status, 0);
}

/* What the server says about the use of a page is kept with it. */
static void test_use(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/a",
			.headers = ARTICLE "X-Robots-Tag: noarchive, noindex\r\n"
					   "TDM-Reservation: 1\r\n"
					   "TDM-Policy: https://one.example/policy\r\n",
			.body = STORY("41") },
	};

	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("urls: ['http://one.test:%PORT%/a']", "");
	fixture_run(&fixture);
	assert_answer(
		"SELECT group_concat(name || '=' || value, ' ') FROM (SELECT * FROM fields "
		"WHERE origin = 'header' ORDER BY name)",
		"tdm_policy=https://one.example/policy tdm_reservation=1 "
		"x_robots_tag=noarchive, noindex");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_links, begin, end),
		cmocka_unit_test_setup_teardown(test_unchanged, begin, end),
		cmocka_unit_test_setup_teardown(test_temporary, begin, end),
		cmocka_unit_test_setup_teardown(test_contact, begin, end),
		cmocka_unit_test_setup_teardown(test_both, begin, end),
		cmocka_unit_test_setup_teardown(test_use, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
