/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/str.h"
#include "text/cases.h"
#include "text/reading.h"

static struct winnow_str render(
	const struct test_case *test, char *room, size_t room_size, void *context)
{
	struct winnow_str text = test->fields[1];
	const struct winnow_analysis *analysis =
		reading_analyse(context, text, test->fields[0], WINNOW_PARAGRAPH);
	size_t length = 0;

	for (uint32_t i = 0; i < analysis->sentence_count; i++) {
		const struct winnow_token *first =
			&analysis->tokens[analysis->sentences[i].first];
		const struct winnow_token *last = first + analysis->sentences[i].count - 1;
		size_t bytes = last->at + last->length - first->at;
		assert_true(length + bytes + 1 < room_size);
		if (length)
			room[length++] = '|';
		memcpy(room + length, text.ptr + first->at, bytes);
		length += bytes;
	}
	return (struct winnow_str){ room, length };
}

static void prose_is_cut_into_sentences(void **state)
{
	cases_run("text/cases/sentences.tsv", 3, render, *state);
}

static void assert_sentences(
	struct reading *reading, uint32_t block_type, const char *text, uint32_t count)
{
	const struct winnow_analysis *analysis =
		reading_analyse(reading, winnow_str(text), winnow_str("en"), block_type);

	assert_int_equal(analysis->sentence_count, count);
}

static void some_blocks_are_one_sentence(void **state)
{
	assert_sentences(*state, WINNOW_TITLE, "Fire! Two dead. Why?", 1);
	assert_sentences(*state, WINNOW_HEADING, "Fire! Two dead. Why?", 1);
	assert_sentences(*state, WINNOW_DATELINE, "[PORT VEN. 5 May]", 1);
	assert_sentences(*state, WINNOW_LIST_ITEM, "Fire! Two dead. Why?", 3);
	assert_sentences(*state, WINNOW_QUOTE, "Fire! Two dead. Why?", 3);
}

static void small_letters_begin_them_where_there_are_no_capitals(void **state)
{
	assert_sentences(*state, WINNOW_PARAGRAPH,
		"orm: two men were held. the fire had killed a boy. dr. brandt paid 3.5 "
		"crowns.",
		3);
	assert_sentences(
		*state, WINNOW_PARAGRAPH, "Two men were held. the fire had killed a boy.", 1);
}

static void cells_are_sentences(void **state)
{
	const struct winnow_analysis *analysis =
		reading_analyse(*state, winnow_str("Country\tBoys. Girls\nOrvania\t12\n\t 7"),
			winnow_str("en"), WINNOW_TABLE);

	assert_int_equal(analysis->sentence_count, 5);
	assert_int_equal(analysis->sentences[1].first, 1);
	assert_int_equal(analysis->sentences[1].count, 3);
	assert_true(analysis->tokens[4].flags & WINNOW_SENTENCE_START);
	assert_int_equal(analysis->number_count, 2);
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prose_is_cut_into_sentences),
		cmocka_unit_test(some_blocks_are_one_sentence),
		cmocka_unit_test(small_letters_begin_them_where_there_are_no_capitals),
		cmocka_unit_test(cells_are_sentences),
	};

	return cmocka_run_group_tests(tests, open, close);
}
