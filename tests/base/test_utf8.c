/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"

/* One, two, three and four bytes: a, é, €, an emoji. */
#define MIXED "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"

static void test_what_is_text(void **state)
{
	const struct winnow_str good[] = {
		{ NULL, 0 },
		STR_LITERAL("plain\n"),
		STR_LITERAL("\xc2\x80"),
		STR_LITERAL("\xdf\xbf\xe0\xa0\x80"),
		STR_LITERAL("\xed\x9f\xbf\xee\x80\x80"),
		STR_LITERAL("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"),
	};
	const struct winnow_str bad[] = {
		STR_LITERAL("a\0b"),
		STR_LITERAL("\x80"),             /* a continuation alone */
		STR_LITERAL("\xc3"),             /* cut */
		STR_LITERAL("\xe2\x82"),         /* cut */
		STR_LITERAL("\xf0\x9f\x98"),     /* cut */
		STR_LITERAL("\xc0\x80"),         /* overlong NUL */
		STR_LITERAL("\xc1\xbf"),         /* overlong */
		STR_LITERAL("\xe0\x9f\xbf"),     /* overlong */
		STR_LITERAL("\xf0\x8f\xbf\xbf"), /* overlong */
		STR_LITERAL("\xed\xa0\x80"),     /* surrogate */
		STR_LITERAL("\xed\xbf\xbf"),     /* surrogate */
		STR_LITERAL("\xf4\x90\x80\x80"), /* beyond U+10FFFF */
		STR_LITERAL("\xf5\x80\x80\x80"),
		STR_LITERAL("\xff"),
		STR_LITERAL("ab\xe2\x28\xa1"),
	};
	(void)state;

	for (size_t i = 0; i < COUNT_OF(good); i++)
		assert_true(utf8_is_text(good[i]));
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_false(utf8_is_text(bad[i]));
}

/* Texts are looked at by eights: what is wrong is seen wherever it stands, and nothing else is. */
static void test_what_is_text_at_every_place(void **state)
{
	static const char *const whole[] = { "\x01", "\x7f", "\xc2\x80", "\xf0\x9f\x98\x80" };
	static const char *const broken[] = { "\x80", "\xc3", "\xff" };
	(void)state;

	for (size_t at = 0; at < 20; at++) {
		char text[30];
		for (size_t i = 0; i < COUNT_OF(whole); i++) {
			memset(text, 'a', sizeof text);
			memcpy(text + at, whole[i], strlen(whole[i]));
			assert_true(utf8_is_text((struct winnow_str){ text, sizeof text }));
		}
		for (size_t i = 0; i < COUNT_OF(broken); i++) {
			memset(text, 'a', sizeof text);
			memcpy(text + at, broken[i], 1);
			assert_false(utf8_is_text((struct winnow_str){ text, sizeof text }));
		}
		text[at] = '\0';
		assert_false(utf8_is_text((struct winnow_str){ text, sizeof text }));
	}
}

static void test_count_by_eights(void **state)
{
	char text[40];
	(void)state;

	for (size_t at = 0; at < 30; at++) {
		memset(text, 'a', sizeof text);
		memcpy(text + at, MIXED, strlen(MIXED));
		for (size_t end = at + strlen(MIXED); end <= sizeof text; end++)
			assert_int_equal(utf8_count((struct winnow_str){ text, end }),
				end - strlen(MIXED) + 4);
	}
}

static void test_count(void **state)
{
	(void)state;
	assert_int_equal(utf8_count(STR_LITERAL("")), 0);
	assert_int_equal(utf8_count(STR_LITERAL("abc")), 3);
	assert_int_equal(utf8_count(STR_LITERAL(MIXED)), 4);
}

static void test_step(void **state)
{
	static const size_t starts[] = { 0, 1, 3, 6, 10 };
	struct winnow_str text = STR_LITERAL(MIXED);
	(void)state;

	for (long from = 0; from <= 4; from++)
		for (long to = 0; to <= 4; to++)
			assert_int_equal(utf8_step(text, starts[from], to - from), starts[to]);
	assert_int_equal(utf8_step(text, 3, 99), text.len);
	assert_int_equal(utf8_step(text, 6, -99), 0);
	assert_int_equal(utf8_step(STR_LITERAL(""), 0, 1), 0);
	assert_int_equal(utf8_step(STR_LITERAL(""), 0, -1), 0);
}

static void test_decode(void **state)
{
	static const uint32_t characters[] = { 'a', 0xe9, 0x20ac, 0x1f600 };
	struct winnow_str text = STR_LITERAL(MIXED);
	size_t at = 0, length;
	(void)state;

	for (size_t i = 0; i < COUNT_OF(characters); i++, at += length) {
		assert_int_equal(utf8_decode(text, at, &length), characters[i]);
		assert_int_equal(length, i + 1);
	}
	assert_int_equal(at, text.len);
}

static void test_decode_of_what_is_not_valid(void **state)
{
	const struct winnow_str bad[] = {
		STR_LITERAL("\xff"),
		STR_LITERAL("\x80"),
		STR_LITERAL("\xe2\x82"),
		STR_LITERAL("\xed\xa0\x80"),
		STR_LITERAL("\xc0\x80"),
	};
	size_t length;
	(void)state;

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		assert_int_equal(utf8_decode(bad[i], 0, &length), 0xfffd);
		assert_int_equal(length, 1);
	}
}

static void check_encode(uint32_t character, const char *bytes)
{
	char encoded[4];
	size_t length = utf8_encode(character, encoded);

	assert_int_equal(length, strlen(bytes));
	assert_memory_equal(encoded, bytes, length);
}

static void test_encode(void **state)
{
	(void)state;
	check_encode('a', "a");
	check_encode(0xe9, "\xc3\xa9");
	check_encode(0x20ac, "\xe2\x82\xac");
	check_encode(0x1f600, "\xf0\x9f\x98\x80");
	check_encode(0xd800, "\xef\xbf\xbd");
	check_encode(0x110000, "\xef\xbf\xbd");
	check_encode(0xffffffff, "\xef\xbf\xbd");
}

static void check_repair(const char *bytes, const char *repaired, const char *printable)
{
	char text[64];

	snprintf(text, sizeof text, "%s", bytes);
	utf8_repair(text);
	assert_string_equal(text, repaired);
	snprintf(text, sizeof text, "%s", bytes);
	utf8_make_printable(text);
	assert_string_equal(text, printable);
}

static void test_repair(void **state)
{
	(void)state;
	check_repair("", "", "");
	check_repair(MIXED, MIXED, MIXED);
	check_repair("a\xff"
		     "b\xed\xa0\x80",
		"a?b???", "a?b???");
	check_repair("a\xe2\x82", "a", "a");
	check_repair("a\xe2\x82x",
		"a?"
		"?x",
		"a?"
		"?x");
	check_repair("a\n\x1b[m\x7f\xc2\x9b", "a\n\x1b[m\x7f\xc2\x9b",
		"a?"
		"?[m?"
		"?"
		"?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_text),
		cmocka_unit_test(test_what_is_text_at_every_place),
		cmocka_unit_test(test_count),
		cmocka_unit_test(test_count_by_eights),
		cmocka_unit_test(test_step),
		cmocka_unit_test(test_decode),
		cmocka_unit_test(test_decode_of_what_is_not_valid),
		cmocka_unit_test(test_encode),
		cmocka_unit_test(test_repair),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
