/* SPDX-License-Identifier: MIT
 * Pages made to hurt: each is read, or refused with a reason, in time that grows with its length
 * alone. An alarm ends what does not end by itself. */
#define _GNU_SOURCE /* memmem */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "plugins/reader_html/pages.h"

#define STORY                                                                                  \
	"<p>The nine ferries that left the harbour in the autumn came back on Tuesday, and "   \
	"the whole town, which had waited on the quay since the morning, cheered, and went "   \
	"home when the lamps were lit.</p>"

enum { PATIENCE = 280 /* seconds, with ThreadSanitizer on a busy machine */ };

/* head, `times` times the middle, tail. */
static struct winnow_str repeat(
	const char *head, const char *middle, size_t times, const char *tail)
{
	size_t unit = strlen(middle), at = strlen(head);
	char *page = malloc(at + unit * times + strlen(tail) + 1);

	assert_non_null(page);
	memcpy(page, head, at);
	for (size_t count = 0; count < times; count++, at += unit)
		memcpy(page + at, middle, unit);
	memcpy(page + at, tail, strlen(tail) + 1);
	return (struct winnow_str){ page, at + strlen(tail) };
}

/* Reads the page and frees it. */
static struct reading_result *read_hostile(struct winnow_str page)
{
	struct winnow_item item = item_of("http://quay.example/a.html", "text/html", page);

	alarm(PATIENCE);
	struct reading_result *result = reader_read(pages_reader(), &item);
	alarm(0);
	free((char *)(uintptr_t)page.ptr);
	assert_true(result->outcome.result == 0 || result->outcome.why != NULL);
	return result;
}

/* The story is in the text, and what was cut is told. */
static void expect_story(struct winnow_str page, const char *truncated)
{
	struct reading_result *result = read_hostile(page);

	assert_int_equal(result->outcome.result, 0);
	const struct winnow_document *document = &result->documents[0];
	assert_non_null(memmem(document->text.ptr, document->text.len, "The nine ferries", 16));
	assert_non_null(memmem(document->text.ptr, document->text.len, "lamps were lit.", 15));
	assert_true(winnow_is(document_field(document, "truncated"), truncated));
	reading_result_free(result);
}

static void survives(struct winnow_str page)
{
	reading_result_free(read_hostile(page));
}

static void deep_nesting_keeps_the_text_and_says_so(void **state)
{
	(void)state;
	expect_story(repeat("<body>", "<div>", 10000, STORY), "depth");
	expect_story(repeat("<body>", "<div>", 100000, STORY), "depth");
	expect_story(repeat("<body>", "<table><tr><td>", 5000, STORY), "depth");
	expect_story(repeat("<body><article>", "<b><i>", 50000, "</article>" STORY), "depth");
	/* As deep as people nest, nothing is lost and nothing said. */
	expect_story(repeat("<body>", "<div>", 200, STORY), "");
}

static void end_tags_that_close_nothing(void **state)
{
	(void)state;
	expect_story(repeat("<body>" STORY "<b><b><b>", "</i>", 500000, ""), "");
	struct winnow_str open = repeat("<body>" STORY, "<b>", 50000, "");
	struct winnow_str both = repeat(open.ptr, "</li>", 500000, "");
	free((char *)(uintptr_t)open.ptr);
	expect_story(both, "depth");
}

static void attributes_without_number_or_measure(void **state)
{
	size_t length = 0;
	char *names = malloc(100000 * 12);

	(void)state;
	assert_non_null(names);
	for (int at = 0; at < 100000; at++)
		length += (size_t)sprintf(names + length, " a%d=1", at);
	struct winnow_str page = repeat("<body><div", names, 1, ">" STORY "</div>");
	free(names);
	/* Those that nobody asks for never reach the parser: nothing is lost. */
	expect_story(page, "");
	expect_story(repeat("<body><p title=\"", "x", 10 * 1000 * 1000, "\">" STORY), "");
}

static void more_elements_than_are_kept(void **state)
{
	(void)state;
	expect_story(repeat("<body>" STORY, "<div>x</div>", 600000, ""), "elements");
	expect_story(repeat("<body>" STORY "<table>", "<tr><td>1<td>2", 300000, "</table>"),
		"elements");
	expect_story(repeat("<body>" STORY, "<a href=/x>y</a> ", 200000, ""), "");
	expect_story(repeat("<body>" STORY, "<!--x-->y", 600000, ""), "");
	expect_story(repeat("<body>" STORY, "<br>x", 600000, ""), "elements");
	expect_story(repeat("<body>" STORY, "<h2></h2><div></div>", 100000, ""), "");
	expect_story(repeat("<body>" STORY, "<h2>x</h2>", 100000, ""), "");
}

static void spans_comments_and_marks(void **state)
{
	(void)state;
	expect_story(repeat("<body><table><tr><td colspan=2147483648 rowspan=-1>x</table>",
			     STORY, 1, ""),
		"");
	expect_story(repeat("<body><!--", "x", 5 * 1000 * 1000, "-->" STORY), "");
	expect_story(repeat("<body>" STORY "<!--", "<p>x", 100000, ""), "");
	expect_story(repeat("<body>" STORY, "<", 1000000, ""), "");
	expect_story(repeat("<body>" STORY, "&lt;&", 500000, ""), "");
	survives(repeat("", "<a href=\"", 300000, ""));
	survives(repeat("", "<script>", 300000, ""));
	survives(repeat("", "<!", 500000, ""));
	survives(repeat("", "<p><u>", 100000, "</u></p>"));
	survives(repeat("<body>", "<div class='meta byline'>", 240, STORY));
}

static void entities_are_not_expanded(void **state)
{
	static const char bomb[] =
		"<!DOCTYPE html [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
		"<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d SYSTEM "
		"\"file:///etc/passwd\">"
		"<!ENTITY % e SYSTEM \"http://quay.example/e\">%e;]><body>" STORY
		"<p>&c;&d;</p>";
	struct reading_result *result = read_hostile(repeat(bomb, "", 0, ""));

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	assert_true(result->documents[0].text.len < 1000);
	assert_null(memmem(
		result->documents[0].text.ptr, result->documents[0].text.len, "root:", 5));
	reading_result_free(result);
}

static void linked_data_in_masses(void **state)
{
	(void)state;
	expect_story(repeat("<body>" STORY "<script type='application/ld+json'>", "[", 500000,
			     "</script>"),
		"");
	expect_story(repeat("<body>" STORY,
			     "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
			     "\"headline\":\"x\"}</script>",
			     10000, ""),
		"");
}

static void pages_that_end_early(void **state)
{
	static const char whole[] =
		"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ferries "
		"é</title>"
		"<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"F\"}"
		"</script></head><body class='a b'><!-- c --><article>" STORY
		"<table><tr><td>1</td></tr></table>&amp;&#x200b;</article></body></html>";

	(void)state;
	for (size_t length = 0; length < strlen(whole); length++) {
		struct winnow_str page = repeat(whole, "", 0, "");
		page.len = length;
		survives(page);
	}
}

/* Reports without number: those beyond the bound are dropped, and none costs the others time. */
static void reports_in_masses(void **state)
{
#define HEADING "<h2><a href=/one>Ferries return</a></h2>"
	(void)state;
	survives(repeat("<body><div>", HEADING STORY, 40000, ""));
	survives(repeat("<body>", "<article>" HEADING STORY "</article>", 40000, ""));
	survives(repeat("<body>", "<div>" HEADING STORY "</div><p></p>", 40000, ""));
	survives(repeat("<body>", "<article>" HEADING STORY, 40000, ""));
#undef HEADING
}

static void zeros_and_controls(void **state)
{
	static const char page[] =
		"<body>\0<p>The nine \0ferries\x01 that\x1B[31m left\x7F the "
		"harbour in the autumn came back on Tuesday, and the whole town, "
		"which had waited on the quay since the morning, cheered.</p>\0";
	char *copy = malloc(sizeof(page));

	(void)state;
	assert_non_null(copy);
	memcpy(copy, page, sizeof(page));
	struct reading_result *result =
		read_hostile((struct winnow_str){ copy, sizeof(page) - 1 });
	assert_int_equal(result->outcome.result, 0);
	assert_true(
		winnow_starts(result->documents[0].text, "The nine ferries that[31m left the"));
	reading_result_free(result);
}

static void a_small_budget_is_a_limit_not_a_crash(void **state)
{
	(void)state;
	for (size_t budget = 1024; budget < 1024 * 1024; budget += budget / 8) {
		pages_reader()->plugin->budget = budget;
		struct reading_result *result =
			read_hostile(repeat("<title>Ferries</title><body>", STORY, 200, ""));
		assert_true(
			result->outcome.result == 0 || result->outcome.result == WINNOW_ELIMIT);
		reading_result_free(result);
	}
	pages_reader()->plugin->budget = 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deep_nesting_keeps_the_text_and_says_so),
		cmocka_unit_test(end_tags_that_close_nothing),
		cmocka_unit_test(attributes_without_number_or_measure),
		cmocka_unit_test(more_elements_than_are_kept),
		cmocka_unit_test(spans_comments_and_marks),
		cmocka_unit_test(entities_are_not_expanded),
		cmocka_unit_test(linked_data_in_masses),
		cmocka_unit_test(pages_that_end_early),
		cmocka_unit_test(reports_in_masses),
		cmocka_unit_test(zeros_and_controls),
		cmocka_unit_test(a_small_budget_is_a_limit_not_a_crash),
	};

	return cmocka_run_group_tests(tests, pages_open, pages_close);
}
