/* SPDX-License-Identifier: MIT
 * The source over HTTP: an archive of 30 items in three listing pages, on a real server. */
#include "run/run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "drupal.h"
#include "tools/temporary.h"
#include "tools/test_site.h"

#define ARCHIVE "/en/library/news-archive"
#define HTML "Content-Type: text/html; charset=utf-8\r\n"

enum { ITEMS = 30, PER_PAGE = 10, MOST_LINES = 64 };

static struct fixture fixture;
static struct test_site *site;
static struct test_page lines[MOST_LINES];
static size_t line_count;
static char *kept[MOST_LINES * 2];
static size_t kept_count;

static const char *keep(char *text)
{
	assert_true(kept_count < MOST_LINES * 2);
	kept[kept_count++] = text;
	return text;
}

static void add_line(struct test_page line)
{
	assert_true(line_count < MOST_LINES);
	lines[line_count++] = line;
}

/* Items `first` to `last`, newest first, and a pager that leads to `next`; 0: none. */
static const char *listing(int first, int last, int next)
{
	char rows[8000] = "";
	size_t length = 0;

	for (int item = first; item <= last; item++)
		length += (size_t)snprintf(rows + length, sizeof rows - length,
			"<div class='views-row'><div class='views-field-title'>"
			"<a href='" ARCHIVE "/ferry-%d'>Ferry %d</a></div></div>",
			item, item);
	if (next)
		snprintf(rows + length, sizeof rows - length,
			"<ul class='pager'><li class='pager-next'><a href='?page=%d'>next</a>"
			"</li></ul>",
			next);
	return keep(drupal_page("en", "News archive", rows));
}

static void add_article(int number)
{
	char path[80], body[400];

	snprintf(path, sizeof path, ARCHIVE "/ferry-%d", number);
	snprintf(body, sizeof body,
		"<p>Ferry %d carried children to their school on the island.</p>"
		"<p>The harbour's officials say that it will sail each day.</p>",
		number);
	add_line((struct test_page){ .path = keep(strdup(path)),
		.headers = HTML,
		.body = keep(drupal_node("KESTRIA: A ferry", "Ana", body, "")) });
}

/* Two visits see the archive as it is, all later ones with an item more at its head. Item 7 is
 * not to be had at first. */
static void build_archive(void)
{
	add_line((struct test_page){ .path = ARCHIVE,
		.times = 2,
		.headers = HTML "ETag: \"one\"\r\n",
		.body = listing(1, PER_PAGE, 1) });
	add_line((struct test_page){ .path = ARCHIVE,
		.headers = HTML "ETag: \"two\"\r\n",
		.body = listing(0, PER_PAGE - 1, 1) });
	add_line((struct test_page){ .path = ARCHIVE "?page=1",
		.headers = HTML,
		.body = listing(PER_PAGE + 1, 2 * PER_PAGE, 2) });
	add_line((struct test_page){ .path = ARCHIVE "?page=2",
		.headers = HTML,
		.body = listing(2 * PER_PAGE + 1, ITEMS, 0) });
	add_line((struct test_page){ .path = ARCHIVE "/ferry-7", .status = 503, .times = 2 });
	for (int number = 0; number <= ITEMS; number++)
		add_article(number);
}

static void configure(void)
{
	char yaml[2000];
	unsigned port = test_site_port(site);

	snprintf(yaml, sizeof yaml,
		"store: news.db\nplugin_path: [%s]\n"
		"user_agent: Owl/1.0 (+https://owl.example)\n"
		"min_delay: 0s\nretries: 1\nretry_delay: 10ms\n"
		"allow_private: [archive.crin.org]\n"
		"resolve: ['archive.crin.org:%u:127.0.0.1']\n"
		"sources:\n  - {name: crin, plugin: crin, "
		"roots: ['http://archive.crin.org:%u" ARCHIVE "']}\n",
		getenv("WINNOW_PLUGIN_PATH"), port, port);
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
}

static int begin(void **state)
{
	(void)state;
	fixture = fixture_make();
	build_archive();
	site = test_site_start(lines, line_count);
	configure();
	return 0;
}

static int end(void **state)
{
	(void)state;
	test_site_stop(site);
	fixture_end(&fixture);
	while (kept_count > 0)
		free(kept[--kept_count]);
	line_count = 0;
	return 0;
}

static void assert_answer(const char *sql, const char *expected)
{
	char *answer = fixture_ask(&fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

/* How many requests a run makes, robots.txt aside. */
static size_t run_once(void)
{
	size_t before = test_site_count(site) - test_site_asked(site, NULL, "/robots.txt");

	fixture_run(&fixture);
	return test_site_count(site) - test_site_asked(site, NULL, "/robots.txt") - before;
}

static const char documents[] = "SELECT count(*) FROM documents";

static void test_an_archive_is_read_once(void **state)
{
	(void)state;
	/* Three listings, 30 items, one of them asked for twice. */
	assert_int_equal(run_once(), 3 + ITEMS + 1);
	assert_answer(documents, "29");
	assert_answer("SELECT count(DISTINCT key) FROM documents WHERE key LIKE "
		      "'en/library/news-archive/ferry-%'",
		"29");

	/* The first listing did not change; what failed is asked for all the same. */
	assert_int_equal(run_once(), 1 + 1);
	assert_answer(documents, "30");
	assert_int_equal(test_site_asked(site, NULL, ARCHIVE "?page=1"), 1);

	/* One item is new: the next listing is looked at, and has nothing new. */
	assert_int_equal(run_once(), 1 + 1 + 1);
	assert_answer(documents, "31");
	assert_int_equal(test_site_asked(site, NULL, ARCHIVE "?page=1"), 2);
	assert_int_equal(test_site_asked(site, NULL, ARCHIVE "?page=2"), 1);
	assert_int_equal(test_site_asked(site, NULL, ARCHIVE "/ferry-1"), 1);

	/* Nothing is. */
	assert_int_equal(run_once(), 1);
	assert_answer(documents, "31");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_an_archive_is_read_once, begin, end),
	};

	return cmocka_run_group_tests_name("crin crawl", tests, NULL, NULL);
}
