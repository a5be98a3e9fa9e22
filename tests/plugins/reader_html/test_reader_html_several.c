/* SPDX-License-Identifier: MIT
 * Pages that hold several reports: newsletters and front pages. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "plugins/reader_html/pages.h"

#define LONG                                                                                   \
	"The nine ferries that left the harbour in the autumn came back on Tuesday, and the "  \
	"whole town, which had waited on the quay since the morning, cheered."
#define WHOLE "<p>" LONG "</p><p>" LONG "</p>"
#define TEASER "<p>The nine ferries that left the harbour in the autumn came back&hellip;</p>"

/* A line for each document: key|title|date|blocks. */
static void expect_documents(const char *page, const char *expected)
{
	struct reading_result *result = pages_read(page);
	char found[4096] = "";
	size_t length = 0;

	assert_int_equal(result->outcome.result, 0);
	for (size_t at = 0; at < result->count; at++) {
		const struct winnow_document *document = &result->documents[at];
		length += (size_t)snprintf(found + length, sizeof(found) - length,
			"%.*s|%.*s|%.*s|%u\n", (int)document->key.len, document->key.ptr,
			(int)document->title.len, document->title.ptr,
			(int)document->published.len, document->published.ptr,
			document->block_count);
	}
	assert_string_equal(found, expected);
	reading_result_free(result);
}

static void a_front_page_of_whole_reports(void **state)
{
	(void)state;
	expect_documents("<title>The Quay</title><body><h1>The Quay</h1>"
			 "<article id=one><h2><a href=/one>Ferries return</a></h2>"
			 "<time datetime=2014-03-05>today</time>" WHOLE "</article>"
			 "<article id=two><h2>The lamps are lit</h2>" WHOLE "</article>"
			 "<article><h2>Nobody slept</h2>" WHOLE "</article><nav>" WHOLE
			 "</nav>",
		"http://quay.example/one|Ferries return|2014-03-05|3\n"
		"two|The lamps are lit||3\n"
		"3|Nobody slept||3\n");
}

static void what_holds_for_a_newsletter_holds_for_its_reports(void **state)
{
	struct reading_result *result = pages_read(
		"<html lang=en><title>Quay weekly</title><meta property=og:site_name "
		"content='The Quay'><meta property='article:published_time' content=2014-03-05>"
		"<body><div><p>Dear readers,</p><h2><a href=/one>Ferries return</a></h2>" WHOLE
		"<h2><a href=/two>The lamps are lit</a></h2>" WHOLE
		"<h2><a href=/three>Nobody slept</a></h2>" WHOLE "</div>");

	(void)state;
	assert_int_equal(result->count, 3);
	const struct winnow_document *document = &result->documents[1];
	assert_true(winnow_is(document->title, "The lamps are lit"));
	assert_true(winnow_is(document->uri, "http://quay.example/two"));
	assert_true(winnow_is(document->publisher, "The Quay"));
	assert_true(winnow_is(document->published, "2014-03-05"));
	assert_true(winnow_is(document->language, "en"));
	assert_true(winnow_is(document_field(document, "part_of"), "Quay weekly"));
	reading_result_free(result);
}

static void a_newsletter_in_tables(void **state)
{
#define CELL(link, title)                                                                      \
	"<tr><td><table><tr><td><img src=a></td><td><h3><a href='" link "'>" title             \
	"</a></h3></td></tr><tr><td></td><td>" WHOLE "</td></tr></table></td></tr>"
	(void)state;
	expect_documents("<body><table>" CELL("/one", "Ferries return") CELL("/two",
				 "The lamps are lit") CELL("/three", "Nobody slept") "</table>",
		"http://quay.example/one|Ferries return||3\n"
		"http://quay.example/two|The lamps are lit||3\n"
		"http://quay.example/three|Nobody slept||3\n");
#undef CELL
}

static void a_listing_is_set_aside(void **state)
{
	struct reading_result *result =
		pages_read("<title>The Quay</title><body>"
			   "<div><h2><a href=/one>Ferries return</a></h2>" TEASER "</div>"
			   "<div><h2><a href=/two>The lamps are lit</a></h2>" TEASER "</div>"
			   "<div><h2><a href=/three>Nobody slept</a></h2>" TEASER "</div>");

	(void)state;
	assert_int_equal(result->outcome.result, WINNOW_EDATA);
	assert_non_null(strstr(result->outcome.why, "a listing: it shows 3 reports"));
	assert_int_equal(result->count, 0);
	reading_result_free(result);
}

static void one_article_stays_one(void **state)
{
	(void)state;
	/* It says so. */
	expect_documents("<meta property=og:type content=article><body>"
			 "<h2><a href=/one>Ferries return</a></h2>" WHOLE
			 "<h2><a href=/two>The lamps are lit</a></h2>" WHOLE
			 "<h2><a href=/three>Nobody slept</a></h2>" WHOLE,
		"|||9\n");
	/* It holds most of the text: the others are shown beside it. */
	expect_documents("<body><article><h2>Ferries return</h2>" WHOLE WHOLE WHOLE WHOLE
			 "</article><article><h2>The lamps are lit</h2>" WHOLE "</article>",
		"|||9\n");
	/* Sections of a report have headings that lead nowhere. */
	expect_documents("<body><div><h2>Ferries return</h2>" WHOLE
			 "<h2><a href='#two'>The lamps are lit</a></h2>" WHOLE
			 "<h2>Nobody slept</h2>" WHOLE "</div>",
		"|||9\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_front_page_of_whole_reports),
		cmocka_unit_test(what_holds_for_a_newsletter_holds_for_its_reports),
		cmocka_unit_test(a_newsletter_in_tables),
		cmocka_unit_test(a_listing_is_set_aside),
		cmocka_unit_test(one_article_stays_one),
	};

	return cmocka_run_group_tests(tests, pages_open, pages_close);
}
