/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>
#include "cli/extract_line.h"

static void test_members(void **state)
{
	struct arena *arena = arena_create(0);
	struct line line = { .arena = arena }, words = { .arena = arena };
	struct buffer out;
	(void)state;

	buffer_init(&out, 0);
	line_put(&line, STR_LITERAL("a"), line_integer(1));
	line_put(&line, STR_LITERAL("b"), line_text(STR_LITERAL("x")));
	line_put(&line, STR_LITERAL("a"), line_integer(2));
	line_put(&line, STR_LITERAL("a"), line_integer(3));
	line_put(&line, STR_LITERAL("c"), line_integer(4));
	line_put(&line, STR_LITERAL("c"), line_integer(5));
	line_set(&line, STR_LITERAL("c"), line_real(6));
	assert_true(line_has(&line, STR_LITERAL("b")));
	assert_false(line_has(&line, STR_LITERAL("d")));
	line_put(&words, STR_LITERAL("b"),
		(struct line_value){ .kind = LINE_SPAN, .text = STR_LITERAL("x") });
	line_put(&words, STR_LITERAL("d"), line_fact(0));
	line_put(&words, STR_LITERAL("d"), line_word(STR_LITERAL("null")));
	line_put(&line, STR_LITERAL("words"),
		(struct line_value){ .kind = LINE_MEMBERS, .members = &words });
	line_write(&line, &out);
	assert_string_equal(buffer_str(&out).ptr,
		"{\"a\":[1,2,3],\"b\":\"x\",\"c\":6.0,"
		"\"words\":{\"b\":{\"text\":\"x\",\"start\":0,\"end\":1},"
		"\"d\":[\"f1\",null]}}");
	line_clear(&line);
	assert_false(line_has(&line, STR_LITERAL("a")));
	buffer_truncate(&out, 0);
	line_put(&line, STR_LITERAL("a"), line_integer(7));
	line_write(&line, &out);
	assert_string_equal(buffer_str(&out).ptr, "{\"a\":7}");
	buffer_finish(&out);
	line_finish(&line);
	line_finish(&words);
	arena_destroy(arena);
}

static void check_real(struct line *line, double real, const char *expected)
{
	struct buffer out;

	buffer_init(&out, 0);
	line_clear(line);
	line_put(line, STR_LITERAL("r"), line_real(real));
	line_write(line, &out);
	assert_int_equal(out.length, 6 + strlen(expected));
	assert_memory_equal(out.bytes + 5, expected, strlen(expected));
	buffer_finish(&out);
}

/* Every share of two counts, of which calibration is made, has the digits that printf() gives it. */
static void test_shares(void **state)
{
	struct line line = { 0 };
	char expected[32];
	(void)state;

	for (int of = 2; of < 1200; of++)
		for (int right = of / 10 + 1; right < of; right++) {
			double share = (double)right / of;
			snprintf(expected, sizeof expected, "%.15g", share);
			check_real(&line, share, expected);
		}
	check_real(&line, 0.1, "0.1");
	check_real(&line, 0.5 + 1.0 / (1 << 16), "0.500015258789062"); /* a tie */
	check_real(&line, 0.9999999999999999, "1.0");
	check_real(&line, 0.09, "0.09");
	check_real(&line, 1, "1.0");
	check_real(&line, 1e20, "1e20");
	line_finish(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_members),
		cmocka_unit_test(test_shares),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
