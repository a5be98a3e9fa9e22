/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/str.h"

static void test_compare(void **state)
{
	(void)state;
	assert_true(str_compare(STR_LITERAL("a"), STR_LITERAL("b")) < 0);
	assert_true(str_compare(STR_LITERAL("b"), STR_LITERAL("a")) > 0);
	assert_true(str_compare(STR_LITERAL("a"), STR_LITERAL("ab")) < 0);
	assert_true(str_compare(STR_LITERAL("\xff"), STR_LITERAL("a")) > 0);
	assert_int_equal(str_compare(STR_LITERAL("ab"), STR_LITERAL("ab")), 0);
	assert_int_equal(str_compare((struct winnow_str){ NULL, 0 }, STR_LITERAL("")), 0);
}

static void test_equal_ascii_case(void **state)
{
	(void)state;
	assert_true(str_equal_ascii_case(STR_LITERAL("YeS"), STR_LITERAL("yEs")));
	assert_false(str_equal_ascii_case(STR_LITERAL("yes"), STR_LITERAL("ye")));
	assert_false(str_equal_ascii_case(STR_LITERAL("@"), STR_LITERAL("`")));
	assert_int_equal(str_compare_ascii_case(STR_LITERAL("YeS"), STR_LITERAL("yEs")), 0);
	assert_int_equal(str_compare_ascii_case(STR_LITERAL("yes"), STR_LITERAL("yet")), -1);
	assert_int_equal(str_compare_ascii_case(STR_LITERAL("yes"), STR_LITERAL("Ye")), 1);
	assert_int_equal(str_compare_ascii_case(STR_LITERAL("\xc3"), STR_LITERAL("a")), 1);
	/* É and é differ: only ASCII folds. */
	assert_false(str_equal_ascii_case(STR_LITERAL("\xc3\x89"), STR_LITERAL("\xc3\xa9")));
}

static void check_trim(const char *text, const char *trimmed)
{
	assert_true(winnow_is(str_trim(winnow_str(text)), trimmed));
}

static void test_trim(void **state)
{
	(void)state;
	check_trim("  a b\t\r\n", "a b");
	check_trim("", "");
	check_trim(" \t\v\f ", "");
	check_trim("\xc2\xa0x", "\xc2\xa0x");
}

static void test_find_byte(void **state)
{
	struct winnow_str text = STR_LITERAL("a,b,c");
	(void)state;

	assert_int_equal(str_find_byte(text, ',', 0), 1);
	assert_int_equal(str_find_byte(text, ',', 2), 3);
	assert_int_equal(str_find_byte(text, ',', 4), 5);
	assert_int_equal(str_find_byte(text, ',', 99), 5);
	assert_int_equal(str_find_byte((struct winnow_str){ NULL, 0 }, ',', 0), 0);
}

static void test_find(void **state)
{
	struct winnow_str text = STR_LITERAL("aabaabaac");
	(void)state;

	assert_int_equal(str_find(text, STR_LITERAL("aac")), 6);
	assert_int_equal(str_find(text, STR_LITERAL("aab")), 0);
	assert_int_equal(str_find(text, STR_LITERAL("c")), 8);
	assert_int_equal(str_find(text, STR_LITERAL("cc")), 9);
	assert_int_equal(str_find(text, STR_LITERAL("aabaabaacd")), 9);
	assert_int_equal(str_find(text, STR_LITERAL("")), 0);
}

static void check_split(const char *text, const char *const *parts)
{
	struct winnow_str rest = winnow_str(text), part;

	while (str_split(&rest, ',', &part)) {
		assert_non_null(*parts);
		assert_true(winnow_is(part, *parts));
		parts++;
	}
	assert_null(*parts);
}

static void test_split(void **state)
{
	(void)state;
	check_split("a,b,,c", (const char *const[]){ "a", "b", "", "c", NULL });
	check_split("a", (const char *const[]){ "a", NULL });
	check_split("", (const char *const[]){ "", NULL });
	check_split("a,", (const char *const[]){ "a", "", NULL });
	check_split(",", (const char *const[]){ "", "", NULL });
	check_split(NULL, (const char *const[]){ NULL });
}

static void check_distance(const char *a, const char *b, size_t distance)
{
	assert_int_equal(str_distance(winnow_str(a), winnow_str(b)), distance);
	assert_int_equal(str_distance(winnow_str(b), winnow_str(a)), distance);
}

static void test_distance(void **state)
{
	char long_name[66] = { 0 };
	(void)state;

	check_distance("", "", 0);
	check_distance("paths", "paths", 0);
	check_distance("paths", "path", 1);
	check_distance("paths", "pahts", 1);
	check_distance("paths", "baths", 1);
	check_distance("paths", "", 5);
	check_distance("kitten", "sitting", 3);
	check_distance("ca", "abc", 3);
	for (size_t i = 0; i < 64; i++)
		long_name[i] = 'x';
	check_distance(long_name, "", 64);
	long_name[64] = 'x';
	check_distance(long_name, "", SIZE_MAX);
}

static void check_integer(int64_t number, const char *expected)
{
	char text[STR_INTEGER_SIZE];

	assert_true(winnow_is(str_of_integer(number, text), expected));
}

static void test_of_integer(void **state)
{
	(void)state;
	check_integer(0, "0");
	check_integer(-1, "-1");
	check_integer(1209, "1209");
	check_integer(INT64_MAX, "9223372036854775807");
	check_integer(INT64_MIN, "-9223372036854775808");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_equal_ascii_case),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_find_byte),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_distance),
		cmocka_unit_test(test_of_integer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
