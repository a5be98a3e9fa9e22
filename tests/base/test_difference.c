/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/difference.h"

#define MOST 64

struct shown {
	char before[MOST + 1], after[MOST + 1], signs[4 * MOST];
	size_t same;
};

static int show(void *context, enum difference difference, struct winnow_str text)
{
	struct shown *shown = context;
	char sign[3] = { " -+"[difference], *text.ptr };

	if (difference != DIFFERENCE_ADDED)
		strncat(shown->before, text.ptr, 1);
	if (difference != DIFFERENCE_REMOVED)
		strncat(shown->after, text.ptr, 1);
	shown->same += difference == DIFFERENCE_SAME;
	strcat(shown->signs, sign);
	return 0;
}

/* Each letter is a text. */
static struct texts letters(const char *word, struct winnow_str *items)
{
	size_t count = strlen(word);

	for (size_t i = 0; i < count; i++)
		items[i] = (struct winnow_str){ word + i, 1 };
	return (struct texts){ items, count };
}

static struct shown compare(const char *before, const char *after)
{
	struct winnow_str left[MOST], right[MOST];
	struct shown shown = { 0 };

	assert_int_equal(
		difference_show(letters(before, left), letters(after, right), show, &shown), 0);
	return shown;
}

static void what_changed_is_shown_in_order(void **state)
{
	static const char *const cases[][3] = {
		{ "", "", "" },
		{ "abc", "abc", " a b c" },
		{ "", "ab", "+a+b" },
		{ "ab", "", "-a-b" },
		{ "abc", "axc", " a-b+x c" },
		{ "abc", "ac", " a-b c" },
		{ "ac", "abc", " a+b c" },
		{ "abcd", "xbcy", "-a+x b c-d+y" },
		{ "ab", "xy", "-a-b+x+y" },
		{ "b", "abc", "+a b+c" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_string_equal(compare(cases[i][0], cases[i][1]).signs, cases[i][2]);
}

/* The plain way, in a table. */
static size_t longest_common(const char *a, const char *b)
{
	size_t table[MOST + 1][MOST + 1] = { { 0 } };
	size_t n = strlen(a), m = strlen(b);

	for (size_t i = 1; i <= n; i++)
		for (size_t j = 1; j <= m; j++) {
			size_t most = table[i - 1][j] > table[i][j - 1] ? table[i - 1][j]
									: table[i][j - 1];
			table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : most;
		}
	return table[n][m];
}

static void make_word(char *word)
{
	size_t length = (size_t)rand() % MOST;

	for (size_t i = 0; i < length; i++)
		word[i] = (char)('a' + rand() % 5);
	word[length] = '\0';
}

static void both_sides_are_whole_and_no_more_could_stay(void **state)
{
	char before[MOST], after[MOST];

	(void)state;
	srand(20140305);
	for (int i = 0; i < 2000; i++) {
		make_word(before);
		make_word(after);
		struct shown shown = compare(before, after);
		assert_string_equal(shown.before, before);
		assert_string_equal(shown.after, after);
		assert_int_equal(shown.same, longest_common(before, after));
	}
}

static int stop(void *context, enum difference difference, struct winnow_str text)
{
	(void)context;
	(void)text;
	return difference == DIFFERENCE_ADDED ? -7 : 0;
}

static void a_negative_answer_ends_it(void **state)
{
	struct winnow_str left[MOST], right[MOST];

	(void)state;
	assert_int_equal(
		difference_show(letters("abc", left), letters("axc", right), stop, NULL), -7);
}

static int count_texts(void *context, enum difference difference, struct winnow_str text)
{
	size_t *counts = context;

	(void)text;
	counts[difference]++;
	return 0;
}

static void too_much_is_replaced_whole(void **state)
{
	const size_t count = 10001;
	struct winnow_str *texts = calloc(2 * count, sizeof *texts);
	size_t counts[3] = { 0 };

	(void)state;
	assert_non_null(texts);
	for (size_t i = 0; i < count; i++) {
		texts[i] = winnow_str(i % 2 ? "a" : "b");
		texts[count + i] = winnow_str(i % 2 ? "a" : "c");
	}
	assert_int_equal(difference_show((struct texts){ texts, count },
				 (struct texts){ texts + count, count }, count_texts, counts),
		0);
	assert_int_equal(counts[DIFFERENCE_SAME], 0);
	assert_int_equal(counts[DIFFERENCE_REMOVED], count);
	free(texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_changed_is_shown_in_order),
		cmocka_unit_test(both_sides_are_whole_and_no_more_could_stay),
		cmocka_unit_test(a_negative_answer_ends_it),
		cmocka_unit_test(too_much_is_replaced_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
