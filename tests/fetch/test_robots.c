/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "fetch/robots.h"

struct question {
	const char *robots, *product, *path;
	bool allowed;
};

static void ask(const struct question *questions, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct question *question = &questions[i];
		SCOPED(robots_destroy)
		struct robots *robots = robots_parse(winnow_str(question->robots));
		assert_non_null(robots);
		if (robots_allows(robots, winnow_str(question->product),
			    winnow_str(question->path)) != question->allowed)
			fail_msg("%s asks for %s of\n%s", question->product, question->path,
				question->robots);
	}
}

static void test_groups(void **state)
{
	static const char two[] = "User-agent: owl\nUser-agent: wren\nDisallow: /nest\n\n"
				  "User-agent: *\nDisallow: /\n\n"
				  "User-agent: OWL\nDisallow: /tree\n";
	static const struct question questions[] = {
		{ "", "owl", "/anything", true },
		{ "Disallow: /\n", "owl", "/", true },
		{ two, "owl", "/nest/1", false },
		{ two, "Owl", "/tree", false },
		{ two, "owl", "/", true },
		{ two, "wren", "/nest", false },
		{ two, "wren", "/tree", true },
		{ two, "jay", "/lake", false },
		{ two, "owlet", "/lake", false },
		{ "User-agent: owl\nSitemap: http://a.example/\nUser-agent: wren\nDisallow: "
		  "/\n",
			"owl", "/", false },
		{ "User-agent: owl\nDisallow:\n\nUser-agent: *\nDisallow: /\n", "owl", "/a",
			true },
		{ "User-agent: owl\n\nUser-agent: *\nCrawl-delay: 3\nDisallow: /\n", "owl",
			"/a", false },
		{ "User-agent: owl/2.1\nDisallow: /\n", "owl", "/a", false },
		{ "user-AGENT : owl # the bird\n disallow : /a # not this\n", "owl", "/a",
			false },
	};

	(void)state;
	ask(questions, COUNT_OF(questions));
}

static void test_longest_match(void **state)
{
	static const char pages[] =
		"User-agent: *\nDisallow: /news/\nAllow: /news/open/\n"
		"Disallow: /news/open/draft\nAllow: /same\nDisallow: /same\n";
	static const struct question questions[] = {
		{ pages, "owl", "/news/today", false },
		{ pages, "owl", "/news/open/today", true },
		{ pages, "owl", "/news/open/draft7", false },
		{ pages, "owl", "/same", true },
		{ pages, "owl", "/News/", true },
		{ "User-agent: *\nDisallow: /same\nAllow: /same\n", "owl", "/same", true },
	};

	(void)state;
	ask(questions, COUNT_OF(questions));
}

static void test_wildcards(void **state)
{
	static const char some[] = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\n"
				   "Disallow: /end$\nDisallow: /x$y\nDisallow: *&sid=\n"
				   "Disallow: /p*q$\n";
	static const struct question questions[] = {
		{ some, "owl", "/report.pdf", false },
		{ some, "owl", "/report.pdf?page=2", true },
		{ some, "owl", "/a.pdf.pdf", false },
		{ some, "owl", "/abc", false },
		{ some, "owl", "/a-b-c-d", false },
		{ some, "owl", "/acb", true },
		{ some, "owl", "/end", false },
		{ some, "owl", "/ending", true },
		{ some, "owl", "/x$y", false },
		{ some, "owl", "/list?a=1&sid=2", false },
		{ some, "owl", "/pq", false },
		{ some, "owl", "/pqrq", false },
		{ some, "owl", "/pqr", true },
		{ "User-agent: *\nDisallow: /$\n", "owl", "/", false },
		{ "User-agent: *\nDisallow: /$\n", "owl", "/a", true },
		{ "User-agent: *\nDisallow: *\n", "owl", "/a", false },
		{ "User-agent: *\nDisallow: /*/*/*$\n", "owl", "/a/b/c", false },
		{ "User-agent: *\nDisallow: /ab*ab$\n", "owl", "/ab", true },
	};

	(void)state;
	ask(questions, COUNT_OF(questions));
}

static void test_encoding(void **state)
{
	static const struct question questions[] = {
		{ "User-agent: *\nDisallow: /caf\xc3\xa9\n", "owl", "/caf%c3%A9", false },
		{ "User-agent: *\nDisallow: /caf%C3%A9\n", "owl", "/caf%c3%a9/1", false },
		{ "User-agent: *\nDisallow: /%7ejoe\n", "owl", "/~joe", false },
		{ "User-agent: *\nDisallow: /~joe\n", "owl", "/%7Ejoe", false },
		{ "User-agent: *\nDisallow: /a%2fb\n", "owl", "/a/b", true },
		{ "User-agent: *\nDisallow: /a%2fb\n", "owl", "/a%2Fb", false },
		{ "User-agent: *\nDisallow: /go?to=http://b.example\n", "owl",
			"/go?to=http%3A%2F%2Fb.example", false },
		{ "User-agent: *\nDisallow: /star-%2A\n", "owl", "/star-*", false },
		{ "User-agent: *\nDisallow: /star-%2A\n", "owl", "/star-x", true },
		{ "User-agent: *\nDisallow: /100%\n", "owl", "/100%", false },
	};

	(void)state;
	ask(questions, COUNT_OF(questions));
}

static void test_line_endings_and_marks(void **state)
{
	static const struct question questions[] = {
		{ "User-agent: owl\rDisallow: /a\r", "owl", "/a", false },
		{ "User-agent: owl\r\nDisallow: /a\r\n\r\n", "owl", "/a", false },
		{ "\xef\xbb\xbfUser-agent: owl\nDisallow: /a", "owl", "/a", false },
		{ "\xef\xbbUser-agent: owl\nDisallow: /a", "owl", "/a", false },
		{ "<html>\n<p>User-agent: owl</p>\nDisallow: /a\n", "owl", "/a", true },
	};

	(void)state;
	ask(questions, COUNT_OF(questions));
}

static void test_delay(void **state)
{
	SCOPED(robots_destroy)
	struct robots *robots = robots_parse(STR_LITERAL(
		"User-agent: owl\nCrawl-delay: 2.5\nUser-agent: wren\nCrawl-delay: 1e308\n"
		"Disallow: /\nUser-agent: *\nCrawl-delay: -4\nCrawl-delay: soon\n"
		"Crawl-delay: nan\n"));

	(void)state;
	assert_int_equal(robots_delay(robots, STR_LITERAL("wren")), ROBOTS_MOST_DELAY_MS);
	assert_int_equal(robots_delay(robots, STR_LITERAL("owl")), ROBOTS_MOST_DELAY_MS);
	assert_int_equal(robots_delay(robots, STR_LITERAL("jay")), 0);
	SCOPED(robots_destroy)
	struct robots *plain = robots_parse(STR_LITERAL("User-agent: owl\nCrawl-delay: 2.5\n"));
	assert_int_equal(robots_delay(plain, STR_LITERAL("Owl")), 2500);
}

/* Text of two bytes a letter, NULs, and other rubbish forbid nothing; what stands between counts. */
static void test_rubbish(void **state)
{
	static const char wide[] = "\xff\xfeU\0s\0e\0r\0-\0a\0g\0e\0n\0t\0:\0*\0\n\0";
	static const char nuls[] = "\0\0\n\0User-agent: *\nUser-agent: *\nDisallow: /a\0b\n"
				   "Disallow: /c\n";
	SCOPED(robots_destroy) struct robots *odd = robots_parse(STR_LITERAL(wide));
	SCOPED(robots_destroy) struct robots *holed = robots_parse(STR_LITERAL(nuls));

	(void)state;
	assert_true(robots_allows(odd, STR_LITERAL("owl"), STR_LITERAL("/a")));
	assert_true(robots_allows(holed, STR_LITERAL("owl"), STR_LITERAL("/a")));
	assert_false(robots_allows(holed, STR_LITERAL("owl"), STR_LITERAL("/c")));
}

/* 20,000 groups, of which the first and the last are ours. */
static void test_many_groups(void **state)
{
	struct buffer text;

	(void)state;
	buffer_init(&text, 0);
	buffer_append(&text, STR_LITERAL("User-agent: owl\nDisallow: /first\n"));
	for (size_t i = 0; i < 20000; i++)
		buffer_append(&text, STR_LITERAL("User-agent: wren\nDisallow: /\n"));
	buffer_append(&text, STR_LITERAL("User-agent: owl\nDisallow: /last\n"));
	SCOPED(robots_destroy) struct robots *robots = robots_parse(buffer_str(&text));
	buffer_finish(&text);
	assert_non_null(robots);
	assert_false(robots_allows(robots, STR_LITERAL("owl"), STR_LITERAL("/first")));
	assert_false(robots_allows(robots, STR_LITERAL("owl"), STR_LITERAL("/last")));
	assert_true(robots_allows(robots, STR_LITERAL("owl"), STR_LITERAL("/other")));
	assert_false(robots_allows(robots, STR_LITERAL("wren"), STR_LITERAL("/other")));
}

/* Everything up to 500 KiB counts; what is longer costs no more. */
static void test_large(void **state)
{
	static const char rule[] = "\nUser-agent: owl\nDisallow: /late\n";
	size_t length = (size_t)2 << 20, at = (size_t)500 << 10;
	char *bytes = malloc(length);

	(void)state;
	assert_non_null(bytes);
	memset(bytes, '#', length);
	memcpy(bytes + at - sizeof rule, rule, sizeof rule - 1);
	memcpy(bytes + length - 50, "\nDisallow: /never\n", 18);
	SCOPED(robots_destroy)
	struct robots *robots = robots_parse((struct winnow_str){ bytes, length });
	assert_non_null(robots);
	assert_false(robots_allows(robots, STR_LITERAL("owl"), STR_LITERAL("/late")));
	assert_true(robots_allows(robots, STR_LITERAL("owl"), STR_LITERAL("/never")));
	free(bytes);
}

/* Hundreds of stars, and a path that nearly fits: no step is ever taken back, or there would be no end of
 * it. */
static void test_hostile_pattern(void **state)
{
	char bytes[4200] = "User-agent: *\nDisallow: /", path[2000] = "/";
	size_t at = strlen(bytes);

	(void)state;
	for (size_t i = 0; i < 1000; i++, at += 2)
		memcpy(bytes + at, "*a", 2);
	memcpy(bytes + at, "*b$\n", 4);
	memset(path + 1, 'a', sizeof path - 2);
	SCOPED(robots_destroy) struct robots *robots = robots_parse(winnow_str(bytes));
	assert_true(robots_allows(robots, STR_LITERAL("owl"), winnow_str(path)));
}

static void test_product(void **state)
{
	(void)state;
	assert_true(winnow_is(
		robots_product(STR_LITERAL("Example-Monitor/1.0 (+https://a.example)")),
		"Example-Monitor"));
	assert_int_equal(robots_product(STR_LITERAL("/1.0")).len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_longest_match),
		cmocka_unit_test(test_wildcards),
		cmocka_unit_test(test_encoding),
		cmocka_unit_test(test_line_endings_and_marks),
		cmocka_unit_test(test_delay),
		cmocka_unit_test(test_rubbish),
		cmocka_unit_test(test_many_groups),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_hostile_pattern),
		cmocka_unit_test(test_product),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
