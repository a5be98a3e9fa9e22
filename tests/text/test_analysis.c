/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/str.h"
#include "text/reading.h"

static int open(void **state)
{
	static struct reading reading;

	reading_open(&reading);
	*state = &reading;
	return 0;
}

static int close(void **state)
{
	reading_close(*state);
	return 0;
}

/* The text in two paragraphs, the second from `at` on. */
static const struct winnow_analysis *analyse_halves(
	struct reading *reading, const char *language, const char *text, size_t at)
{
	struct winnow_block blocks[] = {
		{ 0, at, WINNOW_PARAGRAPH, 0 },
		{ at, strlen(text) - at, WINNOW_PARAGRAPH, 0 },
	};
	struct winnow_document document = {
		.text = winnow_str(text),
		.language = winnow_str(language),
		.blocks = blocks,
		.block_count = 2,
	};
	struct failure failure = { 0 };

	arena_reset(reading->arena);
	if (analyse(reading->tables, &document, reading->arena, &reading->text, &failure))
		fail_msg("%s", failure.why);
	return reading->text.analysis;
}

static void blocks_are_apart(void **state)
{
	const struct winnow_analysis *analysis =
		analyse_halves(*state, "en", "Two boats. One\nwas lost", 14);

	assert_int_equal(analysis->token_count, 6);
	assert_int_equal(analysis->sentence_count, 3);
	assert_int_equal(analysis->sentences[1].block, 0);
	assert_int_equal(analysis->sentences[2].block, 1);
	assert_int_equal(analysis->sentences[2].first, 4);
	assert_int_equal(analysis->tokens[0].flags, WINNOW_SPACE_BEFORE | WINNOW_CAPITAL |
							    WINNOW_BLOCK_START |
							    WINNOW_SENTENCE_START);
	assert_int_equal(analysis->tokens[4].flags,
		WINNOW_SPACE_BEFORE | WINNOW_BLOCK_START | WINNOW_SENTENCE_START);
}

static void no_number_leaves_its_block(void **state)
{
	assert_int_equal(analyse_halves(*state, "fr", "1 250", 2)->number_count, 2);
	assert_int_equal(analyse_halves(*state, "fr", "1 250", 0)->number_count, 1);
	assert_int_equal(analyse_halves(*state, "en", "two hundred", 4)->number_count, 2);
	assert_int_equal(analyse_halves(*state, "en", "1.4 billion", 4)->number_count, 2);
	assert_int_equal(
		analyse_halves(*state, "en", "hundreds of thousands", 9)->number_count, 2);
}

static void no_number_leaves_its_cell(void **state)
{
	const struct winnow_analysis *analysis = reading_analyse(*state,
		STR_LITERAL("two\thundred\n1.4\tbillion"), STR_LITERAL("en"), WINNOW_TABLE);

	assert_int_equal(analysis->number_count, 4);
	assert_int_equal(analysis->sentence_count, 4);
}

static void a_text_without_blocks_is_one_paragraph(void **state)
{
	struct reading *reading = *state;
	struct winnow_document document = { .text = STR_LITERAL("One. Two.") };
	struct text_call text;
	struct failure failure = { 0 };

	assert_int_equal(
		analyse(reading->tables, &document, reading->arena, &text, &failure), 0);
	const struct winnow_analysis *analysis = text.analysis;
	assert_int_equal(analysis->sentence_count, 2);
	assert_int_equal(analysis->number_count, 0);
	assert_int_equal(analysis->language.len, 0);
	document.text = (struct winnow_str){ NULL, 0 };
	assert_int_equal(
		analyse(reading->tables, &document, reading->arena, &text, &failure), 0);
	analysis = text.analysis;
	assert_int_equal(analysis->token_count, 0);
	assert_int_equal(analysis->size, sizeof *analysis);
}

static void blocks_must_lie_in_the_text(void **state)
{
	static const struct winnow_block wrong[][2] = {
		{ { 0, 3, WINNOW_PARAGRAPH, 0 }, { 2, 2, WINNOW_PARAGRAPH, 0 } },
		{ { 0, 3, WINNOW_PARAGRAPH, 0 }, { 4, 7, WINNOW_PARAGRAPH, 0 } },
		{ { 0, 3, WINNOW_PARAGRAPH, 0 }, { 11, 0, WINNOW_PARAGRAPH, 0 } },
		{ { 0, 3, WINNOW_PARAGRAPH, 0 }, { 4, UINT64_MAX, WINNOW_PARAGRAPH, 0 } },
	};
	struct reading *reading = *state;

	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		struct winnow_document document = {
			.text = STR_LITERAL("one two 10"),
			.blocks = wrong[i],
			.block_count = 2,
		};
		struct text_call text = { 0 };
		struct failure failure = { 0 };
		assert_int_equal(
			analyse(reading->tables, &document, reading->arena, &text, &failure),
			WINNOW_EDATA);
		assert_null(text.analysis);
		assert_non_null(strstr(failure.why, "block 1 of the document lies outside"));
	}
}

static void the_language_is_two_letters(void **state)
{
	static const char *const tags[][2] = { { "en", "en" }, { "EN-gb", "en" },
		{ "pt-BR", "pt" }, { "eng", "" }, { "", "" }, { "e", "" } };

	for (size_t i = 0; i < COUNT_OF(tags); i++) {
		const struct winnow_analysis *analysis = reading_analyse(
			*state, STR_LITERAL("text"), winnow_str(tags[i][0]), WINNOW_PARAGRAPH);
		assert_true(winnow_is(analysis->language, tags[i][1]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_are_apart),
		cmocka_unit_test(no_number_leaves_its_block),
		cmocka_unit_test(no_number_leaves_its_cell),
		cmocka_unit_test(a_text_without_blocks_is_one_paragraph),
		cmocka_unit_test(blocks_must_lie_in_the_text),
		cmocka_unit_test(the_language_is_two_letters),
	};

	return cmocka_run_group_tests(tests, open, close);
}
