/* SPDX-License-Identifier: MIT
 * When sources are due, with clocks that the test sets. */
#include "run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include "run/timetable.h"
#include "tools/temporary.h"

#define HOUR INT64_C(3600000)
#define DAY (24 * HOUR)
#define NOON (INT64_C(16134) * DAY + 12 * HOUR) /* 2014-03-05T12:00:00Z */

static struct fixture fixture;
static struct problems *problems;
static struct config *config;
static struct plan *plan;
static struct timetable *timetable;
static struct moment now;

static int begin(void **state)
{
	(void)state;
	fixture = fixture_make();
	now = (struct moment){ .wall_ms = NOON, .steady_ms = 5 * HOUR };
	return 0;
}

/* `sources`: entries of files, each with what it adds. */
static void open_plan(const char *const *sources, size_t count)
{
	char yaml[4000];
	int length = snprintf(yaml, sizeof yaml, "plugin_path: [%s]\nsources:\n",
		getenv("WINNOW_PLUGIN_PATH"));
	struct failure failure = { 0 };

	for (size_t i = 0; i < count; i++)
		length += snprintf(yaml + length, sizeof yaml - (size_t)length,
			"  - {name: s%zu, plugin: file, paths: [.], %s}\n", i, sources[i]);
	char *path = temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml));
	problems = problems_create();
	config = config_load(path, problems);
	assert_non_null(config);
	plan = plan_create(config, problems);
	problems_print(problems, stderr);
	assert_non_null(plan);
	if (timetable_create(plan, &timetable, &failure) < 0)
		fail_msg("%s", failure.why);
	free(path);
}

static int end(void **state)
{
	(void)state;
	timetable_destroy(timetable);
	timetable = NULL;
	plan_destroy(plan);
	config_destroy(config);
	problems_destroy(problems);
	fixture_end(&fixture);
	return 0;
}

static void pass(int64_t milliseconds)
{
	now.wall_ms += milliseconds;
	now.steady_ms += milliseconds;
}

/* Begins and ends it, and answers when it is due next. */
static int64_t have_turn(size_t source, int64_t failures)
{
	timetable_began(timetable, source);
	assert_false(timetable_is_due(timetable, source, now));
	return timetable_ended(timetable, source, failures, now);
}

static void test_by_its_schedule(void **state)
{
	static const char *const sources[] = { "schedule: '0 6 * * *'", "schedule: '@every 6h'",
		"schedule: '@daily', paused: yes", "paused: no" };
	(void)state;

	open_plan(sources, COUNT_OF(sources));
	for (size_t i = 0; i < COUNT_OF(sources); i++)
		timetable_recall(timetable, i, 0, true, now);
	assert_true(timetable_is_due(timetable, 0, now)); /* it never ran */
	assert_false(timetable_is_due(timetable, 2, now));
	assert_false(timetable_is_due(timetable, 3, now));
	assert_int_equal(have_turn(0, 0), NOON + 18 * HOUR);
	assert_int_equal(have_turn(1, 0), NOON + 6 * HOUR);
	assert_int_equal(have_turn(3, 0), 0);
	assert_int_equal(timetable_wait_ms(timetable, now), 6 * HOUR);
	pass(6 * HOUR - 1);
	assert_false(timetable_is_due(timetable, 1, now));
	pass(1);
	assert_true(timetable_is_due(timetable, 1, now));
	assert_false(timetable_is_due(timetable, 0, now));
}

/* A restart keeps the time; what was missed while nothing ran is made up for once, one source a
 * second. */
static void test_after_a_time_off(void **state)
{
	static const char *const sources[] = { "schedule: '@hourly'", "schedule: '@hourly'",
		"schedule: '@hourly'" };
	(void)state;

	open_plan(sources, COUNT_OF(sources));
	timetable_recall(timetable, 0, NOON + HOUR / 2, true, now);
	timetable_recall(timetable, 1, NOON - 70 * HOUR, true, now);
	timetable_recall(timetable, 2, NOON - 50 * HOUR, true, now);
	assert_false(timetable_is_due(timetable, 0, now));
	assert_true(timetable_is_due(timetable, 1, now));
	assert_false(timetable_is_due(timetable, 2, now));
	assert_int_equal(have_turn(1, 0), NOON + HOUR);
	assert_int_equal(timetable_wait_ms(timetable, now), 1000);
	pass(1000);
	assert_false(timetable_is_due(timetable, 1, now));
	assert_true(timetable_is_due(timetable, 2, now));
}

/* What was kept for another schedule, or by a clock that was ahead, does not count. */
static void test_kept_times(void **state)
{
	static const char *const sources[] = { "schedule: '@daily'", "schedule: '@daily'" };
	(void)state;

	open_plan(sources, COUNT_OF(sources));
	timetable_recall(timetable, 0, NOON + HOUR, false, now);
	timetable_recall(timetable, 1, NOON + 400 * DAY, true, now);
	assert_int_equal(timetable_wait_ms(timetable, now), 12 * HOUR);
	pass(12 * HOUR);
	assert_true(timetable_is_due(timetable, 0, now));
	assert_true(timetable_is_due(timetable, 1, now));
}

static void test_clock_set_back(void **state)
{
	static const char *const sources[] = { "schedule: '@daily'" };
	(void)state;

	open_plan(sources, 1);
	timetable_recall(timetable, 0, 0, true, now);
	have_turn(0, 0);
	now.wall_ms -= 40 * DAY;
	assert_false(timetable_is_due(timetable, 0, now));
	pass(12 * HOUR - 1);
	assert_false(timetable_is_due(timetable, 0, now));
	pass(1);
	assert_true(timetable_is_due(timetable, 0, now));
	assert_int_equal(have_turn(0, 0), NOON - 38 * DAY - 12 * HOUR);
}

static void test_clock_set_forward(void **state)
{
	static const char *const sources[] = { "schedule: '@hourly'", "schedule: '@hourly'" };
	unsigned turns = 0;
	(void)state;

	open_plan(sources, 2);
	for (size_t i = 0; i < 2; i++) {
		timetable_recall(timetable, i, 0, true, now);
		have_turn(i, 0);
	}
	now.wall_ms += 365 * DAY;
	for (int second = 0; second < 60; second++, pass(1000))
		for (size_t i = 0; i < 2; i++)
			if (timetable_is_due(timetable, i, now)) {
				turns++;
				have_turn(i, 0);
			}
	assert_int_equal(turns, 2);
}

/* Sooner than a rare schedule says, later than a frequent one, never not at all. */
static void test_after_failures(void **state)
{
	static const char *const sources[] = { "schedule: '@weekly'", "schedule: '@every 1m'" };
	static const int64_t minutes[] = { 15, 30, 60, 120, 240, 360, 360 };
	(void)state;

	open_plan(sources, COUNT_OF(sources));
	for (size_t i = 0; i < COUNT_OF(minutes); i++) {
		assert_int_equal(
			have_turn(0, (int64_t)i + 1) - now.wall_ms, minutes[i] * HOUR / 60);
		assert_int_equal(have_turn(1, (int64_t)i + 1) - now.wall_ms,
			HOUR / 60 * (INT64_C(1) << i));
	}
	assert_int_equal(have_turn(1, 1000000) - now.wall_ms, 6 * HOUR);
}

static void test_called(void **state)
{
	static const char *const sources[] = { "schedule: '@weekly'", "paused: yes",
		"paused: no" };
	(void)state;

	open_plan(sources, COUNT_OF(sources));
	timetable_recall(timetable, 0, NOON + HOUR, true, now);
	timetable_call_all(timetable, now);
	assert_true(timetable_is_due(timetable, 0, now));
	have_turn(0, 0);
	pass(1000);
	assert_false(timetable_is_due(timetable, 1, now));
	assert_true(timetable_is_due(timetable, 2, now));
	assert_int_equal(have_turn(2, 0), 0);
	assert_false(timetable_is_due(timetable, 2, now));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_by_its_schedule, begin, end),
		cmocka_unit_test_setup_teardown(test_after_a_time_off, begin, end),
		cmocka_unit_test_setup_teardown(test_kept_times, begin, end),
		cmocka_unit_test_setup_teardown(test_clock_set_back, begin, end),
		cmocka_unit_test_setup_teardown(test_clock_set_forward, begin, end),
		cmocka_unit_test_setup_teardown(test_after_failures, begin, end),
		cmocka_unit_test_setup_teardown(test_called, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
