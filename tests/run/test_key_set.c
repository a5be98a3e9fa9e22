/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "run/key_set.h"

static void test_each_key_is_new_once(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct key_set set = { 0 };
	(void)state;

	assert_int_equal(key_set_add(&set, arena, STR_LITERAL("a")), 1);
	assert_int_equal(key_set_add(&set, arena, STR_LITERAL("")), 1);
	assert_int_equal(key_set_add(&set, arena, STR_LITERAL("a")), 0);
	assert_int_equal(key_set_add(&set, arena, (struct winnow_str){ NULL, 0 }), 0);
}

/* With a look at each of the others, it would be some minutes. */
static void test_there_may_be_many(void **state)
{
	enum { MANY = 500 * 1000 };
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct key_set set = { 0 };
	(void)state;

	for (int turn = 0; turn < 2; turn++)
		for (int i = 0; i < MANY; i++) {
			struct winnow_str key = arena_printf(arena, "mail#%d", i);
			assert_int_equal(key_set_add(&set, arena, key), turn == 0);
		}
	assert_int_equal(set.count, MANY);
}

static void test_without_memory_it_says_so(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(1);
	struct key_set set = { 0 };
	(void)state;

	assert_int_equal(key_set_add(&set, arena, STR_LITERAL("a")), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_key_is_new_once),
		cmocka_unit_test(test_there_may_be_many),
		cmocka_unit_test(test_without_memory_it_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
