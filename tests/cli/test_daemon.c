/* SPDX-License-Identifier: MIT
 * The daemon as a process, against a real server, told what to do by signals; what it says to the
 * manager that started it is waited for. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/str.h"
#include "cli/daemon_process.h"
#include "cli/program.h"
#include "tools/temporary.h"
#include "tools/test_site.h"

#define ARTICLE "Content-Type: text/html; charset=utf-8\r\nETag: \"one\"\r\n"
#define STORY(number)                                                                          \
	"<html><head><title>Story " number "</title></head><body><article><h1>Story " number   \
	"</h1><p>Police in Norland freed " number " children from a mine near the lake on "    \
	"Monday, officials of the ministry said in the capital.</p></article></body></html>"

static const struct test_page pages[] = {
	{ .path = "/list",
		.times = 1,
		.headers = ARTICLE,
		.body = "<a href='/news/11'>a</a><a href='/news/12'>b</a>" },
	{ .path = "/list",
		.headers = "Content-Type: text/html\r\n",
		.body = "<p>Our new site!</p><a href='/stories/13'>c</a>" },
	{ .path = "/news/11", .headers = ARTICLE, .body = STORY("11") },
	{ .path = "/news/12", .headers = ARTICLE, .body = STORY("12") },
	{ .path = "/news/13", .headers = ARTICLE, .body = STORY("13") },
	{ .path = "/news/14", .headers = ARTICLE, .body = STORY("14") },
	{ .path = "/silent", .times = 1, .manner = TEST_SILENT },
	{ .path = "/silent", .headers = ARTICLE, .body = STORY("15") },
};

static struct test_site *site;

static int begin(void **state)
{
	(void)state;
	daemon_begin();
	site = test_site_start(pages, COUNT_OF(pages));
	return 0;
}

static int end(void **state)
{
	(void)state;
	daemon_end();
	test_site_stop(site);
	return 0;
}

/* Where a page of the test site is, for entries. */
static const char *page(char text[64], const char *host, const char *path)
{
	snprintf(text, 64, "http://%s.test:%u%s", host, test_site_port(site), path);
	return text;
}

/* `entries` are those of the list of sources. */
static void configure(const char *more, const char *entries)
{
	char yaml[4000];
	unsigned port = test_site_port(site);

	snprintf(yaml, sizeof yaml,
		"store: news.db\nlisten: none\nuser_agent: Owl/1.0 "
		"(+https://owl.example)\nmin_delay: 1ms\n"
		"allow_private: [one.test, two.test]\n"
		"resolve: ['one.test:%u:127.0.0.1', 'two.test:%u:127.0.0.1']\n%ssources:\n%s",
		port, port, more, entries);
	free(temporary_file(daemon_folder, "winnow.yaml", winnow_str(yaml)));
}

/* A source of one page that is asked for again and again. */
static const char *entry(char text[300], const char *name, const char *host, const char *path,
	const char *schedule)
{
	char uri[64];

	snprintf(text, 300, "  - {name: %s, plugin: http, urls: ['%s'], schedule: '%s'}\n",
		name, page(uri, host, path), schedule);
	return text;
}

/* Until it was asked for so often. */
static void await_asked(const char *path, size_t times)
{
	const struct timespec pause = { .tv_nsec = 10000000 };

	for (int i = 0; i < 6000; i++, nanosleep(&pause, NULL))
		if (test_site_asked(site, NULL, path) >= times)
			return;
	fail_msg("%s was not asked for %zu times", path, times);
}

/* The first column of the first row; the caller's. */
static char *ask(const char *sql)
{
	char *path = temporary_path(daemon_folder, "news.db"), *answer;
	sqlite3 *database;
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	sqlite3_busy_timeout(database, 60000);
	assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
	answer = strdup(sqlite3_step(statement) == SQLITE_ROW
				? (const char *)sqlite3_column_text(statement, 0)
				: "");
	sqlite3_finalize(statement);
	sqlite3_close(database);
	free(path);
	return answer;
}

static void assert_answer(const char *sql, const char *expected)
{
	char *answer = ask(sql);

	assert_string_equal(answer, expected);
	free(answer);
}

/* Until that is what its only source's health says. */
static void await_health(const char *text)
{
	const struct timespec pause = { .tv_nsec = 10000000 };

	for (int i = 0; i < 6000; i++, nanosleep(&pause, NULL)) {
		char *health = ask("SELECT colour || ' ' || reason FROM source_health");
		bool found = strncmp(health, text, strlen(text)) == 0;
		free(health);
		if (found)
			return;
	}
	fail_msg("the health is never: %s", text);
}

/* ---- what it does ---- */

/* Each source by its own schedule; one that hangs holds up no other. */
static void test_schedules(void **state)
{
	char slow[300], quick[300], entries[600];
	(void)state;

	snprintf(entries, sizeof entries, "%s%s",
		entry(slow, "slow", "one", "/silent", "@hourly"),
		entry(quick, "quick", "two", "/news/11", "@every 1s"));
	configure("header_timeout: 10m\nstall_timeout: 10m\ntimeout: 10m\n", entries);
	daemon_start();
	await_asked("/silent", 1);
	await_asked("/news/11", 4);
	daemon_await_state("WATCHDOG=1");
	assert_int_equal(test_site_asked(site, NULL, "/silent"), 1);
	assert_int_equal(daemon_stop(SIGTERM), 0);
	assert_answer("SELECT count(*) FROM documents", "1");
	assert_answer("SELECT count(*) > 2 FROM source_runs JOIN sources ON sources.id = "
		      "source_id WHERE name = 'quick' AND ended IS NOT NULL",
		"1");
}

/* Stopped in mid-run, it finishes what is in hand and goes on where it was. */
static void test_stopped(void **state)
{
	char source[300];
	(void)state;

	configure("", entry(source, "a", "one", "/silent", "@weekly"));
	daemon_start();
	await_asked("/silent", 1);
	assert_int_equal(daemon_stop(SIGTERM), 0);
	assert_answer("SELECT state FROM requests", "new");
	daemon_await_log("stopped; what was in hand is stored");
	daemon_start();
	daemon_await_log("a: 1 new, ");
	assert_int_equal(daemon_stop(SIGINT), 0);
	assert_answer("SELECT count(*) FROM documents", "1");
}

/* The time of the next run outlives a kill; a missed one is made up for once. */
static void test_killed(void **state)
{
	char rare[300], often[300], entries[600];
	(void)state;

	snprintf(entries, sizeof entries, "%s%s",
		entry(rare, "rare", "one", "/news/11", "@weekly"),
		entry(often, "often", "two", "/news/12", "@every 1s"));
	configure("", entries);
	daemon_start();
	daemon_await_log("rare: 1 new, ");
	assert_int_equal(daemon_stop(SIGKILL), -1);
	char *next = ask("SELECT next_run FROM source_health WHERE source = 'rare'");
	assert_true(strlen(next) > 0);
	daemon_start();
	await_asked("/news/12", test_site_asked(site, NULL, "/news/12") + 3);
	assert_int_equal(test_site_asked(site, NULL, "/news/11"), 1);
	assert_answer("SELECT next_run FROM source_health WHERE source = 'rare'", next);
	assert_int_equal(daemon_stop(SIGKILL), -1);
	free(next);
	free(ask("UPDATE source_states SET next_run = '2020-01-01T00:00:00Z' RETURNING 1"));
	daemon_start();
	await_asked("/news/11", 2);
	await_asked("/news/12", test_site_asked(site, NULL, "/news/12") + 3);
	assert_int_equal(test_site_asked(site, NULL, "/news/11"), 2);
	assert_int_equal(daemon_stop(SIGTERM), 0);
}

static void test_reloaded(void **state)
{
	char first[300], second[300], entries[900];
	(void)state;

	configure("", entry(first, "first", "one", "/news/11", "@every 1s"));
	daemon_start();
	await_asked("/news/11", 1);
	/* A wrong one: told with its place, and nothing changes. */
	configure("", "  - {name: first, plugin: http, urls: [x], schedule: '@dayly'}\n");
	daemon_signal(SIGHUP);
	daemon_await_state("RELOADING=1\nMONOTONIC_USEC=");
	daemon_await_state("READY=1");
	daemon_await_log("winnow.yaml:8:54: source first: 'schedule': ");
	daemon_await_log("the old one holds");
	await_asked("/news/11", test_site_asked(site, NULL, "/news/11") + 2);
	/* A good one. */
	snprintf(entries, sizeof entries, "%s%s", first,
		entry(second, "second", "two", "/news/13", "@every 1s"));
	configure("", entries);
	daemon_signal(SIGHUP);
	daemon_await_state("RELOADING=1");
	daemon_await_state("READY=1");
	await_asked("/news/13", 2);
	await_asked("/news/11", test_site_asked(site, NULL, "/news/11") + 2);
	assert_int_equal(daemon_stop(SIGTERM), 0);
}

static void test_called(void **state)
{
	char source[300];
	(void)state;

	configure("", entry(source, "a", "one", "/news/14", "@weekly"));
	daemon_start();
	daemon_await_log("a: 1 new, ");
	daemon_signal(SIGUSR1);
	daemon_await_log("a: 0 new, ");
	assert_int_equal(test_site_asked(site, NULL, "/news/14"), 2);
	assert_int_equal(daemon_stop(SIGTERM), 0);
}

/* A listing of which the items are not found any more, while it is asked again and again. */
static void test_broken_source(void **state)
{
	char entries[600], uri[64];
	(void)state;

	snprintf(entries, sizeof entries,
		"  - {name: web, plugin: http, urls: ['%s'], follow: ['*/list*'], allow: "
		"['*/news/*'], schedule: '@every 1s'}\n",
		page(uri, "one", "/list"));
	configure("", entries);
	daemon_start();
	daemon_await_log("web: 2 new, ");
	daemon_await_log(
		"warning: web: is red: fetched well (1 item), but it leads to nothing more");
	struct outcome told = run_line(daemon_folder, "sources");
	assert_non_null(strstr(told.output, "web           red    "));
	outcome_free(&told);
	assert_answer("SELECT count(*) FROM source_runs WHERE outcome = 'good'", "1");
	assert_int_equal(daemon_stop(SIGTERM), 0);
}

static void test_no_room(void **state)
{
	char source[300];
	(void)state;

	configure("min_free_space: 1048576G\n",
		entry(source, "a", "one", "/news/11", "@every 1s"));
	daemon_start();
	daemon_await_log("fetching is paused: ");
	await_health("amber fetching is paused: ");
	assert_int_equal(test_site_asked(site, NULL, "/news/11"), 0);
	configure("", source);
	daemon_signal(SIGHUP);
	await_asked("/news/11", 1);
	await_health("green works");
	assert_int_equal(daemon_stop(SIGTERM), 0);
}

static void test_refused(void **state)
{
	static const struct expectation expectations[] = {
		{ "daemon", 78, NULL, "no source has a schedule" },
		{ "daemon -c none.yaml", 78, NULL, "none.yaml" },
	};
	(void)state;

	configure("", "  - {name: a, plugin: file, paths: [.]}\n");
	assert_all(daemon_folder, expectations, COUNT_OF(expectations));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_schedules, begin, end),
		cmocka_unit_test_setup_teardown(test_stopped, begin, end),
		cmocka_unit_test_setup_teardown(test_killed, begin, end),
		cmocka_unit_test_setup_teardown(test_reloaded, begin, end),
		cmocka_unit_test_setup_teardown(test_called, begin, end),
		cmocka_unit_test_setup_teardown(test_broken_source, begin, end),
		cmocka_unit_test_setup_teardown(test_no_room, begin, end),
		cmocka_unit_test_setup_teardown(test_refused, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
