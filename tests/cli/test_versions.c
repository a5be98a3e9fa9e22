/* SPDX-License-Identifier: MIT
 * A page that changes: what changed can be seen, and that everything stored is whole. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/attr.h"
#include "cli/program.h"
#include "store/store.h"
#include "tools/temporary.h"

static char *folder;

static void write_page(const char *count, const char *more)
{
	char text[400];

	snprintf(text, sizeof text,
		"NORLAND: Divers freed\n\n[05 March 2014] -\n\nPolice freed %s children on the "
		"pier.\n\n%sA court \"will\" meet.\n",
		count, more);
	free(temporary_file(folder, "pages/a.txt", winnow_str(text)));
}

static void run_quietly(void)
{
	static const struct expectation quiet = { "run -q", 0, NULL, NULL };

	assert_all(folder, &quiet, 1);
}

static void what_changed_is_told(void **state)
{
	static const struct expectation before[] = {
		{ "documents --changed", 0, NULL, "no document fits" },
		{ "diff d", 66, NULL, "nothing before version 1" },
	};
	static const struct expectation after[] = {
		{ "documents --changed", 0, " 2       2014-03-05", NULL },
		{ "diff d", 0, "version 1 to 2 (changed)", NULL },
		{ "diff d", 0, "\n- quantity   61 children", NULL },
		{ "diff d", 0, "\n+ quantity   63 children", NULL },
		{ "diff d", 0, "\n  date       05 March 2014", NULL },
		{ "diff d", 0, "facts: 1 vanished, 2 appeared, 1 stayed\n", NULL },
		{ "diff d", 0, "\n- Police freed 61 children on the pier.\n", NULL },
		{ "diff d", 0, "\n+ The mayor counts \"40 boats\".\n", NULL },
		{ "diff d 2 1", 0, "\n- The mayor counts", NULL },
		{ "diff d 1", 0, "version 1 to 2", NULL },
		{ "diff d 2", 0, "0 vanished, 0 appeared", NULL },
		{ "diff d --jsonl", 0, "\"change\":\"appeared\",\"fact\":{\"type\":\"fact\"",
			NULL },
		{ "diff d --jsonl", 0,
			"\"from\":1,\"to\":2,\"change\":\"appeared\",\"paragraph\":\"The mayor "
			"counts \\\"40 boats\\\".\"}\n",
			NULL },
		{ "diff d first", 64, NULL, "a version is a number from 1 on, not \"first\"" },
		{ "diff d 7", 66, NULL, "has a version 7" },
		{ "diff x", 66, NULL, "no document has this id" },
	};

	(void)state;
	assert_all(folder, before, COUNT_OF(before));
	write_page("63", "The mayor counts \"40 boats\".\n\n");
	run_quietly();
	assert_all(folder, after, COUNT_OF(after));
	struct outcome outcome = run_line(folder, "diff d");
	assert_null(strstr(outcome.output, "will"));
	outcome_free(&outcome);
}

static void damage(void)
{
	char *path = temporary_path(folder, "news.db");
	sqlite3 *handle;

	assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(handle, "UPDATE facts SET rule = 'other' WHERE document_id = 1",
			NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(handle);
	free(path);
}

static void verify_says_whether_all_is_whole(void **state)
{
	static const struct expectation whole[] = {
		{ "verify", 0,
			"whole: 8 rows of the custody log, 2 runs, 2 items, 2 versions of "
			"documents",
			NULL },
		{ "verify --manifest", 0, "  custody_log/8\n", NULL },
		{ "help verify", 0, "only a stamp from outside", NULL },
	};
	static const struct expectation damaged[] = {
		{ "verify", 1, NULL, "row 1 of documents is not what row 3 of the custody" },
		{ "verify --manifest", 1, NULL, "row 1 of documents" },
	};

	(void)state;
	assert_all(folder, whole, COUNT_OF(whole));
	damage();
	assert_all(folder, damaged, COUNT_OF(damaged));
}

/* Beside a writer, which has the lock. */
static void verify_reads_a_store_that_is_being_written(void **state)
{
	static const struct expectation whole = { "verify", 0, "whole: 5 rows", NULL };
	char *path = temporary_path(folder, "news.db");
	struct failure failure;
	struct store *store;
	int64_t run;

	(void)state;
	assert_int_equal(store_open(path, STORE_WRITE, &store, &failure), 0);
	assert_int_equal(store_run_begin(store, winnow_str("x"), &run, &failure), 0);
	assert_all(folder, &whole, 1);
	store_close(store);
	free(path);
}

static int make_folder(void **state)
{
	(void)state;
	folder = temporary_folder();
	free(temporary_file(folder, "winnow.yaml",
		winnow_str("store: news.db\nextractors: [date, quantity]\nsources: [{name: "
			   "pages, plugin: file, paths: "
			   "[./pages]}]\n")));
	write_page("61", "");
	run_quietly();
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
	const struct CMUnitTest changing[] = {
		cmocka_unit_test(what_changed_is_told),
		cmocka_unit_test(verify_says_whether_all_is_whole),
	};
	const struct CMUnitTest writing[] = {
		cmocka_unit_test(verify_reads_a_store_that_is_being_written),
	};
	int failed = cmocka_run_group_tests(changing, make_folder, remove_folder);

	return failed + cmocka_run_group_tests(writing, make_folder, remove_folder);
}
