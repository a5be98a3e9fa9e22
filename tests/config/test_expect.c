/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "cases.h"

#define SOURCE "sources:\n  - name: a\n    plugin: file\n"

static const struct config_case cases[] = {
	{ SOURCE
		"    schedule: '@daily'\n    tz: Europe/Berlin\n    jitter: 30m\n    paused: "
		"no\n"
		"    expect: {min_documents_per_run: 1, min_body_chars: 300, stale_after: 30d, "
		"alert_after: 3, min_yield: 50 %, min_facts_per_document: 0.5}\n",
		"" },
	{ SOURCE "    expect: 3\n",
		"w.yaml:4:13: source a: 'expect' takes a mapping, as {min_documents_per_run: "
		"1}\n" },
	{ SOURCE "    expect: {min_yeild: 0.5, alert_after: 0, min_body_chars: many}\n",
		"w.yaml:4:14: source a: unknown key 'min_yeild'; did you mean 'min_yield'?\n"
		"w.yaml:4:43: source a: 'alert_after': '0' is too small; the least is 1\n"
		"w.yaml:4:62: source a: 'min_body_chars': 'many' is not a whole number, as 12 "
		"or -3\n" },
	{ SOURCE "    expect: {min_yield: 120%, min_facts_per_document: -1}\n",
		"w.yaml:4:25: source a: 'min_yield': '120%' is not a share, as 50% or 0.5\n"
		"w.yaml:4:55: source a: 'min_facts_per_document': '-1' is not a number, as 2 "
		"or 0.5\n" },
	{ SOURCE "    jitter: 8d\n", "w.yaml:4:13: source a: 'jitter': '8d' is too large; the "
				     "most is 7d\n" },
};

static void test_problems(void **state)
{
	(void)state;
	check_cases(cases, COUNT_OF(cases), false);
}

static void test_values(void **state)
{
	struct config *config = config_of(SOURCE
		"    schedule: 17 3 * * *\n    jitter: 90s\n    paused: yes\n    expect:\n"
		"      min_yield: 25 %\n      min_facts_per_document: 1.5\n      stale_after: "
		"2d\n");
	const struct section *section = &config->sections[SECTION_SOURCE].items[0];
	(void)state;

	assert_true(winnow_is(section->timing.schedule, "17 3 * * *"));
	assert_int_equal(section->timing.schedule_place.line, 4);
	assert_int_equal(section->timing.schedule_place.column, 15);
	assert_true(winnow_is(section->timing.zone, "UTC"));
	assert_int_equal(section->timing.jitter, 90000);
	assert_true(section->timing.paused);
	assert_true(section->expect.min_yield == 0.25);
	assert_true(section->expect.min_facts_per_document == 1.5);
	assert_int_equal(section->expect.stale_after, INT64_C(2) * 24 * 3600 * 1000);
	assert_int_equal(section->expect.alert_after, 3);
	assert_int_equal(section->expect.min_documents, EXPECT_NOT_SAID);
	config_destroy(config);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_problems),
		cmocka_unit_test(test_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
