/* SPDX-License-Identifier: MIT
 * What a source may do besides: headers for its own sites, private hosts; and what nobody may have
 * done behind the configuration's back: proxies of the environment, .netrc, Alt-Svc, cookies. */
#include "fetcher_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include "tools/temporary.h"

static const struct test_page pages[] = {
	{ .path = "/plain", .body = "plain" },
	{ .path = "/near", .status = 302, .headers = "Location: /plain\r\n" },
	{ .path = "/far",
		.status = 302,
		.headers = "Location: http://two.test:%PORT%/plain\r\n" },
	{ .path = "/inside",
		.status = 302,
		.headers = "Location: http://inside.test:%PORT%/plain\r\n" },
	{ .path = "/cookie",
		.headers =
			"Set-Cookie: a=b; Path=/\r\nAlt-Svc: http/1.1=\"two.test:%PORT%\"\r\n"
			"Strict-Transport-Security: max-age=9999\r\n",
		.body = "c" },
	/* As a proxy is asked. */
	{ .path = "http://93.184.216.34/robots.txt", .status = 404 },
	{ .path = "http://93.184.216.34/plain", .body = "by proxy" },
	{ .path = "http://93.184.216.34/inside",
		.status = 302,
		.headers = "Location: http://127.0.0.1:%PORT%/plain\r\n" },
};

static struct fixture fixture;
static char site[80];
static struct winnow_str own_site, own_hosts[1] = { { "inside.test", 11 } },
				   own_headers[1] = { { "Authorization: Bearer s3cret", 28 } };
static struct fetch_terms terms;

static int begin(void **state)
{
	(void)state;
	fixture_begin(&fixture, pages, COUNT_OF(pages), true);
	snprintf(site, sizeof site, "http://one.test:%u", test_site_port(fixture.site));
	own_site = winnow_str(site);
	terms = (struct fetch_terms){ .headers = own_headers,
		.header_count = 1,
		.header_sites = &own_site,
		.header_site_count = 1 };
	return 0;
}

static int end(void **state)
{
	(void)state;
	fixture_end(&fixture);
	return 0;
}

static struct fetch_job *fetch_under(
	const struct fetch_terms *job_terms, const char *host, const char *path)
{
	struct fetch_job *job = fixture_job(&fixture, host, path);

	job->terms = job_terms;
	fetcher_give(fixture.fetcher, job);
	return fixture_take(&fixture);
}

static void assert_received(struct fetch_job *job)
{
	if (job->outcome != FETCH_RECEIVED)
		fail_msg("%s", job->failure.why);
	fetch_job_destroy(job);
}

/* The secret is where it belongs, and nowhere else. */
static void assert_secret_stays(size_t times)
{
	size_t sent = 0;

	for (size_t i = 0; i < test_site_count(fixture.site); i++) {
		const struct test_request *request = test_site_request(fixture.site, i);
		bool has = strstr(request->head, "Authorization: Bearer s3cret\r\n");
		sent += has;
		assert_false(has && strcmp(request->host, "one.test") != 0);
		assert_false(has && strcmp(request->path, "/robots.txt") == 0);
	}
	assert_int_equal(sent, times);
}

static void test_headers(void **state)
{
	(void)state;
	fixture_open(&fixture);
	assert_received(fetch_under(&terms, "one.test", "/plain"));
	assert_received(fetch_under(&terms, "one.test", "/near"));
	assert_received(fetch_under(&terms, "one.test", "/far"));
	assert_received(fetch_under(&terms, "two.test", "/plain"));
	assert_received(fetch_under(NULL, "one.test", "/plain"));
	assert_secret_stays(4);
}

/* One source may go there, the other not, not even through the connection of the first. */
static void test_private_by_source(void **state)
{
	const struct fetch_terms own = { .allow_private = own_hosts, .allow_private_count = 1 };

	(void)state;
	fixture.policy.robots = own;
	fixture_open(&fixture);
	for (int i = 0; i < 3; i++) {
		SCOPED(fetch_job_destroy)
		struct fetch_job *other = fetch_under(&terms, "one.test", "/inside");
		assert_int_equal(other->outcome, FETCH_FAILED);
		assert_int_equal(other->failure.code, FAILURE_DENIED);
		assert_non_null(strstr(other->failure.why, "name inside.test:"));
		assert_received(fetch_under(&own, "inside.test", "/plain"));
	}
	assert_int_equal(test_site_asked(fixture.site, "inside.test", "/plain"), 3);
	assert_received(fetch_under(&own, "one.test", "/inside"));
}

/* The configuration's proxy is asked for everything, and has no say about private numbers. */
static void test_proxy(void **state)
{
	char proxy[80];

	(void)state;
	snprintf(proxy, sizeof proxy, "http://127.0.0.1:%u", test_site_port(fixture.site));
	fixture.policy.proxy = winnow_str(proxy);
	fixture_open(&fixture);
	struct fetch_job *job = fetch_job_create(STR_LITERAL("http://93.184.216.34/plain"));
	fetcher_give(fixture.fetcher, job);
	job = fixture_take(&fixture);
	assert_true(winnow_is(buffer_str(&job->body), "by proxy"));
	assert_received(job);
	job = fetch_job_create(STR_LITERAL("http://93.184.216.34/inside"));
	fetcher_give(fixture.fetcher, job);
	job = fixture_take(&fixture);
	assert_int_equal(job->failure.code, FAILURE_DENIED);
	fetch_job_destroy(job);
	assert_int_equal(test_site_asked(fixture.site, NULL, "/plain"), 0);
}

/* What the environment says about proxies and passwords is not asked for. */
static void test_environment(void **state)
{
	char *home = temporary_folder();
	char proxy[80];

	(void)state;
	free(temporary_file(
		home, ".netrc", STR_LITERAL("machine one.test login owl password hoot\n")));
	snprintf(proxy, sizeof proxy, "http://127.0.0.1:%u", test_site_port(fixture.site));
	setenv("HOME", home, 1);
	setenv("http_proxy", proxy, 1);
	setenv("all_proxy", proxy, 1);
	fixture_open(&fixture);
	assert_received(fetch_under(NULL, "one.test", "/plain"));
	const struct test_request *last =
		test_site_request(fixture.site, test_site_count(fixture.site) - 1);
	assert_string_equal(last->path, "/plain");
	assert_null(strstr(last->head, "Authorization"));
	unsetenv("http_proxy");
	unsetenv("all_proxy");
	temporary_remove(home);
}

/* Neither cookies nor another place, nor another scheme, because the server said so. */
static void test_server_wishes(void **state)
{
	(void)state;
	fixture_open(&fixture);
	assert_received(fetch_under(NULL, "one.test", "/cookie"));
	assert_received(fetch_under(NULL, "one.test", "/plain"));
	const struct test_request *last =
		test_site_request(fixture.site, test_site_count(fixture.site) - 1);
	assert_string_equal(last->host, "one.test");
	assert_null(strstr(last->head, "Cookie"));
}

/* A password in an address is dropped. */
static void test_password_in_address(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str uri;
	struct failure failure;

	(void)state;
	assert_int_equal(
		fetch_resolve(STR_LITERAL(""), STR_LITERAL("http://owl:hoot@two.test/a"), arena,
			&uri, &failure),
		0);
	assert_true(winnow_is(uri, "http://two.test/a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_headers, begin, end),
		cmocka_unit_test_setup_teardown(test_private_by_source, begin, end),
		cmocka_unit_test_setup_teardown(test_proxy, begin, end),
		cmocka_unit_test_setup_teardown(test_environment, begin, end),
		cmocka_unit_test_setup_teardown(test_server_wishes, begin, end),
		cmocka_unit_test(test_password_in_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
