/* SPDX-License-Identifier: MIT
 * HTTPS and HTTP/2, against the distribution's own servers, with a certificate made here. */
#include "fetcher_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include "tools/temporary.h"
#include "tools/test_server.h"

static char *folder;
static struct test_server server;
static struct fixture fixture;
static char resolve[80];

static struct test_page tunnel;
static char place[80];

static void begin(struct test_server (*start)(const char *folder), const char *certified)
{
	folder = temporary_folder();
	test_server_certify(folder, certified);
	free(temporary_file(
		folder, "robots.txt", STR_LITERAL("User-agent: *\nDisallow: /no\n")));
	free(temporary_file(folder, "page", STR_LITERAL("HTTP/1.0 is what s_server says")));
	server = start(folder);
	fixture_begin(&fixture, &tunnel, 0, true);
	snprintf(resolve, sizeof resolve, "two.test:%u:127.0.0.1", server.port);
	fixture.names[1] = winnow_str(resolve);
}

static int end(void **state)
{
	(void)state;
	test_server_stop(&server);
	fixture_end(&fixture);
	temporary_remove(folder);
	return 0;
}

static void vouch(void)
{
	static char path[300];

	snprintf(path, sizeof path, "%s/cert.pem", folder);
	fixture.policy.ca_file = winnow_str(path);
}

static struct fetch_job *fetch_page(const char *path)
{
	char uri[120];

	snprintf(uri, sizeof uri, "https://two.test:%u/%s", server.port, path);
	struct fetch_job *job = fetch_job_create(winnow_str(uri));
	assert_non_null(job);
	fetcher_give(fixture.fetcher, job);
	return fixture_take(&fixture);
}

static void assert_page(void)
{
	SCOPED(fetch_job_destroy) struct fetch_job *job = fetch_page("page");

	if (job->outcome != FETCH_RECEIVED)
		fail_msg("%s", job->failure.why);
	assert_true(winnow_is(buffer_str(&job->body), "HTTP/1.0 is what s_server says"));
}

static void test_tls(void **state)
{
	(void)state;
	begin(test_server_start_tls, "two.test");
	vouch();
	fixture_open(&fixture);
	assert_page();
}

/* Nobody vouches for it, or it is made out to somebody else. */
static void assert_refused(void)
{
	SCOPED(fetch_job_destroy) struct fetch_job *job = fetch_page("page");

	assert_int_equal(job->outcome, FETCH_FAILED);
	assert_int_equal(job->failure.code, FAILURE_DENIED);
	assert_non_null(strstr(job->failure.why, "its certificate cannot be trusted"));
	assert_non_null(strstr(job->failure.why, "ca_file"));
}

static void test_unknown_certificate(void **state)
{
	(void)state;
	begin(test_server_start_tls, "two.test");
	fixture_open(&fixture);
	assert_refused();
}

static void test_other_certificate(void **state)
{
	(void)state;
	begin(test_server_start_tls, "elsewhere.test");
	vouch();
	fixture_open(&fixture);
	assert_refused();
}

/* nghttpd answers nothing but HTTP/2. */
static void test_http2(void **state)
{
	(void)state;
	begin(test_server_start_http2, "two.test");
	vouch();
	fixture_open(&fixture);
	for (int i = 0; i < 5; i++)
		assert_page();
	SCOPED(fetch_job_destroy) struct fetch_job *denied = fetch_page("no");
	assert_int_equal(denied->failure.code, FAILURE_DENIED);
	SCOPED(fetch_job_destroy) struct fetch_job *missing = fetch_page("missing");
	assert_int_equal(missing->failure.code, FAILURE_MISSING);
}

/* A proxy sees where to, and no more. */
static void test_tunnel(void **state)
{
	char proxy[80];

	(void)state;
	begin(test_server_start_tls, "two.test");
	vouch();
	test_site_stop(fixture.site);
	snprintf(place, sizeof place, "two.test:%u", server.port);
	tunnel = (struct test_page){ .path = place, .manner = TEST_TUNNEL };
	fixture.site = test_site_start(&tunnel, 1);
	snprintf(proxy, sizeof proxy, "http://127.0.0.1:%u", test_site_port(fixture.site));
	fixture.policy.proxy = winnow_str(proxy);
	fixture_open(&fixture);
	assert_page();
	assert_true(test_site_asked(fixture.site, NULL, place) > 0);
	for (size_t i = 0; i < test_site_count(fixture.site); i++)
		assert_int_equal(
			strncmp(test_site_request(fixture.site, i)->head, "CONNECT ", 8), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_tls, end),
		cmocka_unit_test_teardown(test_unknown_certificate, end),
		cmocka_unit_test_teardown(test_other_certificate, end),
		cmocka_unit_test_teardown(test_http2, end),
		cmocka_unit_test_teardown(test_tunnel, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
