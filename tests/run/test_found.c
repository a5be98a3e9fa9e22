/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "run/found.h"
#include "text/lexicon.h"

static struct lexicons *lexicons;
static const struct winnow_lexicon *rules;
static struct arena *arena;

static int find(const char *base, const char *uri, const char *key,
	struct frontier_request *ret_found, struct failure *failure)
{
	const struct winnow_request request = {
		.size = sizeof request,
		.uri = winnow_str(uri),
		.key = winnow_str(key),
	};
	const struct canonical_bounds bounds = { 24, 3 };

	return found_read(
		rules, &bounds, winnow_str(base), &request, arena, ret_found, failure);
}

static void an_address_is_resolved_and_has_a_key(void **state)
{
	static const struct {
		const char *base, *uri, *key, *expected_uri, *expected_key;
	} cases[] = {
		{ "http://example.org/a/b", "../c?utm_source=x#d", "",
			"http://example.org/c?utm_source=x", "https://example.org/c" },
		{ "http://example.org/a/b", "c", "node 7", "http://example.org/a/c", "node 7" },
		{ "file:///m/a.html", "b.html", "", "file:///m/b.html", "file:///m/b.html" },
		{ "", "/tmp/a b", "", "file:///tmp/a%20b", "file:///tmp/a%20b" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct frontier_request found = { 0 };
		struct failure failure = { 0 };
		assert_int_equal(
			find(cases[i].base, cases[i].uri, cases[i].key, &found, &failure), 0);
		assert_true(winnow_is(found.uri, cases[i].expected_uri));
		assert_true(winnow_is(found.key, cases[i].expected_key));
	}
}

static void an_odd_address_is_passed_over(void **state)
{
	static const struct {
		const char *base, *uri, *why;
	} cases[] = {
		{ "http://example.org/a", "javascript:alert(1)", "is no address" },
		{ "http://example.org/a", "mailto:a@example.org", "is no address" },
		{ "http://example.org/a", "http://[broken", "is no address" },
		{ "https://example.org/a", "file:///etc/passwd",
			"may not lead to a file of this machine" },
		{ "http://example.org/", "/a/a/a/a/", "comes again and again" },
		{ "", "relative/path", "is no address" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct frontier_request found = { 0 };
		struct failure failure = { 0 };
		assert_true(find(cases[i].base, cases[i].uri, "", &found, &failure) > 0);
		if (!strstr(failure.why, cases[i].why))
			fail_msg("%s: %s", cases[i].uri, failure.why);
	}
}

/* One of the longest, one that is longer by a byte, then more than are kept. */
static void hints_have_bounds(void **state)
{
	enum { ASKED = 30 };
	static char longest[FOUND_LONGEST_HINT];
	const struct canonical_bounds bounds = { 24, 3 };
	struct winnow_pair hints[ASKED];
	struct winnow_request request = { .size = sizeof request,
		.uri = winnow_str("http://example.org/"),
		.hints = hints,
		.hint_count = ASKED };
	struct frontier_request found = { 0 };
	struct failure failure = { 0 };

	(void)state;
	memset(longest, 'a', sizeof longest);
	for (size_t i = 0; i < ASKED; i++)
		hints[i] = (struct winnow_pair){ winnow_str("published"),
			winnow_str("2014-03-05") };
	hints[0] = (struct winnow_pair){ winnow_str("title"),
		{ longest, sizeof longest - strlen("title") } };
	hints[1] = (struct winnow_pair){ winnow_str("summary"), { longest, sizeof longest } };
	hints[2] = (struct winnow_pair){ { longest, sizeof longest }, winnow_str("a") };
	assert_int_equal(
		found_read(rules, &bounds, winnow_str(""), &request, arena, &found, &failure),
		0);
	assert_int_equal(found.hint_count, FOUND_MOST_HINTS);
	assert_true(winnow_equal(found.hints[0].value, hints[0].value));
	assert_true(winnow_is(found.hints[1].name, "published"));
	assert_true(winnow_is(found.hints[FOUND_MOST_HINTS - 1].value, "2014-03-05"));
}

/* A server may write what it likes; what is said of it must not drown in it. */
static void addresses_and_keys_have_bounds(void **state)
{
	static char longest[1 << 20];
	const struct canonical_bounds bounds = { 24, 3 };
	struct winnow_request request = { .size = sizeof request,
		.uri = winnow_str("http://example.org/"),
		.key = { longest, FOUND_LONGEST_KEY } };
	struct frontier_request found = { 0 };
	struct failure failure = { 0 };

	(void)state;
	memset(longest, 'a', sizeof longest);
	assert_int_equal(
		found_read(rules, &bounds, winnow_str(""), &request, arena, &found, &failure),
		0);
	assert_int_equal(found.key.len, FOUND_LONGEST_KEY);
	request.key.len++;
	assert_int_equal(
		found_read(rules, &bounds, winnow_str(""), &request, arena, &found, &failure),
		2);
	assert_string_equal(
		failure.why, "http://example.org/: its key is longer than 4,096 bytes");
	request.key.len = 0;
	request.uri = (struct winnow_str){ longest, sizeof longest };
	assert_int_equal(found_read(rules, &bounds, winnow_str("http://example.org/"), &request,
				 arena, &found, &failure),
		2);
	assert_non_null(strstr(failure.why, "aaa: the address is longer than 4,096 bytes"));
}

static int open_rules(void **state)
{
	struct failure failure;

	(void)state;
	arena = arena_create(0);
	if (!arena ||
		lexicons_create(winnow_str(getenv("WINNOW_LEXICON_PATH")), &lexicons, &failure))
		return -1;
	return lexicons_open(lexicons, STR_LITERAL("any/address"), &rules, &failure);
}

static int close_rules(void **state)
{
	(void)state;
	lexicons_destroy(lexicons);
	arena_destroy(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_is_resolved_and_has_a_key),
		cmocka_unit_test(an_odd_address_is_passed_over),
		cmocka_unit_test(hints_have_bounds),
		cmocka_unit_test(addresses_and_keys_have_bounds),
	};

	return cmocka_run_group_tests_name("run found", tests, open_rules, close_rules);
}
