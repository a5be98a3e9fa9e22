/* SPDX-License-Identifier: MIT
 * The main text of a page as blocks: what is kept, what is left out, and in which shape. */
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
#define PARAGRAPH "<p>" LONG "</p>"

/* All blocks, a line each: TYPE LEVEL|words; LONG stands as "…". */
static void expect_blocks(const char *page, const char *expected)
{
	static const char types[] = "?TDHPLQBC";
	struct reading_result *result = pages_read(page);
	char found[8192] = "";
	size_t length = 0;

	assert_int_equal(result->outcome.result, 0);
	const struct winnow_document *document = &result->documents[0];
	for (uint32_t at = 0; at < document->block_count; at++) {
		struct winnow_str words = block_text(document, at);
		if (winnow_is(words, LONG))
			words = winnow_str("…");
		length += (size_t)snprintf(found + length, sizeof(found) - length,
			"%c%u|%.*s\n", types[document->blocks[at].type],
			document->blocks[at].level, (int)words.len, words.ptr);
	}
	assert_string_equal(found, expected);
	reading_result_free(result);
}

static void captions_go_by_their_class(void **state)
{
	(void)state;
	expect_blocks("<article>" PARAGRAPH "<div class=photo-caption>The quay.</div>"
		      "<figure><img src=a><span>A ferry.</span></figure>" PARAGRAPH
		      "</article>",
		"P0|…\nC0|The quay.\nC0|A ferry.\nP0|…\n");
}

#define SUMMARY                                                                                \
	"All nine ferries of the line are back in the harbour after a long autumn on the "     \
	"open sea."

static void a_standfirst_before_the_article_belongs_to_it(void **state)
{
	(void)state;
	expect_blocks("<body><p class=standfirst>" SUMMARY "</p><article>" PARAGRAPH PARAGRAPH
		      "</article>",
		"P0|" SUMMARY "\nP0|…\nP0|…\n");
	expect_blocks("<meta name=description content='" SUMMARY "'><body><div>" SUMMARY
		      "</div><article>" PARAGRAPH PARAGRAPH "</article>",
		"P0|" SUMMARY "\nP0|…\nP0|…\n");
	expect_blocks("<body><p>" SUMMARY "</p><article>" PARAGRAPH PARAGRAPH "</article>",
		"P0|…\nP0|…\n");
}

static void blocks_have_types(void **state)
{
	(void)state;
	expect_blocks("<title>Ferries</title><body><article><h1>Ferries</h1>" PARAGRAPH
		      "<h2>The crew</h2><ul><li>Ana<ol><li>Lu</ol></li><li>Kim</ul>"
		      "<blockquote><p>We were never far.</p></blockquote>"
		      "<figure><img src=a><figcaption>The quay.</figcaption></figure>" PARAGRAPH
		      "</article>",
		"T0|Ferries\nP0|…\nH2|The crew\nL1|Ana\nL2|Lu\nL1|Kim\nQ0|We were never far.\n"
		"C0|The quay.\nP0|…\n");
}

static void breaks_divide_lines_and_paragraphs(void **state)
{
	(void)state;
	expect_blocks("<body><div class=article-body>" LONG "<br><br>" LONG
		      "<br>\n<br />One line<br>and another.</div>",
		"P0|…\nP0|…\nP0|One line\nand another.\n");
	expect_blocks("<body><article>" PARAGRAPH "<pre>One\n  two\n\nthree</pre></article>",
		"P0|…\nP0|One\ntwo\nP0|three\n");
}

static void tables_of_figures_and_tables_for_layout(void **state)
{
	(void)state;
	expect_blocks(
		"<body><article>" PARAGRAPH
		"<table><tr><th></th><th>Crew</th></tr><tr><td>Ana</td><td>1<br>2</td></tr>"
		"</table></article>",
		"P0|…\nB0|\tCrew\nAna\t1 2\n");
	expect_blocks("<body><table><tr><td>Menu</td><td>" PARAGRAPH PARAGRAPH
		      "</td></tr></table>",
		"P0|…\nP0|…\n");
}

static void what_is_not_the_article_is_left_out(void **state)
{
	(void)state;
	expect_blocks("<body><nav>" PARAGRAPH
		      "</nav><div class='site-header'><a href=/>Home</a></div>"
		      "<article>" PARAGRAPH "<div class=related-articles>" LONG "</div>"
		      "<p><a href=/b>Read this other story about boats, too</a></p>"
		      "<h3>More on this</h3><ul><li><a href=/c>One</a></li><li><a "
		      "href=/d>Two</a></li>"
		      "</ul><aside>" LONG "</aside><div hidden>" LONG
		      "</div><p style='display: none'>" LONG "</p><script>" LONG
		      "</script>" PARAGRAPH "</article>"
		      "<div id=comments>" PARAGRAPH "</div><footer>" PARAGRAPH "</footer>",
		"P0|…\nP0|…\n");
}

static void what_speaks_for_the_site_is_left_out(void **state)
{
	(void)state;
	expect_blocks(
		"<body><article>" PARAGRAPH "<p>Read more: ferries elsewhere</p>" PARAGRAPH
		"<p>Close to the quay, nobody slept.</p><p>Advertisement</p><h3>Read more</h3>"
		"<div>Boats of the north</div><h3>The crew</h3>" PARAGRAPH "</article>",
		"P0|…\nP0|…\nP0|Close to the quay, nobody slept.\nH3|The crew\nP0|…\n");
	/* Above the title stands the site; who is quoted belongs to the article. */
	expect_blocks(
		"<title>Ferries return</title><body><article><p>The quay, since 1901</p>"
		"<div><h1>Ferries return</h1></div><div>Ana<time>10:12</time></div>" PARAGRAPH
		"<div class=social-embed><blockquote>" LONG "</blockquote></div></article>",
		"T0|Ferries return\nP0|…\nQ0|…\n");
	/* A title within what is left out does not take the rest along. */
	expect_blocks(
		"<title>Ferries return</title><body><article><div class=byline><h1>Ferries "
		"return</h1></div>" PARAGRAPH "</article>",
		"T0|Ferries return\nP0|…\n");
}

static void links_in_a_list_of_sentences_stay(void **state)
{
	(void)state;
	expect_blocks("<article>" PARAGRAPH "<ul><li>" LONG
		      "</li><li><a href=/b>The second ferry</a>"
		      "</li></ul><h3>One</h3><div class=widget>Poll</div><p>Yes.</p></article>",
		"P0|…\nL1|…\nL1|The second ferry\nH3|One\nP0|Yes.\n");
}

static void text_behind_a_wall_that_came_along_is_read(void **state)
{
	(void)state;
	expect_blocks("<article>" PARAGRAPH "<div class=paywall hidden>" PARAGRAPH
		      "</div></article>",
		"P0|…\nP0|…\n");
}

static void a_class_is_only_a_hint(void **state)
{
	(void)state;
	/* The whole article under a name that promises nothing good. */
	expect_blocks("<body><div class='sidebar-layout'>" PARAGRAPH PARAGRAPH PARAGRAPH
		      "</div>",
		"P0|…\nP0|…\nP0|…\n");
	expect_blocks("<body><div class=widget><main>" PARAGRAPH
		      "</main></div><div class=comments>" PARAGRAPH PARAGRAPH "</div>",
		"P0|…\n");
	expect_blocks(
		"<html style='display:none'><body hidden>" PARAGRAPH PARAGRAPH, "P0|…\nP0|…\n");
}

static void a_blog_names_the_categories_of_its_entries(void **state)
{
	(void)state;
	expect_blocks("<body><div class='post hentry category-newsletter tag-sponsored'>"
		      "<h2>Ferries</h2>" PARAGRAPH "</div><div>" PARAGRAPH "</div>",
		"H2|Ferries\nP0|…\nP0|…\n");
	expect_blocks("<meta property='article:published_time' content=2014-03-05>"
		      "<body><div class='hentry category-news'><p>Nine ferries are back after "
		      "a long autumn at sea.</p></div>",
		"P0|Nine ferries are back after a long autumn at sea.\n");
}

static void text_in_pieces_is_found_whole(void **state)
{
	(void)state;
	expect_blocks("<body><div><div itemprop=articleBody>" PARAGRAPH
		      "</div><div class=ad>Buy</div><div itemprop=articleBody>" PARAGRAPH
		      "</div></div><div>x</div>",
		"P0|…\nP0|…\n");
}

static void text_may_stand_elsewhere(void **state)
{
	(void)state;
	expect_blocks("<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
		      "\"articleBody\":\"" LONG "\\n\\n<p>We were <b>never</b> far.</p>\"}"
		      "</script><title>Ferries</title><body><div id=app></div>",
		"T0|Ferries\nP0|…\nP0|We were never far.\n");
	expect_blocks("<body><noscript>" PARAGRAPH PARAGRAPH "</noscript>", "P0|…\nP0|…\n");
	expect_blocks(
		"<title>Ferries</title><article>" PARAGRAPH "</article>", "T0|Ferries\nP0|…\n");
}

#define NEXT                                                                                   \
	"<title>Ferries return</title><body><div id=app></div>"                                \
	"<script id=__NEXT_DATA__ type='application/json'>"

static void updates_questions_and_captions(void **state)
{
#define DATA "<title>Ferries</title><body><div></div><script type='application/ld+json'>"
	(void)state;
	/* A live report: its updates, in their order, each with its time. */
	expect_blocks(DATA
		"{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"@type\":"
		"\"BlogPosting\",\"datePublished\":\"2014-03-05T10:12:33Z\",\"headline\":"
		"\"They are back\",\"articleBody\":\"" LONG
		"\\nAll nine.\"},{\"datePublished\":"
		"\"2014-03-05T09:00:00Z\",\"articleBody\":\"<p>Lamps at sea.</p>\"}]}"
		"</script>",
		"T0|Ferries\nH2|2014-03-05 10:12 They are back\nP0|…\nP0|All "
		"nine.\nH2|2014-03-05 "
		"09:00\nP0|Lamps at sea.\n");
	/* What the page shows is read as it stands, with the times. */
	expect_blocks(DATA "{\"@type\":\"LiveBlogPosting\"}</script><article><div><span "
			   "class=timestamp><time>10:12</time></span><p>" LONG
			   "</p></div><div><time>09:00</time>" PARAGRAPH PARAGRAPH PARAGRAPH
			   "</div></article>",
		"T0|Ferries\nP0|10:12\nP0|…\nP0|09:00\nP0|…\nP0|…\nP0|…\n");
	expect_blocks(DATA
		"{\"@type\":\"FAQPage\",\"mainEntity\":[{\"@type\":\"Question\",\"name\":"
		"\"Who came back?\",\"acceptedAnswer\":{\"text\":\"" LONG "\"}}]}</script>",
		"T0|Ferries\nH2|Who came back?\nP0|…\n");
	expect_blocks("<body><article>" PARAGRAPH "<dl><dt>Who came back?<dd>All nine.</dl>"
		      "<p itemprop='caption description'>The quay.</p></article>",
		"P0|…\nP0|Who came back?\nP0|All nine.\nC0|The quay.\n");
#undef DATA
}

static void text_that_was_escaped_once_too_often(void **state)
{
#define DATA                                                                                   \
	"<body><div></div><script "                                                            \
	"type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\""
	(void)state;
	expect_blocks(DATA "&lt;p&gt;" LONG
			   "&lt;/p&gt;&lt;p&gt;Ana &amp;amp; Lu&lt;/p&gt;\"}</script>",
		"P0|…\nP0|Ana & Lu\n");
	expect_blocks(DATA LONG "\\nAna &amp; Lu\"}</script>", "P0|…\nP0|Ana & Lu\n");
	expect_blocks("<meta property=og:title content='Ana &amp;amp; Lu&amp;#8217;s boat'>"
		      "<article>" PARAGRAPH "</article>",
		"T0|Ana & Lu’s boat\nP0|…\n");
#undef DATA
}

static void text_in_the_data_of_a_framework(void **state)
{
	(void)state;
	/* Markup in a string, beside the title; what is not beside it is of something else. */
	expect_blocks(NEXT "{\"props\":{\"related\":[{\"title\":\"Lamps\",\"body\":\"" LONG LONG
			   "\"}],\"page\":{\"title\":\"Ferries return\",\"body\":\"<p>" LONG
			   "</p>\\n<h2>The crew<\\/h2><ul><li>Ana</li></ul><p>We were "
			   "<b>never</b> far.</p>\"}}}</script>",
		"T0|Ferries return\nP0|…\nH2|The crew\nL1|Ana\nP0|We were never far.\n");
	/* Blocks, each an object; words within them in pieces. */
	expect_blocks(NEXT
		"{\"article\":{\"headline\":\"Ferries return\",\"content\":["
		"{\"type\":\"paragraph\",\"text\":\"" LONG "\"},"
		"{\"type\":\"heading\",\"text\":\"The crew\"},"
		"{\"type\":\"paragraph\",\"children\":[{\"text\":\"We were \"},{\"type\":"
		"\"link\",\"url\":\"/b\",\"text\":\"never\"},{\"text\":\" far.\"}]},"
		"{\"type\":\"image\",\"src\":\"a.jpg\",\"caption\":\"The quay.\"},"
		"{\"type\":\"quote\",\"text\":\"We came back.\"}]}}</script>",
		"T0|Ferries return\nP0|…\nH2|The crew\nP0|We were never far.\nC0|The "
		"quay.\nQ0|We came back.\n");
}

static void text_that_a_script_sets_a_name_to(void **state)
{
#define DATED "<meta property='article:published_time' content=2014-03-05><body>"
	(void)state;
	expect_blocks("<title>Ferries</title><body><script>window.__INITIAL_STATE__ = {\"a\":"
		      "undefined,\"b\":{\"title\":\"Ferries\",\"body\":\"" LONG
		      "\"}};(function(){})()</script>",
		"T0|Ferries\nP0|…\n");
	expect_blocks("<title>Ferries</title><body><script>window.__STATE__=JSON.parse(\"{"
		      "\\\"title\\\":\\\"Ferries\\\",\\\"body\\\":\\\"" LONG
		      "\\\"}\");</script>",
		"T0|Ferries\nP0|…\n");
	/* Nuxt's list of values that refer to each other has no title beside the text. */
	expect_blocks(DATED
		"<script type='application/json' id=__NUXT_DATA__>[{\"a\":1},\"" LONG
		"\"]</script>",
		"P0|…\n");
	expect_blocks(DATED "<article>" PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH
			    "</article><script>a = {\"body\":\"" LONG LONG LONG "\"}</script>",
		"P0|…\nP0|…\nP0|…\nP0|…\n");
#undef DATED
}

static void notices_stand_apart(void **state)
{
	struct reading_result *result =
		pages_read("<body><article>" PARAGRAPH "<p>© 2014 The Quay</p></article>");

	(void)state;
	assert_true(winnow_is(result->documents[0].notice, "© 2014 The Quay"));
	assert_true(winnow_is(result->documents[0].text, LONG));
	reading_result_free(result);
}

static void scripts_that_run_from_right_to_left(void **state)
{
	(void)state;
	expect_blocks(
		"<html lang=ar dir=rtl><title>عودة العبارات</title><body><article><p>عادت "
		"العبارات التسع التي غادرت الميناء في الخريف يوم الثلاثاء.</p></article>",
		"T0|عودة العبارات\nP0|عادت العبارات التسع التي غادرت الميناء في الخريف يوم "
		"الثلاثاء.\n");
}

static void hidden_addresses_are_revealed(void **state)
{
	(void)state;
	expect_blocks("<body><article>" PARAGRAPH "<p>Write to <a class=__cf_email__ "
		      "data-cfemail='422321026c2c3623'>[email&#160;protected]</a> now, "
		      "please.</p></article>",
		"P0|…\nP0|Write to ac@.nta now, please.\n");
}

static void a_page_without_article_says_so(void **state)
{
	static const char *const pages[] = { "", " ", "<html></html>",
		"<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>", "no markup at all",
		"<script>consent = {\"text\":\"" LONG "\"}</script>" };

	(void)state;
	for (size_t at = 0; at < sizeof(pages) / sizeof(pages[0]); at++) {
		struct reading_result *result = pages_read(pages[at]);
		assert_int_equal(result->outcome.result, WINNOW_EDATA);
		assert_true(strlen(result->outcome.why) > 20);
		assert_int_equal(result->count, 0);
		reading_result_free(result);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_have_types),
		cmocka_unit_test(captions_go_by_their_class),
		cmocka_unit_test(a_standfirst_before_the_article_belongs_to_it),
		cmocka_unit_test(breaks_divide_lines_and_paragraphs),
		cmocka_unit_test(tables_of_figures_and_tables_for_layout),
		cmocka_unit_test(what_is_not_the_article_is_left_out),
		cmocka_unit_test(what_speaks_for_the_site_is_left_out),
		cmocka_unit_test(links_in_a_list_of_sentences_stay),
		cmocka_unit_test(text_behind_a_wall_that_came_along_is_read),
		cmocka_unit_test(a_class_is_only_a_hint),
		cmocka_unit_test(a_blog_names_the_categories_of_its_entries),
		cmocka_unit_test(text_in_pieces_is_found_whole),
		cmocka_unit_test(text_may_stand_elsewhere),
		cmocka_unit_test(updates_questions_and_captions),
		cmocka_unit_test(text_that_was_escaped_once_too_often),
		cmocka_unit_test(text_in_the_data_of_a_framework),
		cmocka_unit_test(text_that_a_script_sets_a_name_to),
		cmocka_unit_test(notices_stand_apart),
		cmocka_unit_test(scripts_that_run_from_right_to_left),
		cmocka_unit_test(hidden_addresses_are_revealed),
		cmocka_unit_test(a_page_without_article_says_so),
	};

	return cmocka_run_group_tests(tests, pages_open, pages_close);
}
