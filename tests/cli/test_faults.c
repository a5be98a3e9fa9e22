/* SPDX-License-Identifier: MIT
 *
 * What can go wrong around a crawl: a disk that is full or broken at any change of a file (the store,
 * a list of facts, an archive), a store that may not be written, a clock that is set back, a limit on
 * the size of files. Each is told, and the next run ends with the store of an undisturbed one, and
 * with an archive that is whole.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/attr.h"
#include "program.h"
#include "tools/temporary.h"
#include "tools/test_site.h"
#include "whole_archive.h"

#define HTML "Content-Type: text/html; charset=utf-8\r\n"
#define KILLED 137 /* as the shell says it */

static const struct test_page pages[] = {
	{ .path = "/list",
		.headers = HTML,
		.body = "<a href='/story/1'>a</a><a href='/story/2'>b</a>" },
	{ .path = "/story/*",
		.headers = HTML "ETag: \"%REST%\"\r\n",
		.body = "<title>Story %REST%</title><article><h1>Story %REST%</h1><p>Police "
			"freed "
			"%REST%0 children from a mine near the lake on Monday, officials of "
			"the "
			"ministry said in the capital.</p></article>" },
	{ .path = "/elsewhere",
		.status = 302,
		.headers = "Location: http://name.test:8080/story/1\r\n" },
};

static char *folder;
static struct test_site *site;
static char *expected;

static const char dump[] =
	"SELECT group_concat(line, x'0a') FROM (SELECT d.key || ' ' || d.version || ' ' || "
	"d.text_sha256 || ' ' || d.facts_sha256 AS line FROM documents d UNION ALL SELECT key "
	"|| "
	"' ' || state || ' ' || depth || ' ' || document_count FROM requests UNION ALL SELECT "
	"'broken ' || kind FROM broken_anchors UNION ALL SELECT integrity_check FROM "
	"pragma_integrity_check ORDER BY 1)";

/* malloc'd; "" when there is no store that answers. */
static char *ask(const char *name, const char *sql)
{
	sqlite3 *database;
	sqlite3_stmt *statement = NULL;
	char *path = temporary_path(folder, name), *copy = NULL;

	if (access(path, F_OK) == 0) {
		assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
		if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK &&
			sqlite3_step(statement) == SQLITE_ROW &&
			sqlite3_column_text(statement, 0))
			copy = strdup((const char *)sqlite3_column_text(statement, 0));
		sqlite3_finalize(statement);
		sqlite3_close(database);
	}
	free(path);
	return copy ? copy : strdup("");
}

static void configure(void)
{
	char yaml[1000];
	unsigned port = test_site_port(site);

	snprintf(yaml, sizeof yaml,
		"store: news.db\nworkers: 1\nuser_agent: Owl/1.0 (+https://owl.example)\n"
		"min_delay: 0s\nallow_private: [one.test]\nresolve: ['one.test:%u:127.0.0.1']\n"
		"extractors: [date, quantity]\n"
		"sources: [{name: web, plugin: http, urls: ['http://one.test:%u/list'], "
		"allow: ['*/story/*']}]\nsinks:\n  - {plugin: jsonl, path: out.jsonl, stable: "
		"true}\n  - {plugin: warc, path: ./web}\n",
		port, port);
	free(temporary_file(folder, "winnow.yaml", winnow_str(yaml)));
}

static void forget(void)
{
	static const char *const names[] = { "news.db", "news.db-wal", "news.db-shm",
		"news.db-lock", "out.jsonl" };

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char *path = temporary_path(folder, names[i]);
		unlink(path);
		free(path);
	}
	char *archive = temporary_path(folder, "web");
	if (access(archive, F_OK) == 0)
		temporary_remove(archive);
	else
		free(archive);
}

static char *state_now(void)
{
	char *store = ask("news.db", dump);
	char *path = temporary_path(folder, "out.jsonl");
	struct winnow_str lines =
		access(path, F_OK) == 0 ? temporary_read(path) : winnow_str("");
	char *all = malloc(strlen(store) + lines.len + 2);

	sprintf(all, "%s\n%.*s", store, (int)lines.len, lines.len ? lines.ptr : "");
	if (lines.len)
		free((char *)(uintptr_t)lines.ptr);
	free(path);
	free(store);
	return all;
}

static void assert_whole(const char *what, long at)
{
	struct outcome outcome = run_line(folder, "run");

	if (outcome.status != 0)
		fail_msg("after %s at %ld: %d: %s", what, at, outcome.status, outcome.errors);
	outcome_free(&outcome);
	char *now = state_now();
	if (strcmp(now, expected) != 0)
		fail_msg("after %s at %ld:\n%s\nexpected:\n%s", what, at, now, expected);
	free(now);
	outcome = run_line(folder, "verify");
	if (outcome.status != 0)
		fail_msg("after %s at %ld: %d: %s", what, at, outcome.status, outcome.errors);
	outcome_free(&outcome);
	assert_archive_whole(folder, "web");
}

static int begin(void **state)
{
	(void)state;
	folder = temporary_folder();
	site = test_site_start(pages, COUNT_OF(pages));
	configure();
	struct outcome outcome = run_line(folder, "run");
	if (outcome.status != 0)
		fail_msg("%s", outcome.errors);
	outcome_free(&outcome);
	expected = state_now();
	assert_non_null(strstr(expected, "/story/2 1 "));
	forget();
	return 0;
}

static int end(void **state)
{
	(void)state;
	test_site_stop(site);
	temporary_remove(folder);
	free(expected);
	return 0;
}

/* ---- changes of files that fail ---- */

static void set_number(const char *name, long number)
{
	char text[32];

	snprintf(text, sizeof text, "%ld", number);
	setenv(name, text, 1);
}

static struct outcome run_faulty(const char *kind, long at)
{
	setenv("FAULT_KIND", kind, 1);
	set_number("FAULT_AT", at);
	setenv("LD_PRELOAD", getenv("WINNOW_FAULT_SHIM"), 1);
	struct outcome outcome = run_line(folder, "run");
	unsetenv("LD_PRELOAD");
	unsetenv("FAULT_AT");
	return outcome;
}

static long count_changes(void)
{
	char *path = temporary_path(folder, "count");

	setenv("FAULT_COUNT", path, 1);
	struct outcome outcome = run_faulty("once", 0);
	assert_int_equal(outcome.status, 0);
	outcome_free(&outcome);
	unsetenv("FAULT_COUNT");
	struct winnow_str text = temporary_read(path);
	long count = atol(text.ptr);
	free((char *)(uintptr_t)text.ptr);
	free(path);
	assert_true(count > 20);
	forget();
	return count;
}

/* It ends by itself; and what it did not do, it says. */
static void assert_told(const struct outcome *outcome, const char *kind, long at)
{
	bool killed = strcmp(kind, "kill") == 0;

	if (killed && outcome->status == KILLED)
		return;
	if (outcome->status == 0)
		return;
	if (outcome->status > 100 || (!strstr(outcome->errors, "there is no room left on") &&
					     !strstr(outcome->errors, "No space left") &&
					     !strstr(outcome->errors, "nput/output error") &&
					     !strstr(outcome->errors, "I/O error")))
		fail_msg("%s at %ld: %d: %s", kind, at, outcome->status, outcome->errors);
}

/* All of them take an hour: WINNOW_FAULT_POINTS=100000. Here a few, spread over the whole. */
static long step_of(long count)
{
	const char *points = getenv("WINNOW_FAULT_POINTS");
	long step = count / (points ? atol(points) : 9);

	return step > 0 ? step : 1;
}

static void sweep(const char *kind, long from)
{
	long count = count_changes(), step = step_of(count);

	for (long at = step > 1 ? from : 1; at <= count; at += step) {
		struct outcome outcome = run_faulty(kind, at);
		assert_told(&outcome, kind, at);
		if (strcmp(kind, "stays") == 0 && at < count / 2)
			assert_int_not_equal(outcome.status, 0);
		outcome_free(&outcome);
		assert_whole(kind, at);
		forget();
	}
}

static void test_full_once(void **state)
{
	(void)state;
	sweep("once", 2);
}

static void test_full(void **state)
{
	(void)state;
	sweep("stays", 1);
}

static void test_broken(void **state)
{
	(void)state;
	sweep("io", 5);
}

static void test_killed(void **state)
{
	(void)state;
	sweep("kill", 3);
}

/* ---- others ---- */

/* A limit on the size of files is a disk that is full, not the end of the program. */
static void test_file_limit(void **state)
{
	char line[400];

	(void)state;
	snprintf(line, sizeof line, "help >out; ulimit -f 200; '%s' run", getenv("WINNOW"));
	struct outcome outcome = run_line(folder, line);
	assert_true(outcome.status > 0 && outcome.status < 100);
	if (!strstr(outcome.errors, "there is no room left on") &&
		!strstr(outcome.errors, "I/O error") &&
		!strstr(outcome.errors, "File too large"))
		fail_msg("%d: %s", outcome.status, outcome.errors);
	outcome_free(&outcome);
	assert_whole("ulimit -f", 0);
}

/* The clock goes back by a year, in the middle of a run or between two. */
static void test_clock(void **state)
{
	(void)state;
	for (long at = 1; at < 40; at += 13) {
		forget();
		setenv("FAULT_CLOCK", "-31536000", 1);
		set_number("FAULT_CLOCK_AT", at);
		struct outcome outcome = run_faulty("once", 0);
		unsetenv("FAULT_CLOCK");
		if (outcome.status != 0)
			fail_msg("%ld: %s", at, outcome.errors);
		outcome_free(&outcome);
		char *now = state_now();
		assert_string_equal(now, expected);
		free(now);
		assert_whole("the clock", at);
	}
}

/* A store that may not be written, as another user finds it. */
static void test_read_only(void **state)
{
	char line[400];
	char *path = temporary_path(folder, "news.db");

	(void)state;
	assert_whole("nothing", 0);
	chmod(folder, 0755);
	chmod(path, 0444);
	if (geteuid() == 0)
		snprintf(line, sizeof line,
			"help >out; setpriv --reuid=65534 --clear-groups '%s' run",
			getenv("WINNOW"));
	else
		snprintf(line, sizeof line, "run");
	struct outcome outcome = run_line(folder, line);
	if (outcome.status == 0 || outcome.status > 100 || !strstr(outcome.errors, "news.db"))
		fail_msg("%d: %s", outcome.status, outcome.errors);
	outcome_free(&outcome);
	chmod(path, 0644);
	assert_whole("a store that may not be written", 0);
	free(path);
}

/* ---- names ---- */

static struct outcome run_named(const char *addresses, const char *path)
{
	char yaml[600];
	char *inside = temporary_path(folder, "inside");

	snprintf(yaml, sizeof yaml,
		"store: names.db\nuser_agent: Owl/1.0 (+https://owl.example)\nmin_delay: 0s\n"
		"retries: 0\nsources: [{name: web, plugin: http, "
		"urls: ['http://name.test:%u%s']}]\n",
		test_site_port(site), path);
	free(temporary_file(folder, "names.yaml", winnow_str(yaml)));
	unlink(inside);
	setenv("FAULT_DNS", addresses, 1);
	setenv("FAULT_INSIDE", inside, 1);
	setenv("LD_PRELOAD", getenv("WINNOW_FAULT_SHIM"), 1);
	struct outcome outcome = run_line(folder, "run -c names.yaml");
	unsetenv("LD_PRELOAD");
	unsetenv("FAULT_DNS");
	assert_int_not_equal(access(inside, F_OK), 0);
	free(inside);
	return outcome;
}

static void assert_named(const char *addresses, int status, const char *errors)
{
	size_t before = test_site_asked(site, NULL, "/story/1");
	struct outcome outcome = run_named(addresses, "/story/1");

	if (outcome.status != status || !strstr(outcome.errors, errors))
		fail_msg("%s: %d: %s", addresses, outcome.status, outcome.errors);
	assert_int_equal(test_site_asked(site, NULL, "/story/1"), before + (status == 0));
	outcome_free(&outcome);
}

/* A name service that is down, and one whose answers change from the public to the private, or name
 * both: nothing of this machine is ever connected to. */
static void test_names(void **state)
{
	(void)state;
	assert_named("none", 69, "Could not resolve host: name.test");
	assert_named("93.184.216.34", 0, "");
	assert_named("127.0.0.1", 69, "leads to 127.0.0.1, which is no public address");
	assert_named("169.254.169.254", 69, "leads to 169.254.169.254, which");
	assert_named("127.0.0.1,93.184.216.34", 0, "");
	char *stored = ask("names.db", "SELECT count(*) || max(version) FROM documents");
	assert_string_equal(stored, "11");
	free(stored);
}

/* The name is asked for again within the run, since the port is another one, and has gone inside
 * meanwhile. */
static void test_rebinding(void **state)
{
	(void)state;
	struct outcome outcome = run_named("93.184.216.34;127.0.0.1", "/elsewhere");
	if (outcome.status != 69 ||
		!strstr(outcome.errors, "leads to 127.0.0.1, which is no public address"))
		fail_msg("%d: %s", outcome.status, outcome.errors);
	assert_int_equal(test_site_asked(site, NULL, "/elsewhere"), 1);
	outcome_free(&outcome);
	outcome = run_named("93.184.216.34;93.184.216.34", "/elsewhere");
	assert_null(strstr(outcome.errors, "no public address"));
	outcome_free(&outcome);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_full_once, begin, end),
		cmocka_unit_test_setup_teardown(test_full, begin, end),
		cmocka_unit_test_setup_teardown(test_broken, begin, end),
		cmocka_unit_test_setup_teardown(test_killed, begin, end),
		cmocka_unit_test_setup_teardown(test_file_limit, begin, end),
		cmocka_unit_test_setup_teardown(test_clock, begin, end),
		cmocka_unit_test_setup_teardown(test_read_only, begin, end),
		cmocka_unit_test_setup_teardown(test_names, begin, end),
		cmocka_unit_test_setup_teardown(test_rebinding, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
