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
		{ "https://example.org/a?sid=3f9a0c7712be44d0a1&id=7",
			"https://example.org/a?id=7" },
		{ "https://example.org/a;sid=3f9a0c7712be44d0a1", "https://example.org/a" },
		{ "https://example.org/a;sid=%33f9a0c7712be44d0a%31", "https://example.org/a" },
		{ "https://example.org/a/index.%68tml", "https://example.org/a/" },
		{ "https://example.org/index.html/(S(lit3py55t21z5v55vlm25s55))",
			"https://example.org/" },
		{ "https://example.org/a?sid=24/03/05", "https://example.org/a?sid=24/03/05" },
		{ "https://example.org/a?s=harbourpolicefindchild",
			"https://example.org/a?s=harbourpolicefindchild" },
		{ "https://example.org/(S(lit3py55t21z5v55vlm25s55))/a.aspx",
			"https://example.org/a.aspx" },
		{ "https://example.org/(S(lit3py55t21z5v55vlm25s55))/",
			"https://example.org/" },
		{ "https://example.org//a/", "https://example.org//a/" },
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

static const char *trap(const char *uri)
{
	const struct canonical_bounds bounds = { 24, 3 };

	return canonical_trap(winnow_str(uri), &bounds);
}

static void traps_are_told(void **state)
{
	char long_one[5000] = "https://example.org/";

	(void)state;
	assert_null(trap("https://example.org/news/2014/03/05/news/title"));
	assert_null(trap("file:///a/a/a/a/a/a"));
	assert_string_equal(trap("https://example.org/a/rel/rel/b/rel/rel/x"),
		"a part of its path comes again and again (max_path_repeats)");
	assert_string_equal(trap("https://example.org/1/2/3/4/5/6/7/8/9/10/11/12/13/"
				 "14/15/16/17/18/19/20/21/22/23/24"),
		"its path has too many parts (max_path_parts)");
	memset(long_one + 20, 'a', 4500);
	assert_string_equal(trap(long_one), "the address is longer than 4,096 bytes");
}

/* Numbers and ids do not tell one pattern from another; words do. */
static void patterns_are_told_apart(void **state)
{
	static const char *const groups[][4] = {
		{ "http://a.example/calendar/2014/03/05", "https://b.example/calendar/2013/1/7",
			"http://a.example/calendar/1/1/1#x" },
		{ "http://a.example/calendar/2014/03" },
		{ "http://a.example/?id=3f2a9c01", "http://a.example/?id=00ffee77",
			"http://a.example/?id=8dkwP2qqv0Rr81mx", "http://a.example/?id=12" },
		{ "http://a.example/?id=deadbeef" },
		{ "http://a.example/?page=12" },
		{ "http://a.example/news/a-boy-of-12", "http://a.example/news/a-boy-of-9" },
		{ "http://a.example/news/a-girl-of-12" },
		{ "http://a.example/News/a-girl-of-12" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(groups); i++)
		for (size_t j = 0; j < COUNT_OF(groups); j++)
			for (size_t k = 0; k < 4 && groups[j][k]; k++)
				assert_int_equal(i == j,
					canonical_pattern(winnow_str(groups[i][0])) ==
						canonical_pattern(winnow_str(groups[j][k])));
	assert_int_equal(canonical_pattern(STR_LITERAL("file:///a/1")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_page_has_one_key),
		cmocka_unit_test(without_rules_nothing_is_left_out),
		cmocka_unit_test(traps_are_told),
		cmocka_unit_test(patterns_are_told_apart),
	};

	return cmocka_run_group_tests_name("canonical", tests, NULL, NULL);
}
