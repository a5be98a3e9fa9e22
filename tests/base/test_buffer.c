/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/buffer.h"

static void test_empty(void **state)
{
	struct buffer buffer;
	(void)state;

	buffer_init(&buffer, 0);
	assert_null(buffer.bytes);
	assert_string_equal(buffer_str(&buffer).ptr, "");
	assert_int_equal(buffer_str(&buffer).len, 0);
	buffer_append(&buffer, (struct winnow_str){ NULL, 0 });
	assert_false(buffer_failed(&buffer));
	buffer_finish(&buffer);
}

static void test_growth(void **state)
{
	struct buffer buffer;
	(void)state;

	buffer_init(&buffer, 0);
	for (int i = 0; i < 1000; i++) {
		buffer_append(&buffer, STR_LITERAL("ab"));
		buffer_append_byte(&buffer, 'c');
		buffer_printf(&buffer, "%d", i % 10);
	}
	assert_int_equal(buffer.length, 4000);
	assert_memory_equal(buffer.bytes + 3996, "abc9", 5);
	assert_false(buffer_failed(&buffer));
	buffer_finish(&buffer);
	assert_null(buffer.bytes);
	assert_int_equal(buffer.length, 0);
}

static void test_ceiling_keeps_what_was_there(void **state)
{
	struct buffer buffer;
	(void)state;

	buffer_init(&buffer, 5);
	buffer_append(&buffer, STR_LITERAL("abc"));
	buffer_append(&buffer, STR_LITERAL("de"));
	assert_false(buffer_failed(&buffer));
	buffer_append_byte(&buffer, 'f');
	assert_true(buffer_failed(&buffer));
	assert_string_equal(buffer.bytes, "abcde");
	buffer_finish(&buffer);
}

static void test_nothing_follows_a_gap(void **state)
{
	struct buffer buffer;
	(void)state;

	buffer_init(&buffer, 5);
	buffer_append(&buffer, STR_LITERAL("abc"));
	buffer_printf(&buffer, "%s", "too long");
	assert_true(buffer_failed(&buffer));
	buffer_append(&buffer, STR_LITERAL("d"));
	assert_string_equal(buffer.bytes, "abc");
	buffer_finish(&buffer);
	assert_false(buffer_failed(&buffer));
}

static void test_truncate(void **state)
{
	struct buffer buffer;
	(void)state;

	buffer_init(&buffer, 0);
	buffer_truncate(&buffer, 0);
	buffer_append(&buffer, STR_LITERAL("abcdef"));
	buffer_truncate(&buffer, 7);
	assert_string_equal(buffer.bytes, "abcdef");
	buffer_truncate(&buffer, 2);
	assert_string_equal(buffer.bytes, "ab");
	buffer_append(&buffer, STR_LITERAL("x"));
	assert_string_equal(buffer.bytes, "abx");
	buffer_finish(&buffer);
}

static void test_absurd_sizes_are_refused(void **state)
{
	struct buffer buffer;
	(void)state;

	buffer_init(&buffer, SIZE_MAX);
	buffer_append(&buffer, STR_LITERAL("abc"));
	buffer_append(&buffer, (struct winnow_str){ "x", SIZE_MAX - 3 });
	assert_true(buffer_failed(&buffer));
	assert_string_equal(buffer.bytes, "abc");
	buffer_finish(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_growth),
		cmocka_unit_test(test_ceiling_keeps_what_was_there),
		cmocka_unit_test(test_nothing_follows_a_gap),
		cmocka_unit_test(test_truncate),
		cmocka_unit_test(test_absurd_sizes_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
