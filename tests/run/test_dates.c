/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "run/dates.h"

static void a_date_has_the_form_of_its_precision(void **state)
{
	static const struct {
		const char *date;
		uint32_t precision;
		bool sound;
	} cases[] = {
		{ "2014", WINNOW_YEAR, true },
		{ "1900", WINNOW_CENTURY, true },
		{ "2010", WINNOW_DECADE, true },
		{ "2014-03", WINNOW_MONTH, true },
		{ "2014-01", WINNOW_QUARTER, true },
		{ "2014-03-05", WINNOW_DAY, true },
		{ "2014-03-03", WINNOW_WEEK, true },
		{ "2016-02-29", WINNOW_DAY, true },
		{ "2014-03-05T23:59", WINNOW_MINUTE, true },
		{ "2014-03", WINNOW_YEAR, false },
		{ "2014", WINNOW_MONTH, false },
		{ "2014-13", WINNOW_MONTH, false },
		{ "2014-02-29", WINNOW_DAY, false },
		{ "1900-02-29", WINNOW_DAY, false },
		{ "2014-04-31", WINNOW_DAY, false },
		{ "2014-03-05T24:00", WINNOW_MINUTE, false },
		{ "0000", WINNOW_YEAR, false },
		{ "2014", 0, false },
		{ "", WINNOW_YEAR, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (date_has_precision(winnow_str(cases[i].date), cases[i].precision) !=
			cases[i].sound)
			fail_msg("%s as %u", cases[i].date, cases[i].precision);
}

static void a_document_has_iso_dates(void **state)
{
	static const struct {
		const char *date;
		bool sound;
	} cases[] = {
		{ "2014", true },
		{ "2014-03", true },
		{ "2014-03-05", true },
		{ "2014-03-05T10:12:33Z", true },
		{ "2014-03-05T10:12:33.125+01:00", true },
		{ "2014-03-05T10:12:33-09:30", true },
		{ "2014-03-05T10:12:33", false },
		{ "2014-03-05 10:12:33Z", false },
		{ "2014-03-05T10:12:33+1:00", false },
		{ "05 March 2014", false },
		{ "2014-3-5", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (date_is_of_document(winnow_str(cases[i].date)) != cases[i].sound)
			fail_msg("%s", cases[i].date);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_has_the_form_of_its_precision),
		cmocka_unit_test(a_document_has_iso_dates),
	};

	return cmocka_run_group_tests_name("run dates", tests, NULL, NULL);
}
