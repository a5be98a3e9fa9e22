/* SPDX-License-Identifier: MIT
 *
 * The crawl of the small world of news, killed again and again at random moments: it ends with the
 * store of an undisturbed one and with a whole archive, and no page that was finished is asked for
 * again.
 */
#define _GNU_SOURCE
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
#include <time.h>
#include <unistd.h>
#include "base/attr.h"
#include "killed_run.h"
#include "program.h"
#include "tools/news_site.h"
#include "tools/temporary.h"
#include "whole_archive.h"

#define CRAWLS 5
#define KILLS 20              /* of each */
#define REQUESTS_OF_A_LIFE 28 /* at most; so that a crawl is killed all along its way */

static char *folder;

/* The rows of one column, a line each; "" when there is no store yet. The caller's. */
static char *ask(const char *attempt, const char *sql)
{
	char name[64], *all = NULL;
	size_t size;
	FILE *out = open_memstream(&all, &size);
	sqlite3 *database;
	sqlite3_stmt *statement;

	snprintf(name, sizeof name, "%s.db", attempt);
	char *path = temporary_path(folder, name);
	if (access(path, F_OK) == 0) {
		assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
		if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK) {
			while (sqlite3_step(statement) == SQLITE_ROW)
				fprintf(out, "%s\n",
					(const char *)sqlite3_column_text(statement, 0));
			sqlite3_finalize(statement);
		}
		sqlite3_close(database);
	}
	free(path);
	fclose(out);
	return all;
}

/* All that a crawl leaves behind, but for ids, times and how often it had to try. */
static const char dump[] =
	"SELECT d.key || ' ' || d.title || ' ' || d.version || ' ' || d.text_sha256 || ' ' || "
	"d.facts_sha256 FROM documents d JOIN sources ON sources.id = source_id "
	"UNION ALL SELECT f.identifier || ' ' || f.quote || ' ' || f.start_char FROM facts f "
	"UNION ALL SELECT r.key || ' ' || r.state || ' ' || coalesce(r.reason, '') || ' ' || "
	"r.depth || ' ' || coalesce(r.etag, '') || ' ' || coalesce(i.sha256, '') || ' ' || "
	"document_count FROM requests r LEFT JOIN items i ON i.id = r.item_id "
	"UNION ALL SELECT a.key || ' -> ' || b.key FROM requests a JOIN requests b ON "
	"b.found_in = a.id "
	"UNION ALL SELECT 'broken ' || kind FROM broken_anchors ORDER BY 1";

/* But for robots.txt, which is asked for by each run that goes to its host. */
static const char finished[] =
	"SELECT substr(uri, 8) FROM requests WHERE state = 'done' AND uri NOT LIKE "
	"'%/robots.txt' AND EXISTS (SELECT 1 FROM "
	"requests WHERE state IN ('new', 'leased', 'waiting')) ORDER BY 1";

static void configure(const struct news_site *news, const char *attempt)
{
	char name[64], store[64];

	snprintf(name, sizeof name, "%s.yaml", attempt);
	snprintf(store, sizeof store, "%s.db", attempt);
	char *sources = news_site_configuration(news, store, false), *yaml;
	assert_true(asprintf(&yaml, "%ssinks: [{plugin: warc, path: ./%s}]\n", sources,
			    attempt) > 0);
	free(temporary_file(folder, name, winnow_str(yaml)));
	free(sources);
	free(yaml);
}

/* 0 and 1 are the ends of a run; others would be a crash. */
static void finish(const char *attempt)
{
	int status;
	pid_t child = run_start(folder, attempt);

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
}

/* False: it came to its end before. */
static bool kill_after(struct test_site *site, const char *attempt, size_t requests)
{
	const struct timespec nap = { 0, 200000 }, odd = { 0, rand() % 4000 * 1000 };
	size_t until = test_site_count(site) + requests;
	pid_t child = run_start(folder, attempt);

	while (test_site_count(site) < until) {
		if (waitpid(child, NULL, WNOHANG) == child)
			return false;
		nanosleep(&nap, NULL);
	}
	nanosleep(&odd, NULL);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	return true;
}

/* What was done, "host:port/path" a line, was not asked for from `from` on. */
static void assert_not_again(struct test_site *site, const char *done, size_t from)
{
	char line[400];

	for (size_t i = from; i < test_site_count(site); i++) {
		const struct test_request *request = test_site_request(site, i);
		snprintf(line, sizeof line, "%s:%u%s\n", request->host, test_site_port(site),
			request->path);
		const char *found = strstr(done, line);
		if (found && (found == done || found[-1] == '\n'))
			fail_msg("asked for again: %s", line);
	}
}

/* What the store says of the archive is so, and each thing received stands there once. */
static void assert_archived(const char *attempt)
{
	char arguments[64];

	snprintf(arguments, sizeof arguments, "verify -c %s.yaml", attempt);
	struct outcome outcome = run_line(folder, arguments);
	if (outcome.status != 0)
		fail_msg("%s: %s%s", attempt, outcome.output, outcome.errors);
	outcome_free(&outcome);
	char *astray = ask(attempt, "SELECT uri FROM items WHERE archive_record IS NULL");
	assert_string_equal(astray, "");
	free(astray);
	char *twice =
		ask(attempt, "SELECT archive_record FROM items GROUP BY 1 HAVING count(*) > 1");
	assert_string_equal(twice, "");
	free(twice);
	assert_archive_whole(folder, attempt);
}

/* How often it was killed. */
static size_t crawl(struct news_site *news, const char *attempt, const char *expected)
{
	struct test_site *site = news_site_server(news);
	size_t kills = 0;
	bool killed = true;

	configure(news, attempt);
	while (killed && kills < KILLS) {
		char *done = ask(attempt, finished);
		size_t from = test_site_count(site);
		killed = kill_after(site, attempt, (size_t)(rand() % REQUESTS_OF_A_LIFE));
		assert_not_again(site, done, from);
		kills += killed;
		free(done);
	}
	char *done = ask(attempt, finished);
	size_t from = test_site_count(site);
	if (killed)
		finish(attempt);
	assert_not_again(site, done, from);
	free(done);
	char *now = ask(attempt, dump);
	assert_string_equal(now, expected);
	free(now);
	assert_archived(attempt);
	return kills;
}

static void test_kill(void **state)
{
	struct news_site *news = news_site_start();
	size_t kills = 0;

	(void)state;
	configure(news, "whole");
	finish("whole");
	assert_archived("whole");
	char *expected = ask("whole", dump);
	assert_non_null(strstr(expected, "report-299 NORLAND: Report 299 1 "));
	srand(20140305);
	for (int i = 0; i < CRAWLS; i++) {
		char attempt[32];
		snprintf(attempt, sizeof attempt, "killed%d", i);
		kills += crawl(news, attempt, expected);
	}
	assert_int_equal(kills, CRAWLS * KILLS);
	free(expected);
	news_site_stop(news);
}

/* Told to stop in mid-transfer, it does not wait for the end of that, or the request would have failed; and
 * nothing of it is lost. */
static void test_stop(void **state)
{
	static const struct test_page page = { .path = "/silent", .manner = TEST_SILENT };
	struct test_site *site = test_site_start(&page, 1);
	char yaml[500];
	int status;

	(void)state;
	snprintf(yaml, sizeof yaml,
		"store: stopped.db\nuser_agent: Owl/1.0 (+https://owl.example)\n"
		"min_delay: 1ms\nheader_timeout: 5s\n"
		"resolve: ['one.test:%u:127.0.0.1']\n"
		"sources:\n  - {name: web, plugin: http, allow_private: [one.test], "
		"urls: ['http://one.test:%u/silent']}\n",
		test_site_port(site), test_site_port(site));
	free(temporary_file(folder, "stopped.yaml", winnow_str(yaml)));
	pid_t child = run_start(folder, "stopped");
	test_site_await(site, "/silent");
	kill(child, SIGTERM);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 130);
	char *left = ask("stopped", "SELECT state FROM requests WHERE uri LIKE '%/silent'");
	assert_string_equal(left, "new\n");
	free(left);
	test_site_stop(site);
}

static int begin(void **state)
{
	(void)state;
	folder = temporary_folder();
	return 0;
}

static int end(void **state)
{
	(void)state;
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
