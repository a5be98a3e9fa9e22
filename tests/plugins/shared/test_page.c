/* SPDX-License-Identifier: MIT
 * A page made lean for the parser, and the tree that is made of the parser's events. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "shared/page.h"
#include "tools/reader_harness.h"

static struct reader_harness *reader;
static struct call call;
static struct page page;

static int set_up(void **state)
{
	(void)state;
	reader = reader_open("html", NULL);
	page_prepare();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	reader_close(reader);
	return 0;
}

/* Between the two, `page` is the tree of this. */
static void parse(const char *markup)
{
	struct winnow_item item =
		item_of("http://quay.example/a.html", "text/html", winnow_str(markup));

	call_begin(reader->plugin, &call);
	assert_int_equal(page_parse(&call.host.face, &item, &page), 0);
}

static void finish(void)
{
	call_end(&call, 0);
	arena_destroy(call.results);
}

static void expect_lean(const char *markup, const char *lean)
{
	struct bounded bounded;

	assert_true(bound(winnow_str(markup), 0, &bounded));
	assert_int_equal(bounded.markup.len, strlen(lean));
	assert_memory_equal(bounded.markup.ptr, lean, strlen(lean));
	free(bounded.made);
}

static void what_nobody_asks_for_is_left_out(void **state)
{
	(void)state;
	expect_lean("a<!-- b -->c<!---->d<!-->e-->f", "acde-->f");
	expect_lean("<p data-x='1' CLASS=\"y\" onclick=z id=w>", "<p CLASS=\"y\" id=w>");
	expect_lean("a<svg><g><path d=1/></g></svg>b<svg/>c", "abc");
	expect_lean("a<svg>b<p>c</p>", "ab<p>c</p>");
	expect_lean("<script>if (a < b) '<p>'</script><p>c", "<p>c");
	expect_lean("a</i>b</p >c<picture><img src=d></picture>", "ab</p >c<img src=d>");
	expect_lean("a < b <p title='d", "a < b <p title='d");
	/* Never more than there was. */
	expect_lean("<p id='a'class='b'lang='c'>", "<p id='a'class='b'lang='c'>");
	expect_lean("<p id='a'x='b'lang='c'>", "<p id='a' lang='c'>");
}

static void scripts_that_hold_data_are_kept_aside(void **state)
{
	struct bounded bounded;

	(void)state;
	assert_true(bound(winnow_str("<script type='application/ld+json'>{\"a\":\"<p>\"}"
				     "</SCRIPT><script>b</script>"),
		0, &bounded));
	assert_int_equal(bounded.scripts.count, 1);
	assert_true(winnow_is(bounded.scripts.items[0].text, "{\"a\":\"<p>\"}"));
	assert_true(winnow_is(bounded.markup, ""));
	free(bounded.made);
}

static void attributes_without_a_space_between_are_read(void **state)
{
	(void)state;
	parse("<div id='a'class='b'lang='c'>d</div>");
	struct page_node *div = page_find(page.root, ELEMENT_DIV);
	assert_true(winnow_is(page_attribute(div, ATTRIBUTE_ID), "a"));
	assert_true(winnow_is(page_attribute(div, ATTRIBUTE_CLASS), "b"));
	assert_true(winnow_is(page_attribute(div, ATTRIBUTE_LANG), "c"));
	finish();
}

static void elements_and_attributes_are_numbers(void **state)
{
	(void)state;
	parse("<div id=a class='b c' hidden>d<X-Y>e</X-Y></div>");
	struct page_node *div = page_find(page.root, ELEMENT_DIV);
	assert_true(winnow_is(page_attribute(div, ATTRIBUTE_ID), "a"));
	assert_true(page_has_class(div, "c") && !page_has_class(div, "b c"));
	assert_non_null(page_attribute(div, ATTRIBUTE_HIDDEN).ptr);
	assert_null(page_attribute(div, ATTRIBUTE_HREF).ptr);
	assert_true(div->unseen);
	assert_int_equal(div->last->element, ELEMENT_NONE);
	assert_ptr_equal(page_find_id(page.root, "a"), div);
	finish();
}

static void text_is_one_node_whatever_pieces_it_came_in(void **state)
{
	(void)state;
	parse("<p>\n caf&eacute; &amp; <!-- x -->&#38;tea</p>  <p> <b>x</b> <i>y</i></p>");
	struct page_node *first = page_find(page.root, ELEMENT_P);
	assert_ptr_equal(first->children, first->last);
	assert_true(winnow_is(first->children->text, "\n café & &tea"));
	/* White space says something between words, and nothing between blocks. */
	assert_true(page_is(first->next, ELEMENT_P));
	assert_true(page_is(first->next->children, ELEMENT_B));
	assert_true(page_is_blank(first->next->children->next));
	assert_true(winnow_is(page_line(&call.host.face, first->next), "x y"));
	finish();
}

/* Words are looked at by eights: wherever something stands within them. */
static void space_is_one_space_at_any_place(void **state)
{
	static const char *const spaces[] = { "  ", " \n", "\t", "\x01 ", " \xC2\xA0" };

	(void)state;
	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
		for (int at = 1; at < 20; at++) {
			char source[80], expected[80];
			snprintf(source, sizeof(source), "<p>%.*s%s%.*s", at,
				"abcdefg hijklmno pqrst", spaces[i], 12, "uvw xyz abcde");
			snprintf(expected, sizeof(expected), "%.*s%s%.*s", at,
				"abcdefg hijklmno pqrst", at == 8 || at == 17 ? "" : " ", 12,
				"uvw xyz abcde");
			parse(source);
			struct winnow_str line =
				page_line(&call.host.face, page_find(page.root, ELEMENT_P));
			if (!winnow_is(line, expected))
				fail_msg("%s: %.*s", source, (int)line.len, line.ptr);
			finish();
		}
}

static void a_node_is_taken_out(void **state)
{
	(void)state;
	parse("<p><b>x</b><i>y</i><u>z</u></p>");
	struct page_node *line = page_find(page.root, ELEMENT_P);
	page_remove(page_find(page.root, ELEMENT_U));
	assert_true(winnow_is(page_line(&call.host.face, line), "xy"));
	page_remove(page_find(page.root, ELEMENT_B));
	assert_ptr_equal(line->children, line->last);
	assert_true(winnow_is(page_line(&call.host.face, line), "y"));
	finish();
}

static void what_a_page_without_body_begins_with_is_its_body(void **state)
{
	(void)state;
	parse("<title>T</title><article><p>x</p></article><p>y");
	struct page_node *body = page_find(page.root, ELEMENT_BODY);
	assert_non_null(body);
	assert_true(winnow_is(page_line(&call.host.face, body), "x y"));
	assert_ptr_equal(page_find(page.root, ELEMENT_ARTICLE)->parent, body);
	finish();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_nobody_asks_for_is_left_out),
		cmocka_unit_test(scripts_that_hold_data_are_kept_aside),
		cmocka_unit_test(attributes_without_a_space_between_are_read),
		cmocka_unit_test(elements_and_attributes_are_numbers),
		cmocka_unit_test(space_is_one_space_at_any_place),
		cmocka_unit_test(text_is_one_node_whatever_pieces_it_came_in),
		cmocka_unit_test(a_node_is_taken_out),
		cmocka_unit_test(what_a_page_without_body_begins_with_is_its_body),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
