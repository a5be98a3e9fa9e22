/* SPDX-License-Identifier: MIT
 *
 * A small world of news, crawled completely: every article that may be fetched is stored once, none
 * that may not be is asked for, and the server's own log proves the manners.
 */
#include "run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/news_site.h"
#include "tools/temporary.h"

static struct fixture fixture;
static struct news_site *news;
static struct test_site *server;

static void configure(bool slow)
{
	char *yaml = news_site_configuration(news, "news.db", slow);

	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
	free(yaml);
}

static int begin(void **state)
{
	(void)state;
	fixture = fixture_make();
	news = news_site_start();
	server = news_site_server(news);
	return 0;
}

static int end(void **state)
{
	(void)state;
	news_site_stop(news);
	fixture_end(&fixture);
	return 0;
}

static void assert_answer(const char *sql, const char *expected)
{
	char *answer = fixture_ask(&fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

/* Robots first, one request at a time, and its delay between: from an answer to the next request, as
 * the server saw them. */
static void assert_manners(size_t from, const char *host, int64_t delay_ms)
{
	int64_t answered_ms = 0;

	for (size_t i = from; i < test_site_count(server); i++) {
		const struct test_request *request = test_site_request(server, i);
		if (strcmp(request->host, host) != 0)
			continue;
		if (answered_ms == 0)
			assert_string_equal(request->path, "/robots.txt");
		else if (request->began_ms - answered_ms < delay_ms - 3)
			fail_msg("%s%s: %jd ms after the one before", host, request->path,
				(intmax_t)(request->began_ms - answered_ms));
		answered_ms = request->answered_ms ? request->answered_ms : request->began_ms;
	}
	assert_true(answered_ms > 0);
}

static void assert_all_manners(size_t from)
{
	assert_manners(from, "archive.crin.org", 2);
	assert_manners(from, "feed.test", 20);
	assert_manners(from, "maps.test", 20);
	assert_manners(from, "rough.test", 2);
	assert_manners(from, "other.test", 20);
}

static void assert_nothing_forbidden(void)
{
	const char *address;

	for (size_t i = 0; (address = news_site_forbidden(i)); i++) {
		const char *path = strchr(address, '/');
		char host[100];
		snprintf(host, sizeof host, "%.*s", (int)(path - address), address);
		if (test_site_asked(server, host, path) > 0)
			fail_msg("%s was asked for", address);
	}
	for (size_t i = 0; i < test_site_count(server); i++)
		assert_string_not_equal(test_site_request(server, i)->host, "inside.test");
}

/* What ended well was asked for once. */
static void assert_nothing_twice(void)
{
	char path[64];

	for (int i = 0; i < NEWS_REPORTS; i++) {
		snprintf(path, sizeof path, "/en/library/news-archive/report-%d", i);
		assert_int_equal(test_site_asked(server, "archive.crin.org", path),
			i != 113 && i != 257);
	}
	for (int i = 1; i < NEWS_REPORTS / NEWS_PER_LISTING; i++) {
		snprintf(path, sizeof path, "/en/library/news-archive?page=%d", i);
		assert_int_equal(test_site_asked(server, "archive.crin.org", path), 1);
	}
	for (int i = 0; i < NEWS_MAPPED; i++) {
		snprintf(path, sizeof path, "/story/%d", i);
		assert_int_equal(test_site_asked(server, "maps.test", path), i % 12 != 5);
	}
	assert_int_equal(test_site_asked(server, "rough.test", "/story/plain"), 1);
	assert_int_equal(test_site_asked(server, "rough.test", "/story/busy"), 2);
	assert_int_equal(test_site_asked(server, "rough.test", "/story/broken"), 2);
}

static void assert_stored_once(void)
{
	char expected[32];

	snprintf(expected, sizeof expected, "%zu", news_site_articles() + 1);
	assert_answer("SELECT count(*) FROM documents", expected);
	assert_answer("SELECT count(DISTINCT key) FROM documents", expected);
	assert_answer("SELECT count(*) FROM documents WHERE title LIKE '%Report %'", "298");
	assert_answer("SELECT group_concat(title, ' ') FROM (SELECT title FROM documents "
		      "JOIN sources ON sources.id = source_id "
		      "WHERE name IN ('rough', 'slow') ORDER BY title)",
		"Story after Story busy Story chain Story down Story moved Story packed Story "
		"plain");
	assert_answer("SELECT count(*) FROM broken_anchors", "0");
	assert_answer(
		"SELECT count(*) FROM requests WHERE state NOT IN ('done', 'failed')", "0");
}

/* Each failure has its reason. */
static void assert_reasons(void)
{
	static const char *const cases[][2] = {
		{ "/story/loop", "redirects more than 10 times" },
		{ "/story/broken", "the server answered 500" },
		{ "/story/gone", "the server answered 410" },
		{ "/story/bomb", "larger than max_item_bytes" },
		{ "/story/lies", "two different lengths" },
		{ "/story/reset", "reset" },
		{ "/story/inside", "which is no public address" },
		{ "/story/file", "only http and https" },
		{ "/secret/story/one", "robots.txt asks programs not to" },
		{ "/report-113", "robots.txt asks programs not to" },
		{ "/private/7", "robots.txt asks programs not to" },
		{ "/closed/5", "robots.txt asks programs not to" },
		{ "/closed/17", "robots.txt asks programs not to" },
		{ "/story/trickle", "too slow" },
		{ "/story/silent", "header_timeout" },
		{ "/story/half", "too slow" },
		{ "/story/endless", "larger than max_item_bytes" },
		{ "/story/chunks", "larger than max_item_bytes" },
		{ "/story/heads", "longer than 256 KiB" },
	};
	char sql[200];

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		snprintf(sql, sizeof sql,
			"SELECT state || ' ' || reason FROM requests WHERE uri LIKE '%%%s'",
			cases[i][0]);
		char *answer = fixture_ask(&fixture, sql);
		if (!winnow_starts(winnow_str(answer), "failed ") ||
			!strstr(answer, cases[i][1]))
			fail_msg("%s: %s", cases[i][0], answer);
		free(answer);
	}
}

/* Asks only for what may be new, and there is nothing. */
static void assert_conditional(size_t from)
{
	for (size_t i = from; i < test_site_count(server); i++) {
		const struct test_request *request = test_site_request(server, i);
		bool known = (strcmp(request->host, "archive.crin.org") == 0 ||
				     strcmp(request->host, "maps.test") == 0) &&
			     strcmp(request->path, "/robots.txt") != 0;
		if (known && !strstr(request->head, "\r\nIf-None-Match: "))
			fail_msg("%s is asked for whole", request->path);
	}
	assert_answer("SELECT new + changed + reprocessed FROM runs ORDER BY id DESC", "0");
	assert_int_equal(test_site_asked(server, "maps.test", "/maps.xml"), 2);
	assert_int_equal(test_site_asked(server, "maps.test", "/new.xml"), 2);
	assert_int_equal(test_site_asked(server, "maps.test", "/old.xml.gz"), 2);
}

static void test_world(void **state)
{
	(void)state;
	configure(true);
	fixture_run(&fixture);
	assert_stored_once();
	assert_nothing_forbidden();
	assert_nothing_twice();
	assert_all_manners(0);
	assert_reasons();
	assert_true(test_site_asked(server, "rough.test", "/list/day/299") == 1);
	assert_true(test_site_asked(server, "rough.test", "/list/day/302") == 0);
	assert_true(test_site_asked(server, "rough.test", "/list/rel/rel/rel/rel/") == 0);
	assert_answer("SELECT passed_over FROM runs", "2");
	size_t before = test_site_count(server);
	configure(false);
	fixture_run(&fixture);
	assert_conditional(before);
	assert_all_manners(before);
	assert_stored_once();
	assert_nothing_forbidden();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_world, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
