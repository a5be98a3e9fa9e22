/* SPDX-License-Identifier: MIT
 * What the facts of other extractors tell of dates. */
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_age_lasts_no_years),
	};

	return cmocka_run_group_tests(tests, open_extractor, close_extractor);
}
