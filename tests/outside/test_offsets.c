/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "outside/offsets.h"

static struct offsets make(struct winnow_str text, enum offset_unit unit, struct arena *arena)
{
	struct offsets offsets;

	assert_true(offsets_init(&offsets, text, unit, arena));
	return offsets;
}

static uint64_t bytes_of(const struct offsets *offsets, uint64_t units)
{
	uint64_t bytes;

	return offset_to_bytes(offsets, units, &bytes) ? bytes : UINT64_MAX;
}

static void test_units(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str text = STR_LITERAL("aß😀z"); /* 1, 2, 4, 1 bytes */
	struct offsets characters = make(text, OFFSETS_CHARACTERS, arena);
	struct offsets utf16 = make(text, OFFSETS_UTF16, arena);
	struct offsets bytes = make(text, OFFSETS_BYTES, arena);

	(void)state;
	assert_int_equal(offset_from_bytes(&characters, 7), 3);
	assert_int_equal(offset_from_bytes(&utf16, 7), 4);
	assert_int_equal(offset_from_bytes(&bytes, 7), 7);
	assert_int_equal(bytes_of(&characters, 3), 7);
	assert_int_equal(bytes_of(&characters, 4), 8);
	assert_int_equal(bytes_of(&utf16, 4), 7);
	assert_int_equal(bytes_of(&utf16, 5), 8);
	assert_int_equal(bytes_of(&bytes, 8), 8);
	/* Beyond the end, and between the halves of a character. */
	assert_int_equal(bytes_of(&characters, 5), UINT64_MAX);
	assert_int_equal(bytes_of(&utf16, 3), UINT64_MAX);
	assert_int_equal(bytes_of(&bytes, 9), UINT64_MAX);
}

/* Every place of a text longer than a step, there and back. */
static void test_long(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	static char text[4096];
	size_t length = 0;

	(void)state;
	for (; length + 10 <= sizeof text; length += 10)
		memcpy(text + length, "ö€😀a", 10);
	for (int unit = OFFSETS_CHARACTERS; unit <= OFFSETS_BYTES; unit++) {
		struct offsets offsets = make(
			(struct winnow_str){ text, length }, (enum offset_unit)unit, arena);
		for (size_t at = 0; at <= length; at++) {
			if (at < length && ((unsigned char)text[at] & 0xC0) == 0x80)
				continue;
			uint64_t units = offset_from_bytes(&offsets, at);
			assert_int_equal(bytes_of(&offsets, units), at);
		}
	}
}

static void test_empty(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct offsets offsets = make(STR_LITERAL(""), OFFSETS_CHARACTERS, arena);
	enum offset_unit unit;

	(void)state;
	assert_int_equal(bytes_of(&offsets, 0), 0);
	assert_int_equal(bytes_of(&offsets, 1), UINT64_MAX);
	assert_int_equal(offset_from_bytes(&offsets, 0), 0);
	assert_true(offset_unit_named(STR_LITERAL("utf16"), &unit));
	assert_int_equal(unit, OFFSETS_UTF16);
	assert_false(offset_unit_named(STR_LITERAL("runes"), &unit));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_units),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
