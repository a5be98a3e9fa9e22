/* SPDX-License-Identifier: MIT
 *
 * Every allocation fails in turn, of opening, storing, reading and searching: each time there is
 * a failure with its sentence, nothing is left behind, and the store stays whole.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "store/fixture.h"
#include "store/query.h"
#include "store/record_json.h"
#include "tools/alloc_failure.h"

struct work {
	struct fixture *fixture;
	struct completed_document document;
	unsigned done;
	int result;
	struct failure failure;
};

static int pass(void *context, const struct winnow_record *record)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct work *work = context;
	struct winnow_str line;

	if (!arena)
		return failure_set(&work->failure, FAILURE_MEMORY, "no memory");
	return record_json(record, 0, arena, &line, &work->failure);
}

static int pass_match(
	void *context, const struct winnow_record *record, struct winnow_str snippet)
{
	(void)snippet;
	return pass(context, record);
}

static int store_it(struct work *work, struct store *store)
{
	struct fixture *fixture = work->fixture;
	struct frontier_request request = { .source = fixture->source,
		.uri = work->document.document.key,
		.key = work->document.document.key,
		.host = winnow_str("") };
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct lease lease;
	int64_t run = 0;

	if (!arena)
		return failure_set(&work->failure, FAILURE_MEMORY, "no memory");
	int result = store_run_begin(store, winnow_str("x"), &run, &work->failure);
	if (!result)
		result = frontier_add(store, run, &request, 1, &work->failure);
	if (!result)
		result = frontier_lease(store, run, 1, 1, 60, arena, &lease, &work->failure);
	if (result || lease.count != 1)
		return result;
	struct completion completion = { .request = lease.requests[0].id,
		.state = REQUEST_DONE,
		.sha256 = winnow_str("00"),
		.fingerprint = winnow_str("plugins"),
		.documents = &work->document,
		.document_count = 1 };
	return frontier_complete(store, run, lease.epoch, &completion, 1, &work->failure);
}

static int do_all(struct work *work, struct store *store)
{
	struct record_filter filter = { .words = winnow_str("boys") };
	int64_t last;
	int result = store_fact_type(store, fixture_types, &work->failure);

	if (!result)
		result = store_it(work, store);
	if (!result)
		result = query_search(store, &filter, pass_match, work, &work->failure);
	if (!result)
		result = query_facts(store, &filter, pass, work, &work->failure);
	if (!result)
		result = query_document(store, winnow_str("d"), pass, work, &work->failure);
	if (!result)
		result = cursor_follow(store, 0, 9, pass, work, &last, &work->failure);
	return result;
}

static void attempt(void *context)
{
	struct work *work = context;
	struct store *store;

	work->failure.why[0] = '\0';
	work->result = store_open(work->fixture->path, STORE_WRITE, &store, &work->failure);
	if (!work->result) {
		work->result = do_all(work, store);
		store_close(store);
	}
	if (work->result && !work->failure.why[0])
		fail_msg("a failure without a sentence");
	work->done += work->result == 0;
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
	struct fixture *fixture = *state;
	struct work work = { .fixture = fixture };
	struct completed_fact fact;
	struct winnow_attribute attributes[] = {
		{ .name = winnow_str("value"), .integer = 12, .type = WINNOW_VALUE_INTEGER },
		{ .name = winnow_str("sensitivity"),
			.text = winnow_str("restricted"),
			.type = WINNOW_VALUE_CODE }
	};

	work.document = fixture_document(fixture, "a", "A", "Twelve boys were found.");
	fact = fixture_count(fixture, &work.document, "Twelve boys", 12);
	/* So that reading hides something. */
	fact.fact.attributes = attributes;
	fact.fact.attribute_count = COUNT_OF(attributes);
	work.document.facts = &fact;
	work.document.fact_count = 1;
	fixture_close(fixture);
	assert_true(alloc_failure_each(attempt, &work) > 10);
	assert_true(work.done > 0);
	assert_string_equal(fixture_sql(fixture, "PRAGMA integrity_check"), "ok");
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM documents"), 1);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM facts"), 1);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM broken_anchors"), 0);
	fixture_open(fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			fails_cleanly_wherever_memory_ends, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
