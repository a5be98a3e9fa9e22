/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/reader_harness.h"

static struct reader_harness *reader;

static int set_up(void **state)
{
	(void)state;
	reader = reader_open("text", NULL);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	reader_close(reader);
	return 0;
}

static struct reading_result *read_text(const char *text)
{
	struct winnow_item item = item_of("file:///a.txt", "text/plain", winnow_str(text));

	return reader_read(reader, &item);
}

/* The blocks behind a title, as blocks_as_lines() shows them. */
static void expect_blocks(const char *text, const char *expected)
{
	char titled[4096];

	snprintf(titled, sizeof(titled), "A title\n\n%s", text);
	struct reading_result *result = read_text(titled);
	assert_int_equal(result->outcome.result, 0);
	char *found = blocks_as_lines(&result->documents[0], 1);
	assert_string_equal(found, expected);
	free(found);
	reading_result_free(result);
}

static void a_report_is_taken_apart(void **state)
{
	static const char text[] =
		"PERU: Forty-three boats found\n\n"
		"[05 March 2014] -\n\n"
		"Fishers found 43 boats in the harbour.\n\n"
		"\"We looked everywhere,\" one of them said.\n\n\n"
		"Please note that these reports are hosted by the Haven Library as a resource. "
		"They are not its work.\n";
	struct reading_result *result = read_text(text);
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->count, 1);
	assert_true(winnow_is(document->title, "PERU: Forty-three boats found"));
	assert_true(winnow_is(document->country, "PE"));
	assert_true(winnow_is(document->dateline, "2014-03-05"));
	assert_true(winnow_is(document_field(document, "prefix"), "PERU"));
	assert_true(winnow_starts(document->notice, "Please note that these reports"));
	assert_true(winnow_is(document->text,
		"PERU: Forty-three boats found\n\n[05 March 2014] -\n\n"
		"Fishers found 43 boats in the harbour.\n\n"
		"\"We looked everywhere,\" one of them said."));
	assert_int_equal(document->block_count, 4);
	assert_int_equal(document->blocks[0].type, WINNOW_TITLE);
	assert_int_equal(document->blocks[1].type, WINNOW_DATELINE);
	reading_result_free(result);
}

static void expect_country(const char *title, const char *country)
{
	char text[256];

	snprintf(text, sizeof(text), "%s\n\nSome words of text.\n", title);
	struct reading_result *result = read_text(text);
	assert_true(winnow_is(result->documents[0].country, country));
	reading_result_free(result);
}

static void prefixes_name_countries_or_do_not(void **state)
{
	(void)state;
	expect_country("SOUTH KOREA: Boats", "KR");
	expect_country("DRC: Boats", "CD");
	expect_country("UK: Boats", "GB");
	expect_country("Côte d'Ivoire: Boats", "CI");
	expect_country("SUDAN (DARFUR): Boats", "SD");
	expect_country("ESPAÑA: Barcos", "ES");
	expect_country("РОССИЯ: Лодки", "RU");
	expect_country("VIOLENCE: Boats", "");
	expect_country("KENYA AND UGANDA: Boats", "");
	expect_country("Boats leave at 10:30 from Peru", "");
	expect_country("Peru boats", "");
}

static void a_title_needs_room_behind_it(void **state)
{
	struct reading_result *result =
		read_text("The first line of a text\nthat goes straight on.\n");

	(void)state;
	assert_int_equal(result->documents[0].title.len, 0);
	assert_int_equal(result->documents[0].block_count, 1);
	reading_result_free(result);
	result = read_text("One sentence and nothing more.");
	assert_int_equal(result->documents[0].title.len, 0);
	assert_int_equal(result->documents[0].blocks[0].type, WINNOW_PARAGRAPH);
	reading_result_free(result);
}

static void wrapped_lines_are_joined(void **state)
{
	(void)state;
	expect_blocks("The ferry left the harbour in the morning and came\n"
		      "back in the evening, when the lights of the well-\n"
		      "known town were on.\n\nA second one.\n",
		"P0|The ferry left the harbour in the morning and came back in the evening, "
		"when the lights of the well-known town were on.\n"
		"P0|A second one.\n");
	/* A paragraph by its indent alone. */
	expect_blocks("   The ferry left the harbour in the morning and came\n"
		      "back in the evening, when the lights were on there.\n"
		      "   Nobody on board had seen the other shore, or would\n"
		      "say so if he had, which is a different thing again.\n",
		"P0|The ferry left the harbour in the morning and came back in the evening, "
		"when the lights were on there.\n"
		"P0|Nobody on board had seen the other shore, or would say so if he had, which "
		"is a different thing again.\n");
}

static void a_sentence_goes_on_behind_a_page(void **state)
{
	(void)state;
	expect_blocks(
		"The boats that were found in the harbour of Haven in the spring of the year\n"
		"were brought to the town, where nobody knew them, and at last they were\n"
		"\n- 12 -\n\fsold at the market, where they had come from, and were not seen "
		"again.\n\n13\n\n\fThe next page begins with words of its own, in all of "
		"1,094 books.\n\f2014\n",
		"P0|The boats that were found in the harbour of Haven in the spring of the "
		"year "
		"were brought to the town, where nobody knew them, and at last they were sold "
		"at "
		"the "
		"market, where they had come from, and were not seen again.\n"
		"P0|The next page begins with words of its own, in all of 1,094 "
		"books.\nP0|2014\n");
}

static void lines_of_the_author_stay(void **state)
{
	(void)state;
	expect_blocks("For more, write to:\nThe Ferry House\n1 Quay\n\nThank you.\n",
		"P0|For more, write to:\nThe Ferry House\n1 Quay\nP0|Thank you.\n");
	/* One paragraph to a line. */
	expect_blocks(
		"The ferry left the harbour in the morning and came back at night.\n"
		"Nobody on board had seen the other shore, or would say so if asked, "
		"which was odd.\n"
		"The captain, a quiet man from the hills, kept no log of it at all, ever.\n",
		"P0|The ferry left the harbour in the morning and came back at night.\n"
		"P0|Nobody on board had seen the other shore, or would say so if asked, which "
		"was odd.\n"
		"P0|The captain, a quiet man from the hills, kept no log of it at all, "
		"ever.\n");
}

static void lists_headings_tables_quotes_and_rules(void **state)
{
	(void)state;
	expect_blocks("Seen:\n - gulls,\n   two of them\n - a seal\n     * young\n\n1. "
		      "First\n2) Second\n",
		"P0|Seen:\nL1|gulls, two of them\nL1|a seal\nL3|young\nL1|First\nL1|Second\n");
	expect_blocks("• Eins\n• Zwei\n", "L1|Eins\nL1|Zwei\n");
	expect_blocks("— Where to? he asked.\n", "P0|— Where to? he asked.\n");
	expect_blocks("* NEWS IN BRIEF *\n________\n\nThe harbour\n\nIt is "
		      "open.\n\nSums\n====\nNone.\n",
		"H2|NEWS IN BRIEF\nH2|The harbour\nP0|It is open.\nH2|Sums\nP0|None.\n");
	expect_blocks("## The quay\nIt is long.\n\nReference number: 12\n\nEnd.\n",
		"H2|The quay\nP0|It is long.\nP0|Reference number: 12\nP0|End.\n");
	expect_blocks(
		"Name\tBoats\nAna\t12\nLuis\t31\n", "B0|Name\tBoats\nAna\t12\nLuis\t31\n");
	expect_blocks(
		"Name   Boats\nAna    12\nLuis   31\n", "B0|Name\tBoats\nAna\t12\nLuis\t31\n");
	expect_blocks("> He said\n> it twice.\n\nSo he did.\n",
		"Q0|He said it twice.\nP0|So he did.\n");
}

static void who_submitted_it_is_a_field(void **state)
{
	struct reading_result *result = read_text(
		"A title\n\nSubmitted by Ana on Wed, 03/05/2014 - 10:12\n\nThe ferry left.\n");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_true(winnow_is(document_field(document, "submitted_by"), "Ana"));
	assert_true(winnow_is(document_field(document, "submitted"), "2014-03-05"));
	assert_int_equal(document->dateline.len, 0);
	assert_true(winnow_is(document->text, "A title\n\nThe ferry left."));
	reading_result_free(result);
	result = read_text("A title\n\nSubmitted by crew on\n\nThe ferry left.\n");
	assert_true(winnow_is(document_field(&result->documents[0], "submitted_by"), "crew"));
	reading_result_free(result);
}

static void notices_are_told_from_text(void **state)
{
	struct reading_result *result = read_text("A title\n\nThe ferry left.\n\n"
						  "The views expressed in this article are "
						  "those of its writer.\n\n© 2014 The Quay\n");

	(void)state;
	assert_true(winnow_is(result->documents[0].text, "A title\n\nThe ferry left."));
	assert_true(winnow_is(result->documents[0].notice,
		"The views expressed in this article are those of "
		"its writer.\n\n© 2014 The Quay"));
	reading_result_free(result);
	/* In the middle it is text. */
	result = read_text(
		"A title\n\nAll rights reserved seats were sold.\n\nThe ferry left.\n");
	assert_int_equal(result->documents[0].notice.len, 0);
	reading_result_free(result);
}

static int probe(const char *uri, const char *type, const char *body)
{
	struct winnow_item item = item_of(uri, type, winnow_str(body));

	return reader_probe(reader, &item);
}

static void it_knows_what_is_text(void **state)
{
	(void)state;
	assert_int_equal(probe("file:///a", "text/plain", "words"), 50);
	assert_int_equal(probe("file:///a.txt", "", "words"), 50);
	assert_int_equal(probe("file:///a", "", "words"), 20);
	assert_int_equal(probe("file:///a", "", "<html><p>words"), 0);
	assert_int_equal(probe("file:///a", "", "\x01\x02"), 0);
	assert_int_equal(probe("file:///a", "", ""), 0);
	assert_int_equal(probe("file:///a", "application/pdf", "words"), 0);
	assert_true(probe("file:///a", "text/plain", "<!DOCTYPE html><html>") < 40);
}

static void what_cannot_be_read_says_why(void **state)
{
	struct reading_result *result = read_text(" \n\n____\n \n");

	(void)state;
	assert_int_equal(result->outcome.result, WINNOW_EDATA);
	assert_non_null(strstr(result->outcome.why, "no words"));
	reading_result_free(result);
	reader->plugin->budget = 256 * 1024;
	char *large = malloc(1024 * 1024 + 1);
	assert_non_null(large);
	memset(large, 'x', 1024 * 1024);
	large[1024 * 1024] = '\0';
	result = read_text(large);
	assert_int_equal(result->outcome.result, WINNOW_ELIMIT);
	reader->plugin->budget = 0;
	reading_result_free(result);
	free(large);
}

static void signs_that_cannot_be_seen_are_gone(void **state)
{
	(void)state;
	expect_blocks("a\xC2\xA0\xC2\xA0"
		      "b \xE2\x80\xAE"
		      "c\xE2\x80\x8B"
		      "d\x1B[0m\x07 e\xC2\xAD"
		      "f.\n",
		"P0|a b cd[0m ef.\n");
	/* Persian needs its joiner. */
	expect_blocks("می\xE2\x80\x8Cروم.\n", "P0|می\xE2\x80\x8Cروم.\n");
}

static void a_cut_item_says_so(void **state)
{
	struct winnow_item item =
		item_of("file:///a.txt", "text/plain", winnow_str("A title\n\nThe ferry l"));

	(void)state;
	item.flags = WINNOW_TRUNCATED;
	struct reading_result *result = reader_read(reader, &item);
	assert_true(winnow_is(document_field(&result->documents[0], "truncated"), "body"));
	reading_result_free(result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_report_is_taken_apart),
		cmocka_unit_test(prefixes_name_countries_or_do_not),
		cmocka_unit_test(a_title_needs_room_behind_it),
		cmocka_unit_test(wrapped_lines_are_joined),
		cmocka_unit_test(a_sentence_goes_on_behind_a_page),
		cmocka_unit_test(lines_of_the_author_stay),
		cmocka_unit_test(lists_headings_tables_quotes_and_rules),
		cmocka_unit_test(who_submitted_it_is_a_field),
		cmocka_unit_test(notices_are_told_from_text),
		cmocka_unit_test(it_knows_what_is_text),
		cmocka_unit_test(what_cannot_be_read_says_why),
		cmocka_unit_test(signs_that_cannot_be_seen_are_gone),
		cmocka_unit_test(a_cut_item_says_so),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
