/* SPDX-License-Identifier: MIT
 *
 * What one page costs does not grow with what is stored: no statement that is run for each page looks
 * through a table, or through all of a run.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include "base/digest.h"
#include "fixture.h"
#include "store/database.h"

#define PAGES 400
#define HOST "owl.example"

/* Of SQLite's machine, for one run of a statement; the longest, an insert with its indices, takes some
 * hundred. To look through all that is there takes five for each page. */
#define MOST_STEPS 300

static struct frontier_request page(struct fixture *fixture, int number)
{
	char *key = arena_alloc(fixture->arena, 32);

	assert_non_null(key);
	snprintf(key, 32, "page-%d", number);
	return (struct frontier_request){ .source = fixture->source,
		.uri = winnow_str(key),
		.key = winnow_str(key),
		.host = winnow_str(HOST) };
}

/* Every page has a document of its own, and leads to the next. */
static void store_page(struct fixture *fixture, int number)
{
	static const struct frontier_bounds bounds = { 1000000, 1000000, 100 };
	char text[200], sha256[DIGEST_TEXT_SIZE];
	struct lease lease;
	struct frontier_request next = page(fixture, number + 1);

	assert_int_equal(frontier_lease(fixture->store, fixture->run, 1, 1, 60, fixture->arena,
				 &lease, &fixture->failure),
		0);
	assert_int_equal(lease.count, 1);
	snprintf(text, sizeof text, "Police of district %d freed %d divers.", number, number);
	struct completed_document document =
		fixture_document(fixture, lease.requests[0].key.ptr, "Title", text);
	struct completion completion = { .request = lease.requests[0].id,
		.state = REQUEST_DONE,
		.item_uri = lease.requests[0].uri,
		.sha256 = digest_of(winnow_str(text), sha256),
		.fingerprint = winnow_str("plugins"),
		.documents = &document,
		.document_count = 1,
		.requests = &next,
		.request_count = 1,
		.bounds = &bounds,
		.counts = &fixture->counts };
	assert_int_equal(frontier_complete(fixture->store, fixture->run, lease.epoch,
				 &completion, 1, &fixture->failure),
		0);
}

static void assert_short(sqlite3_stmt *statement)
{
	int runs = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_RUN, 0);
	int steps = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0);

	if (runs >= PAGES / 2 && steps / runs > MOST_STEPS)
		fail_msg("%d steps each time: %s", steps / runs, sqlite3_sql(statement));
}

static void no_statement_looks_through_what_is_there(void **state)
{
	struct fixture *fixture = *state;
	struct frontier_request first = page(fixture, 0);
	sqlite3_stmt *statement = NULL;

	assert_int_equal(
		frontier_add(fixture->store, fixture->run, &first, 1, &fixture->failure), 0);
	for (int number = 0; number < PAGES; number++)
		store_page(fixture, number);
	while ((statement = sqlite3_next_stmt(fixture->store->handle, statement)))
		assert_short(statement);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(no_statement_looks_through_what_is_there,
			fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
