/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "plugins/reader_pdf/pdf.h"
#include "tools/reader_harness.h"

#define COUNT(lines) (sizeof(lines) / sizeof((lines)[0]))

static struct reader_harness *reader;

static int set_up(void **state)
{
	(void)state;
	reader = reader_open("pdf", NULL);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	reader_close(reader);
	return 0;
}

static struct reading_result *read_bytes(struct winnow_str bytes)
{
	struct winnow_item item = item_of("file:///a.pdf", "application/pdf", bytes);

	return reader_read(reader, &item);
}

static struct reading_result *read_lines(const struct pdf_line *lines, size_t count,
	const char *information, const char *trailer)
{
	struct winnow_str bytes = pdf_make(lines, count, information, trailer);
	struct reading_result *result = read_bytes(bytes);

	free((void *)(uintptr_t)bytes.ptr);
	return result;
}

static void expect_is(struct winnow_str found, const char *expected)
{
	if (!winnow_is(found, expected))
		fail_msg("'%.*s' is not '%s'", (int)found.len, found.ptr ? found.ptr : "",
			expected);
}

static void expect_blocks(const struct pdf_line *lines, size_t count, const char *expected)
{
	struct reading_result *result = read_lines(lines, count, NULL, NULL);

	if (result->outcome.why)
		fail_msg("%s", result->outcome.why);
	char *found = blocks_as_lines(&result->documents[0], 0);
	assert_string_equal(found, expected);
	free(found);
	reading_result_free(result);
}

static void lines_become_paragraphs(void **state)
{
	static const struct pdf_line lines[] = {
		{ 0, 60, 100, 20, 1, "Boats found" },
		{ 0, 60, 140, 10, 0, "Fishers found forty-three boats in the har-" },
		{ 0, 60, 152, 10, 0, "bour of Haven, where well-known captains" },
		{ 0, 60, 164, 10, 0, "had left them. The Anglo-" },
		{ 0, 60, 176, 10, 0, "Norman fleet was far away and all the well-" },
		{ 0, 60, 188, 10, 0, "known captains, too." },
		{ 0, 60, 212, 10, 0, "A second paragraph stands behind a gap and" },
		{ 0, 60, 224, 10, 0, "goes on." },
		{ 0, 70, 236, 10, 0, "A third one is only set in at its first line" },
		{ 0, 60, 248, 10, 0, "and goes on, too, as all of them do here." },
		{ 0, 60, 272, 12, 1, "Where they are" },
		{ 0, 60, 296, 10, 0, "- One is here, and it is a long one that" },
		{ 0, 70, 308, 10, 0, "goes on." },
		{ 0, 60, 320, 10, 0, "- Two" },
	};

	(void)state;
	expect_blocks(lines, COUNT(lines),
		"T0|Boats found\n"
		"P0|Fishers found forty-three boats in the harbour of Haven, where well-known "
		"captains had left them. The Anglo-Norman fleet was far away and all the "
		"well-known captains, too.\n"
		"P0|A second paragraph stands behind a gap and goes on.\n"
		"P0|A third one is only set in at its first line and goes on, too, as all of "
		"them "
		"do here.\n"
		"H3|Where they are\nL1|One is here, and it is a long one that goes "
		"on.\nL1|Two\n");
}

static void heads_feet_and_numbers_are_left_out(void **state)
{
	static const struct pdf_line lines[] = {
		{ 0, 60, 100, 20, 1, "Boats found" },
		{ 0, 60, 140, 10, 0, "Fishers found forty-three boats in the old" },
		{ 0, 60, 770, 10, 0, "Page 1 of 3" },
		{ 1, 60, 30, 10, 0, "BOATS FOUND" },
		{ 1, 60, 140, 10, 0, "harbour. They left at noon." },
		{ 1, 60, 770, 10, 0, "Page 2 of 3" },
		{ 2, 60, 30, 10, 0, "BOATS FOUND" },
		{ 2, 60, 140, 10, 0, "The end of it is here, and it is near." },
		{ 2, 60, 300, 10, 0, "The harbour . . . . . . . . . . 3" },
		{ 2, 60, 400, 10, 0, "2014" },
		{ 2, 60, 785, 10, 0, "- 3 -" },
	};

	(void)state;
	expect_blocks(lines, COUNT(lines),
		"T0|Boats found\nP0|Fishers found forty-three boats in the old harbour. They "
		"left "
		"at noon.\nP0|The end of it is here, and it is near.\nP0|2014\n");
}

static void columns_are_read_one_after_the_other(void **state)
{
	static const struct pdf_line lines[] = {
		{ 0, 60, 100, 20, 1, "Boats found" },
		{ 0, 60, 140, 10, 0, "The first column begins here, and it" },
		{ 0, 320, 140, 10, 0, "goes on in the second column, until" },
		{ 0, 60, 152, 10, 0, "goes on for some lines that are all of" },
		{ 0, 320, 152, 10, 0, "it is over, and that is where we are" },
		{ 0, 60, 164, 10, 0, "one length, so that it is full, and it" },
		{ 0, 320, 164, 10, 0, "now. They left at noon." },
	};

	(void)state;
	expect_blocks(lines, COUNT(lines),
		"T0|Boats found\nP0|The first column begins here, and it goes on for some "
		"lines "
		"that are all of one length, so that it is full, and it goes on in the second "
		"column, until it is over, and that is where we are now. They left at noon.\n");
}

static void notes_stand_behind_the_text(void **state)
{
	static const struct pdf_line lines[] = {
		{ 0, 60, 100, 20, 1, "Boats found" },
		{ 0, 60, 140, 10, 0, "Fishers found forty-three boats in the old" },
		{ 0, 60, 600, 8, 0, "1 A note on fishers." },
		{ 1, 60, 140, 10, 0, "harbour. They left at noon." },
	};

	(void)state;
	expect_blocks(lines, COUNT(lines),
		"T0|Boats found\nP0|Fishers found forty-three boats in the old harbour. They "
		"left "
		"at noon.\nP0|1 A note on fishers.\n");
}

static const struct pdf_line plain[] = {
	{ 0, 60, 100, 10, 0, "BOATS: Forty-three found" },
	{ 0, 60, 130, 10, 0, "[GENEVA, 5 March 2014] - They left, and nobody" },
	{ 0, 60, 142, 10, 0, "saw them again." },
};

static void its_properties_describe_it(void **state)
{
	struct reading_result *result = read_lines(plain, COUNT(plain),
		"/Title (Forty-three boats) /Author (Ana Reyes) /CreationDate "
		"(D:20140306101233+01'00') /ModDate (D:20140307) /Keywords (sea, boats)",
		NULL);
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	expect_is(document->title, "Forty-three boats");
	expect_is(document->byline, "Ana Reyes");
	expect_is(document->published, "2014-03-06T10:12:33+01:00");
	expect_is(document->dateline, "2014-03-05");
	expect_is(document_field(document, "keywords"), "sea, boats");
	assert_true(winnow_starts(document_field(document, "modified"), "2014-03-07"));
	assert_true(winnow_ends(document->text, "[GENEVA, 5 March 2014] -\n\n"
						"They left, and nobody saw them again."));
	reading_result_free(result);
}

static void a_title_that_is_none_is_passed_over(void **state)
{
	static const char *const titles[] = { "/Title (Microsoft Word - boats.doc)",
		"/Title (final version 3.indd)", "/Title (untitled)", "" };

	(void)state;
	for (size_t at = 0; at < COUNT(titles); at++) {
		struct reading_result *result =
			read_lines(plain, COUNT(plain), titles[at], NULL);
		expect_is(result->documents[0].title, "BOATS: Forty-three found");
		reading_result_free(result);
	}
}

static void expect_refusal(struct reading_result *result, const char *why)
{
	assert_int_equal(result->outcome.result, WINNOW_EDATA);
	if (!strstr(result->outcome.why, why))
		fail_msg("'%s' does not say '%s'", result->outcome.why, why);
	reading_result_free(result);
}

static void what_cannot_be_read_says_why(void **state)
{
	static const struct pdf_line empty[] = { { 0, 60, 100, 10, 0, "" } };
	static const char word[] =
		"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O "
		"<00000000000000000000000000000000000000000000000000000000000000ff> /U "
		"<00000000000000000000000000000000000000000000000000000000000000ff> >> "
		"/ID [<00> <00>]";

	(void)state;
	expect_refusal(read_bytes(winnow_str("")), "no PDF");
	expect_refusal(read_bytes(winnow_str("%PDF-1.4\nand so on")), "damaged");
	expect_refusal(read_lines(empty, 1, NULL, NULL), "no words");
	expect_refusal(read_lines(plain, COUNT(plain), NULL, word), "password");
}

/* Where its end is missing, poppler finds its objects by looking for them. */
static void what_is_cut_is_read_as_far_as_it_goes(void **state)
{
	struct winnow_str bytes = pdf_make(plain, COUNT(plain), NULL, NULL);
	const char *end = strstr(bytes.ptr, "xref");

	(void)state;
	struct reading_result *result =
		read_bytes(winnow_slice(bytes, 0, (size_t)(end - bytes.ptr)));
	free((void *)(uintptr_t)bytes.ptr);
	if (result->outcome.result == 0)
		assert_int_equal(result->count, 1);
	reading_result_free(result);
}

/* More pages than are read. */
static void pages_are_bounded(void **state)
{
	enum { PAGES = 490 };
	static struct pdf_line lines[PAGES];

	(void)state;
	for (int at = 0; at < PAGES; at++)
		lines[at] = (struct pdf_line){ at, 60, 400, 10, 0, "Words of a page." };
	struct reading_result *result = read_lines(lines, PAGES, NULL, NULL);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->documents[0].block_count, PAGES);
	reading_result_free(result);
}

static int probe(const char *type, const char *body)
{
	struct winnow_item item = item_of("https://a.example/a", type, winnow_str(body));

	return reader_probe(reader, &item);
}

static void it_knows_what_is_pdf(void **state)
{
	(void)state;
	assert_true(probe("", "%PDF-1.7\n") > 50);
	assert_true(probe("application/pdf", "\n\n%PDF-1.7\n") > 0);
	assert_true(probe("application/pdf", "<html>") > 0);
	assert_int_equal(probe("text/html", "<html>"), 0);
	assert_int_equal(probe("", ""), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_become_paragraphs),
		cmocka_unit_test(heads_feet_and_numbers_are_left_out),
		cmocka_unit_test(columns_are_read_one_after_the_other),
		cmocka_unit_test(notes_stand_behind_the_text),
		cmocka_unit_test(its_properties_describe_it),
		cmocka_unit_test(a_title_that_is_none_is_passed_over),
		cmocka_unit_test(what_cannot_be_read_says_why),
		cmocka_unit_test(what_is_cut_is_read_as_far_as_it_goes),
		cmocka_unit_test(pages_are_bounded),
		cmocka_unit_test(it_knows_what_is_pdf),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
