/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/zone.h"
#include "base/zone_rule.h"

#define FILE_SIZE 4096

/* A file of ours in version 2 with two changes and a rule; see fuzz_zone/two_parts. */
static size_t read_sample(char bytes[FILE_SIZE])
{
	char path[1000];

	snprintf(path, sizeof path, "%s/base/fuzz_zone/two_parts", getenv("WINNOW_TEST_DATA"));
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	size_t length = fread(bytes, 1, FILE_SIZE, file);
	fclose(file);
	return length;
}

static void test_file(void **state)
{
	char bytes[FILE_SIZE];
	size_t length = read_sample(bytes);
	struct zone *zone;
	struct failure failure;
	(void)state;

	assert_int_equal(zone_parse((struct winnow_str){ bytes, length }, &zone, &failure), 0);
	assert_int_equal(zone_offset(zone, 999999999), 3600);
	assert_int_equal(zone_offset(zone, 1000000000), 7200);
	assert_int_equal(zone_offset(zone, 1014999999), 7200);
	assert_int_equal(zone_offset(zone, 1015000000), 3600);
	assert_int_equal(zone_offset(zone, 1751328000), 7200); /* July 2025, by the rule */
	assert_int_equal(zone_offset(zone, 1766966400), 3600); /* December 2025 */
	zone_close(zone);
}

/* Whatever is missing at the end, the file is refused; each part is read from memory of its own,
 * so that a step beyond it is seen. */
static void test_cut_file_is_refused(void **state)
{
	char bytes[FILE_SIZE];
	size_t length = read_sample(bytes);
	(void)state;

	for (size_t i = 0; i < length; i++) {
		char *part = malloc(i + 1);
		struct zone *zone;
		struct failure failure = { 0 };
		assert_non_null(part);
		memcpy(part, bytes, i);
		assert_int_equal(zone_parse((struct winnow_str){ part, i }, &zone, &failure),
			WINNOW_EDATA);
		assert_true(failure.why[0] != '\0');
		free(part);
	}
}

static void test_moments(void **state)
{
	struct zone *zone;
	struct failure failure;
	int64_t moments[2];
	(void)state;

	assert_int_equal(zone_open(STR_LITERAL("Europe/Berlin"), &zone, &failure), 0);
	/* 30 March 2025, 2:30 is not on the clock; 26 October, 2:30 is there twice. */
	assert_int_equal(zone_moments(zone, 1743301800, moments), 0);
	assert_int_equal(moments[0], 1743296400);
	assert_int_equal(zone_moments(zone, 1761445800, moments), 2);
	assert_int_equal(moments[0], 1761445800 - 7200);
	assert_int_equal(moments[1], 1761445800 - 3600);
	assert_int_equal(zone_moments(zone, 1743298200, moments), 1); /* 1:30 */
	assert_int_equal(moments[0], 1743298200 - 3600);
	zone_close(zone);
}

static void test_rules(void **state)
{
	static const struct {
		const char *rule;
		int64_t utc;
		int32_t offset;
	} cases[] = {
		{ "UTC0", 0, 0 },
		{ "<+0530>-5:30", 0, 19800 },
		{ "AAT5BBT,M3.2.0,M11.1.0", 1741503599, -18000 }, /* 9 March 2025, 7:00 UTC */
		{ "AAT5BBT,M3.2.0,M11.1.0", 1741503600, -14400 },
		{ "AAT5BBT,M3.2.0,M11.1.0", 1762063199,
			-14400 }, /* 2 November 2025, 6:00 UTC */
		{ "AAT5BBT,M3.2.0,M11.1.0", 1762063200, -18000 },
		/* South of the equator summer goes over the new year. */
		{ "AAT-10BBT,M10.1.0,M4.1.0/3", 1735689600, 39600 },
		{ "AAT-10BBT,M10.1.0,M4.1.0/3", 1751328000, 36000 },
		/* Winter time as the exception, an hour back. */
		{ "AAT-1BBT0,M10.5.0,M3.5.0/1", 1735689600, 0 },
		{ "AAT-1BBT0,M10.5.0,M3.5.0/1", 1751328000, 3600 },
		/* 1 March by its number, without 29 February and with it; 2024 has one. */
		{ "AAT0BBT,J60/0,J300/0", 1709251199, 0 },
		{ "AAT0BBT,J60/0,J300/0", 1709251200, 3600 },
		{ "AAT0BBT,60/0,300/0", 1709251199, 0 },
		{ "AAT0BBT,60/0,300/0", 1709251200, 3600 },
		{ "AAT0BBT,60/0,300/0", 1740873599, 0 }, /* in 2025 it is 2 March */
		{ "AAT0BBT,60/0,300/0", 1740873600, 3600 },
		/* Hours of other days. */
		{ "AAT0BBT,J60/-24,J300/0", 1709164800, 3600 },
	};
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct zone_rule rule;
		assert_true(zone_rule_parse(winnow_str(cases[i].rule), &rule));
		if (zone_rule_offset(&rule, cases[i].utc) != cases[i].offset)
			fail_msg("%s at %jd: %d", cases[i].rule, (intmax_t)cases[i].utc,
				(int)zone_rule_offset(&rule, cases[i].utc));
	}
}

static void test_bad_rules(void **state)
{
	static const char *const rules[] = { "", "AA0", "AAT", "AAT99", "<>0", "<AAT0",
		"AAT0BBT", "AAT0BBT,M3.2.0", "AAT0BBT,M13.2.0,M11.1.0",
		"AAT0BBT,M3.6.0,M11.1.0", "AAT0BBT,J0,J1", "AAT0BBT,366,1", "AAT0BBT,1/168,2",
		"AAT0 " };
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct zone_rule rule;
		if (zone_rule_parse(winnow_str(rules[i]), &rule))
			fail_msg("'%s' was taken", rules[i]);
	}
}

static void test_names(void **state)
{
	static const char *const names[] = { "", "Europe/Nowhere", "../../../etc/passwd",
		"/etc/localtime", "Europe/Ber lin", "Europe", "zone.tab",
		"A234567890123456789012345678901234567890123456789012345678901234567890" };
	struct zone *zone;
	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct failure failure = { 0 };
		assert_true(zone_open(winnow_str(names[i]), &zone, &failure) < 0);
		assert_true(failure.why[0] != '\0');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_cut_file_is_refused),
		cmocka_unit_test(test_moments),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_bad_rules),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
