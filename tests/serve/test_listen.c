/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <netinet/in.h>
#include "serve/listen.h"

static void test_addresses(void **state)
{
	static const struct {
		const char *text;
		int family; /* 0: refused */
		bool local;
	} cases[] = {
		{ "127.0.0.1:8390", AF_INET, true },
		{ "127.8.9.10:0", AF_INET, true },
		{ "localhost:65535", AF_INET, true },
		{ "[::1]:8390", AF_INET6, true },
		{ "0.0.0.0:80", AF_INET, false },
		{ "192.0.2.1:80", AF_INET, false },
		{ "[::]:80", AF_INET6, false },
		{ "[2001:db8::1]:80", AF_INET6, false },
		{ "127.0.0.1", 0, false },
		{ "127.0.0.1:", 0, false },
		{ "127.0.0.1:65536", 0, false },
		{ "127.0.0.1:999999", 0, false },
		{ "127.0.0.1:80x", 0, false },
		{ ":80", 0, false },
		{ "80", 0, false },
		{ "[::1:80", 0, false },
		{ "[]:80", 0, false },
		{ "[::1]1:80", 0, false },
		{ "[127.0.0.1]:80", 0, false },
		{ "example.org:80", 0, false },
		{ "::1:80", 0, false },
		{ "", 0, false },
	};
	(void)state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sockaddr_storage address = { 0 };
		struct failure failure;
		bool local = false;
		int code = listen_parse(winnow_str(cases[i].text), &address, &local, &failure);
		if ((code == 0) != (cases[i].family != 0) || local != cases[i].local ||
			(code == 0 && address.ss_family != cases[i].family))
			fail_msg("%s", cases[i].text);
	}
}

/* By an address, or the name it listens at; by no name that somebody could have lead here. */
static void test_called(void **state)
{
	static const char *const good[] = { "localhost:8390", "LOCALHOST", "127.0.0.1:8390",
		"127.0.0.1", "[::1]:8390", "10.0.0.1:80" };
	static const char *const bad[] = { "", "evil.example", "evil.example:8390",
		"localhost.evil.example", "127.0.0.1.evil.example:8390", "[evil.example]:80",
		"[::1]evil.example", "[", "[]", ":8390" };
	struct winnow_str listen = STR_LITERAL("127.0.0.1:8390");
	(void)state;

	for (size_t i = 0; i < COUNT_OF(good); i++)
		if (!listen_is_called(winnow_str(good[i]), listen))
			fail_msg("%s", good[i]);
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (listen_is_called(winnow_str(bad[i]), listen))
			fail_msg("%s", bad[i]);
}

static const char *problem_of(const char *yaml, struct problems *problems)
{
	SCOPED(config_destroy)
	struct config *config = config_parse(winnow_str(yaml), "w.yaml", "/conf", problems);

	assert_non_null(config);
	listen_check(config, problems);
	return problems_count(problems) ? problems_get(problems, 0)->text : "";
}

static void test_checked(void **state)
{
	static const struct {
		const char *yaml, *text;
	} cases[] = {
		{ "store: a.db\n", "" },
		{ "listen: none\n", "" },
		{ "listen: 127.0.0.1:0\n", "" },
		{ "listen: 0.0.0.0:80\nallow_remote: yes\n", "" },
		{ "listen: 0.0.0.0:80\n",
			"'listen': others than this machine can reach 0.0.0.0:80, and there is "
			"no "
			"password; if that is meant, add 'allow_remote: yes'" },
		{ "listen: here\n", "'listen': 'here' is no address to listen at; write one as "
				    "127.0.0.1:8390 or [::1]:8390, or none" },
	};
	(void)state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		SCOPED(problems_destroy) struct problems *problems = problems_create();
		assert_string_equal(problem_of(cases[i].yaml, problems), cases[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_called),
		cmocka_unit_test(test_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
