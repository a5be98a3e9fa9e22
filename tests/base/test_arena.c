/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include <stdlib.h>
#include "base/arena.h"
#include "base/large.h"

static void a_large_arena_begins_on_whole_pages(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create_large(0, 0);

	(void)state;
	unsigned char *memory = arena_alloc(arena, 100);
	assert_non_null(memory);
	assert_true((uintptr_t)memory % LARGE_PAGE < 64);
	assert_true(arena_held(arena) > LARGE_PAGE - 64);
	memory = arena_alloc(arena, 3 * LARGE_PAGE);
	assert_non_null(memory);
	for (size_t i = 0; i < 3 * LARGE_PAGE; i++)
		assert_int_equal(memory[i], 0);
}

static void what_fills_half_a_large_page_has_a_whole_one(void **state)
{
	(void)state;
	assert_int_equal(large_size(LARGE_PAGE / 2 - 1), LARGE_PAGE / 2 - 1);
	assert_int_equal(large_size(LARGE_PAGE / 2), LARGE_PAGE);
	assert_int_equal(large_size(LARGE_PAGE + 1), 2 * LARGE_PAGE);
	assert_null(large_alloc_zeroed(SIZE_MAX / 2, 4));
	for (size_t size = 1; size <= 4 * LARGE_PAGE; size *= 8) {
		unsigned char *memory = large_alloc_zeroed(size, 1);
		assert_non_null(memory);
		assert_int_equal(memory[size - 1], 0);
		free(memory);
	}
}

static void test_memory_is_zeroed_and_aligned(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	(void)state;

	for (size_t size = 0; size < 100; size++) {
		unsigned char *memory = arena_alloc(arena, size);
		assert_non_null(memory);
		assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(memory[i], 0);
		memset(memory, 0xff, size);
	}
}

static void test_pieces_do_not_overlap(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	unsigned char *pieces[300];
	(void)state;

	for (size_t i = 0; i < COUNT_OF(pieces); i++) {
		pieces[i] = arena_alloc(arena, 50 * i + 1);
		assert_non_null(pieces[i]);
		memset(pieces[i], (int)(i % 251), 50 * i + 1);
	}
	for (size_t i = 0; i < COUNT_OF(pieces); i++) {
		assert_int_equal(pieces[i][0], i % 251);
		assert_int_equal(pieces[i][50 * i], i % 251);
	}
}

static void test_ceiling(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(1024);
	(void)state;

	assert_null(arena_alloc(arena, 1025));
	assert_non_null(arena_alloc(arena, 512));
	assert_non_null(arena_alloc(arena, 512));
	assert_int_equal(arena_used(arena), 1024);
	assert_null(arena_alloc(arena, 1));
	assert_null(arena_copy(arena, STR_LITERAL("")).ptr);
	assert_null(arena_printf(arena, "%d", 1).ptr);
}

static void test_sizes_that_overflow_are_refused(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	(void)state;

	for (size_t below = 0; below < 100; below++)
		assert_null(arena_alloc(arena, SIZE_MAX - below));
	assert_null(arena_alloc_array(arena, SIZE_MAX / 2, 4));
	assert_non_null(arena_alloc(arena, 1));
}

static void test_reset_forgets(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(100000);
	(void)state;

	for (int round = 0; round < 50; round++) {
		unsigned char *memory = arena_alloc(arena, 60000);
		assert_non_null(memory);
		assert_int_equal(memory[59999], 0);
		memset(memory, 0xff, 60000);
		arena_reset(arena);
		assert_int_equal(arena_used(arena), 0);
	}
}

static void test_texts(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str copy = arena_copy(arena, (struct winnow_str){ "abcdef", 3 });
	(void)state;

	assert_int_equal(copy.len, 3);
	assert_string_equal(copy.ptr, "abc");
	copy = arena_copy(arena, (struct winnow_str){ NULL, 0 });
	assert_non_null(copy.ptr);
	assert_string_equal(copy.ptr, "");
	copy = arena_printf(arena, "%s-%05d", "x", 42);
	assert_string_equal(copy.ptr, "x-00042");
	assert_int_equal(copy.len, 7);
}

static void test_destroy_accepts_null(void **state)
{
	(void)state;
	arena_destroy(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_large_arena_begins_on_whole_pages),
		cmocka_unit_test(what_fills_half_a_large_page_has_a_whole_one),
		cmocka_unit_test(test_memory_is_zeroed_and_aligned),
		cmocka_unit_test(test_pieces_do_not_overlap),
		cmocka_unit_test(test_ceiling),
		cmocka_unit_test(test_sizes_that_overflow_are_refused),
		cmocka_unit_test(test_reset_forgets),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_destroy_accepts_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
