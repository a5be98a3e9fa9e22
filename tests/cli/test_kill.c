/* SPDX-License-Identifier: MIT
 *
 * `winnow run`, killed at random moments and run again: the store always opens, holds whole
 * documents only, and in the end every record stands once in the sink's file.
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
#include <unistd.h>
#include "base/clock.h"
#include "base/failure.h"
#include "store/query.h"
#include "store/verify.h"
#include "killed_run.h"
#include "tools/temporary.h"

#define PAGES 200
#define KILLS 50

static char *folder;

static void make_pages(void)
{
	char name[64], text[512];

	for (int page = 0; page < PAGES; page++) {
		snprintf(name, sizeof name, "pages/%03d.txt", page);
		snprintf(text, sizeof text,
			"NORLAND: Report number %d\n\n[%02d March 2014] -\n\nPolice freed %d "
			"children and "
			"arrested %d men in %d raids. About %d families received %d dollars "
			"each.\n",
			page, page % 28 + 1, page + 2, page % 7 + 3, page % 5 + 2, page + 20,
			page + 100);
		free(temporary_file(folder, name, winnow_str(text)));
	}
}

static void configure(const char *attempt)
{
	char name[64], yaml[512];

	snprintf(name, sizeof name, "%s.yaml", attempt);
	snprintf(yaml, sizeof yaml,
		"store: %s.db\nworkers: 2\nextractors: [date, money, quantity]\n"
		"sources: [{name: pages, plugin: file, paths: [./pages]}]\n"
		"sinks: [{plugin: jsonl, path: %s.jsonl, stable: true}]\n",
		attempt, attempt);
	free(temporary_file(folder, name, winnow_str(yaml)));
}

static char *file_of(const char *attempt, const char *ending)
{
	char name[64];

	snprintf(name, sizeof name, "%s.%s", attempt, ending);
	return temporary_path(folder, name);
}

static char *lines_of(const char *attempt)
{
	char *path = file_of(attempt, "jsonl");
	char *lines = (char *)temporary_read(path).ptr;

	free(path);
	return lines;
}

static int count_facts(void *context, int columns, char **values, char **names)
{
	char *all = context, line[300];

	(void)columns;
	(void)names;
	snprintf(line, sizeof line, "<%s %s>\n", values[0], values[1]);
	if (strlen(all) + strlen(line) < 100000)
		strcat(all, line);
	return 0;
}

/* "<key facts>" for each stored document, a line each; also proves that the file is sound. */
static char *documents_of(const char *attempt)
{
	char *path = file_of(attempt, "db"), *all = calloc(1, 100000);
	sqlite3 *database;

	assert_non_null(all);
	if (access(path, F_OK) == 0) {
		assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
		sqlite3_exec(database,
			"SELECT d.key, count(f.id) FROM documents d LEFT JOIN facts f ON "
			"f.document_id = d.id "
			"GROUP BY d.id",
			count_facts, all, NULL);
		sqlite3_close(database);
	}
	free(path);
	return all;
}

static void assert_whole(const char *attempt, const char *expected)
{
	char *documents = documents_of(attempt), *path = file_of(attempt, "db");
	struct winnow_str rest = winnow_str(documents), line;

	while (str_split(&rest, '\n', &line)) {
		char copy[300];
		snprintf(copy, sizeof copy, "%.*s", STR_ARGS(line));
		if (!strstr(expected, copy))
			fail_msg("%s is not whole", copy);
	}
	struct store *store;
	struct failure failure;
	int64_t broken = 0;
	if (access(path, F_OK) == 0 && store_open(path, STORE_READ, &store, &failure) >= 0) {
		assert_true(query_broken_anchors(store, &broken, &failure) >= 0);
		assert_int_equal(broken, 0);
		struct verified verified;
		if (store_verify(store, NULL, NULL, &verified, &failure))
			fail_msg("%s: %s", attempt, failure.why);
		store_close(store);
	}
	free(path);
	free(documents);
}

static void nothing_is_lost_and_nothing_doubled(void **state)
{
	(void)state;
	make_pages();
	configure("whole");
	int64_t began = clock_monotonic_ms();
	run_finish(folder, "whole");
	long lasts = (long)(clock_monotonic_ms() - began) * 1000 + 1000;
	char *expected = lines_of("whole"), *documents = documents_of("whole");
	assert_true(strlen(expected) > PAGES * 100);
	srand(20140305);
	for (int i = 0; i < KILLS; i++) {
		char attempt[32];
		snprintf(attempt, sizeof attempt, "kill%d", i);
		configure(attempt);
		run_kill_after(folder, attempt, rand() % lasts);
		assert_whole(attempt, documents);
		if (i % 3 == 0)
			run_kill_after(folder, attempt, rand() % lasts);
		run_finish(folder, attempt);
		assert_whole(attempt, documents);
		char *lines = lines_of(attempt);
		assert_string_equal(lines, expected);
		free(lines);
	}
	free(documents);
	free(expected);
}

static int make_folder(void **state)
{
	(void)state;
	folder = temporary_folder();
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	temporary_remove(folder);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_lost_and_nothing_doubled),
	};

	return cmocka_run_group_tests_name("kill", tests, make_folder, remove_folder);
}
