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

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_points_at_the_count) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
