/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "load/tables.h"

/* These numbers are those of ABI 0.1, for ever, where pointers have eight bytes. */
static void the_first_abi_keeps_its_sizes(void **state)
{
	(void)state;
	if (sizeof(void *) != 8)
		skip();
	assert_int_equal(LEAST_PLUGIN, 80);
	assert_int_equal(LEAST_OPTION, 56);
	assert_int_equal(LEAST_SOURCE, 48);
	assert_int_equal(LEAST_READER, 48);
	assert_int_equal(LEAST_EXTRACTOR, 64);
	assert_int_equal(LEAST_SINK, 56);
	assert_int_equal(LEAST_FACT_TYPE, 24);
	assert_int_equal(LEAST_ATTRIBUTE_TYPE, 32);
}

static void a_shorter_struct_is_extended_with_zeros(void **state)
{
	const uint32_t theirs[3] = { 8, 5, 6 };
	uint32_t own[4] = { 9, 9, 9, 9 };

	(void)state;
	table_copy(own, sizeof own, theirs, 8);
	assert_int_equal(own[0], 8);
	assert_int_equal(own[1], 5);
	assert_int_equal(own[2], 0);
	assert_int_equal(own[3], 0);
}

static void a_longer_struct_is_cut(void **state)
{
	const uint32_t theirs[4] = { 16, 5, 6, 7 };
	uint32_t own[3] = { 9, 9, 9 };

	(void)state;
	table_copy(own, 2 * sizeof *own, theirs, sizeof theirs);
	assert_int_equal(own[1], 5);
	assert_int_equal(own[2], 9);
}

static void names_are_plain(void **state)
{
	static const char *const good[] = { "a", "max_bytes", "x2", "a_" };
	static const char *const bad[] = { "", "A", "2a", "_a", "max-bytes", "max bytes",
		"\xc3\xa9", "a\n" };
	char longest[65];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++)
		assert_true(table_is_name(good[i]));
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_false(table_is_name(bad[i]));
	assert_false(table_is_name(NULL));
	memset(longest, 'a', sizeof longest);
	longest[64] = '\0';
	assert_false(table_is_name(longest));
	assert_true(table_is_name(longest + 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_abi_keeps_its_sizes),
		cmocka_unit_test(a_shorter_struct_is_extended_with_zeros),
		cmocka_unit_test(a_longer_struct_is_cut),
		cmocka_unit_test(names_are_plain),
	};

	return cmocka_run_group_tests_name("load tables", tests, NULL, NULL);
}
