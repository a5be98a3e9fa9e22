/* SPDX-License-Identifier: MIT
 *
 * The extractor under strain: long and odd texts, little memory, a run that ends, twice the same.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "base/buffer.h"
#include "opened.h"

static struct extraction *run(const char *text)
{
	struct winnow_document document = extractor_document(extractor, text, "en");

	document.published = winnow_str("2014-03-05");
	return extractor_run(extractor, &document, NULL);
}

/* Processor time for `times` copies of `words`. */
static double strain(const char *words, size_t times)
{
	struct buffer text;
	struct extraction *found;
	clock_t start;

	buffer_init(&text, 0);
	for (size_t i = 0; i < times; i++)
		buffer_append(&text, winnow_str(words));
	buffer_append_byte(&text, '\0');
	start = clock();
	found = run(buffer_str(&text).ptr);
	assert_int_equal(found->outcome.result, 0);
	assert_null(found->refusal);
	extraction_free(found);
	buffer_finish(&text);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void time_grows_with_the_text_and_no_faster(void **state)
{
	static const char *const words[] = { "the ", "of ", "last ", "5 ", "5-", "2011-",
		"between 2011 and ", "from May to ", "March 5, ", "more than ",
		"late early mid ", "every two ", "a year and a half ", "the third quarter of ",
		"Friday, ", "1990s", "the day after ", "4 to 6pm ", "from 4 to ", "on 11/20, ",
		"the first Monday of ", "two days before ", "next week Tuesday of ", "'80s ",
		"2014-03,0.1.2400-13 ", "\n\nMay " };

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		double once = strain(words[i], 2000);
		double more = strain(words[i], 16000);

		assert_true(more < 16 * once + 0.5);
	}
}

static void says_the_same_twice(void **state)
{
	static const char text[] =
		"Between April and September this year, on Friday, 5 March, two "
		"years ago, 40 were held for nine months. A day later, none.";
	struct extraction *first = run(text), *second = run(text);

	(void)state;
	assert_true(first->count >= 5);
	assert_string_equal(extraction_lines(first), extraction_lines(second));
	extraction_free(first);
	extraction_free(second);
}

static void an_expression_across_many_pieces_is_whole(void **state)
{
	struct buffer text;
	struct extraction *found;

	(void)state;
	buffer_init(&text, 0);
	for (int i = 0; i < 3000; i++)
		buffer_append(&text, winnow_str("He left on 12 May 2013. "));
	buffer_append_byte(&text, '\0');
	found = run(buffer_str(&text).ptr);
	assert_int_equal(found->count, 3000);
	for (size_t i = 0; i < found->count; i++)
		assert_true(winnow_is(fact_quote(found, i), "12 May 2013"));
	extraction_free(found);
	buffer_finish(&text);
}

static void asks_for_no_memory(void **state)
{
	struct extraction *found;

	(void)state;
	extractor->plugin->budget = 100;
	found = run("He left on 12 May 2013.");
	extractor->plugin->budget = 0;
	assert_int_equal(found->outcome.result, 0);
	assert_int_equal(found->count, 1);
	extraction_free(found);
}

static void an_empty_text_states_nothing(void **state)
{
	struct extraction *found = run("");

	(void)state;
	assert_int_equal(found->outcome.result, 0);
	assert_int_equal(found->count, 0);
	extraction_free(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_grows_with_the_text_and_no_faster),
		cmocka_unit_test(says_the_same_twice),
		cmocka_unit_test(an_expression_across_many_pieces_is_whole),
		cmocka_unit_test(asks_for_no_memory),
		cmocka_unit_test(an_empty_text_states_nothing),
	};

	return cmocka_run_group_tests(tests, open_extractor, close_extractor);
}
