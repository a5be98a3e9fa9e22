/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "store/fixture.h"

static struct frontier_request request_of(
	struct fixture *fixture, const char *host, const char *key)
{
	struct frontier_request request = { .source = fixture->source,
		.uri = winnow_str(key),
		.key = winnow_str(key),
		.host = winnow_str(host) };

	return request;
}

static void ask(struct fixture *fixture, const char *host, const char *key)
{
	struct frontier_request request = request_of(fixture, host, key);

	assert_int_equal(
		frontier_add(fixture->store, fixture->run, &request, 1, &fixture->failure), 0);
}

static struct lease lease_some(struct fixture *fixture, unsigned hosts, unsigned requests)
{
	struct lease lease;

	assert_int_equal(frontier_lease(fixture->store, fixture->run, hosts, requests, 60,
				 fixture->arena, &lease, &fixture->failure),
		0);
	return lease;
}

/* Completes the lease; a request whose key is short finds two more. */
static int complete(struct fixture *fixture, const struct lease *lease)
{
	struct completion completions[64] = { 0 };
	struct frontier_request found[64][2];
	char keys[64][2][40];

	for (size_t i = 0; i < lease->count; i++) {
		const struct frontier_request *request = &lease->requests[i];
		completions[i].request = request->id;
		completions[i].state = REQUEST_DONE;
		if (request->key.len >= 4)
			continue;
		for (int child = 0; child < 2; child++) {
			snprintf(keys[i][child], sizeof keys[i][child], "%.*s%c",
				STR_ARGS(request->key), 'a' + child);
			found[i][child] = request_of(fixture, "", keys[i][child]);
		}
		completions[i].requests = found[i];
		completions[i].request_count = 2;
	}
	return frontier_complete(fixture->store, fixture->run, lease->epoch, completions,
		lease->count, &fixture->failure);
}

/* All that is found from two starts, in the order in which it is leased. */
static const char *walk(struct fixture *fixture, unsigned batch)
{
	static const size_t size = 4000;
	char *order = arena_alloc(fixture->arena, size);
	size_t length = 0;
	struct lease lease;

	assert_non_null(order);
	ask(fixture, "", "x");
	ask(fixture, "", "y");
	while ((lease = lease_some(fixture, 4, batch)).count) {
		for (size_t i = 0; i < lease.count; i++)
			length += (size_t)snprintf(order + length, size - length, "%.*s ",
				STR_ARGS(lease.requests[i].key));
		assert_int_equal(complete(fixture, &lease), 0);
	}
	return order;
}

static void leases_in_one_order_for_any_batch(void **state)
{
	struct fixture *fixture = *state;
	const char *one = walk(fixture, 1);

	assert_int_equal(strncmp(one, "x y xa xb ya yb xaa ", 20), 0);
	for (unsigned batch = 2; batch < 64; batch *= 3) {
		fixture_close(fixture);
		fixture_open(fixture);
		assert_string_equal(walk(fixture, batch), one);
	}
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM requests"), 30);
}

static void hands_over_what_is_known(void **state)
{
	struct fixture *fixture = *state;
	struct winnow_pair hints[] = { { winnow_str("title"), winnow_str("A \"title\" – ß") },
		{ winnow_str("empty"), winnow_str("") } };
	struct frontier_request request = request_of(fixture, "", "a");

	request.depth = 3;
	request.expects = WINNOW_LISTING;
	request.hints = hints;
	request.hint_count = 2;
	assert_int_equal(
		frontier_add(fixture->store, fixture->run, &request, 1, &fixture->failure), 0);
	struct lease lease = lease_some(fixture, 1, 1);
	assert_int_equal(lease.count, 1);
	const struct frontier_request *leased = lease.requests;
	assert_int_equal(leased->depth, 3);
	assert_int_equal(leased->expects, WINNOW_LISTING);
	assert_int_equal(leased->hint_count, 2);
	assert_true(winnow_equal(leased->hints[0].value, hints[0].value));
	assert_int_equal(leased->hints[1].value.len, 0);
	assert_int_equal(leased->last->sha256.len, 0);
}

static void tells_what_was_there_last_time(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document document = fixture_document(fixture, "a", "A", "Text.");

	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 1"), 0);
	fixture_close(fixture);
	fixture_open(fixture);
	struct lease lease = fixture_ask(fixture, "a");
	assert_int_equal(lease.count, 1);
	assert_int_equal(lease.requests[0].last->sha256.len, 64);
	assert_true(winnow_is(lease.requests[0].last->fingerprint, "plugins 1"));
	struct completion completion = { .request = lease.requests[0].id,
		.state = REQUEST_DONE,
		.sha256 = lease.requests[0].last->sha256,
		.fingerprint = lease.requests[0].last->fingerprint,
		.unchanged = true,
		.counts = &fixture->counts };
	assert_int_equal(frontier_complete(fixture->store, fixture->run, lease.epoch,
				 &completion, 1, &fixture->failure),
		0);
	assert_int_equal(fixture->counts.unchanged, 1);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM documents"), 1);
}

static void asks_once_in_a_run(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(fixture_ask(fixture, "a").count, 1);
	assert_int_equal(fixture_ask(fixture, "a").count, 0);
	fixture_close(fixture);
	fixture_open(fixture);
	assert_int_equal(lease_some(fixture, 9, 9).count, 0);
	assert_int_equal(fixture_ask(fixture, "a").count, 1);
}

static void holds_a_host_until_all_of_it_is_done(void **state)
{
	struct fixture *fixture = *state;

	ask(fixture, "one.example", "1aaa");
	ask(fixture, "two.example", "2aaa");
	ask(fixture, "one.example", "1bbb");
	struct lease first = lease_some(fixture, 1, 64);
	assert_int_equal(first.count, 2);
	assert_true(winnow_is(first.requests[1].key, "1bbb"));
	ask(fixture, "one.example", "1ccc");
	struct lease second = lease_some(fixture, 8, 64);
	assert_int_equal(second.count, 1);
	assert_true(winnow_is(second.requests[0].host, "two.example"));
	assert_true(second.epoch > first.epoch);
	assert_int_equal(lease_some(fixture, 8, 64).count, 0);
	first.count = 1;
	assert_int_equal(complete(fixture, &first), 0);
	assert_int_equal(lease_some(fixture, 8, 64).count, 0);
	first.requests++;
	assert_int_equal(complete(fixture, &first), 0);
	struct lease third = lease_some(fixture, 8, 64);
	assert_true(third.count > 0);
	assert_true(winnow_is(third.requests[0].host, "one.example"));
}

static void does_not_hold_a_host_it_takes_nothing_of(void **state)
{
	struct fixture *fixture = *state;

	ask(fixture, "one.example", "1aaa");
	ask(fixture, "one.example", "1bbb");
	ask(fixture, "two.example", "2aaa");
	assert_int_equal(lease_some(fixture, 8, 2).count, 2);
	assert_int_equal(lease_some(fixture, 8, 2).count, 1);
}

static void refuses_a_stale_epoch(void **state)
{
	struct fixture *fixture = *state;
	struct lease lease = fixture_ask(fixture, "abc");

	assert_int_equal(frontier_release(fixture->store, lease.epoch, &fixture->failure), 0);
	assert_int_equal(complete(fixture, &lease), WINNOW_EAGAIN);
	assert_int_equal(frontier_renew(fixture->store, lease.epoch, 9, &fixture->failure),
		WINNOW_EAGAIN);
	struct lease again = lease_some(fixture, 1, 1);
	assert_int_equal(again.count, 1);
	assert_int_equal(complete(fixture, &lease), WINNOW_EAGAIN);
	assert_string_equal(fixture_sql(fixture, "SELECT state FROM requests"), "leased");
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM requests"), 1);
	assert_int_equal(complete(fixture, &again), 0);
	assert_int_equal(complete(fixture, &again), WINNOW_EAGAIN);
}

static void undoes_a_batch_whose_last_part_is_stale(void **state)
{
	struct fixture *fixture = *state;

	ask(fixture, "", "a");
	struct lease lease = lease_some(fixture, 1, 2);
	struct completion completions[2] = { { .request = lease.requests[0].id,
						     .state = REQUEST_DONE },
		{ .request = 999999, .state = REQUEST_DONE } };
	assert_int_equal(frontier_complete(fixture->store, fixture->run, lease.epoch,
				 completions, 2, &fixture->failure),
		WINNOW_EAGAIN);
	assert_string_equal(fixture_sql(fixture, "SELECT state FROM requests"), "leased");
}

static void ends_a_lease_with_its_time(void **state)
{
	struct fixture *fixture = *state;
	struct lease lease = fixture_ask(fixture, "abc");

	assert_int_equal(frontier_renew(fixture->store, lease.epoch, 0, &fixture->failure), 0);
	struct lease again = lease_some(fixture, 1, 1);
	assert_int_equal(again.count, 1);
	assert_true(again.epoch > lease.epoch);
	assert_int_equal(complete(fixture, &lease), WINNOW_EAGAIN);
	assert_int_equal(frontier_renew(fixture->store, again.epoch, 60, &fixture->failure), 0);
	assert_int_equal(lease_some(fixture, 1, 1).count, 0);
}

static void waits_until_a_time(void **state)
{
	struct fixture *fixture = *state;
	struct lease lease = fixture_ask(fixture, "a");
	struct completion completion = { .request = lease.requests[0].id,
		.state = REQUEST_WAITING,
		.reason = winnow_str("busy"),
		.due_ms = clock_wall_ms() + 3600000 };

	assert_int_equal(frontier_complete(fixture->store, fixture->run, lease.epoch,
				 &completion, 1, &fixture->failure),
		0);
	assert_int_equal(lease_some(fixture, 1, 1).count, 0);
	fixture_sql(fixture, "UPDATE requests SET due_ms = 1");
	lease = lease_some(fixture, 1, 1);
	assert_int_equal(lease.count, 1);
	assert_int_equal(lease.requests[0].tries, 1);
	completion.state = REQUEST_FAILED;
	completion.reason = winnow_str("gone");
	assert_int_equal(frontier_complete(fixture->store, fixture->run, lease.epoch,
				 &completion, 1, &fixture->failure),
		0);
	assert_string_equal(
		fixture_sql(fixture, "SELECT state || ': ' || reason FROM requests"),
		"failed: gone");
	assert_int_equal(lease_some(fixture, 1, 1).count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(leases_in_one_order_for_any_batch),
		TEST(hands_over_what_is_known),
		TEST(tells_what_was_there_last_time),
		TEST(asks_once_in_a_run),
		TEST(holds_a_host_until_all_of_it_is_done),
		TEST(does_not_hold_a_host_it_takes_nothing_of),
		TEST(refuses_a_stale_epoch),
		TEST(undoes_a_batch_whose_last_part_is_stale),
		TEST(ends_a_lease_with_its_time),
		TEST(waits_until_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
