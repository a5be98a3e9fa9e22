/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/clock.h"

static void check_text(int64_t wall_ms, const char *expected)
{
	char text[CLOCK_TEXT_SIZE];

	assert_true(winnow_is(clock_text(wall_ms, text), expected));
}

static void test_text(void **state)
{
	(void)state;
	check_text(0, "1970-01-01T00:00:00Z");
	check_text(1394014353999, "2014-03-05T10:12:33Z");
	check_text(951782400000, "2000-02-29T00:00:00Z");
	check_text(253402300799999, "9999-12-31T23:59:59Z");
}

static void test_before_1970(void **state)
{
	(void)state;
	check_text(-1, "1969-12-31T23:59:59Z");
	check_text(-1000, "1969-12-31T23:59:59Z");
	check_text(-1001, "1969-12-31T23:59:58Z");
	check_text(-62135596800000, "0001-01-01T00:00:00Z");
}

static void test_what_has_no_four_digits_has_no_text(void **state)
{
	(void)state;
	check_text(253402300800000, "");
	check_text(INT64_MAX, "");
	check_text(INT64_MIN, "");
}

static void test_clocks_go_forward(void **state)
{
	int64_t start = clock_monotonic_ms();
	(void)state;

	assert_true(clock_monotonic_ms() >= start);
	assert_true(clock_wall_ms() > 1700000000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_before_1970),
		cmocka_unit_test(test_what_has_no_four_digits_has_no_text),
		cmocka_unit_test(test_clocks_go_forward),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
