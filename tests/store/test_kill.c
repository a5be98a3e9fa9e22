/* SPDX-License-Identifier: MIT
 *
 * A writer that is killed at any point of its work leaves whole documents only, and all of those
 * that it was told are stored.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "store/fixture.h"
#include "store/query.h"

#define FACTS 20
#define DOCUMENTS 400

/* A document of its own text, with FACTS facts. */
static int store_one(struct fixture *fixture, unsigned number, struct completed_fact *facts)
{
	char key[32], text[400];
	size_t length = (size_t)snprintf(text, sizeof text, "Report %u – ", number);

	snprintf(key, sizeof key, "page-%u.html", number);
	for (unsigned i = 0; i < FACTS; i++)
		length += (size_t)snprintf(text + length, sizeof text - length, "n%02u ", i);
	struct completed_document document = fixture_document(fixture, key, "Report", text);
	for (unsigned i = 0; i < FACTS; i++) {
		char word[8];
		snprintf(word, sizeof word, "n%02u", i);
		facts[i] = fixture_count(fixture, &document, word, i);
	}
	document.facts = facts;
	document.fact_count = FACTS;
	return fixture_store(fixture, &document, text, "plugins");
}

/* Stores documents, telling the pipe of each that it was promised is stored. */
static void write_until_killed(struct fixture *fixture, int acknowledged)
{
	struct completed_fact facts[FACTS];

	fixture_open(fixture);
	for (unsigned number = 0; number < DOCUMENTS; number++) {
		char one = '+';
		if (store_one(fixture, number, facts) || write(acknowledged, &one, 1) != 1)
			_exit(1);
	}
	_exit(0);
}

static int64_t count_acknowledged(int from)
{
	char bytes[DOCUMENTS];
	int64_t count = 0;
	ssize_t got;

	while ((got = read(from, bytes, sizeof bytes)) > 0)
		count += got;
	close(from);
	return count;
}

static int64_t kill_after(struct fixture *fixture, long microseconds)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		write_until_killed(fixture, ends[1]);
	}
	close(ends[1]);
	struct timespec pause = { 0, microseconds * 1000 };
	nanosleep(&pause, NULL);
	kill(child, SIGKILL);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status))
		assert_int_equal(WEXITSTATUS(status), 0);
	return count_acknowledged(ends[0]);
}

static void assert_whole(struct fixture *fixture, int64_t promised)
{
	char sql[160];

	assert_string_equal(fixture_sql(fixture, "PRAGMA integrity_check"), "ok");
	assert_string_equal(fixture_sql(fixture, "PRAGMA foreign_key_check"), "");
	assert_true(fixture_number(fixture, "SELECT count(*) FROM documents") >= promised);
	snprintf(sql, sizeof sql,
		"SELECT count(*) FROM documents WHERE (SELECT count(*) FROM facts "
		"WHERE document_id = documents.id) <> %d",
		FACTS);
	assert_int_equal(fixture_number(fixture, sql), 0);
	assert_int_equal(
		fixture_number(fixture, "SELECT count(*) FROM facts WHERE NOT EXISTS "
					"(SELECT 1 FROM attributes WHERE fact_id = facts.id)"),
		0);
	assert_int_equal(
		fixture_number(fixture, "SELECT count(*) FROM requests WHERE state = 'done' "
					"AND document_count <> 1"),
		0);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM broken_anchors"), 0);
	assert_int_equal(fixture_number(fixture,
				 "SELECT (SELECT count(*) FROM documents) - (SELECT count(*) "
				 "FROM documents_fts WHERE documents_fts MATCH 'report')"),
		0);
}

static void keeps_whole_documents_when_killed(void **state)
{
	struct fixture *fixture = *state;

	fixture_close(fixture);
	for (long microseconds = 500; microseconds < 120000; microseconds += microseconds / 3) {
		int64_t promised = kill_after(fixture, microseconds);
		fixture_open(fixture);
		assert_whole(fixture, promised);
		fixture_close(fixture);
	}
	fixture_open(fixture);
}

static void completes_when_run_again(void **state)
{
	struct fixture *fixture = *state;
	struct completed_fact facts[FACTS];

	fixture_close(fixture);
	int64_t promised = kill_after(fixture, 60000);
	fixture_open(fixture);
	for (unsigned number = 0; number < 60; number++)
		assert_int_equal(store_one(fixture, number, facts), 0);
	assert_whole(fixture, promised);
	assert_true(fixture->counts.unchanged >= (promised < 60 ? promised : 60));
	assert_int_equal(
		fixture_number(fixture, "SELECT count(*) FROM documents WHERE version > 1"), 0);
}

/* Stores on, in a child whose files may not grow beyond `limit`, until there is no room. */
static void fill_up(struct fixture *fixture, rlim_t limit)
{
	struct rlimit room = { limit, limit };
	struct completed_fact facts[FACTS];
	int result = 0;

	signal(SIGXFSZ, SIG_IGN);
	fixture_open(fixture);
	if (setrlimit(RLIMIT_FSIZE, &room) != 0)
		_exit(2);
	for (unsigned number = 0; result == 0 && number < DOCUMENTS; number++)
		result = store_one(fixture, number, facts);
	_exit(result == FAILURE_STORE && strstr(fixture->failure.why, "no room left") ? 0 : 1);
}

static void keeps_what_it_had_when_the_disk_is_full(void **state)
{
	struct fixture *fixture = *state;
	struct completed_fact facts[FACTS];

	for (unsigned number = 1000; number < 1010; number++)
		assert_int_equal(store_one(fixture, number, facts), 0);
	fixture_close(fixture);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		fill_up(fixture, 600000);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	fixture_open(fixture);
	assert_whole(fixture, 10);
	assert_int_equal(store_one(fixture, 2000, facts), 0);
	assert_whole(fixture, 11);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(keeps_whole_documents_when_killed),
		TEST(completes_when_run_again),
		TEST(keeps_what_it_had_when_the_disk_is_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
