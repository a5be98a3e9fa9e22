/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "config/suggest.h"

static const char *suggestion_for(const char *written)
{
	static const char *const names[] = { "paths", "path", "recurse", "max_item_bytes",
		"id" };
	struct suggestion suggestion;

	suggest_begin(&suggestion, winnow_str(written));
	for (size_t i = 0; i < COUNT_OF(names); i++)
		suggest_offer(&suggestion, winnow_str(names[i]));
	return suggestion.best.ptr ? suggestion.best.ptr : "";
}

static void test_near(void **state)
{
	(void)state;
	assert_string_equal(suggestion_for("pahts"), "paths");
	assert_string_equal(suggestion_for("Paths"), "paths");
	assert_string_equal(suggestion_for("pathe"), "paths");
	assert_string_equal(suggestion_for("recurs"), "recurse");
	assert_string_equal(suggestion_for("recursive"), "recurse");
	assert_string_equal(suggestion_for("max-item-bytes"), "max_item_bytes");
	assert_string_equal(suggestion_for("MAX_ITEM_BYTES"), "max_item_bytes");
	assert_string_equal(suggestion_for("ids"), "id");
}

static void test_far(void **state)
{
	char long_name[80] = { 0 };
	(void)state;

	assert_string_equal(suggestion_for(""), "");
	assert_string_equal(suggestion_for("x"), "");
	assert_string_equal(suggestion_for("db"), "");
	assert_string_equal(suggestion_for("schedule"), "");
	memset(long_name, 'p', sizeof long_name - 1);
	assert_string_equal(suggestion_for(long_name), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_near),
		cmocka_unit_test(test_far),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
