/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/failure.h"
#include "base/utf8.h"

static void test_set(void **state)
{
	struct failure failure = { 0 };
	(void)state;

	assert_int_equal(
		failure_set(&failure, WINNOW_EDATA, "page %d is empty", 7), WINNOW_EDATA);
	assert_int_equal(failure.code, WINNOW_EDATA);
	assert_string_equal(failure.why, "page 7 is empty");
	assert_int_equal(failure_set(NULL, FAILURE_STORE, "x"), FAILURE_STORE);
}

static void test_errno(void **state)
{
	struct failure failure = { 0 };
	char expected[200];
	(void)state;

	errno = ENOENT;
	assert_int_equal(failure_errno(&failure, FAILURE_MISSING, "cannot open %s", "x.db"),
		FAILURE_MISSING);
	snprintf(expected, sizeof expected, "cannot open x.db: %s", strerror(ENOENT));
	assert_string_equal(failure.why, expected);
	assert_int_equal(failure_errno(NULL, FAILURE_SYSTEM, "x"), FAILURE_SYSTEM);
}

static void test_prefix(void **state)
{
	struct failure failure = { 0 };
	(void)state;

	failure_set(&failure, WINNOW_ELIMIT, "too deep");
	assert_int_equal(failure_prefix(&failure, "page %s", "a.html"), WINNOW_ELIMIT);
	assert_string_equal(failure.why, "page a.html: too deep");
}

static void test_control_characters_cannot_steer(void **state)
{
	struct failure failure = { 0 };
	(void)state;

	failure_set(&failure, WINNOW_EDATA,
		"a\nb\x1b[31mc\x7f"
		"d\te");
	assert_string_equal(failure.why, "a?b?[31mc?d?e");
	/* U+009B is a control sequence introducer in one character; é is none of these. */
	failure_set(&failure, WINNOW_EDATA,
		"a\xc2\x9b"
		"31m\xc2\xa0\xc3\xa9");
	assert_string_equal(failure.why, "a??31m\xc2\xa0\xc3\xa9");
}

/* A text of `lead` bytes of "x", then é until it must be cut. */
static void check_cut(size_t lead)
{
	struct failure failure = { 0 };
	char text[3000];
	size_t length = lead;

	memset(text, 'x', lead);
	for (; length < 2998; length += 2)
		memcpy(text + length, "\xc3\xa9", 2);
	text[length] = '\0';
	failure_set(&failure, WINNOW_EDATA, "%s", text);
	assert_true(utf8_is_text(winnow_str(failure.why)));
	assert_in_range(strlen(failure.why), sizeof failure.why - 2, sizeof failure.why - 1);
	failure_set(&failure, WINNOW_EDATA, "%s", text);
	failure_prefix(&failure, "x");
	assert_true(utf8_is_text(winnow_str(failure.why)));
}

static void test_long_texts_are_cut_at_whole_characters(void **state)
{
	(void)state;
	check_cut(0);
	check_cut(1);
	check_cut(2);
}

static void test_prefix_longer_than_all(void **state)
{
	struct failure failure = { 0 };
	char text[3000];
	(void)state;

	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	failure_set(&failure, WINNOW_EDATA, "reason");
	assert_int_equal(failure_prefix(&failure, "%s", text), WINNOW_EDATA);
	assert_int_equal(strlen(failure.why), sizeof failure.why - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_errno),
		cmocka_unit_test(test_prefix),
		cmocka_unit_test(test_control_characters_cannot_steer),
		cmocka_unit_test(test_long_texts_are_cut_at_whole_characters),
		cmocka_unit_test(test_prefix_longer_than_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
