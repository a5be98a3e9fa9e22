/* SPDX-License-Identifier: MIT
 * The fetcher against a real server: what an answer means, where it never goes, how it waits. */
#include "fetcher_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include "base/clock.h"

static const struct test_page pages[] = {
	{ .path = "/plain",
		.headers = "Content-Type: Text/HTML; charset=\"utf-8\"\r\nETag: \"a1\"\r\n"
			   "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n",
		.body = "<p>plain" },
	{ .path = "/gzip", .manner = TEST_GZIP, .body = "compressed, and plain again" },
	{ .path = "/bomb", .manner = TEST_BOMB },
	{ .path = "/moved", .status = 301, .headers = "Location: /plain\r\n" },
	{ .path = "/across",
		.status = 302,
		.headers = "Location: http://two.test:%PORT%/plain\r\n" },
	{ .path = "/inside",
		.status = 302,
		.headers = "Location: http://inside.test:%PORT%/plain\r\n" },
	{ .path = "/number",
		.status = 302,
		.headers = "Location: http://127.0.0.1:%PORT%/plain\r\n" },
	{ .path = "/file", .status = 302, .headers = "Location: file:///etc/hostname\r\n" },
	{ .path = "/to/*", .status = 302, .headers = "Location: %REST%\r\n" },
	{ .path = "/mail", .status = 302, .headers = "Location: http://one.test:25/\r\n" },
	{ .path = "/loop", .status = 302, .headers = "Location: /loop\r\n" },
	{ .path = "/hop/*", .status = 302, .headers = "Location: /hop/%NEXT%\r\n" },
	{ .path = "/nowhere", .status = 302 },
	{ .path = "/twice", .status = 302, .headers = "Location: /a\r\nLocation: /b\r\n" },
	{ .path = "/unasked", .status = 304 },
	{ .path = "/part", .status = 206, .body = "a part" },
	{ .path = "/gone", .status = 410 },
	{ .path = "/secret", .status = 403 },
	{ .path = "/odd", .status = 418 },
	{ .path = "/later", .status = 429, .headers = "Retry-After: 2\r\n" },
	{ .path = "/never",
		.status = 503,
		.headers = "Retry-After: 100000000000000000000\r\n" },
	{ .path = "/date",
		.status = 429,
		.headers = "Retry-After: Sun, 06 Nov 2094 08:49:37 GMT\r\n" },
	{ .path = "/past",
		.status = 429,
		.headers = "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n" },
	{ .path = "/broken", .status = 500 },
	{ .path = "/trickle", .manner = TEST_TRICKLE },
	{ .path = "/silent", .manner = TEST_SILENT },
	{ .path = "/slow-head", .manner = TEST_SLOW_HEAD },
	{ .path = "/half", .manner = TEST_HALF },
	{ .path = "/chunks", .manner = TEST_CHUNKS },
	{ .path = "/endless", .manner = TEST_ENDLESS },
	{ .path = "/headers", .manner = TEST_HEADERS },
	{ .path = "/interim", .manner = TEST_INTERIM },
	{ .path = "/reset", .manner = TEST_RESET },
	{ .path = "/short",
		.manner = TEST_RAW,
		.body = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this" },
	{ .path = "/lengths",
		.manner = TEST_RAW,
		.body = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nContent-Length: 4\r\n\r\n"
			"only this" },
	{ .path = "/both",
		.manner = TEST_RAW,
		.body = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n"
			"Transfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n0\r\n\r\n" },
	{ .path = "/lie",
		.manner = TEST_RAW,
		.body = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
			"Content-Length: 9\r\n\r\nonly this" },
	{ .path = "/banner", .manner = TEST_RAW, .body = "SSH-2.0-OpenSSH_9.2\r\n" },
	{ .path = "/chunk",
		.manner = TEST_RAW,
		.body = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
			"ffffffffffffffff0\r\nx" },
	{ .path = "/nine", .manner = TEST_RAW, .body = "plain, without a head" },
	{ .path = "/tab",
		.manner = TEST_RAW,
		.body = "HTTP/1.1 200 OK\r\nETag: \"a\tb\"\r\nLast-Modified: a\x01z\r\n"
			"Content-Type: text/html\x1b[2J\r\nContent-Length: 4\r\n\r\nonly" },
	{ .path = "/blank", .status = 302, .headers = "Location: \r\n" },
	{ .path = "/split",
		.status = 302,
		.headers = "Location: /plain%0d%0aX-Injected:%20yes\r\n" },
	{ .path = "/099", .manner = TEST_RAW, .body = "HTTP/1.1 099 Odd\r\n\r\n" },
};

static int begin(void **state)
{
	static struct fixture fixture;

	fixture_begin(&fixture, pages, COUNT_OF(pages), true);
	fixture_open(&fixture);
	*state = &fixture;
	return 0;
}

static int end(void **state)
{
	fixture_end(*state);
	return 0;
}

static void test_plain(void **state)
{
	SCOPED(fetch_job_destroy)
	struct fetch_job *job = fixture_fetch(*state, "one.test", "/plain");

	assert_int_equal(job->outcome, FETCH_RECEIVED);
	assert_true(winnow_is(buffer_str(&job->body), "<p>plain"));
	assert_true(winnow_is(job->media_type, "text/html"));
	assert_true(winnow_is(job->charset, "utf-8"));
	assert_true(winnow_is(job->etag, "\"a1\""));
	assert_int_equal(job->modified_ms, 784111777000);
	assert_true(job->fetched_ms > 0);
	assert_true(winnow_is(job->headers[0].name, "content-type"));
}

static int compare_item(void *context, const struct winnow_item *item)
{
	const struct fetch_job *job = context;

	assert_true(winnow_is(item->uri, "http://asked.test/"));
	assert_true(winnow_equal(item->final_uri, job->uri));
	assert_true(winnow_is(item->body, "compressed, and plain again"));
	assert_int_equal(item->length, 27);
	assert_int_equal(item->sha256.len, 64);
	assert_int_equal(item->depth, 3);
	return 7;
}

static void test_compressed(void **state)
{
	SCOPED(fetch_job_destroy)
	struct fetch_job *job = fixture_fetch(*state, "one.test", "/gzip");
	const struct fetch_request request = { .uri = STR_LITERAL("http://asked.test/"),
		.depth = 3 };

	assert_int_equal(job->outcome, FETCH_RECEIVED);
	assert_int_equal(fetch_job_show(job, &request, compare_item, job, NULL), 7);
}

/* The exchange as it was on the wire, for who wants to keep it. */
static void test_exchange(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, pages, COUNT_OF(pages), true);
	fixture.policy.keep_exchange = true;
	fixture_open(&fixture);
	struct fetch_job *job = fixture_fetch(&fixture, "one.test", "/gzip");
	struct winnow_str sent = buffer_str(&job->request_head);
	struct winnow_str head = buffer_str(&job->response_head);
	assert_true(winnow_starts(sent, "GET /gzip HTTP/1.1\r\n"));
	assert_true(winnow_ends(sent, "\r\n\r\n"));
	assert_true(
		str_find(sent, STR_LITERAL("Accept-Encoding: gzip, deflate, br")) < sent.len);
	assert_true(winnow_starts(head, "HTTP/1.1 200 Because\r\nContent-Encoding: gzip\r\n"));
	assert_true(winnow_ends(head, "\r\n\r\n"));
	assert_true(winnow_starts(buffer_str(&job->wire), "\x1f\x8b"));
	assert_true(winnow_is(buffer_str(&job->body), "compressed, and plain again"));
	assert_true(winnow_is(job->address, "127.0.0.1"));
	fetch_job_destroy(job);
	/* What was not encoded is kept once. */
	job = fixture_fetch(&fixture, "one.test", "/plain");
	assert_int_equal(job->wire.length, 0);
	assert_true(winnow_is(buffer_str(&job->body), "<p>plain"));
	fetch_job_destroy(job);
	fixture_end(&fixture);
}

/* What must not be taken for a page, and what is done about it. */
static void test_failures(void **state)
{
	static const struct {
		const char *path;
		int code;
		const char *why;
	} cases[] = {
		{ "/bomb", WINNOW_ELIMIT, "larger than" },
		{ "/inside", FAILURE_DENIED, "leads to 127.0.0.1" },
		{ "/number", FAILURE_DENIED, "no public address" },
		{ "/file", FAILURE_DENIED, "only http and https" },
		{ "/to/mailto:owl@one.test", WINNOW_EDATA, "is no address" },
		{ "/to/ftp://one.test/plain", WINNOW_EDATA, "only file, http and https" },
		{ "/to/gopher://one.test:70/1", WINNOW_EDATA, "only file, http and https" },
		{ "/to/smb://one.test/plain", WINNOW_EDATA, "only file, http and https" },
		{ "/to/data:text/html,plain", WINNOW_EDATA, "is no address" },
		{ "/mail", FAILURE_DENIED, "port" },
		{ "/loop", WINNOW_EDATA, "more than 10 times" },
		{ "/hop/1", WINNOW_EDATA, "more than 10 times" },
		{ "/nowhere", WINNOW_EDATA, "without saying where" },
		{ "/twice", WINNOW_EDATA, "two places" },
		{ "/unasked", WINNOW_EDATA, "304" },
		{ "/part", WINNOW_EDATA, "a part" },
		{ "/gone", FAILURE_MISSING, "410" },
		{ "/missing", FAILURE_MISSING, "404" },
		{ "/secret", FAILURE_DENIED, "403" },
		{ "/odd", WINNOW_EDATA, "418" },
		{ "/broken", WINNOW_EAGAIN, "500" },
		{ "/trickle", WINNOW_EAGAIN, "" },
		{ "/silent", WINNOW_EAGAIN, "" },
		{ "/half", WINNOW_EAGAIN, "" },
		{ "/chunks", WINNOW_ELIMIT, "larger than" },
		{ "/endless", WINNOW_ELIMIT, "larger than" },
		{ "/headers", WINNOW_ELIMIT, "256 KiB" },
		{ "/interim", WINNOW_ELIMIT, "256 KiB" },
		{ "/reset", WINNOW_EAGAIN, "" },
		{ "/short", WINNOW_EAGAIN, "" },
		{ "/lengths", WINNOW_EDATA, "two different lengths" },
		{ "/both", WINNOW_EDATA, "a length and" },
		{ "/lie", WINNOW_EDATA, "its gzip encoding is broken, or is none" },
		{ "/banner", WINNOW_EDATA, "" },
		{ "/chunk", WINNOW_EAGAIN, "" },
		{ "/099", WINNOW_EDATA, "" },
		{ "/nine", WINNOW_EDATA, "" },
		{ "/blank", WINNOW_EDATA, "without saying where" },
		{ "/split", FAILURE_MISSING, "404" },
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		SCOPED(fetch_job_destroy)
		struct fetch_job *job = fixture_fetch(*state, "one.test", cases[i].path);
		if (job->outcome != FETCH_FAILED || job->failure.code != cases[i].code ||
			!strstr(job->failure.why, cases[i].why))
			fail_msg("%s: %d, %d: %s", cases[i].path, job->outcome,
				job->failure.code, job->failure.why);
	}
}

/* "NAME: xxx…" of so many bytes. */
static char *long_header(const char *name, size_t length)
{
	size_t head = strlen(name);
	char *line = malloc(head + length + 3);

	assert_non_null(line);
	memcpy(line, name, head);
	memset(line + head, 'x', length);
	memcpy(line + head + length, "\r\n", 3);
	return line;
}

/* One line may be as long as a head may be; what is sent back is shorter. */
static void test_long_lines(void **state)
{
	char *location = long_header("Location: /", 1 << 20);
	char *line = long_header("X-Long: ", 10 << 20), *tag = long_header("ETag: ", 2000);
	const struct test_page long_pages[] = {
		{ .path = "/location", .status = 302, .headers = location },
		{ .path = "/line", .headers = line, .body = "a" },
		{ .path = "/tag", .headers = tag, .body = "a" },
	};
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, long_pages, COUNT_OF(long_pages), true);
	fixture_open(&fixture);
	SCOPED(fetch_job_destroy)
	struct fetch_job *far = fixture_fetch(&fixture, "one.test", "/location");
	SCOPED(fetch_job_destroy)
	struct fetch_job *wide = fixture_fetch(&fixture, "one.test", "/line");
	SCOPED(fetch_job_destroy)
	struct fetch_job *tagged = fixture_fetch(&fixture, "one.test", "/tag");
	fixture_end(&fixture);
	free(location);
	free(line);
	free(tag);
	assert_int_equal(far->outcome, FETCH_FAILED);
	assert_int_equal(wide->outcome, FETCH_FAILED);
	assert_int_equal(far->hops, 0);
	assert_true(wide->response_head.length < (1 << 20));
	assert_int_equal(tagged->outcome, FETCH_RECEIVED);
	assert_int_equal(tagged->etag.len, 0);
}

/* A head that dribbles is given up, however patient the policy is with a body. */
static void test_slow_head(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, pages, COUNT_OF(pages), true);
	fixture.policy.header_timeout_ms = 300;
	fixture.policy.low_speed_ms = 10000;
	fixture.policy.timeout_ms = 20000;
	fixture_open(&fixture);
	SCOPED(fetch_job_destroy)
	struct fetch_job *job = fixture_fetch(&fixture, "one.test", "/slow-head");
	assert_int_equal(job->failure.code, WINNOW_EAGAIN);
	assert_non_null(strstr(job->failure.why, "header_timeout"));
	fixture_end(&fixture);
}

static void test_redirects(void **state)
{
	struct fixture *fixture = *state;
	SCOPED(fetch_job_destroy)
	struct fetch_job *near = fixture_fetch(fixture, "one.test", "/moved");
	SCOPED(fetch_job_destroy)
	struct fetch_job *far = fixture_fetch(fixture, "one.test", "/across");

	assert_int_equal(near->outcome, FETCH_RECEIVED);
	assert_true(winnow_ends(near->uri, "/plain"));
	assert_int_equal(far->outcome, FETCH_RECEIVED);
	assert_true(winnow_starts(far->uri, "http://two.test:"));
	assert_true(test_site_asked(fixture->site, "two.test", "/robots.txt") == 1);
	assert_true(test_site_asked(fixture->site, "inside.test", "/plain") == 0);
}

static void test_long_redirect(void **state)
{
	char headers[FETCH_LONGEST_ADDRESS + 64];
	struct test_page far[] = { { .path = "/far", .status = 302, .headers = headers } };
	struct fixture fixture;
	int length = snprintf(headers, sizeof headers, "Location: /");

	(void)state;
	memset(headers + length, 'a', FETCH_LONGEST_ADDRESS);
	strcpy(headers + length + FETCH_LONGEST_ADDRESS, "\r\n");
	fixture_begin(&fixture, far, COUNT_OF(far), true);
	fixture_open(&fixture);
	SCOPED(fetch_job_destroy)
	struct fetch_job *job = fixture_fetch(&fixture, "one.test", "/far");
	assert_int_equal(job->failure.code, WINNOW_EDATA);
	assert_non_null(strstr(job->failure.why, "longer than 4,096 bytes"));
	fixture_end(&fixture);
}

static struct fetch_job *ask_again(
	struct fixture *fixture, const char *last, const char *etag, const char *modified)
{
	struct fetch_job *job = fixture_job(fixture, "one.test", "/plain");

	job->last_uri = winnow_is(winnow_str(last), "same") ? job->uri : winnow_str(last);
	job->last_etag = winnow_str(etag);
	job->last_modified = winnow_str(modified);
	fetcher_give(fixture->fetcher, job);
	return fixture_take(fixture);
}

static void test_conditional(void **state)
{
	static const char date[] = "Sun, 06 Nov 1994 08:49:37 GMT";
	SCOPED(fetch_job_destroy)
	struct fetch_job *by_tag = ask_again(*state, "same", "\"a1\"", "");
	SCOPED(fetch_job_destroy)
	struct fetch_job *by_date = ask_again(*state, "same", "", date);
	SCOPED(fetch_job_destroy)
	struct fetch_job *changed = ask_again(*state, "same", "\"a0\"", "");
	SCOPED(fetch_job_destroy)
	struct fetch_job *elsewhere = ask_again(*state, "http://two.test/", "\"a1\"", date);

	assert_int_equal(by_tag->outcome, FETCH_UNCHANGED);
	assert_int_equal(by_date->outcome, FETCH_UNCHANGED);
	assert_int_equal(changed->outcome, FETCH_RECEIVED);
	assert_int_equal(elsewhere->outcome, FETCH_RECEIVED);
}

static void test_retry_after(void **state)
{
	struct fixture *fixture = *state;
	int64_t began = clock_monotonic_ms();
	SCOPED(fetch_job_destroy)
	struct fetch_job *later = fixture_fetch(fixture, "two.test", "/later");
	SCOPED(fetch_job_destroy)
	struct fetch_job *next = fixture_fetch(fixture, "two.test", "/plain");

	assert_int_equal(later->failure.code, WINNOW_EAGAIN);
	assert_int_equal(later->retry_after_ms, 2000);
	assert_int_equal(next->outcome, FETCH_RECEIVED);
	assert_true(clock_monotonic_ms() - began >= 2000);
}

/* However long it is asked for: a day at most. */
static void test_retry_after_is_clamped(void **state)
{
	static const struct {
		const char *path;
		int64_t wait_ms;
	} cases[] = { { "/past", 0 }, { "/date", 86400000 }, { "/never", 86400000 } };

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		/* Each from a host of its own: the one before waits now. */
		const char *host = i == 2 ? "two.test" : "one.test";
		SCOPED(fetch_job_destroy)
		struct fetch_job *job = fixture_fetch(*state, host, cases[i].path);
		assert_int_equal(job->failure.code, WINNOW_EAGAIN);
		assert_int_equal(job->retry_after_ms, cases[i].wait_ms);
	}
}

/* What a server says is never sent back raw, nor shown so. */
static void test_odd_bytes(void **state)
{
	struct fixture *fixture = *state;
	SCOPED(fetch_job_destroy)
	struct fetch_job *job = fixture_fetch(fixture, "one.test", "/tab");
	SCOPED(fetch_job_destroy)
	struct fetch_job *split = fixture_fetch(fixture, "one.test", "/split");

	assert_int_equal(job->outcome, FETCH_RECEIVED);
	assert_int_equal(job->etag.len, 0);
	assert_int_equal(job->modified.len, 0);
	assert_true(winnow_is(job->media_type, "text/html?[2j"));
	assert_int_equal(split->outcome, FETCH_FAILED);
	for (size_t i = 0; i < test_site_count(fixture->site); i++)
		assert_null(strstr(test_site_request(fixture->site, i)->head, "\nX-Injected"));
}

/* Nothing but what it is asked to say is said: no cookies, no referrer. */
static void test_what_is_sent(void **state)
{
	struct fixture *fixture = *state;
	SCOPED(fetch_job_destroy)
	struct fetch_job *job = fixture_fetch(fixture, "one.test", "/plain");
	size_t count = test_site_count(fixture->site);
	const struct test_request *request = test_site_request(fixture->site, count - 1);

	assert_int_equal(job->outcome, FETCH_RECEIVED);
	assert_non_null(
		strstr(request->head, "User-Agent: Owl/1.0 (+https://owl.example)\r\n"));
	assert_null(strstr(request->head, "Cookie"));
	assert_null(strstr(request->head, "Referer"));
	assert_null(strstr(request->head, "Authorization"));
	assert_int_equal(test_site_asked(fixture->site, "one.test", "/robots.txt"), 1);
}

static void test_connections_are_reused(void **state)
{
	struct fixture *fixture = *state;

	fetch_job_destroy(fixture_fetch(fixture, "one.test", "/plain"));
	size_t before = test_site_connections(fixture->site);
	for (int i = 0; i < 20; i++)
		fetch_job_destroy(fixture_fetch(fixture, "one.test", "/plain"));
	assert_true(test_site_connections(fixture->site) <= before + 1);
}

static void test_cancel(void **state)
{
	struct fixture *fixture = *state;

	fixture_give(fixture, "one.test", "/silent");
	fixture_give(fixture, "one.test", "/plain");
	fixture_give(fixture, "two.test", "/silent");
	test_site_await(fixture->site, "/silent");
	fetcher_cancel(fixture->fetcher);
	/* Had one been waited for, it would have failed at its time. */
	for (int i = 0; i < 3; i++) {
		SCOPED(fetch_job_destroy) struct fetch_job *job = fixture_take(fixture);
		assert_int_equal(job->outcome, FETCH_CANCELLED);
	}
	assert_int_equal(fetcher_in_hand(fixture->fetcher), 0);
}

/* Ended in mid-transfer: nothing leaks, nothing hangs. */
static void test_destroy_under_way(void **state)
{
	struct fixture *fixture = *state;

	fixture_give(fixture, "one.test", "/silent");
	fixture_give(fixture, "two.test", "/endless");
	test_site_await(fixture->site, "/silent");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_plain, begin, end),
		cmocka_unit_test_setup_teardown(test_compressed, begin, end),
		cmocka_unit_test(test_exchange),
		cmocka_unit_test_setup_teardown(test_failures, begin, end),
		cmocka_unit_test(test_slow_head),
		cmocka_unit_test(test_long_lines),
		cmocka_unit_test_setup_teardown(test_redirects, begin, end),
		cmocka_unit_test(test_long_redirect),
		cmocka_unit_test_setup_teardown(test_conditional, begin, end),
		cmocka_unit_test_setup_teardown(test_retry_after, begin, end),
		cmocka_unit_test_setup_teardown(test_retry_after_is_clamped, begin, end),
		cmocka_unit_test_setup_teardown(test_odd_bytes, begin, end),
		cmocka_unit_test_setup_teardown(test_what_is_sent, begin, end),
		cmocka_unit_test_setup_teardown(test_connections_are_reused, begin, end),
		cmocka_unit_test_setup_teardown(test_cancel, begin, end),
		cmocka_unit_test_setup_teardown(test_destroy_under_way, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
