/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "serve/exposition.h"

static void test_written(void **state)
{
	struct buffer out;
	(void)state;

	buffer_init(&out, 0);
	exposition_family(&out, "winnow_a_total", "counter", "Some.");
	exposition_sample(&out, "winnow_a_total", NULL, 12345678901.0);
	exposition_sample(&out, "winnow_a_total",
		LABELS({ "source", STR_LITERAL("a\"b\\c\nd") }, { "x", STR_LITERAL("") }), 0.5);
	assert_string_equal(out.bytes,
		"# HELP winnow_a_total Some.\n# TYPE winnow_a_total counter\n"
		"winnow_a_total 12345678901\n"
		"winnow_a_total{source=\"a\\\"b\\\\c\\nd\",x=\"\"} 0.5\n");
	buffer_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_written) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
