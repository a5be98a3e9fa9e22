/* SPDX-License-Identifier: MIT
 * All the ways to write an address of the inside: each is refused, and a canary that listens there
 * hears nothing. */
#include "fetcher_fixture.h"
#include <stdio.h>

static const char *const spellings[] = { "127.0.0.1", "127.1", "127.0.1", "127.255.255.254",
	"0x7f.1", "0x7f.0.0.1", "0x7f000001", "0X7F000001", "2130706433", "017700000001",
	"0177.1", "0177.0.0.01", "0", "0.0.0.0", "0x0", "00.0.0.0", "localhost", "LOCALHOST",
	"localhost.", "a.localhost", "127.0.0.1.", "%31%32%37.0.0.1",
	"\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1",
	"127\xe3\x80\x82\x30.0.1", /* a dot of another script; \x30 is a zero */
	"[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]",
	"[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
	"[0:0:0:0:0:ffff:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]",
	"[2002:7f00:1::]", "[2002:7f00:1::1]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]",
	"[fd00:ec2::254]", "[ff02::1]", "[2001:db8::1]", "10.0.0.1", "172.16.0.1",
	"192.168.0.1", "169.254.169.254", "0xa9fea9fe", "2852039166", "100.64.0.1", "192.0.2.1",
	"198.18.0.1", "224.0.0.1", "255.255.255.255", "owl@127.0.0.1", "8.8.8.8@127.0.0.1" };

static const struct test_page pages[] = { { .path = "/*", .body = "the inside" } };

/* As it is written, and as the core would write it. */
static void assert_refused(struct fixture *fixture, struct winnow_str uri)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str written[2] = { uri, uri };
	struct failure failure;

	if (fetch_resolve(STR_LITERAL(""), uri, arena, &written[1], &failure) < 0)
		written[1] = uri;
	for (size_t i = 0; i < 2; i++) {
		struct fetch_job *given = fetch_job_create(written[i]);
		fetcher_give(fixture->fetcher, given);
		SCOPED(fetch_job_destroy) struct fetch_job *job = fixture_take(fixture);
		if (job->outcome != FETCH_FAILED)
			fail_msg("%.*s was fetched", STR_ARGS(written[i]));
	}
}

static void test_spellings(void **state)
{
	struct fixture fixture;
	char uri[200];

	(void)state;
	fixture_begin(&fixture, pages, COUNT_OF(pages), false);
	fixture.policy.connect_timeout_ms = 200;
	fixture_open(&fixture);
	for (size_t i = 0; i < COUNT_OF(spellings); i++) {
		snprintf(uri, sizeof uri, "http://%s:%u/", spellings[i],
			test_site_port(fixture.site));
		assert_refused(&fixture, winnow_str(uri));
	}
	assert_int_equal(test_site_connections(fixture.site), 0);
	fixture_end(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spellings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
