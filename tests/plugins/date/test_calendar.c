/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "shared/calendar.h"

static int32_t number(int32_t year, int32_t month, int32_t day)
{
	return calendar_number((struct calendar_date){ year, month, day });
}

static void knows_which_days_there_are(void **state)
{
	static const struct calendar_date good[] = { { 1, 1, 1 }, { 9999, 12, 31 },
		{ 2012, 2, 29 }, { 2000, 2, 29 } };
	static const struct calendar_date bad[] = { { 0, 1, 1 }, { 10000, 1, 1 },
		{ 2013, 2, 29 }, { 1900, 2, 29 }, { 2014, 4, 31 }, { 2014, 13, 1 },
		{ 2014, 0, 1 }, { 2014, 1, 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_true(calendar_valid(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(calendar_valid(bad[i]));
}

static void numbers_every_day_in_turn(void **state)
{
	struct calendar_date next = { 1, 1, 1 };

	(void)state;
	for (int32_t day = CALENDAR_FIRST; day <= CALENDAR_LAST; day++) {
		struct calendar_date date = calendar_date(day);

		assert_true(date.year == next.year && date.month == next.month &&
			    date.day == next.day);
		assert_int_equal(calendar_number(date), day);
		if (++next.day > calendar_month_days(next.year, next.month)) {
			next.day = 1;
			next.month = next.month % 12 + 1;
			next.year += next.month == 1;
		}
	}
	assert_int_equal(next.year, 10000);
}

static void knows_the_weekday(void **state)
{
	(void)state;
	assert_int_equal(calendar_weekday(number(1, 1, 1)), 1);
	assert_int_equal(calendar_weekday(number(2000, 1, 1)), 6);
	assert_int_equal(calendar_weekday(number(2014, 3, 5)), 3);
	assert_int_equal(calendar_weekday(number(9999, 12, 31)), 5);
}

static void assert_week(int32_t day, int32_t year, int32_t week)
{
	struct calendar_week found = calendar_week(day);

	assert_int_equal(found.year, year);
	assert_int_equal(found.week, week);
}

static void knows_the_week_and_its_year(void **state)
{
	(void)state;
	assert_week(number(2014, 3, 5), 2014, 10);
	assert_week(number(2014, 12, 29), 2015, 1);
	assert_week(number(2016, 1, 3), 2015, 53);
	assert_week(number(2010, 1, 3), 2009, 53);
	assert_week(number(2012, 12, 31), 2013, 1);
	assert_week(number(9999, 12, 31), 9999, 52);
}

static void assert_months(struct calendar_date from, int64_t months, struct calendar_date to)
{
	struct calendar_date found;

	assert_true(calendar_add_months(from, months, &found));
	assert_int_equal(calendar_number(found), calendar_number(to));
}

static void adds_months_to_their_ends(void **state)
{
	struct calendar_date last = { 9999, 12, 31 }, first = { 1, 1, 1 }, found = { 7, 7, 7 };

	(void)state;
	assert_months(
		(struct calendar_date){ 2014, 3, 5 }, -1, (struct calendar_date){ 2014, 2, 5 });
	assert_months((struct calendar_date){ 2014, 1, 31 }, 1,
		(struct calendar_date){ 2014, 2, 28 });
	assert_months((struct calendar_date){ 2012, 2, 29 }, 12,
		(struct calendar_date){ 2013, 2, 28 });
	assert_months((struct calendar_date){ 2014, 1, 15 }, -13,
		(struct calendar_date){ 2012, 12, 15 });
	assert_false(calendar_add_months(last, 1, &found));
	assert_false(calendar_add_months(first, -1, &found));
	assert_false(calendar_add_months(first, INT64_MAX, &found));
	assert_int_equal(found.year, 7);
}

static void finds_easter(void **state)
{
	static const struct calendar_date sundays[] = { { 1818, 3, 22 }, { 1943, 4, 25 },
		{ 2000, 4, 23 }, { 2011, 4, 24 }, { 2013, 3, 31 }, { 2019, 4, 21 },
		{ 2024, 3, 31 } };

	(void)state;
	for (size_t i = 0; i < sizeof sundays / sizeof sundays[0]; i++)
		assert_int_equal(calendar_number(calendar_easter(sundays[i].year)),
			calendar_number(sundays[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_which_days_there_are),
		cmocka_unit_test(numbers_every_day_in_turn),
		cmocka_unit_test(knows_the_weekday),
		cmocka_unit_test(knows_the_week_and_its_year),
		cmocka_unit_test(adds_months_to_their_ends),
		cmocka_unit_test(finds_easter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
