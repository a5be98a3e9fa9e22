/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "run/space.h"

/* Below the mark it is low, and stays so until there is a tenth more. */
static void test_low_and_again(void **state)
{
	static const struct {
		int64_t free_bytes;
		bool changed, low;
	} steps[] = { { 1000, false, false }, { 999, true, true }, { 1050, false, true },
		{ -1, false, true }, { 1100, true, false }, { 1001, false, false },
		{ 0, true, true }, { 5000, true, false } };
	struct space space = { .least = 1000 };
	(void)state;

	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		assert_int_equal(space_note(&space, steps[i].free_bytes), steps[i].changed);
		assert_int_equal(space.low, steps[i].low);
	}
}

static void test_what_is_free(void **state)
{
	(void)state;
	assert_true(space_free(STR_LITERAL("/tmp/none.db")) >= 0);
	assert_true(space_free(STR_LITERAL("none.db")) >= 0);
	assert_int_equal(space_free(STR_LITERAL("/no/such/folder/none.db")), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_low_and_again),
		cmocka_unit_test(test_what_is_free),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
