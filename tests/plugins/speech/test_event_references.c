/* SPDX-License-Identifier: MIT
 * An event points at the facts of others that stand in its words. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "tools/extractor_harness.h"

static void test_points_at_the_count(void **state)
{
	struct extractor_harness *quantity = extractor_open("quantity", NULL);
	struct extractor_harness *event = extractor_open("event", NULL);
	struct winnow_document document = extractor_document(
		quantity, "Two boats sank. Harbour police rescued 40 infants.", "en");
	struct extraction *counts = extractor_run(quantity, &document, NULL);
	struct extraction *found = extractor_run(event, &document, counts);

	(void)state;
	assert_int_equal(counts->count, 2);
	assert_int_equal(found->count, 1);
	assert_string_equal(fact_value(found, 0, "count"), "#1");
	assert_string_equal(fact_value(found, 0, "object"), "40 infants");
	extraction_free(found);
	extraction_free(counts);
	extractor_close(event);
	extractor_close(quantity);
}

/* Of each text the one event, with the attribute of that value, where dates are known. */
static void expect(const char *const cases[][2], size_t count, const char *attribute)
{
	struct extractor_harness *date = extractor_open("date", NULL);
	struct extractor_harness *event = extractor_open("event", NULL);

	for (size_t i = 0; i < count; i++) {
		struct winnow_document document = extractor_document(date, cases[i][0], "en");
		struct extraction *dates = extractor_run(date, &document, NULL);
		struct extraction *found = extractor_run(event, &document, dates);

		assert_int_equal(found->count, 1);
		assert_string_equal(fact_value(found, 0, attribute), cases[i][1]);
		extraction_free(found);
		extraction_free(dates);
	}
	extractor_close(event);
	extractor_close(date);
}

static void test_points_at_the_day_rather_than_the_hour(void **state)
{
	static const char *const cases[][2] = {
		{ "Police arrested three men at 4 p.m. near the court on 3 May 2013.", "#1" },
		{ "Police arrested three men at 4 p.m. near the court.", "#0" },
	};

	(void)state;
	expect(cases, sizeof cases / sizeof cases[0], "date");
}

static void test_a_stretch_of_time_is_no_recipient(void **state)
{
	static const char *const cases[][2] = {
		{ "Police released three men on Monday.", "" },
		{ "The court jailed three men for six years.", "" },
		{ "Norland sent food to the islands.", "the islands" },
	};

	(void)state;
	expect(cases, sizeof cases / sizeof cases[0], "recipient");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_points_at_the_count),
		cmocka_unit_test(test_points_at_the_day_rather_than_the_hour),
		cmocka_unit_test(test_a_stretch_of_time_is_no_recipient),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
