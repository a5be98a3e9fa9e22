/* SPDX-License-Identifier: MIT
 * What tells of dates besides their words: the facts of other extractors, the clock of the report. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "opened.h"

static void an_age_lasts_no_years(void **state)
{
	struct extractor_harness *age = extractor_open("age", NULL);
	struct winnow_document document = extractor_document(
		age, "They raised the age of consent to 16 years after 12 years.", "en");
	struct extraction *ages = extractor_run(age, &document, NULL);
	struct extraction *found = extractor_run(extractor, &document, ages);

	(void)state;
	assert_int_equal(ages->count, 1);
	assert_int_equal(found->count, 1);
	assert_string_equal(fact_value(found, 0, "value"), "P12Y");
	extraction_free(found);
	extraction_free(ages);
	extractor_close(age);
}

/* Of what begins when it is told, at twenty past ten. */
static void expect_end(const char *text, const char *end)
{
	struct winnow_document document = extractor_document(extractor, text, "en");

	document.published = winnow_str("2016-11-07T10:20:00");
	struct extraction *found = extractor_run(extractor, &document, NULL);
	assert_int_equal(found->count, 1);
	assert_string_equal(fact_value(found, 0, "to"), end);
	extraction_free(found);
}

static void what_ends_does_so_after_now(void **state)
{
	(void)state;
	expect_end("They wait between now and eight o'clock.", "2016-11-07T20:00 minute");
	expect_end("They wait from now until 8 a.m.", "2016-11-08T08:00 minute");
	expect_end("They wait from now until 5 p.m.", "2016-11-07T17:00 minute");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_age_lasts_no_years),
		cmocka_unit_test(what_ends_does_so_after_now),
	};

	return cmocka_run_group_tests(tests, open_extractor, close_extractor);
}
