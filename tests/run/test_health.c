/* SPDX-License-Identifier: MIT
 * What runs say of a source: a judgement by its numbers, and whole runs against a real server. */
#include "run_fixture.h"
#include <stdlib.h>
#include <string.h>
#include "run/health.h"

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

/* ---- by numbers ---- */

/* Of requests that all arrived. */
#define TURN(...)                                                                              \
	{                                                                                      \
		.started = true, .last_reason = "the server answered 503", __VA_ARGS__         \
	}
#define READ(documents, chars, facts)                                                          \
	TURN(.counts = { .fetched = (documents), .fresh = (documents) },                       \
		.arrived = (documents), .documents_read = (documents), .body_median = (chars), \
		.longest_body = (chars), .facts_read = (facts))

static const struct section_expect usual = {
	.min_documents = EXPECT_NOT_SAID, .min_yield = 0.5, .alert_after = 3
};
static const struct section_expect strict = { .min_documents = 2,
	.min_yield = 0.5,
	.alert_after = 1,
	.min_body_chars = 300,
	.min_facts_per_document = 1 };
static const struct section_expect may_be_empty = { .min_documents = 0, .alert_after = 3 };
static const struct source_history month = {
	.body_documents = 40, .body_median = 3000, .facts_documents = 40, .facts_median = 8
};
static const struct source_history failed_twice = { .failures = 2 };
static const struct source_history new_source = { 0 };

static const struct judge_case {
	const struct section_expect *expect;
	const struct source_history *history;
	struct source_turn turn;
	enum source_outcome outcome;
	const char *reason; /* is in it */
} cases[] = {
	{ &usual, &new_source, READ(5, 3000, 40), OUTCOME_GOOD, "" },
	{ &usual, &month, READ(5, 2900, 44), OUTCOME_GOOD, "" },
	/* Nothing new is no failing. */
	{ &usual, &month, TURN(.counts = { .requested = 1 }, .same = 1), OUTCOME_UNCHANGED,
		"" },
	{ &usual, &month, TURN(.counts = { .requested = 1, .fetched = 1 }, .same = 0),
		OUTCOME_UNCHANGED, "" },
	{ &strict, &month, TURN(.counts = { .requested = 1 }, .same = 1), OUTCOME_UNCHANGED,
		"" },
	{ &usual, &month,
		TURN(.counts = { .fetched = 1, .unchanged = 20 }, .arrived = 1, .found = 20,
			.same = 20),
		OUTCOME_GOOD, "" },
	/* A listing that changed, and has only what is known and asked for once. */
	{ &usual, &month, TURN(.counts = { .fetched = 1 }, .arrived = 1, .found = 20),
		OUTCOME_UNCHANGED, "" },
	{ &strict, &month, TURN(.counts = { .fetched = 1 }, .arrived = 1, .found = 20),
		OUTCOME_UNCHANGED, "" },
	/* A listing without items, items without a document. */
	{ &usual, &month, TURN(.counts = { .fetched = 1 }, .arrived = 1, .ends = 1),
		OUTCOME_NOTHING, "leads to nothing more and holds no document" },
	{ &usual, &new_source, TURN(.counts = { .fetched = 1 }, .arrived = 1, .ends = 1),
		OUTCOME_NOTHING, "leads to nothing more" },
	{ &may_be_empty, &month, TURN(.counts = { .fetched = 1 }, .arrived = 1, .ends = 1),
		OUTCOME_UNCHANGED, "" },
	{ &usual, &month, TURN(.counts = { .fetched = 9 }, .arrived = 9, .found = 8, .ends = 8),
		OUTCOME_NOTHING, "no document in any of it" },
	{ &usual, &month,
		TURN(.counts = { .fetched = 9, .failed = 8 }, .arrived = 9, .found = 8,
			.unread = 8),
		OUTCOME_NOTHING, "nothing of it could be read" },
	/* The same bytes again, as little as before. */
	{ &usual, &month, TURN(.counts = { .fetched = 3, .failed = 3 }, .unread = 3),
		OUTCOME_NOTHING, "nothing of it could be read" },
	/* It could not be had. */
	{ &usual, &month, TURN(.counts = { .failed = 1 }), OUTCOME_FAILED, "503" },
	{ &usual, &month,
		TURN(.counts = { .fetched = 1, .failed = 8 }, .arrived = 1, .found = 8),
		OUTCOME_FAILED, "503" },
	{ &usual, &month,
		TURN(.counts = { .fetched = 1 }, .arrived = 1, .found = 8, .put_off = 8),
		OUTCOME_FAILED, "503" },
	{ &usual, &failed_twice, { .last_reason = "no such folder" }, OUTCOME_FAILED,
		"no such folder" },
	/* Too little. */
	{ &strict, &new_source, READ(1, 3000, 9), OUTCOME_NOTHING,
		"gave 1 document, and 2 are expected" },
	{ &strict, &new_source, TURN(.counts = { .requested = 1 }), OUTCOME_NOTHING,
		"gave no document, and 2 are expected" },
	{ &strict, &new_source, READ(3, 299, 30), OUTCOME_NOTHING,
		"the longest of 3 bodies has 299 characters, and 300 are expected" },
	{ &strict, &new_source, READ(3, 3000, 2), OUTCOME_NOTHING,
		"2 facts in 3 documents, and 1 of each are expected" },
	{ &usual, &month, READ(3, 1499, 24), OUTCOME_NOTHING,
		"bodies have 1499 characters now (the median of 3), and had 3000" },
	{ &usual, &month, READ(1, 1499, 8), OUTCOME_GOOD, "" },
	{ &usual, &month, READ(1, 374, 8), OUTCOME_NOTHING, "bodies have 374 characters now" },
	{ &usual, &month, READ(5, 3000, 0), OUTCOME_NOTHING,
		"0 facts in 5 documents now, and 8.0 in each" },
	{ &usual, &month, READ(1, 3000, 0), OUTCOME_GOOD, "" }, /* it may happen */
	{ &usual, &month, READ(2, 3000, 6), OUTCOME_GOOD, "" },
	{ &usual, &month, READ(5, 3000, 12), OUTCOME_NOTHING, "12 facts in 5 documents" },
};

static void test_judged(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	(void)state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct source_verdict verdict;
		health_judge(
			cases[i].expect, &cases[i].turn, cases[i].history, arena, &verdict);
		if (verdict.outcome != cases[i].outcome ||
			!strstr(verdict.reason, cases[i].reason))
			fail_msg("case %zu: outcome %d: %s", i, (int)verdict.outcome,
				verdict.reason);
		bool failed = verdict.outcome == OUTCOME_FAILED;
		assert_int_equal(verdict.failures, failed ? cases[i].history->failures + 1 : 0);
		assert_int_equal(
			verdict.alert, verdict.failures >= cases[i].expect->alert_after);
	}
}

/* ---- by runs ---- */

#define ARTICLE "Content-Type: text/html; charset=utf-8\r\nETag: \"one\"\r\n"
#define STORY(number)                                                                          \
	"<html><head><title>Story " number "</title></head><body><article><h1>Story " number   \
	"</h1><p>Police in Norland freed " number " children from a mine near the lake on "    \
	"Monday, officials of the ministry said in the capital.</p><p>The children were "      \
	"taken to a hospital, where nurses and doctors looked after them for " number          \
	" days, and then to their families.</p></article></body></html>"
#define STORIES                                                                                \
	{ .path = "/news/11", .headers = ARTICLE, .body = STORY("11") },                       \
		{ .path = "/news/12", .headers = ARTICLE, .body = STORY("12") },               \
		{ .path = "/news/13", .headers = ARTICLE, .body = STORY("13") },               \
	{                                                                                      \
		.path = "/news/14", .headers = ARTICLE, .body = STORY("14")                    \
	}

#define WAIT(number)                                                                           \
	"<html><head><title>News</title></head><body><article><h1>News</h1><p>Please wait, "   \
	"the article number " number " is being loaded.</p></article></body></html>"

static const char listing_source[] = "urls: ['http://one.test:%PORT%/list'], "
				     "follow: ['http://*/list*'], allow: ['http://*/news/*']";

static void assert_health(const char *expected)
{
	char *answer =
		fixture_ask(&fixture, "SELECT colour || ' ' || reason FROM source_health");

	if (!strstr(answer, expected))
		fail_msg("\"%s\" is not in: %s", expected, answer);
	free(answer);
}

/* As when the selector for the items of a listing fits no more: each request is answered, and
 * nothing comes of it. */
static void test_layout_changed(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/list",
			.times = 1,
			.headers = ARTICLE,
			.body = "<a href='/news/11'>a</a><a href='/news/12'>b</a>"
				"<a href='/news/13'>c</a>" },
		{ .path = "/list", .times = 1, .headers = ARTICLE, .body = "not sent: a 304" },
		{ .path = "/list",
			.times = 1,
			.headers = "Content-Type: text/html\r\nETag: \"two\"\r\n",
			.body = "<p>Our new site!</p><a href='/stories/news-13'>c</a>" },
		{ .path = "/list",
			.times = 1,
			.headers = "Content-Type: text/html\r\nETag: \"two\"\r\n" },
		{ .path = "/list",
			.headers = "Content-Type: text/html\r\nETag: \"three\"\r\n",
			.body = "<a href='/news/13'>c</a><a href='/news/14'>d</a>" },
		STORIES,
	};
	(void)state;

	site = test_site_start(pages, COUNT_OF(pages));
	fixture_configure_web(&fixture, site, listing_source, "");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_health("green works");
	fixture_run(&fixture); /* an unchanged list leads on all the same */
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_health("green works");
	fixture_run(&fixture); /* within one run */
	assert_int_equal(fixture.summary.exit_status, 1);
	assert_int_equal(fixture.summary.red, 1);
	assert_health("red fetched well (1 item), but it leads to nothing more");
	fixture_run(&fixture); /* unchanged, and still broken */
	assert_int_equal(fixture.summary.exit_status, 1);
	assert_health("red fetched well");
	fixture_run(&fixture); /* repaired */
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_health("green works");
	char *outcomes = fixture_ask(
		&fixture, "SELECT group_concat(outcome, ' ') FROM source_runs ORDER BY id");
	assert_string_equal(outcomes, "good good nothing unchanged good");
	free(outcomes);
}

/* As when the selector for the text of an article does. */
static void test_bodies_gone(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/list",
			.times = 1,
			.headers = ARTICLE,
			.body = "<a href='/news/11'>a</a><a href='/news/12'>b</a>"
				"<a href='/news/13'>c</a>" },
		{ .path = "/list",
			.headers = "Content-Type: text/html\r\n",
			.body = "<a href='/news/21'>a</a><a href='/news/22'>b</a>"
				"<a href='/news/23'>c</a>" },
		{ .path = "/news/21", .headers = ARTICLE, .body = WAIT("one") },
		{ .path = "/news/22", .headers = ARTICLE, .body = WAIT("two") },
		{ .path = "/news/23", .headers = ARTICLE, .body = WAIT("three") },
		STORIES,
	};
	(void)state;

	site = test_site_start(pages, COUNT_OF(pages));
	fixture_configure_web(&fixture, site, listing_source, "");
	fixture_run(&fixture);
	assert_health("green works");
	fixture_run(&fixture);
	assert_health("red bodies have ");
	assert_int_equal(fixture.summary.exit_status, 1);
}

/* A server in trouble is told at the third time, and it is well again at once. */
static void test_failures(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/news/11", .times = 3, .status = 404 },
		STORIES,
	};
	static const char *const expected[] = { "amber failed once: ",
		"amber failed 2 times in a row: ", "red failed 3 times in a row: ",
		"green works" };
	(void)state;

	site = test_site_start(pages, COUNT_OF(pages));
	fixture_configure_web(&fixture, site,
		"urls: ['http://one.test:%PORT%/news/11'], schedule: '@weekly'", "");
	for (size_t i = 0; i < COUNT_OF(expected); i++) {
		fixture_run(&fixture);
		assert_health(expected[i]);
	}
	char *failed = fixture_ask(&fixture,
		"SELECT consecutive_failures || ' ' || (last_error LIKE '%404%') || ' ' || "
		"(last_success > '2000') || ' ' || (next_run > last_success) FROM "
		"source_health");
	assert_string_equal(failed, "0 1 1 1");
	free(failed);
}

static void test_robots(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/robots.txt", .body = "User-agent: *\nDisallow: /news/12\n" },
		STORIES,
	};
	(void)state;

	site = test_site_start(pages, COUNT_OF(pages));
	fixture_configure_web(&fixture, site,
		"urls: ['http://one.test:%PORT%/news/11', 'http://one.test:%PORT%/news/12']",
		"");
	fixture_run(&fixture);
	char *denied = fixture_ask(&fixture,
		"SELECT robots_denied || ' ' || (robots_problem IS NULL) FROM source_health");
	assert_string_equal(denied, "1 1");
	free(denied);
}

/* Without the site's word nothing is fetched, and that is told. */
static void test_no_robots(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/robots.txt", .status = 500 },
		STORIES,
	};
	(void)state;

	site = test_site_start(pages, COUNT_OF(pages));
	fixture_configure_web(&fixture, site, "urls: ['http://one.test:%PORT%/news/11']", "");
	fixture_run(&fixture);
	assert_int_equal(test_site_asked(site, NULL, "/news/11"), 0);
	assert_health("amber failed once: ");
	char *problem = fixture_ask(&fixture, "SELECT robots_problem FROM source_health");
	assert_non_null(strstr(problem, "robots.txt cannot be had"));
	free(problem);
}

/* No new document for longer than it should take. */
static void test_stale(void **state)
{
	static const struct test_page pages[] = { STORIES };
	(void)state;

	site = test_site_start(pages, COUNT_OF(pages));
	fixture_configure_web(&fixture, site,
		"urls: ['http://one.test:%PORT%/news/11'], expect: {stale_after: 30d}", "");
	fixture_run(&fixture);
	assert_health("green works");
	free(fixture_ask(&fixture,
		"UPDATE source_states SET last_news = '2020-01-01T00:00:00Z' RETURNING 1"));
	assert_health("amber nothing new since 2020-01-01T00:00:00Z");
}

/* What another source left to do is its own affair, and so is whether it is configured. */
static void test_others(void **state)
{
	static const struct test_page pages[] = { STORIES };
	(void)state;

	site = test_site_start(pages, COUNT_OF(pages));
	fixture_configure_web(&fixture, site,
		"urls: ['http://one.test:%PORT%/news/11']}\n"
		"  - {name: other, plugin: http, paused: yes, "
		"urls: ['http://two.test:%PORT%/news/12']",
		"");
	fixture_run(&fixture);
	assert_int_equal(test_site_asked(site, "two.test", "/news/12"), 0);
	char *rows = fixture_ask(
		&fixture, "SELECT group_concat(source || ' ' || colour) FROM source_health");
	assert_string_equal(rows, "web green,other amber");
	free(rows);
	fixture_configure_web(&fixture, site, "urls: ['http://one.test:%PORT%/news/11']", "");
	fixture_run(&fixture);
	rows = fixture_ask(&fixture, "SELECT group_concat(source) FROM source_health");
	assert_string_equal(rows, "web");
	free(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_judged),
		cmocka_unit_test_setup_teardown(test_layout_changed, begin, end),
		cmocka_unit_test_setup_teardown(test_bodies_gone, begin, end),
		cmocka_unit_test_setup_teardown(test_failures, begin, end),
		cmocka_unit_test_setup_teardown(test_robots, begin, end),
		cmocka_unit_test_setup_teardown(test_no_robots, begin, end),
		cmocka_unit_test_setup_teardown(test_stale, begin, end),
		cmocka_unit_test_setup_teardown(test_others, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
