/* SPDX-License-Identifier: MIT
 * The source `file`: what it asks for of the entries of a folder that it is shown. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include "tools/reader_harness.h"
#include "tools/source_harness.h"

/* One entry, shown under the pattern `below`, `depth` components below where that begins. */
struct shown {
	const char *options, *uri, *below, *depth;
	uint32_t form, link_form;
	uint64_t length;
};

#define ASKS_FOR_NOTHING WINNOW_ANYTHING

/* What was asked for of it: an article, a listing, or nothing. */
static uint32_t asked_for(const struct shown *shown)
{
	struct source_harness *source = source_open("file", shown->options);
	const struct winnow_pair hints[] = {
		{ winnow_str("file.below"), winnow_str(shown->below) },
		{ winnow_str("file.depth"), winnow_str(shown->depth) },
	};
	struct winnow_item item = item_of(shown->uri, "", winnow_str(""));
	uint32_t expects = ASKS_FOR_NOTHING;

	item.form = shown->form;
	item.link_form = shown->link_form;
	item.length = shown->length;
	item.hints = hints;
	item.hint_count = 2;
	struct source_result *result = source_visit(source, &item);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->keep_count, 0);
	assert_true(result->request_count <= 1);
	if (result->request_count == 1) {
		assert_true(winnow_is(result->requests[0].uri, shown->uri));
		expects = result->requests[0].expects;
	}
	source_result_free(result);
	source_close(source);
	return expects;
}

static void assert_each(const struct shown *shown, size_t count, uint32_t expected)
{
	for (size_t i = 0; i < count; i++)
		if (asked_for(&shown[i]) != expected)
			fail_msg("%s below \"%s\" with %s", shown[i].uri, shown[i].below,
				shown[i].options);
}

#define EACH(array) (array), sizeof(array) / sizeof(array)[0]
#define FILE_ENTRY .form = WINNOW_ENTRY_FILE
#define FOLDER_ENTRY .form = WINNOW_ENTRY_FOLDER
#define LINK_TO(target) .form = WINNOW_ENTRY_LINK, .link_form = (target)

static void files_that_are_meant_are_asked_for(void **state)
{
	static const struct shown shown[] = {
		{ "paths: [/a]", "file:///a/b.txt", "", "0", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/b%20c%25.txt", "", "0", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/b.txt", "*.txt", "0", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/b%20c%25.txt", "b c%.t?t", "0", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/b.txt", "**/*.txt", "0", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/x/y/b.txt", "**/*.txt", "2", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/x/y/b.txt", "x/**/b.txt", "2", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/b.txt", "**", "0", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/x/y/b.txt", "x/**", "2", FILE_ENTRY },
		{ "paths: [/a], match: ['*.html', '*.txt']", "file:///a/b.txt", "", "0",
			FILE_ENTRY },
		{ "paths: [/a], hidden: yes", "file:///a/.b.txt", "", "0", FILE_ENTRY },
		{ "paths: [/a], max_bytes: 10", "file:///a/b.txt", "", "0", FILE_ENTRY,
			.length = 10 },
		{ "paths: [/a]", "file:///a/b.txt", "", "0", LINK_TO(WINNOW_ENTRY_FILE) },
		{ "paths: [/a], links: all", "file:///a/b", "", "0",
			LINK_TO(WINNOW_ENTRY_FILE) },
	};

	(void)state;
	assert_each(EACH(shown), WINNOW_ARTICLE);
}

static void folders_that_may_hold_some_are_listed(void **state)
{
	static const struct shown shown[] = {
		{ "paths: [/a]", "file:///a/x", "", "0", FOLDER_ENTRY },
		{ "paths: [/a]", "file:///a/x", "x/*.txt", "0", FOLDER_ENTRY },
		{ "paths: [/a]", "file:///a/x/y", "**/*.txt", "1", FOLDER_ENTRY },
		{ "paths: [/a]", "file:///a/x/y", "x/**", "1", FOLDER_ENTRY },
		{ "paths: [/a], recursive: no", "file:///a/x", "*/b.txt", "0", FOLDER_ENTRY },
		{ "paths: [/a], max_depth: 2", "file:///a/x/y", "", "1", FOLDER_ENTRY },
		{ "paths: [/a], links: all", "file:///a/x", "", "0",
			LINK_TO(WINNOW_ENTRY_FOLDER) },
	};

	(void)state;
	assert_each(EACH(shown), WINNOW_LISTING);
}

static void the_rest_is_left_alone(void **state)
{
	static const struct shown shown[] = {
		{ "paths: [/a]", "file:///a/b.html", "*.txt", "0", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/x/b.txt", "*.txt", "1", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/b.txt", "x/**", "0", FILE_ENTRY },
		{ "paths: [/a], match: '*.html'", "file:///a/b.txt", "", "0", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/.b.txt", "", "0", FILE_ENTRY },
		{ "paths: [/a]", "file:///a/.b.txt", "**", "0", FILE_ENTRY },
		{ "paths: [/a], max_bytes: 10", "file:///a/b.txt", "", "0", FILE_ENTRY,
			.length = 11 },
		{ "paths: [/a]", "file:///a/pipe", "", "0", .form = WINNOW_ENTRY_OTHER },
		{ "paths: [/a]", "file:///a/x", "", "0", LINK_TO(WINNOW_ENTRY_FOLDER) },
		{ "paths: [/a]", "file:///a/gone", "", "0", LINK_TO(WINNOW_ENTRY_OTHER) },
		{ "paths: [/a], links: none", "file:///a/b.txt", "", "0",
			LINK_TO(WINNOW_ENTRY_FILE) },
		{ "paths: [/a]", "file:///a/.x", "", "0", FOLDER_ENTRY },
		{ "paths: [/a]", "file:///a/y", "x/*.txt", "0", FOLDER_ENTRY },
		{ "paths: [/a], recursive: no", "file:///a/x", "", "0", FOLDER_ENTRY },
		{ "paths: [/a], max_depth: 2", "file:///a/x/y/z", "", "2", FOLDER_ENTRY },
	};

	(void)state;
	assert_each(EACH(shown), ASKS_FOR_NOTHING);
}

/* One key would let the first pattern through the folder and lose the second. */
static void patterns_below_one_folder_are_requests_of_their_own(void **state)
{
	struct source_harness *source =
		source_open("file", "paths: ['/a/*.txt', '/a/*.html', /a]");
	struct source_result *result = source_start(source);

	(void)state;
	assert_int_equal(result->request_count, 3);
	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < i; k++)
			assert_false(
				winnow_equal(result->requests[i].key, result->requests[k].key));
	/* A file has its address for its key, whatever led to it. */
	assert_int_equal(result->requests[2].key.len, 0);
	source_result_free(result);
	source_close(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_that_are_meant_are_asked_for),
		cmocka_unit_test(folders_that_may_hold_some_are_listed),
		cmocka_unit_test(the_rest_is_left_alone),
		cmocka_unit_test(patterns_below_one_folder_are_requests_of_their_own),
	};

	return cmocka_run_group_tests_name("source_file", tests, NULL, NULL);
}
