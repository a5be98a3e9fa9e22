/* SPDX-License-Identifier: MIT */
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
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "store/fixture.h"
#include "store/query.h"
#include "tools/temporary.h"

/* Opens what must be refused, and answers the code. */
static int refusal(struct fixture *fixture, const char *path, enum store_mode mode)
{
	struct store *store = NULL;

	fixture->failure.why[0] = '\0';
	int result = store_open(path, mode, &store, &fixture->failure);
	assert_null(store);
	assert_int_equal(result, fixture->failure.code);
	return result;
}

static void assert_says(struct fixture *fixture, const char *words)
{
	if (!strstr(fixture->failure.why, words))
		fail_msg("\"%s\" does not say \"%s\"", fixture->failure.why, words);
}

static void makes_a_store_and_opens_it_again(void **state)
{
	struct fixture *fixture = *state;
	struct store *reader;

	assert_int_equal(fixture_number(fixture, "PRAGMA application_id"), 0x77696e6e);
	assert_string_equal(fixture_sql(fixture, "PRAGMA journal_mode"), "wal");
	assert_int_equal(store_open(fixture->path, STORE_READ, &reader, &fixture->failure), 0);
	store_close(reader);
	fixture_close(fixture);
	fixture_open(fixture);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM runs"), 2);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM sources"), 1);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM plugins"), 2);
}

/* More than SQLite writes at once: 0x1ffff bytes. */
static void a_statement_may_take_back_much(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *handle;
	char *why = NULL;

	assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
	sqlite3_exec(handle,
		"BEGIN; CREATE TABLE many (number INTEGER UNIQUE, words BLOB);"
		"WITH RECURSIVE each (number) AS (VALUES (1) UNION ALL"
		" SELECT number + 1 FROM each WHERE number < 2000)"
		"INSERT INTO many SELECT number, randomblob(1000) FROM each;"
		"UPDATE many SET number = number + 2000, words = randomblob(1000);"
		"ROLLBACK",
		NULL, NULL, &why);
	if (why)
		fail_msg("%s", why);
	sqlite3_close(handle);
}

static void ends_a_run_with_its_counts(void **state)
{
	struct fixture *fixture = *state;
	struct run_counts counts = { 1, 2, 3, 4, 5, 6, 7, 8 };

	assert_int_equal(
		store_run_end(fixture->store, fixture->run, &counts, 1, &fixture->failure), 0);
	assert_string_equal(
		fixture_sql(fixture,
			"SELECT requested || fetched || failed || unchanged || new || changed "
			"|| "
			"reprocessed || facts || exit_status FROM runs WHERE ended >= started"),
		"123456781");
}

static void refuses_a_second_writer(void **state)
{
	struct fixture *fixture = *state;
	char sentence[100];

	assert_int_equal(refusal(fixture, fixture->path, STORE_WRITE), FAILURE_STORE);
	snprintf(sentence, sizeof sentence, "is being written by another winnow (process %ld)",
		(long)getpid());
	assert_says(fixture, sentence);
	fixture_close(fixture);
	fixture_open(fixture);
}

static void refuses_a_second_writer_by_another_name(void **state)
{
	struct fixture *fixture = *state;
	char *link = temporary_path(fixture->folder, "link.db");

	assert_int_equal(symlink(fixture->path, link), 0);
	assert_int_equal(refusal(fixture, link, STORE_WRITE), FAILURE_STORE);
	assert_says(fixture, "another winnow");
	free(link);
}

/* Opens the store in a child, which then dies at once, holding the lock and a lease. */
static void die_writing(struct fixture *fixture)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		fixture_open(fixture);
		if (fixture_ask(fixture, "left.html").count == 1)
			raise(SIGKILL);
		_exit(1);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
}

static void outlives_a_writer_that_was_killed(void **state)
{
	struct fixture *fixture = *state;

	fixture_close(fixture);
	die_writing(fixture);
	assert_string_equal(fixture_sql(fixture, "SELECT state FROM requests"), "leased");
	fixture_open(fixture);
	assert_string_equal(fixture_sql(fixture, "SELECT state FROM requests"), "new");
	assert_int_equal(
		fixture_number(fixture,
			"SELECT count(*) FROM hosts WHERE leased_until_ms IS NOT NULL"),
		0);
}

static void leaves_nothing_beside_the_store(void **state)
{
	struct fixture *fixture = *state;
	char *lock = temporary_path(fixture->folder, "news.db-lock");

	assert_int_equal(access(lock, F_OK), 0);
	fixture_close(fixture);
	assert_int_equal(access(lock, F_OK), -1);
	free(lock);
}

static void refuses_what_is_no_file(void **state)
{
	struct fixture *fixture = *state;
	char *missing = temporary_path(fixture->folder, "none.db");
	char *nowhere = temporary_path(fixture->folder, "no/folder.db");

	assert_int_equal(refusal(fixture, fixture->folder, STORE_WRITE), FAILURE_STORE);
	assert_says(fixture, "is a folder");
	assert_int_equal(refusal(fixture, missing, STORE_READ), FAILURE_MISSING);
	assert_says(fixture, "winnow run");
	assert_int_equal(refusal(fixture, nowhere, STORE_WRITE), FAILURE_MISSING);
	assert_says(fixture, "make it first");
	assert_int_equal(refusal(fixture, "", STORE_WRITE), FAILURE_MISSING);
	assert_int_equal(refusal(fixture, "/dev/null", STORE_WRITE), FAILURE_STORE);
	assert_says(fixture, "no ordinary file");
	free(missing);
	free(nowhere);
}

static void refuses_files_of_others_and_leaves_them(void **state)
{
	static const char text[] = "This is a letter, and long enough to be taken for a page "
				   "of something, which it is not; it has to stay as it is.";
	struct fixture *fixture = *state;
	char *letter = temporary_file(fixture->folder, "letter.txt", winnow_str(text));
	char *other = temporary_path(fixture->folder, "other.db");
	sqlite3 *handle;

	assert_int_equal(refusal(fixture, letter, STORE_WRITE), FAILURE_STORE);
	assert_says(fixture, "not a winnow store");
	assert_int_equal(refusal(fixture, letter, STORE_READ), FAILURE_STORE);
	struct winnow_str kept = temporary_read(letter);
	assert_true(winnow_is(kept, text));
	free((char *)kept.ptr);
	assert_int_equal(sqlite3_open(other, &handle), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(handle, "CREATE TABLE birds (name)", NULL, NULL, NULL), 0);
	sqlite3_close(handle);
	struct winnow_str before = temporary_read(other);
	assert_int_equal(refusal(fixture, other, STORE_WRITE), FAILURE_STORE);
	assert_says(fixture, "but not a winnow store");
	struct winnow_str after = temporary_read(other);
	assert_true(winnow_equal(before, after));
	free((char *)before.ptr);
	free((char *)after.ptr);
	free(other);
	free(letter);
}

static void refuses_a_newer_store(void **state)
{
	struct fixture *fixture = *state;

	fixture_close(fixture);
	fixture_sql(fixture, "PRAGMA user_version = 4096");
	assert_int_equal(refusal(fixture, fixture->path, STORE_WRITE), FAILURE_STORE);
	assert_says(fixture, "newer winnow");
	assert_int_equal(refusal(fixture, fixture->path, STORE_READ), FAILURE_STORE);
	assert_says(fixture, "newer winnow");
}

static void refuses_an_empty_file_to_read(void **state)
{
	struct fixture *fixture = *state;
	char *empty = temporary_file(fixture->folder, "empty.db", winnow_str(""));
	struct store *store;

	assert_int_equal(refusal(fixture, empty, STORE_READ), FAILURE_STORE);
	assert_says(fixture, "is empty");
	assert_int_equal(store_open(empty, STORE_WRITE, &store, &fixture->failure), 0);
	store_close(store);
	free(empty);
}

/* Overwrites all pages but the first with noise. */
static void damage(const char *path)
{
	FILE *file = fopen(path, "r+b");
	struct stat status;

	assert_non_null(file);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(fseek(file, 4096, SEEK_SET), 0);
	for (long at = 4096; at < status.st_size; at++)
		fputc((int)(at * 31 % 251), file);
	assert_int_equal(fclose(file), 0);
}

static void names_a_damaged_store(void **state)
{
	struct fixture *fixture = *state;

	fixture_close(fixture);
	damage(fixture->path);
	assert_int_equal(refusal(fixture, fixture->path, STORE_WRITE), FAILURE_STORE);
	assert_says(fixture, "damaged");
	assert_int_equal(refusal(fixture, fixture->path, STORE_READ), FAILURE_STORE);
	assert_says(fixture, fixture->path);
}

/* Root may write everything: a child that is nobody tries. */
static void names_a_store_that_may_not_be_written(void **state)
{
	struct fixture *fixture = *state;

	fixture_close(fixture);
	assert_int_equal(chmod(fixture->folder, 0755), 0);
	assert_int_equal(chmod(fixture->path, 0644), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct store *store;
		struct failure failure;
		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(77);
		if (access(fixture->path, W_OK) == 0)
			_exit(77);
		int result = store_open(fixture->path, STORE_WRITE, &store, &failure);
		_exit(result == FAILURE_DENIED && strstr(failure.why, "may not be written")
				? 0
				: 1);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 77);
	fixture_open(fixture);
}

/* In a folder where nobody may make a file, and with a name that needs care in an address. */
static void reads_where_nothing_may_be_written(void **state)
{
	struct fixture *fixture = *state;
	char *path = temporary_path(fixture->folder, "a?b#c%20d.db");

	fixture_close(fixture);
	assert_int_equal(rename(fixture->path, path), 0);
	assert_int_equal(chmod(path, 0644), 0);
	assert_int_equal(chmod(fixture->folder, 0555), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct store *store;
		int64_t broken;
		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(77);
		if (store_open(path, STORE_READ, &store, &fixture->failure))
			_exit(1);
		_exit(query_broken_anchors(store, &broken, &fixture->failure) ? 2 : 0);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(chmod(fixture->folder, 0700), 0);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 77);
	free(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(makes_a_store_and_opens_it_again),
		TEST(a_statement_may_take_back_much),
		TEST(ends_a_run_with_its_counts),
		TEST(refuses_a_second_writer),
		TEST(refuses_a_second_writer_by_another_name),
		TEST(outlives_a_writer_that_was_killed),
		TEST(leaves_nothing_beside_the_store),
		TEST(refuses_what_is_no_file),
		TEST(refuses_files_of_others_and_leaves_them),
		TEST(refuses_a_newer_store),
		TEST(refuses_an_empty_file_to_read),
		TEST(names_a_damaged_store),
		TEST(names_a_store_that_may_not_be_written),
		TEST(reads_where_nothing_may_be_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
