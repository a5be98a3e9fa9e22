/* SPDX-License-Identifier: MIT
 * The harnesses, tried on plugins that are there: what they collect is what the plugin said. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "tools/extractor_harness.h"
#include "tools/reader_harness.h"
#include "tools/source_harness.h"
#include "tools/temporary.h"

static void a_source_starts_and_visits(void **state)
{
	struct source_harness *source = source_open("file", "paths: [/a, '/b c']");
	struct source_result *result = source_start(source);

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->request_count, 2);
	assert_true(winnow_is(result->requests[0].uri, "/a"));
	assert_true(winnow_is(result->requests[1].uri, "/b c"));
	source_result_free(result);

	struct winnow_item item = item_of("file:///a", "text/plain", winnow_str("words"));
	result = source_visit(source, &item);
	assert_int_equal(result->keep_count, 1);
	source_result_free(result);
	source_close(source);
}

static void a_reader_scores_and_reads(void **state)
{
	struct reader_harness *reader = reader_open("text", NULL);
	struct winnow_item item = item_of("file:///a.txt", "text/plain",
		winnow_str("A mill burns down\n\nThe mill of Lower Weirton burnt down.\n"));

	(void)state;
	assert_in_range(reader_probe(reader, &item), 1, 100);
	struct reading_result *result = reader_read(reader, &item);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->count, 1);
	assert_true(winnow_is(result->documents[0].title, "A mill burns down"));
	assert_int_equal(result->documents[0].block_count, 2);
	assert_true(winnow_is(
		block_text(&result->documents[0], 1), "The mill of Lower Weirton burnt down."));
	reading_result_free(result);
	reader_close(reader);
}

static void a_plugin_that_must_not_open_says_why(void **state)
{
	char *problem = plugin_open_problem(SECTION_SOURCE, "file", "pathes: [/a]", NULL);

	(void)state;
	assert_non_null(problem);
	assert_non_null(strstr(problem, "did you mean 'paths'?"));
	free(problem);
}

static void an_extractor_finds_in_paragraphs(void **state)
{
	char path[1000];

	(void)state;
	snprintf(path, sizeof path, "%s/abi/acronym.so", getenv("WINNOW_TEST_BUILD"));
	struct extractor_harness *extractor = extractor_open(path, NULL);
	struct winnow_document document =
		extractor_document(extractor, "The UN met.\n\nSo did the WHO.", "en");
	assert_int_equal(document.block_count, 2);
	struct extraction *first = extractor_run(extractor, &document, NULL);
	assert_int_equal(first->outcome.result, 0);
	assert_null(first->refusal);
	assert_string_equal(extraction_lines(first),
		"acronym \"UN\" letters=UN\nacronym \"WHO\" letters=WHO\n");
	assert_string_equal(fact_value(first, 1, "letters"), "WHO");
	assert_string_equal(fact_value(first, 1, "height"), "");

	struct extraction *second = extractor_run(extractor, &document, first);
	assert_int_equal(second->facts[0].number, 2);
	extraction_free(first);
	extraction_free(second);
	extractor_close(extractor);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_source_starts_and_visits),
		cmocka_unit_test(a_reader_scores_and_reads),
		cmocka_unit_test(a_plugin_that_must_not_open_says_why),
		cmocka_unit_test(an_extractor_finds_in_paragraphs),
	};

	return cmocka_run_group_tests_name("harness", tests, NULL, NULL);
}
