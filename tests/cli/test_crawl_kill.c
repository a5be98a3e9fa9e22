/* SPDX-License-Identifier: MIT
 *
 * A crawl over HTTP, killed at random moments and run again: it ends with the store of an
 * undisturbed one, and no page that was finished is asked for again.
 */
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
#include <sys/wait.h>
#include <unistd.h>
#include "base/attr.h"
#include "base/clock.h"
#include "killed_run.h"
#include "tools/temporary.h"
#include "tools/test_site.h"

#define LISTINGS 6
#define PER_LISTING 10
#define ARTICLES (LISTINGS * PER_LISTING)
#define KILLS 20

static const char plain[] = "Content-Type: text/html\r\nETag: \"1\"\r\n";
static char *folder;
static struct test_site *site;
static bool silent; /* a page that never answers is asked for, too */
static struct test_page pages[LISTINGS + ARTICLES + 1];
static char paths[LISTINGS + ARTICLES][32], bodies[LISTINGS + ARTICLES][2000];

static void make_article(size_t at, int number)
{
	snprintf(paths[at], sizeof paths[at], "/story/%d", number);
	snprintf(bodies[at], sizeof bodies[at],
		"<title>Story %d</title><article><h1>Story %d</h1><p>Police freed %d children "
		"and arrested %d men in a raid near the lake on Monday, officials of the "
		"ministry said in the capital of Norland.</p></article>",
		number, number, number + 2, number + 3);
}

static void make_listing(size_t at, int listing)
{
	size_t length = 0;

	snprintf(paths[at], sizeof paths[at], "/list/%d", listing);
	for (int i = 0; i < PER_LISTING; i++)
		length += (size_t)snprintf(bodies[at] + length, sizeof bodies[at] - length,
			"<a href='http://%s.test:%%PORT%%/story/%d'>s</a>",
			i % 2 ? "one" : "two", listing * PER_LISTING + i);
	if (listing + 1 < LISTINGS)
		snprintf(bodies[at] + length, sizeof bodies[at] - length,
			"<a href='/list/%d'>more</a>", listing + 1);
}

static void make_site(void)
{
	for (int i = 0; i < LISTINGS; i++)
		make_listing((size_t)i, i);
	for (int i = 0; i < ARTICLES; i++)
		make_article((size_t)(LISTINGS + i), i);
	for (size_t i = 0; i < COUNT_OF(paths); i++)
		pages[i] = (struct test_page){
			.path = paths[i], .headers = plain, .body = bodies[i]
		};
	pages[COUNT_OF(paths)] = (struct test_page){ .path = "/silent", .manner = TEST_SILENT };
	site = test_site_start(pages, COUNT_OF(pages));
}

static void configure(const char *attempt)
{
	char name[64], yaml[1024];
	unsigned port = test_site_port(site);

	snprintf(name, sizeof name, "%s.yaml", attempt);
	snprintf(yaml, sizeof yaml,
		"store: %s.db\nworkers: 2\nuser_agent: Owl/1.0 (+https://owl.example)\n"
		"min_delay: 1ms\nallow_private: [one.test, two.test]\n"
		"resolve: ['one.test:%u:127.0.0.1', 'two.test:%u:127.0.0.1']\n"
		"sources:\n  - name: web\n    plugin: http\n"
		"    urls: ['http://one.test:%u/%s']\n"
		"    follow: ['*/list/*']\n    allow: ['*/story/*']\n    max_depth: 20\n",
		attempt, port, port, port, silent ? "silent" : "list/0");
	free(temporary_file(folder, name, winnow_str(yaml)));
}

/* The rows of one column, a line each; "" when there is no store yet. The caller's. */
static char *ask(const char *attempt, const char *sql)
{
	char name[64], *all = calloc(1, 100000);
	sqlite3 *database;
	sqlite3_stmt *statement;

	snprintf(name, sizeof name, "%s.db", attempt);
	char *path = temporary_path(folder, name);
	if (access(path, F_OK) == 0) {
		assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
		if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK) {
			while (sqlite3_step(statement) == SQLITE_ROW) {
				strcat(all, (const char *)sqlite3_column_text(statement, 0));
				strcat(all, "\n");
			}
			sqlite3_finalize(statement);
		}
		sqlite3_close(database);
	}
	free(path);
	return all;
}

static const char documents[] =
	"SELECT d.key || ' ' || d.title || ' ' || d.version || ' ' || count(f.id) FROM "
	"documents d LEFT JOIN facts f ON f.document_id = d.id GROUP BY d.id ORDER BY d.key";
static const char finished[] =
	"SELECT substr(uri, instr(substr(uri, 8), '/') + 7) FROM requests WHERE state = 'done' "
	"AND EXISTS (SELECT 1 FROM requests WHERE state <> 'done')";

/* How often each of the paths, a line each, was asked for so far. */
static size_t count_asked(const char *lines)
{
	struct winnow_str rest = winnow_str(lines);
	size_t asked = 0;

	while (rest.len) {
		char path[64];
		size_t end = (size_t)(strchr(rest.ptr, '\n') - rest.ptr);
		snprintf(path, sizeof path, "%.*s", (int)end, rest.ptr);
		asked += test_site_asked(site, NULL, path);
		rest = winnow_slice(rest, end + 1, rest.len - end - 1);
	}
	return asked;
}

static void assert_goes_on(const char *attempt, const char *expected)
{
	char *done = ask(attempt, finished);
	size_t before = count_asked(done);

	run_finish(folder, attempt);
	assert_int_equal(count_asked(done), before);
	char *now = ask(attempt, documents);
	assert_string_equal(now, expected);
	free(now);
	free(done);
}

static void test_kill(void **state)
{
	(void)state;
	configure("whole");
	int64_t began = clock_monotonic_ms();
	run_finish(folder, "whole");
	long lasts = (long)(clock_monotonic_ms() - began) * 1000 + 1000;
	char *expected = ask("whole", documents);
	assert_non_null(strstr(expected, "/story/59 Story 59 1 "));
	for (size_t i = 0; i < COUNT_OF(paths); i++)
		assert_int_equal(test_site_asked(site, NULL, paths[i]), 1);
	srand(20140305);
	for (int i = 0; i < KILLS; i++) {
		char attempt[32];
		snprintf(attempt, sizeof attempt, "kill%d", i);
		configure(attempt);
		for (int times = i % 3; times >= 0; times--)
			run_kill_after(folder, attempt, rand() % lasts);
		assert_goes_on(attempt, expected);
	}
	free(expected);
}

/* Told to stop in mid-transfer: at once, and nothing of it is lost. */
static void test_stop(void **state)
{
	int status;

	(void)state;
	silent = true;
	configure("stopped");
	pid_t child = run_start(folder, "stopped");
	test_site_await(site, "/silent");
	int64_t began = clock_monotonic_ms();
	kill(child, SIGTERM);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 130);
	assert_true(clock_monotonic_ms() - began < 3000);
	char *left = ask("stopped", "SELECT state FROM requests WHERE uri LIKE '%/silent'");
	assert_string_equal(left, "new\n");
	free(left);
}

static int begin(void **state)
{
	(void)state;
	folder = temporary_folder();
	make_site();
	return 0;
}

static int end(void **state)
{
	(void)state;
	test_site_stop(site);
	temporary_remove(folder);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kill, begin, end),
		cmocka_unit_test_setup_teardown(test_stop, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
