/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/growth.h"
#include "tools/reader_harness.h"

static struct reader_harness *reader;

static int set_up(void **state)
{
	(void)state;
	reader = reader_open("markdown", NULL);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	reader_close(reader);
	return 0;
}

static struct reading_result *read_bytes(const char *bytes, size_t length)
{
	struct winnow_item item =
		item_of("file:///a.md", "text/markdown", (struct winnow_str){ bytes, length });

	return reader_read(reader, &item);
}

static struct reading_result *read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

static void expect_is(struct winnow_str found, const char *expected)
{
	if (!winnow_is(found, expected))
		fail_msg("'%.*s' is not '%s'", (int)found.len, found.ptr ? found.ptr : "",
			expected);
}

/* All blocks, as blocks_as_lines() shows them. */
static void expect_blocks(const char *text, const char *expected)
{
	struct reading_result *result = read_text(text);

	assert_int_equal(result->outcome.result, 0);
	char *found = blocks_as_lines(&result->documents[0], 0);
	assert_string_equal(found, expected);
	free(found);
	reading_result_free(result);
}

static void blocks_have_their_types(void **state)
{
	(void)state;
	expect_blocks("# Boats *found*\n\nFishers found\n43 **boats**.\n\n## Where\n\n"
		      "> In the harbour.\n\n* One\n  1. Two\n* Three\n\n"
		      "| Port | Boats |\n|------|------:|\n| Haven | 12 |\n\n"
		      "Last\n====\n\n```\na  b\nc\n```\n",
		"T0|Boats found\nP0|Fishers found 43 boats.\nH2|Where\nQ0|In the harbour.\n"
		"L1|One\nL2|Two\nL1|Three\nB0|Port\tBoats\nHaven\t12\nH1|Last\nP0|a b\nc\n");
}

static void a_rule_of_a_table_may_be_short(void **state)
{
	(void)state;
	expect_blocks("a | b\n-|:-:\n1 | 2\n", "B0|a\tb\n1\t2\n");
	expect_blocks("- One\n-\n- - Two\n", "L1|One\nL2|Two\n");
}

static void addresses_and_pictures_are_not_in_the_text(void **state)
{
	(void)state;
	expect_blocks("The [boats](https://example.org/a \"b\") of [Haven][h] ![A raft](r.jpg)"
		      "left.\n\n![Alone](s.jpg)\n\n[h]: https://example.org/h 'Haven'\n",
		"P0|The boats of Haven left.\n");
}

static void references_and_markup_are_undone(void **state)
{
	(void)state;
	expect_blocks("A&amp;B \\*C\\* &#233; <b>D</b> &lt;i&gt;\n\n<!-- not\n\nthis -->\n\n"
		      "<table><tr><td>E</td><td>1</td></tr><tr><td>F</td><td>2</td></tr>"
		      "</table>\n\n<script>no()</script>\n",
		"P0|A&B *C* é D <i>\nB0|E\t1\nF\t2\n");
}

static void a_title_stands_first_or_nowhere(void **state)
{
	(void)state;
	expect_blocks(
		"Words.\n\n# A heading\n\nMore.\n", "P0|Words.\nH1|A heading\nP0|More.\n");
	expect_blocks("---\ntitle: Another\n---\n# A heading\n\nMore.\n",
		"T0|Another\nH1|A heading\nP0|More.\n");
	expect_blocks("---\ntitle: The same\n---\n\n# The same\n\nMore.\n",
		"T0|The same\nP0|More.\n");
}

static void front_matter_describes_it(void **state)
{
	struct reading_result *result = read_text(
		"\xEF\xBB\xBF---\r\n"
		"title: \"Boats: \\u00e9t\\u00e9\"\n"
		"date: 2014-03-05T10:12:33+01:00\n"
		"lastmod: 6 March 2014\n"
		"author:\n  - name: Ana Reyes\n    email: ana@example.org\n  - Cy Lee\n"
		"lang: en-GB\n"
		"canonical_url: https://example.org/boats\n"
		"tags: [harbour, 'the sea']\n"
		"description: >\n  Found\n  again.\n"
		"publisher: ~\n"
		"nested: {title: No, date: [1999-01-01]}\n"
		"...\r\n"
		"Words.\n");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	expect_is(document->title, "Boats: été");
	expect_is(document->published, "2014-03-05T10:12:33+01:00");
	expect_is(document_field(document, "modified"), "2014-03-06");
	expect_is(document->byline, "Ana Reyes; Cy Lee");
	expect_is(document->language, "en-GB");
	expect_is(document->uri, "https://example.org/boats");
	expect_is(document_field(document, "keywords"), "harbour");
	expect_is(document_field(document, "description"), "Found again.");
	expect_is(document->publisher, "");
	expect_is(document->text, "Boats: été\n\nWords.");
	reading_result_free(result);
}

/* Two rules are no front matter unless the first is the first line; YAML counts until it breaks. */
static void what_is_no_front_matter_is_text(void **state)
{
	(void)state;
	expect_blocks("\n---\ntitle: A\n---\nWords.\n", "T0|title: A\nP0|Words.\n");
	expect_blocks("---\ntitle: A\n", "P0|title: A\n");
	expect_blocks("---\ntitle: A\nlang: [{\n---\nWords.\n", "T0|A\nP0|Words.\n");
	expect_blocks(
		"---\na: &a [x]\nb: *a\ntitle: *a\nauthor: *b\n---\nWords.\n", "P0|Words.\n");
}

static void read_measured(void *context, struct winnow_str text, double *ret_costs)
{
	double began = processor_seconds();

	(void)context;
	reading_result_free(read_bytes(text.ptr, text.len));
	ret_costs[0] = processor_seconds() - began;
}

/* Marks that open and never close, and the like. */
static void what_never_closes_is_read_in_linear_time(void **state)
{
	static const char *const pieces[] = { "[a](", "*a_ ", "<!--", "[", "> ", "- a\n ",
		"`a``", "[a]: b\n", "a|", "<div>\n\n", "    a\n\n", "&a;" };
	const struct growth growth = {
		.measure = read_measured, .smaller = 64 * 1024, .least = 1e-3
	};
	bool all = true;

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		all &= grows_as_a_line(&growth, pieces[i]);
	assert_true(all);
}

/* Each row of a table costs as many cells as its head has. */
static void a_table_without_end_is_no_table(void **state)
{
	enum { COLUMNS = 1000, ROWS = 20000 };
	char *text = malloc(6 * COLUMNS + 4 * ROWS + 16), *at = text;

	(void)state;
	for (int column = 0; column < COLUMNS; column++)
		at = stpcpy(at, "|a");
	at = stpcpy(at, "\n");
	for (int column = 0; column < COLUMNS; column++)
		at = stpcpy(at, "|---");
	at = stpcpy(at, "\n");
	for (int row = 0; row < ROWS; row++)
		at = stpcpy(at, "|b\n");
	struct reading_result *result = read_text(text);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->documents[0].blocks[0].type, WINNOW_PARAGRAPH);
	assert_true(result->documents[0].text.len < (size_t)(at - text));
	reading_result_free(result);
	free(text);
}

static int probe(const char *uri, const char *type, const char *body)
{
	struct winnow_item item = item_of(uri, type, winnow_str(body));

	return reader_probe(reader, &item);
}

static void it_knows_what_is_markdown(void **state)
{
	(void)state;
	assert_true(probe("file:///a.md", "text/markdown", "A") > 50);
	assert_true(probe("https://a.example/a.markdown", "text/plain", "A") > 50);
	assert_true(probe("file:///a", "", "---\ntitle: A\n---\nB") > 50);
	assert_int_equal(probe("file:///a", "", "---\nA\n---\nB"), 0);
	assert_int_equal(probe("https://a.example/a.md", "text/html", "<p>A"), 0);
	assert_int_equal(probe("file:///a.txt", "text/plain", ""), 0);
}

static void what_holds_no_text_says_so(void **state)
{
	static const char *const texts[] = { "", "\n\n", "# A title\n", "---\ntitle: A\n---\n",
		"[a]: https://example.org\n" };

	(void)state;
	for (size_t at = 0; at < sizeof(texts) / sizeof(texts[0]); at++) {
		struct reading_result *result = read_text(texts[at]);
		assert_int_equal(result->outcome.result, WINNOW_EDATA);
		reading_result_free(result);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_have_their_types),
		cmocka_unit_test(a_rule_of_a_table_may_be_short),
		cmocka_unit_test(addresses_and_pictures_are_not_in_the_text),
		cmocka_unit_test(references_and_markup_are_undone),
		cmocka_unit_test(a_title_stands_first_or_nowhere),
		cmocka_unit_test(front_matter_describes_it),
		cmocka_unit_test(what_is_no_front_matter_is_text),
		cmocka_unit_test(what_never_closes_is_read_in_linear_time),
		cmocka_unit_test(a_table_without_end_is_no_table),
		cmocka_unit_test(it_knows_what_is_markdown),
		cmocka_unit_test(what_holds_no_text_says_so),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
