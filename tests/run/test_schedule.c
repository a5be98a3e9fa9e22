/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <time.h>
#include "base/clock.h"
#include "run/schedule.h"

struct next_case {
	const char *schedule, *zone;
	const char *after; /* UTC */
	const char *next;  /* those that follow, UTC, with a blank between */
};

static int64_t seconds_of(const char *text)
{
	struct tm when = { 0 };

	assert_int_equal(sscanf(text, "%d-%d-%dT%d:%d:%dZ", &when.tm_year, &when.tm_mon,
				 &when.tm_mday, &when.tm_hour, &when.tm_min, &when.tm_sec),
		6);
	when.tm_year -= 1900;
	when.tm_mon--;
	return timegm(&when);
}

static struct schedule parsed(const char *text)
{
	struct schedule schedule;
	struct failure failure = { 0 };

	if (schedule_parse(winnow_str(text), &schedule, &failure) < 0)
		fail_msg("%s", failure.why);
	return schedule;
}

static struct zone *opened(const char *name)
{
	struct zone *zone = NULL;
	struct failure failure = { 0 };

	if (zone_open(winnow_str(name), &zone, &failure) < 0)
		fail_msg("%s", failure.why);
	return zone;
}

static void check_case(const struct next_case *test)
{
	struct schedule schedule = parsed(test->schedule);
	struct zone *zone = opened(test->zone);
	int64_t at = seconds_of(test->after);
	struct winnow_str rest = winnow_str(test->next), expected;

	while (str_split(&rest, ' ', &expected)) {
		char text[CLOCK_TEXT_SIZE];
		at = schedule_next(&schedule, zone, at);
		if (!winnow_equal(clock_text(at * 1000, text), expected))
			fail_msg("'%s' in %s after %s: %s, not %.*s", test->schedule,
				test->zone, test->after, text, STR_ARGS(expected));
	}
	zone_close(zone);
}

static void check_cases(const struct next_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_case(&cases[i]);
}

static void test_fields(void **state)
{
	static const struct next_case cases[] = {
		{ "* * * * *", "UTC", "2025-02-28T23:59:30Z", "2025-03-01T00:00:00Z" },
		{ "* * * * *", "UTC", "2025-03-01T00:00:00Z", "2025-03-01T00:01:00Z" },
		{ "5,50-52 3 * * *", "UTC", "2025-05-04T03:05:00Z",
			"2025-05-04T03:50:00Z 2025-05-04T03:51:00Z 2025-05-04T03:52:00Z "
			"2025-05-05T03:05:00Z" },
		{ "*/25 23 * * *", "UTC", "2025-12-31T23:25:00Z",
			"2025-12-31T23:50:00Z 2026-01-01T23:00:00Z" },
		{ "40/7 * * * *", "UTC", "2025-05-04T03:40:01Z",
			"2025-05-04T03:47:00Z 2025-05-04T03:54:00Z 2025-05-04T04:40:00Z" },
		{ "10-40/15 * * * *", "UTC", "2025-05-04T03:11:00Z",
			"2025-05-04T03:25:00Z 2025-05-04T03:40:00Z 2025-05-04T04:10:00Z" },
		{ "0 6 31 * *", "UTC", "2025-03-31T06:00:00Z", "2025-05-31T06:00:00Z" },
		{ "0 0 29 2 *", "UTC", "2096-02-29T00:00:00Z", "2104-02-29T00:00:00Z" },
		{ "0 0 1 aug,Nov *", "UTC", "2025-08-02T00:00:00Z",
			"2025-11-01T00:00:00Z 2026-08-01T00:00:00Z" },
		{ "  0\t12  *  *  Tuesday ", "UTC", "2025-05-04T03:00:00Z",
			"2025-05-06T12:00:00Z 2025-05-13T12:00:00Z" },
	};
	(void)state;
	check_cases(cases, COUNT_OF(cases));
}

static void test_weekdays(void **state)
{
	static const struct next_case cases[] = {
		/* 4 May 2025 is a Sunday. */
		{ "0 9 * * 0", "UTC", "2025-05-01T00:00:00Z", "2025-05-04T09:00:00Z" },
		{ "0 9 * * 7", "UTC", "2025-05-01T00:00:00Z", "2025-05-04T09:00:00Z" },
		{ "0 9 * * FRI-SUN", "UTC", "2025-05-01T00:00:00Z",
			"2025-05-02T09:00:00Z 2025-05-03T09:00:00Z 2025-05-04T09:00:00Z "
			"2025-05-09T09:00:00Z" },
		{ "0 9 * * */4", "UTC", "2025-05-01T10:00:00Z",
			"2025-05-04T09:00:00Z 2025-05-08T09:00:00Z" },
		/* Either the 10th or a Monday; with ? or * only the other counts. */
		{ "0 0 10 * MON", "UTC", "2025-05-05T00:00:00Z",
			"2025-05-10T00:00:00Z 2025-05-12T00:00:00Z" },
		{ "0 0 ? * MON", "UTC", "2025-05-05T00:00:00Z", "2025-05-12T00:00:00Z" },
		{ "0 0 10 * ?", "UTC", "2025-05-10T00:00:00Z", "2025-06-10T00:00:00Z" },
		{ "0 0 31 2 SAT", "UTC", "2025-01-05T00:00:00Z", "2025-02-01T00:00:00Z" },
	};
	(void)state;
	check_cases(cases, COUNT_OF(cases));
}

static void test_names(void **state)
{
	static const struct next_case cases[] = {
		{ "@hourly", "UTC", "2025-05-04T03:00:00Z", "2025-05-04T04:00:00Z" },
		{ "@daily", "UTC", "2025-05-04T03:00:00Z", "2025-05-05T00:00:00Z" },
		{ "@weekly", "UTC", "2025-05-04T03:00:00Z", "2025-05-11T00:00:00Z" },
		{ "@monthly", "UTC", "2025-05-04T03:00:00Z", "2025-06-01T00:00:00Z" },
		{ "@yearly", "UTC", "2025-05-04T03:00:00Z", "2026-01-01T00:00:00Z" },
		{ "@every 6h", "Asia/Tokyo", "2025-05-04T03:00:00Z",
			"2025-05-04T06:00:00Z 2025-05-04T12:00:00Z" },
		{ "@every 7s", "UTC", "1970-01-01T00:00:07Z", "1970-01-01T00:00:14Z" },
		{ "@every 7s", "UTC", "1969-12-31T23:59:50Z", "1969-12-31T23:59:53Z" },
	};
	(void)state;
	check_cases(cases, COUNT_OF(cases));
}

/* Berlin: forward on 30 March 2025 at 1:00 UTC (2:00 to 3:00), back on 26 October at 1:00 UTC. */
static void test_clocks_set_forward(void **state)
{
	static const struct next_case cases[] = {
		{ "30 2 * * *", "Europe/Berlin", "2025-03-29T12:00:00Z",
			"2025-03-30T01:00:00Z 2025-03-31T00:30:00Z" },
		{ "0,20,40 2 * * *", "Europe/Berlin", "2025-03-29T12:00:00Z",
			"2025-03-30T01:00:00Z 2025-03-31T00:00:00Z" },
		{ "30 * * * *", "Europe/Berlin", "2025-03-30T00:00:00Z",
			"2025-03-30T00:30:00Z 2025-03-30T01:30:00Z 2025-03-30T02:30:00Z" },
		/* Samoa left out 30 December 2011. */
		{ "0 12 30 12 *", "Pacific/Apia", "2011-12-29T00:00:00Z",
			"2011-12-30T10:00:00Z 2012-12-29T22:00:00Z" },
	};
	(void)state;
	check_cases(cases, COUNT_OF(cases));
}

static void test_clocks_set_back(void **state)
{
	static const struct next_case cases[] = {
		{ "30 2 * * *", "Europe/Berlin", "2025-10-25T12:00:00Z",
			"2025-10-26T00:30:00Z 2025-10-27T01:30:00Z" },
		{ "*/30 2 * * *", "Europe/Berlin", "2025-10-25T12:00:00Z",
			"2025-10-26T00:00:00Z 2025-10-26T00:30:00Z 2025-10-27T01:00:00Z" },
		{ "30 * * * *", "Europe/Berlin", "2025-10-26T00:00:00Z",
			"2025-10-26T00:30:00Z 2025-10-26T01:30:00Z 2025-10-26T02:30:00Z" },
		/* Back from 1:00 to midnight, and from midnight to 23:00 of the day before. */
		{ "*/30 * * * *", "America/Havana", "2025-11-02T04:30:00Z",
			"2025-11-02T05:00:00Z 2025-11-02T05:30:00Z 2025-11-02T06:00:00Z" },
		{ "0 * * * *", "America/Asuncion", "2024-03-24T02:00:00Z",
			"2024-03-24T03:00:00Z 2024-03-24T04:00:00Z 2024-03-24T05:00:00Z" },
		/* From a minute past midnight, which is already the next day. */
		{ "30 * * * *", "America/St_Johns", "2010-11-07T02:30:00Z",
			"2010-11-07T03:00:00Z 2010-11-07T04:00:00Z" },
	};
	(void)state;
	check_cases(cases, COUNT_OF(cases));
}

static void test_far_from_now(void **state)
{
	static const struct next_case cases[] = {
		{ "0 8 * * *", "Europe/Berlin", "2038-01-19T03:14:08Z",
			"2038-01-19T07:00:00Z" },
		{ "0 8 * * *", "Europe/Berlin", "2100-07-01T00:00:00Z",
			"2100-07-01T06:00:00Z" },
		{ "0 8 * * *", "Australia/Sydney", "2100-01-01T00:00:00Z",
			"2100-01-01T21:00:00Z" },
		{ "0 0 * * *", "UTC", "0001-01-01T00:00:00Z", "0001-01-02T00:00:00Z" },
	};
	struct schedule yearly = parsed("@yearly");
	struct zone *zone = opened("UTC");
	(void)state;

	check_cases(cases, COUNT_OF(cases));
	assert_true(schedule_next(&yearly, zone, 253402300799) == SCHEDULE_NEVER);
	assert_true(schedule_next(&yearly, zone, INT64_MAX) == SCHEDULE_NEVER);
	assert_true(schedule_next(&yearly, zone, INT64_MIN) == SCHEDULE_NEVER);
	zone_close(zone);
}

static void test_refused(void **state)
{
	static const struct {
		const char *schedule, *why;
	} cases[] = {
		{ "", "0 fields" },
		{ "* * * *", "4 fields" },
		{ "0 0 * * * *", "6 fields" },
		{ "60 * * * *", "'60' is no minute; use 0 to 59" },
		{ "* 24 * * *", "'24' is no hour" },
		{ "* * 0 * *", "'0' is no day of the month" },
		{ "* * * 13 *", "'13' is no month" },
		{ "* * * * 8", "'8' is no day of the week" },
		{ "* * * MON *", "'MON' is no month" },
		{ "-1 * * * *", "'' is no minute" },
		{ "1- * * * *", "'' is no minute" },
		{ "1,,2 * * * *", "'' is no minute" },
		{ "1, * * * *", "'' is no minute" },
		{ "1-2-3 * * * *", "'2-3' is no minute" },
		{ "*-5 * * * *", "'*' is no minute" },
		{ "00005 * * * *", "'00005' is no minute" },
		{ "18446744073709551617 * * * *", "is no minute" },
		{ "* * * * sund", "'sund' is no day of the week" },
		{ "*/0 * * * *", "has no step" },
		{ "*/ * * * *", "has no step" },
		{ "30-10 * * * *", "runs backwards" },
		{ "0 0 * * SAT-MON", "runs backwards" },
		{ "0 0 L * *", "'L' is no day of the month" },
		{ "0 0 * * 6#5", "'6#5' is no day of the week" },
		{ "0 0 31 2 *", "no year has such a day" },
		{ "0 0 31 apr,JUN,9,11 *", "no year has such a day" },
		{ "@reboot", "no time of the clock" },
		{ "@often", "no such name" },
		{ "@every", "no such name" },
		{ "@every 6", "is not a duration" },
		{ "@every 0s", "whole seconds" },
		{ "@every 1500ms", "whole seconds" },
		{ "@every 367d", "whole seconds" },
	};
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct schedule schedule = { .every = -1 };
		struct failure failure = { 0 };
		struct winnow_str text = winnow_str(cases[i].schedule);
		assert_int_equal(schedule_parse(text, &schedule, &failure), WINNOW_EDATA);
		if (!strstr(failure.why, cases[i].why) || schedule.every != -1)
			fail_msg("'%s': %s", cases[i].schedule, failure.why);
	}
}

static void test_delay(void **state)
{
	struct schedule daily = parsed("@daily");
	struct zone *zone = opened("UTC");
	int64_t delay = schedule_delay(STR_LITERAL("pages"), 1800);
	int64_t midnight = seconds_of("2025-05-04T00:00:00Z");
	(void)state;

	assert_in_range(delay, 0, 1800);
	assert_int_equal(delay, schedule_delay(STR_LITERAL("pages"), 1800));
	assert_int_not_equal(delay, schedule_delay(STR_LITERAL("harbour"), 1800));
	assert_int_equal(schedule_delay(STR_LITERAL("pages"), 0), 0);
	assert_in_range(schedule_delay(STR_LITERAL("pages"), INT64_MAX), 0, INT64_MAX);
	assert_int_equal(schedule_next_delayed(&daily, zone, 1800, midnight), midnight + 1800);
	assert_int_equal(
		schedule_next_delayed(&daily, zone, 1800, midnight + 1799), midnight + 1800);
	assert_int_equal(schedule_next_delayed(&daily, zone, 1800, midnight + 1800),
		midnight + 86400 + 1800);
	assert_true(schedule_next_delayed(&daily, zone, 1800, INT64_MIN) == SCHEDULE_NEVER);
	zone_close(zone);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_weekdays),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_clocks_set_forward),
		cmocka_unit_test(test_clocks_set_back),
		cmocka_unit_test(test_far_from_now),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_delay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
