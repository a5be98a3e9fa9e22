/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include "base/arena.h"
#include "fetch/fetch.h"
#include "fetch/policy.h"
#include "fetch/retry.h"

static bool is_public(const char *text)
{
	struct sockaddr_in four = { .sin_family = AF_INET };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
		return policy_is_public((const struct sockaddr *)&four);
	assert_int_equal(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
	return policy_is_public((const struct sockaddr *)&six);
}

static void test_addresses(void **state)
{
	static const char *const inside[] = { "0.0.0.0", "10.1.2.3", "100.64.0.1",
		"100.127.255.255", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1",
		"172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1",
		"198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
		"239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1",
		"::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
		"64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::", "fe80::1",
		"fec0::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2001::1",
		"2001:10::1", "3fff::1", "100::1", "5f00::1" };
	static const char *const outside[] = { "1.1.1.1", "9.255.255.255", "11.0.0.0",
		"100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "192.0.1.1",
		"198.17.0.1", "198.20.0.1", "223.255.255.255", "2606:4700::1111",
		"2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
		"2001:200::1", "3ffe::1" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(inside); i++)
		if (is_public(inside[i]))
			fail_msg("%s is taken for public", inside[i]);
	for (size_t i = 0; i < COUNT_OF(outside); i++)
		if (!is_public(outside[i]))
			fail_msg("%s is not taken for public", outside[i]);
}

/* Spellings are libcurl's to see through: what is asked is what it makes of them. */
static void test_uris(void **state)
{
	struct winnow_str allowed[] = { STR_LITERAL("Intranet.example"),
		STR_LITERAL("z.example"), STR_LITERAL("127.0.0.1:8080") };
	const struct fetch_policy policy = { .allow_private = allowed,
		.allow_private_count = COUNT_OF(allowed) };
	static const char *const refused[] = { "http://127.0.0.1/", "http://127.1/",
		"http://0x7f.1/", "http://2130706433/", "http://0177.0.0.1/", "http://[::1]/",
		"http://[::ffff:127.0.0.1]/", "http://localhost/", "http://a.localhost/",
		"http://127.0.0.1:8081/", "http://a.example:22/", "http://a.example:25/",
		"http://a.example:6379/", "http://a.example:1/", "http://10.0.0.1:8080/",
		"http://u:p@127.0.0.1/", "file:///etc/passwd" };
	static const char *const passed[] = { "http://a.example/", "https://a.example:443/",
		"http://a.example:8080/x", "http://127.0.0.1:8080/", "http://intranet.example/",
		"http://INTRANET.example:9200/", "http://[2606:4700::1111]/",
		"http://8.8.8.8/" };
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str uri;
	struct failure failure;

	(void)state;
	policy_sort_hosts(allowed, COUNT_OF(allowed));
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		assert_int_equal(fetch_resolve(STR_LITERAL(""), winnow_str(refused[i]), arena,
					 &uri, &failure),
			0);
		if (policy_check_uri(&policy, NULL, uri, &failure) != FAILURE_DENIED)
			fail_msg("%s passes", refused[i]);
	}
	for (size_t i = 0; i < COUNT_OF(passed); i++) {
		assert_int_equal(fetch_resolve(STR_LITERAL(""), winnow_str(passed[i]), arena,
					 &uri, &failure),
			0);
		if (policy_check_uri(&policy, NULL, uri, &failure) < 0)
			fail_msg("%s", failure.why);
	}
}

static void test_contact(void **state)
{
	(void)state;
	assert_true(policy_has_contact(STR_LITERAL("Owl/1.0 (+https://owl.example/bot)")));
	assert_true(policy_has_contact(STR_LITERAL("Owl/1.0 (desk@owl.example)")));
	assert_false(policy_has_contact(STR_LITERAL("Mozilla/5.0")));
	assert_false(policy_has_contact(STR_LITERAL("Owl@")));
	assert_false(policy_has_contact(STR_LITERAL("")));
}

static void test_retry_after(void **state)
{
	const int64_t now = INT64_C(784111777) * 1000; /* Sun, 06 Nov 1994 08:49:37 GMT */

	(void)state;
	assert_int_equal(retry_after_ms(STR_LITERAL("120"), now), 120000);
	assert_int_equal(retry_after_ms(STR_LITERAL(" 0 "), now), 0);
	assert_int_equal(
		retry_after_ms(STR_LITERAL("100000000000000000000"), now), RETRY_MOST_MS);
	assert_int_equal(
		retry_after_ms(STR_LITERAL("Sun, 06 Nov 1994 08:50:37 GMT"), now), 60000);
	assert_int_equal(retry_after_ms(STR_LITERAL("Sun, 06 Nov 1994 08:40:37 GMT"), now), 0);
	assert_int_equal(retry_after_ms(STR_LITERAL("Sun, 06 Nov 2094 08:40:37 GMT"), now),
		RETRY_MOST_MS);
	assert_int_equal(retry_after_ms(STR_LITERAL("-5"), now), 0);
	assert_int_equal(retry_after_ms(STR_LITERAL("soon"), now), 0);
	assert_int_equal(retry_after_ms(STR_LITERAL(""), now), 0);
}

static void test_backoff(void **state)
{
	int64_t least = INT64_MAX, most = 0;

	(void)state;
	for (uint64_t salt = 0; salt < 1000; salt++) {
		int64_t wait = retry_wait_ms(3, 1000, 0, salt);
		least = wait < least ? wait : least;
		most = wait > most ? wait : most;
	}
	assert_in_range(least, 3000, 3050);
	assert_in_range(most, 4950, 5000);
	assert_int_equal(retry_wait_ms(1, 1000, 90000, 1), 90000);
	assert_int_equal(retry_wait_ms(4000000000u, 1000, 0, 1), RETRY_MOST_MS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_uris),
		cmocka_unit_test(test_contact),
		cmocka_unit_test(test_retry_after),
		cmocka_unit_test(test_backoff),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
