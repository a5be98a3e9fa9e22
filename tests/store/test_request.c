/* SPDX-License-Identifier: MIT
 * What becomes of a request in the runs after the one that asked for it: what is asked for once,
 * what depends on there being something new, and what a listing leads to that did not change. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "fixture.h"

#define HOST "owl.example"

/* What was found in a visit: keys, each with its flags and its title. */
struct found {
	const char *key;
	uint32_t flags;
	const char *title; /* a hint; NULL: none */
};

static struct frontier_request request_of(
	struct fixture *fixture, const struct found *found, struct winnow_pair *hint)
{
	*hint = (struct winnow_pair){ winnow_str("title"), winnow_str(found->title) };
	return (struct frontier_request){ .source = fixture->source,
		.uri = winnow_str(found->key),
		.key = winnow_str(found->key),
		.host = winnow_str(HOST),
		.flags = found->flags,
		.hints = hint,
		.hint_count = found->title != NULL };
}

static struct lease lease_one(struct fixture *fixture)
{
	struct lease lease;

	assert_int_equal(frontier_lease(fixture->store, fixture->run, 1, 1, 60, fixture->arena,
				 &lease, &fixture->failure),
		0);
	return lease;
}

static void complete(struct fixture *fixture, const struct lease *lease,
	struct completion *completion, const struct found *found, size_t count)
{
	struct frontier_request requests[8];
	struct winnow_pair hints[8];

	assert_true(count <= 8);
	for (size_t i = 0; i < count; i++)
		requests[i] = request_of(fixture, &found[i], &hints[i]);
	completion->request = lease->requests[0].id;
	completion->requests = requests;
	completion->request_count = count;
	completion->counts = &fixture->counts;
	assert_int_equal(frontier_complete(fixture->store, fixture->run, lease->epoch,
				 completion, 1, &fixture->failure),
		0);
}

static void receive(struct fixture *fixture, const struct lease *lease, const char *plugins,
	const struct found *found, size_t count)
{
	struct completion completion = { .state = REQUEST_DONE,
		.item_uri = lease->requests[0].uri,
		.sha256 = winnow_str("5e"),
		.fingerprint = winnow_str(plugins) };

	complete(fixture, lease, &completion, found, count);
}

static void begin_run(struct fixture *fixture)
{
	static const struct found beginning = { "list", 0, NULL };
	struct winnow_pair hint;
	struct frontier_request request = request_of(fixture, &beginning, &hint);

	fixture_close(fixture);
	fixture_open(fixture);
	assert_int_equal(frontier_continue(fixture->store, fixture->run, fixture->source,
				 &fixture->failure),
		0);
	assert_int_equal(
		frontier_add(fixture->store, fixture->run, &request, 1, &fixture->failure), 0);
}

/* The whole of a run that begins with "list", where `found` is found; `plugins` NULL: nothing has
 * changed anywhere. What was asked for, in order. */
static const char *run_by(
	struct fixture *fixture, const char *plugins, const struct found *found, size_t count)
{
	char *asked = arena_alloc(fixture->arena, 200);
	struct lease lease;

	assert_non_null(asked);
	begin_run(fixture);
	while ((lease = lease_one(fixture)).count) {
		struct completion unchanged = { .state = REQUEST_DONE, .unchanged = true };
		struct winnow_str key = lease.requests[0].key;
		size_t length = strlen(asked);
		snprintf(asked + length, 200 - length, "%.*s ", STR_ARGS(key));
		if (plugins)
			receive(fixture, &lease, plugins, found,
				winnow_is(key, "list") ? count : 0);
		else
			complete(fixture, &lease, &unchanged, NULL, 0);
	}
	return asked;
}

#define RUN(plugins, ...)                                                                      \
	run_by(fixture, plugins, (const struct found[]){ __VA_ARGS__ },                        \
		sizeof((const struct found[]){ __VA_ARGS__ }) / sizeof(struct found))

static void asks_once_until_something_is_known_anew(void **state)
{
	struct fixture *fixture = *state;

	assert_string_equal(
		RUN("p 1", { "a", WINNOW_ONCE, "A" }, { "b", 0, NULL }), "list a b ");
	assert_string_equal(RUN("p 1", { "a", WINNOW_ONCE, "A" }, { "b", 0, NULL }), "list b ");
	assert_string_equal(RUN("p 1", { "a", WINNOW_ONCE, "Anew" }), "list a ");
	assert_string_equal(RUN("p 1", { "a", WINNOW_ONCE, "Anew" }), "list ");
	/* Other plugins may read something else in it. */
	assert_string_equal(RUN("p 2", { "a", WINNOW_ONCE, "Anew" }), "list a ");
}

static void goes_on_where_there_is_something_new(void **state)
{
	struct fixture *fixture = *state;

	/* Never received itself, the next page is asked for in any case. */
	assert_string_equal(
		RUN("p 1", { "page 2", WINNOW_WITH_NEW, NULL }, { "a", WINNOW_ONCE, NULL }),
		"list a page 2 ");
	assert_string_equal(
		RUN("p 1", { "page 2", WINNOW_WITH_NEW, NULL }, { "a", WINNOW_ONCE, NULL }),
		"list ");
	assert_string_equal(
		RUN("p 1", { "page 2", WINNOW_WITH_NEW, NULL }, { "b", WINNOW_ONCE, NULL }),
		"list b page 2 ");
}

static void an_unchanged_listing_leads_on(void **state)
{
	struct fixture *fixture = *state;

	assert_string_equal(RUN("p 1", { "a", WINNOW_ONCE, NULL }, { "b", 0, NULL },
				    { "page 2", WINNOW_WITH_NEW, NULL }, { "c", 0, NULL }),
		"list a b c page 2 ");
	assert_string_equal(run_by(fixture, NULL, NULL, 0), "list b c ");
	assert_string_equal(run_by(fixture, NULL, NULL, 0), "list b c ");
	/* Of its last visit, that is. */
	assert_string_equal(RUN("p 1", { "b", 0, NULL }), "list b ");
	assert_string_equal(run_by(fixture, NULL, NULL, 0), "list b ");
}

/* In the run after: what had failed for the time being, before all else. */
static void what_failed_for_the_time_being_is_tried_again(void **state)
{
	struct fixture *fixture = *state;
	struct completion later = { .state = REQUEST_FAILED, .due_ms = 1 };
	struct completion never = { .state = REQUEST_FAILED };
	struct frontier_request requests[2];
	struct winnow_pair hints[2];
	const struct found found[] = { { "gone", 0, NULL }, { "busy", 0, NULL } };

	for (int i = 0; i < 2; i++)
		requests[i] = request_of(fixture, &found[i], &hints[i]);
	assert_int_equal(
		frontier_add(fixture->store, fixture->run, requests, 2, &fixture->failure), 0);
	struct lease lease = lease_one(fixture);
	complete(fixture, &lease, &never, NULL, 0);
	lease = lease_one(fixture);
	complete(fixture, &lease, &later, NULL, 0);
	assert_int_equal(lease_one(fixture).count, 0);
	assert_string_equal(RUN("p 1", { "a", 0, NULL }), "busy list a ");
}

#define TEST(function)                                                                         \
	cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(asks_once_until_something_is_known_anew),
		TEST(goes_on_where_there_is_something_new),
		TEST(an_unchanged_listing_leads_on),
		TEST(what_failed_for_the_time_being_is_tried_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
