/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>
#include <jansson.h>
#include "base/json_text.h"

/* What the text is between quote marks, and back. */
static void check(const char *text, size_t length, const char *expected)
{
	struct buffer out;

	buffer_init(&out, 0);
	json_put_text(&out, (struct winnow_str){ text, length });
	if (expected)
		assert_string_equal(buffer_str(&out).ptr, expected);
	json_t *back = json_loadb(out.bytes, out.length, JSON_DECODE_ANY, NULL);
	assert_non_null(back);
	assert_int_equal(json_string_length(back), length);
	assert_memory_equal(json_string_value(back), text, length);
	json_decref(back);
	buffer_finish(&out);
}

static void test_escapes(void **state)
{
	(void)state;

	check("", 0, "\"\"");
	check("plain", 5, "\"plain\"");
	check("a \"b\" \\ c\n\t\x1f", 12, "\"a \\\"b\\\" \\\\ c\\n\\t\\u001F\"");
	check("\xc3\xa9t\xc3\xa9 \"x\"", 9, "\"\xc3\xa9t\xc3\xa9 \\\"x\\\"\"");
}

/* Texts are looked at by eights: each length, and in each place what is told apart from its neighbours. */
static void test_every_place(void **state)
{
	static const char bytes[] = "\"\\\x01\x1f !#[]\x7f~";
	char text[40];
	(void)state;

	for (size_t length = 1; length < sizeof text; length++)
		for (size_t at = 0; at < length; at++)
			for (const char *byte = bytes; *byte; byte++) {
				memset(text, 'a', sizeof text);
				text[at] = *byte;
				check(text, length, NULL);
			}
}

static void test_what_is_no_text(void **state)
{
	struct buffer out;
	(void)state;

	buffer_init(&out, 0);
	json_put_text(&out, (struct winnow_str){ "ab\xff"
						 "cdefgh",
				    9 });
	assert_string_equal(buffer_str(&out).ptr, "\"ab?cdefgh\"");
	buffer_finish(&out);
}

static void test_commas(void **state)
{
	struct buffer out;
	(void)state;

	buffer_init(&out, 0);
	json_open(&out, '{');
	json_key(&out, "a");
	json_put_text(&out, STR_LITERAL("x"));
	json_name(&out, STR_LITERAL("b"));
	json_open(&out, '[');
	json_put_text(&out, STR_LITERAL("y"));
	json_put_text(&out, STR_LITERAL("z"));
	json_close(&out, ']');
	json_close(&out, '}');
	assert_string_equal(buffer_str(&out).ptr, "{\"a\":\"x\",\"b\":[\"y\",\"z\"]}");
	buffer_finish(&out);
}

static void test_up_to_a_ceiling(void **state)
{
	struct buffer out;
	(void)state;

	buffer_init(&out, 9);
	json_put_text(&out, STR_LITERAL("abc"));
	json_put_text(&out, STR_LITERAL("d"));
	assert_false(buffer_failed(&out));
	json_put_text(&out, STR_LITERAL(""));
	assert_true(buffer_failed(&out));
	assert_string_equal(out.bytes, "\"abc\",\"d\"");
	buffer_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_every_place),
		cmocka_unit_test(test_what_is_no_text),
		cmocka_unit_test(test_commas),
		cmocka_unit_test(test_up_to_a_ceiling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
