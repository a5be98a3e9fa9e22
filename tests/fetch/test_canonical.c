/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/str.h"
#include "fetch/canonical.h"
#include "text/lexicon.h"

static void assert_keys(
	const struct winnow_lexicon *rules, const char *const cases[][2], size_t count)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct failure failure = { 0 };

	for (size_t i = 0; i < count; i++) {
		struct winnow_str key = { 0 };
		assert_int_equal(canonical_address(
					 rules, winnow_str(cases[i][0]), arena, &key, &failure),
			0);
		if (!winnow_is(key, cases[i][1]))
			fail_msg("%s: %.*s", cases[i][0], STR_ARGS(key));
	}
}

static void one_page_has_one_key(void **state)
{
	static const char *const cases[][2] = {
		{ "http://example.org", "https://example.org/" },
		{ "http://example.org:80/a", "https://example.org/a" },
		{ "https://example.org:443/a#top", "https://example.org/a" },
		{ "https://example.org:8443/a", "https://example.org:8443/a" },
		{ "https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a" },
		{ "https://example.org/a?b=2&a=1&fbclid=q", "https://example.org/a?a=1&b=2" },
		{ "https://example.org/a?FBCLID=q&id=7", "https://example.org/a?id=7" },
		{ "https://example.org/a?&&id=7&", "https://example.org/a?id=7" },
		{ "https://example.org/a;jsessionid=0F2?id=7", "https://example.org/a?id=7" },
		{ "https://example.org/a;v=2", "https://example.org/a;v=2" },
		{ "https://example.org/news/index.html", "https://example.org/news/" },
		{ "https://example.org/news/index-of-names.html",
			"https://example.org/news/index-of-names.html" },
		{ "https://example.org/%7euser/%61?q=%2f%7E",
			"https://example.org/~user/a?q=%2F~" },
		{ "https://example.org/%c3%a9t%C3%A9", "https://example.org/%C3%A9t%C3%A9" },
		{ "https://example.org/a?q=http://b/?utm_source",
			"https://example.org/a?q=http://b/?utm_source" },
		{ "file:///a/index.html?utm_source=x", "file:///a/index.html?utm_source=x" },
	};
	struct lexicons *lexicons;
	const struct winnow_lexicon *rules;
	struct failure failure;

	(void)state;
	assert_int_equal(
		lexicons_create(winnow_str(getenv("WINNOW_LEXICON_PATH")), &lexicons, &failure),
		0);
	assert_int_equal(
		lexicons_open(lexicons, STR_LITERAL("any/address"), &rules, &failure), 0);
	assert_non_null(rules);
	assert_keys(rules, cases, COUNT_OF(cases));
	lexicons_destroy(lexicons);
}

static void without_rules_nothing_is_left_out(void **state)
{
	static const char *const cases[][2] = {
		{ "http://example.org/index.html?utm_source=x#a",
			"https://example.org/index.html?utm_source=x" },
	};

	(void)state;
	assert_keys(NULL, cases, COUNT_OF(cases));
}

static void traps_are_told(void **state)
{
	char long_one[5000] = "https://example.org/";

	(void)state;
	assert_null(
		canonical_trap(STR_LITERAL("https://example.org/news/2014/03/05/news/title")));
	assert_null(canonical_trap(STR_LITERAL("file:///a/a/a/a/a/a")));
	assert_string_equal(
		canonical_trap(STR_LITERAL("https://example.org/a/rel/rel/b/rel/rel/x")),
		"a part of its path comes again and again");
	assert_string_equal(
		canonical_trap(STR_LITERAL("https://example.org/1/2/3/4/5/6/7/8/9/10/11/12/13/"
					   "14/15/16/17/18/19/20/21/22/23/24")),
		"its path has more than 24 parts");
	memset(long_one + 20, 'a', 4500);
	assert_string_equal(
		canonical_trap(winnow_str(long_one)), "the address is longer than 4,096 bytes");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_page_has_one_key),
		cmocka_unit_test(without_rules_nothing_is_left_out),
		cmocka_unit_test(traps_are_told),
	};

	return cmocka_run_group_tests_name("canonical", tests, NULL, NULL);
}
