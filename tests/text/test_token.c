/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "text/cases.h"
#include "text/token.h"

static struct winnow_str render(
	const struct test_case *test, char *room, size_t room_size, void *context)
{
	struct tokeniser tokeniser = { .text = test->fields[0] };
	struct winnow_token token;
	size_t length = 0;

	(void)context;
	while (tokeniser_next(&tokeniser, &token)) {
		assert_true(length + token.length < room_size);
		if (length)
			room[length++] = token.flags & WINNOW_SPACE_BEFORE ? ' ' : '|';
		memcpy(room + length, test->fields[0].ptr + token.at, token.length);
		length += token.length;
	}
	return (struct winnow_str){ room, length };
}

static void texts_are_cut_into_tokens(void **state)
{
	(void)state;
	cases_run("text/cases/tokens.tsv", 2, render, NULL);
}

static void assert_token(const char *text, uint32_t kind, uint32_t flags)
{
	struct tokeniser tokeniser = { .text = winnow_str(text) };
	struct winnow_token token = { 0 };

	assert_true(tokeniser_next(&tokeniser, &token));
	if (token.kind != kind || token.flags != (flags | WINNOW_SPACE_BEFORE))
		fail_msg("%s: kind %u flags %u", text, token.kind, token.flags);
}

static void tokens_have_kind_and_case(void **state)
{
	(void)state;
	assert_token("child", WINNOW_WORD, 0);
	assert_token("Child", WINNOW_WORD, WINNOW_CAPITAL);
	assert_token("CHILD", WINNOW_WORD, WINNOW_CAPITAL | WINNOW_UPPER);
	assert_token("A", WINNOW_WORD, WINNOW_CAPITAL);
	assert_token("eCRC", WINNOW_WORD, 0);
	assert_token("DON'T", WINNOW_WORD, WINNOW_CAPITAL | WINNOW_UPPER);
	assert_token("Don't", WINNOW_WORD, WINNOW_CAPITAL);
	assert_token("ДЕТИ", WINNOW_WORD, WINNOW_CAPITAL | WINNOW_UPPER);
	assert_token("島", WINNOW_WORD, 0);
	assert_token("5", WINNOW_DIGITS, 0);
	assert_token("٥", WINNOW_DIGITS, 0);
	assert_token(",", WINNOW_MARK, 0);
	assert_token("/", WINNOW_MARK, 0);
	assert_token("%", WINNOW_SYMBOL, 0);
	assert_token("€", WINNOW_SYMBOL, 0);
	assert_token("§", WINNOW_SYMBOL, 0);
}

static void nothing_is_found_in_nothing(void **state)
{
	struct tokeniser tokeniser = { .text = STR_LITERAL(" \n\xe2\x80\x8b ") };
	struct winnow_token token;

	(void)state;
	assert_false(tokeniser_next(&tokeniser, &token));
	tokeniser = (struct tokeniser){ .text = { NULL, 0 } };
	assert_false(tokeniser_next(&tokeniser, &token));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_cut_into_tokens),
		cmocka_unit_test(tokens_have_kind_and_case),
		cmocka_unit_test(nothing_is_found_in_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
