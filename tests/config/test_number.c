/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "config/number.h"

struct reading {
	uint32_t type;
	const char *text;
	int64_t number;
};

static const struct reading good[] = {
	{ WINNOW_INTEGER, "0", 0 },
	{ WINNOW_INTEGER, "-0", 0 },
	{ WINNOW_INTEGER, "+7", 7 },
	{ WINNOW_INTEGER, "0012", 12 },
	{ WINNOW_INTEGER, "-3", -3 },
	{ WINNOW_INTEGER, "9223372036854775807", INT64_MAX },
	{ WINNOW_INTEGER, "-9223372036854775808", INT64_MIN },
	{ WINNOW_BOOLEAN, "true", 1 },
	{ WINNOW_BOOLEAN, "yes", 1 },
	{ WINNOW_BOOLEAN, "on", 1 },
	{ WINNOW_BOOLEAN, "True", 1 },
	{ WINNOW_BOOLEAN, "false", 0 },
	{ WINNOW_BOOLEAN, "no", 0 },
	{ WINNOW_BOOLEAN, "OFF", 0 },
	{ WINNOW_SIZE, "0", 0 },
	{ WINNOW_SIZE, "512", 512 },
	{ WINNOW_SIZE, "32k", 32768 },
	{ WINNOW_SIZE, "32K", 32768 },
	{ WINNOW_SIZE, "10M", 10485760 },
	{ WINNOW_SIZE, "10m", 10485760 },
	{ WINNOW_SIZE, "2G", INT64_C(2147483648) },
	{ WINNOW_SIZE, "1T", INT64_C(1) << 40 },
	{ WINNOW_DURATION, "0", 0 },
	{ WINNOW_DURATION, "250ms", 250 },
	{ WINNOW_DURATION, "30s", 30000 },
	{ WINNOW_DURATION, "15m", 900000 },
	{ WINNOW_DURATION, "24h", 86400000 },
	{ WINNOW_DURATION, "30d", INT64_C(2592000000) },
};

static void test_good(void **state)
{
	const char *reason;
	int64_t number;
	(void)state;

	for (size_t i = 0; i < COUNT_OF(good); i++) {
		number = -99;
		if (!config_parse_number(
			    good[i].type, winnow_str(good[i].text), &number, &reason))
			fail_msg("%s: %s", good[i].text, reason);
		if (number != good[i].number)
			fail_msg("%s is read as %jd", good[i].text, (intmax_t)number);
	}
}

static const struct {
	uint32_t type;
	const char *text, *reason;
} bad[] = {
	{ WINNOW_INTEGER, "", "is not a whole number, as 12 or -3" },
	{ WINNOW_INTEGER, "-", "is not a whole number, as 12 or -3" },
	{ WINNOW_INTEGER, "1.5", "is not a whole number, as 12 or -3" },
	{ WINNOW_INTEGER, "1,094", "is not a whole number, as 12 or -3" },
	{ WINNOW_INTEGER, " 1", "is not a whole number, as 12 or -3" },
	{ WINNOW_INTEGER, "1k", "is not a whole number, as 12 or -3" },
	{ WINNOW_INTEGER, "0x10", "is not a whole number, as 12 or -3" },
	{ WINNOW_INTEGER, "--1", "is not a whole number, as 12 or -3" },
	{ WINNOW_INTEGER, "9223372036854775808", "is too large a number" },
	{ WINNOW_INTEGER, "-9223372036854775809", "is too large a number" },
	{ WINNOW_INTEGER, "99999999999999999999999", "is too large a number" },
	{ WINNOW_BOOLEAN, "", "is neither true nor false" },
	{ WINNOW_BOOLEAN, "y", "is neither true nor false" },
	{ WINNOW_BOOLEAN, "1", "is neither true nor false" },
	{ WINNOW_SIZE, "", "is not a size, as 32k or 10M" },
	{ WINNOW_SIZE, "M", "is not a size, as 32k or 10M" },
	{ WINNOW_SIZE, "-1M", "is not a size, as 32k or 10M" },
	{ WINNOW_SIZE, "1.5G", "is not a size, as 32k or 10M" },
	{ WINNOW_SIZE, "10 M", "is not a size, as 32k or 10M" },
	{ WINNOW_SIZE, "10MB", "is not a size, as 32k or 10M" },
	{ WINNOW_SIZE, "9000000000G", "is too large a number" },
	{ WINNOW_SIZE, "9223372036854775808", "is too large a number" },
	{ WINNOW_SIZE, "18446744073709551617", "is too large a number" },
	{ WINNOW_DURATION, "30", "is not a duration, as 30s or 24h" },
	{ WINNOW_DURATION, "30M", "is not a duration, as 30s or 24h" },
	{ WINNOW_DURATION, "1h30m", "is not a duration, as 30s or 24h" },
	{ WINNOW_DURATION, "-1s", "is not a duration, as 30s or 24h" },
	{ WINNOW_DURATION, "999999999999999d", "is too large a number" },
	{ WINNOW_TEXT, "1", "is of a type that is no number" },
};

static void test_bad(void **state)
{
	const char *reason;
	int64_t number = 7;
	(void)state;

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		if (config_parse_number(bad[i].type, winnow_str(bad[i].text), &number, &reason))
			fail_msg("%s is read as %jd", bad[i].text, (intmax_t)number);
		assert_string_equal(reason, bad[i].reason);
		assert_int_equal(number, 7);
	}
}

static void check_text(uint32_t type, int64_t number, const char *expected)
{
	char text[NUMBER_TEXT_SIZE];

	assert_true(winnow_is(number_text(type, number, text), expected));
}

static void test_text(void **state)
{
	(void)state;
	check_text(WINNOW_INTEGER, -12, "-12");
	check_text(WINNOW_INTEGER, INT64_MIN, "-9223372036854775808");
	check_text(WINNOW_SIZE, 0, "0");
	check_text(WINNOW_SIZE, 1000, "1000");
	check_text(WINNOW_SIZE, 1024, "1k");
	check_text(WINNOW_SIZE, 33554432, "32M");
	check_text(WINNOW_DURATION, 86400000, "1d");
	check_text(WINNOW_DURATION, 90000, "90s");
	check_text(WINNOW_DURATION, 1500, "1500ms");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
