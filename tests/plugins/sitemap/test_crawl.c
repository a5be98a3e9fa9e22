/* SPDX-License-Identifier: MIT
 * Sitemaps followed as a whole, against a real server on loopback with three names. */
#include "run/run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/temporary.h"
#include "tools/test_site.h"

#define PAGE "Content-Type: text/html; charset=utf-8\r\n"
#define STORY(number)                                                                          \
	"<html><body><article><p>Police in Norland freed " number " children from a mine "     \
	"near the lake on Monday, officials of the ministry said in the capital.</p><p>The "   \
	"children were taken to a hospital, where nurses looked after them for " number        \
	" days, and then to their families.</p></article></body></html>"

static struct fixture fixture;
static struct test_site *site;

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

static void configure(const char *source)
{
	char yaml[3000];
	unsigned port = test_site_port(site);

	snprintf(yaml, sizeof yaml,
		"store: news.db\nplugin_path: [%s]\n"
		"user_agent: Owl/1.0 (+https://owl.example)\nmin_delay: 0s\n"
		"allow_private: [one.test, two.test, three.test]\n"
		"resolve: ['one.test:%u:127.0.0.1', 'two.test:%u:127.0.0.1', "
		"'three.test:%u:127.0.0.1']\n"
		"sources:\n  - {name: web, plugin: sitemap, sites: ['http://one.test:%u/'], "
		"%s}\n",
		getenv("WINNOW_PLUGIN_PATH"), port, port, port, port, source);
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
}

static void assert_answer(const char *sql, const char *expected)
{
	char *answer = fixture_ask(&fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

/* The index leads to itself and to one list, which names pages of three hosts. */
static const struct test_page pages[] = {
	{ .path = "/robots.txt",
		.host = "one.test",
		.body = "User-agent: *\nDisallow: /secret\nDisallow: /robots\n"
			"Sitemap: http://one.test:%PORT%/index.xml\n" },
	{ .path = "/robots.txt",
		.host = "two.test",
		.body = "Sitemap: http://one.test:%PORT%/list.xml\n" },
	{ .path = "/robots.txt", .host = "three.test", .body = "" },
	{ .path = "/index.xml",
		.body = "<sitemapindex><sitemap><loc>/index.xml</loc></sitemap>"
			"<sitemap><loc>/list.xml</loc></sitemap></sitemapindex>" },
	{ .path = "/list.xml",
		.manner = TEST_GZIP,
		.body = "<urlset><url><loc>http://one.test:%PORT%/11</loc><news:news>"
			"<news:title>Freed from the mine</news:title>"
			"<news:publication_date>2020-02-03</news:publication_date>"
			"</news:news></url>"
			"<url><loc>http://one.test:%PORT%/secret</loc></url>"
			"<url><loc>http://one.test:%PORT%/print/12</loc></url>"
			"<url><loc>http://two.test:%PORT%/21</loc></url>"
			"<url><loc>http://three.test:%PORT%/31</loc></url></urlset>" },
	{ .path = "/11", .headers = PAGE, .body = STORY("11") },
	{ .path = "/print/12", .headers = PAGE, .body = STORY("12") },
	{ .path = "/21", .headers = PAGE, .body = STORY("21") },
	{ .path = "/31", .headers = PAGE, .body = STORY("31") },
};

static void test_a_site_is_followed_through_its_sitemaps(void **state)
{
	(void)state;
	site = test_site_start(pages, COUNT_OF(pages));
	configure("deny: ['*/print/*']");
	fixture_run(&fixture);
	assert_answer("SELECT title || ' ' || published FROM documents WHERE uri LIKE '%/11'",
		"Freed from the mine 2020-02-03");
	assert_answer("SELECT count(*) FROM documents", "2");
	assert_int_equal(test_site_asked(site, "one.test", "/index.xml"), 1);
	assert_int_equal(test_site_asked(site, "two.test", "/21"), 1);
	assert_int_equal(test_site_asked(site, NULL, "/31"), 0);
	assert_int_equal(test_site_asked(site, NULL, "/secret"), 0);
	assert_int_equal(test_site_asked(site, NULL, "/print/12"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_a_site_is_followed_through_its_sitemaps, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
