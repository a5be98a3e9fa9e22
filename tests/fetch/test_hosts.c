/* SPDX-License-Identifier: MIT
 * How a host is asked: its robots.txt first, one request at a time, its delay, its turn. */
#include "fetcher_fixture.h"
#include <stdio.h>

static const struct test_page plain[] = {
	{ .path = "/a", .body = "a" },
	{ .path = "/b", .body = "b" },
	{ .path = "/c", .body = "c" },
};

static void take_all(struct fixture *fixture, size_t count, enum fetch_outcome outcome)
{
	for (size_t i = 0; i < count; i++) {
		SCOPED(fetch_job_destroy) struct fetch_job *job = fixture_take(fixture);
		if (job->outcome != outcome)
			fail_msg("%d: %s", job->outcome, job->failure.why);
	}
}

/* The server's own log: from an answer to the next request to that host. */
static void assert_delay(struct fixture *fixture, const char *host, int64_t least_ms)
{
	int64_t ended = 0;

	for (size_t i = 0; i < test_site_count(fixture->site); i++) {
		const struct test_request *request = test_site_request(fixture->site, i);
		if (strcmp(request->host, host) != 0)
			continue;
		if (ended && request->began_ms - ended < least_ms)
			fail_msg("%s after %jd ms", request->path,
				(intmax_t)(request->began_ms - ended));
		ended = request->answered_ms ? request->answered_ms : request->began_ms;
	}
}

/* Whether others were asked between the first and the last request to a host. */
static bool is_among_others(struct fixture *fixture, const char *host)
{
	size_t first = SIZE_MAX, last = 0, own = 0;

	for (size_t i = 0; i < test_site_count(fixture->site); i++) {
		if (strcmp(test_site_request(fixture->site, i)->host, host) != 0)
			continue;
		first = own++ ? first : i;
		last = i;
	}
	return own && last - first + 1 > own;
}

static void test_delay(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, plain, COUNT_OF(plain), true);
	fixture.policy.min_delay_ms = 300;
	fixture_open(&fixture);
	for (size_t i = 0; i < COUNT_OF(plain); i++) {
		fixture_give(&fixture, "one.test", plain[i].path);
		fixture_give(&fixture, "two.test", plain[i].path);
	}
	take_all(&fixture, 6, FETCH_RECEIVED);
	/* Two hosts side by side. */
	assert_true(is_among_others(&fixture, "one.test"));
	assert_true(is_among_others(&fixture, "two.test"));
	/* The clocks of both sides are read a moment apart. */
	assert_delay(&fixture, "one.test", 295);
	assert_delay(&fixture, "two.test", 295);
	fixture_end(&fixture);
}

static void test_crawl_delay(void **state)
{
	static const struct test_page slow[] = {
		{ .path = "/robots.txt", .body = "User-agent: owl\nCrawl-delay: 0.5\n" },
		{ .path = "/a", .body = "a" },
	};
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, slow, COUNT_OF(slow), true);
	fixture_open(&fixture);
	fixture_give(&fixture, "one.test", "/a");
	fixture_give(&fixture, "one.test", "/a");
	take_all(&fixture, 2, FETCH_RECEIVED);
	assert_delay(&fixture, "one.test", 495);
	fixture_end(&fixture);
}

/* One that asks for more than anybody waits: the rest is for another day. */
static void test_put_off(void **state)
{
	static const struct test_page slow[] = {
		{ .path = "/robots.txt", .body = "User-agent: *\nCrawl-delay: 3600\n" },
		{ .path = "/a", .body = "a" },
	};
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, slow, COUNT_OF(slow), true);
	fixture_open(&fixture);
	fixture_give(&fixture, "one.test", "/a");
	SCOPED(fetch_job_destroy) struct fetch_job *job = fixture_take(&fixture);
	assert_int_equal(job->outcome, FETCH_PUT_OFF);
	assert_true(job->retry_after_ms > 3500 * 1000);
	assert_int_equal(test_site_asked(fixture.site, NULL, "/a"), 0);
	fixture_end(&fixture);
}

/* Fifty requests at once, a fair turn each: no host's line is worked off before another's. */
static void test_fair(void **state)
{
	struct fixture fixture;
	size_t first_of_two = 0;

	(void)state;
	fixture_begin(&fixture, plain, COUNT_OF(plain), true);
	fixture.policy.max_connections = 1;
	fixture.policy.min_delay_ms = 1;
	fixture_open(&fixture);
	for (int i = 0; i < 50; i++)
		fixture_give(&fixture, "one.test", "/a");
	fixture_give(&fixture, "two.test", "/b");
	take_all(&fixture, 51, FETCH_RECEIVED);
	for (size_t i = 0; i < test_site_count(fixture.site); i++)
		if (strcmp(test_site_request(fixture.site, i)->path, "/b") == 0)
			first_of_two = i;
	assert_true(first_of_two > 0 && first_of_two < 30);
	fixture_end(&fixture);
}

static void ask_robots(const struct test_page *pages, size_t count, const char *path,
	enum fetch_outcome outcome, int code)
{
	struct fixture fixture;

	fixture_begin(&fixture, pages, count, true);
	fixture_open(&fixture);
	SCOPED(fetch_job_destroy)
	struct fetch_job *job = fixture_fetch(&fixture, "one.test", path);
	if (job->outcome != outcome || job->failure.code != code)
		fail_msg("%s: %d, %d %s", path, job->outcome, job->failure.code,
			job->failure.why);
	if (outcome != FETCH_RECEIVED)
		assert_int_equal(test_site_asked(fixture.site, NULL, path), 0);
	assert_true(test_site_asked(fixture.site, "one.test", "/robots.txt") == 1);
	fixture_end(&fixture);
}

static void test_robots(void **state)
{
	const struct test_page page = { .path = "/a", .body = "a" };
	const struct test_page forbids[] = { page,
		{ .path = "/robots.txt",
			.body = "User-agent: OWL\nDisallow: /b\n\nUser-agent: *\nDisallow: "
				"/\n" } };
	const struct test_page missing[] = { page };
	const struct test_page secret[] = { page, { .path = "/robots.txt", .status = 403 } };
	const struct test_page broken[] = { page, { .path = "/robots.txt", .status = 503 } };
	const struct test_page many[] = { page, { .path = "/robots.txt", .status = 429 } };
	const struct test_page reset[] = { page,
		{ .path = "/robots.txt", .manner = TEST_RESET } };
	const struct test_page loop[] = { page,
		{ .path = "/robots.txt", .status = 302, .headers = "Location: /again\r\n" },
		{ .path = "/again", .status = 302, .headers = "Location: /again\r\n" } };

	(void)state;
	ask_robots(forbids, 2, "/a", FETCH_RECEIVED, 0);
	ask_robots(forbids, 2, "/b?c", FETCH_FAILED, FAILURE_DENIED);
	ask_robots(missing, 1, "/a", FETCH_RECEIVED, 0);
	ask_robots(secret, 2, "/a", FETCH_RECEIVED, 0);
	ask_robots(broken, 2, "/a", FETCH_FAILED, WINNOW_EAGAIN);
	ask_robots(many, 2, "/a", FETCH_FAILED, WINNOW_EAGAIN);
	ask_robots(reset, 2, "/a", FETCH_FAILED, WINNOW_EAGAIN);
	ask_robots(loop, 3, "/a", FETCH_RECEIVED, 0);
}

/* Five redirects are followed, also to another host, and count for the first. */
static void test_robots_elsewhere(void **state)
{
	static const struct test_page moved[] = {
		{ .path = "/robots.txt",
			.host = "one.test",
			.status = 301,
			.headers = "Location: http://two.test:%PORT%/1\r\n" },
		{ .path = "/1", .status = 301, .headers = "Location: /2\r\n" },
		{ .path = "/2", .status = 301, .headers = "Location: /3\r\n" },
		{ .path = "/3", .status = 301, .headers = "Location: /4\r\n" },
		{ .path = "/4", .status = 301, .headers = "Location: /5\r\n" },
		{ .path = "/5", .body = "User-agent: owl\nDisallow: /a\n" },
		{ .path = "/a", .body = "a" },
	};

	(void)state;
	ask_robots(moved, COUNT_OF(moved), "/a", FETCH_FAILED, FAILURE_DENIED);
}

/* Hundreds of hosts at once, and one that never answers holds up nobody. */
static void test_many_hosts(void **state)
{
	enum { HOSTS = 300 };
	static struct winnow_str names[HOSTS];
	static char texts[HOSTS][64];
	struct test_page many[] = { { .path = "/a", .body = "a" },
		{ .path = "/silent", .manner = TEST_SILENT } };
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, many, COUNT_OF(many), true);
	for (int i = 0; i < HOSTS; i++) {
		snprintf(texts[i], sizeof texts[i], "h%d.test:%u:127.0.0.1", i,
			test_site_port(fixture.site));
		names[i] = winnow_str(texts[i]);
	}
	fixture.policy.resolve = names;
	fixture.policy.resolve_count = HOSTS;
	fixture.policy.min_delay_ms = 50;
	fixture.policy.max_connections = 500;
	/* So that the silent one outlasts all others. */
	fixture.policy.header_timeout_ms = fixture.policy.low_speed_ms =
		fixture.policy.timeout_ms = 600000;
	struct winnow_str allowed[HOSTS];
	char hosts[HOSTS][16];
	for (int i = 0; i < HOSTS; i++) {
		snprintf(hosts[i], sizeof hosts[i], "h%d.test", i);
		allowed[i] = winnow_str(hosts[i]);
	}
	policy_sort_hosts(allowed, HOSTS);
	fixture.policy.allow_private = allowed;
	fixture.policy.allow_private_count = HOSTS;
	fixture_open(&fixture);
	fixture_give(&fixture, "h0.test", "/silent");
	for (int i = 1; i < HOSTS; i++)
		for (int page = 0; page < 3; page++)
			fixture_give(&fixture, hosts[i], "/a");
	take_all(&fixture, (HOSTS - 1) * 3, FETCH_RECEIVED);
	assert_int_equal(fetcher_in_hand(fixture.fetcher), 1);
	int side_by_side = 0;
	for (int i = 1; i < HOSTS; i++)
		side_by_side += is_among_others(&fixture, hosts[i]);
	assert_true(side_by_side > HOSTS / 2);
	fixture_end(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_delay),
		cmocka_unit_test(test_crawl_delay),
		cmocka_unit_test(test_put_off),
		cmocka_unit_test(test_fair),
		cmocka_unit_test(test_robots),
		cmocka_unit_test(test_robots_elsewhere),
		cmocka_unit_test(test_many_hosts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
