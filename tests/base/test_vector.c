/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/vector.h"

struct thing {
	int number;
	const char *name;
};

static void test_push(void **state)
{
	VECTOR(struct thing) things = { 0 };
	(void)state;

	for (int i = 0; i < 1000; i++) {
		struct thing *thing = vector_push(&things);
		assert_non_null(thing);
		assert_int_equal(thing->number, 0);
		assert_null(thing->name);
		thing->number = i;
		thing->name = "x";
	}
	assert_int_equal(things.count, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(things.items[i].number, i);
	vector_finish(&things);
	assert_null(things.items);
	assert_int_equal(things.count, 0);
}

static void test_used_again_after_finish(void **state)
{
	VECTOR(int) numbers = { 0 };
	(void)state;

	vector_finish(&numbers);
	*vector_push(&numbers) = 1;
	vector_finish(&numbers);
	*vector_push(&numbers) = 2;
	assert_int_equal(numbers.count, 1);
	assert_int_equal(numbers.items[0], 2);
	vector_finish(&numbers);
}

static void test_absurd_sizes_are_refused(void **state)
{
	void *memory = NULL;
	size_t capacity = 0;
	(void)state;

	assert_int_equal(vector_reserve(&memory, 0, &capacity, SIZE_MAX / 4), -1);
	assert_null(memory);
	assert_int_equal(capacity, 0);
	capacity = SIZE_MAX;
	assert_int_equal(vector_reserve(&memory, SIZE_MAX, &capacity, 1), -1);
	assert_int_equal(capacity, SIZE_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_push),
		cmocka_unit_test(test_used_again_after_finish),
		cmocka_unit_test(test_absurd_sizes_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
