/* SPDX-License-Identifier: MIT
 * What a page, as news pages are, takes of memory while it is read: at most eight times its length.
 * One that is hardly more than tags takes more: an element is 100 bytes, whatever its length. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/memory_counter.h"
#include "tools/reader_harness.h"

/* The parser's own buffers are 12 KB, however short the page. */
enum { SHORTEST_PAGE = 5000, AIM = 8 };

static const char article_head[] =
	"<!DOCTYPE html><html lang=en><head><title>Ferry sinks off Kestria</title>"
	"<meta property=og:type content=article></head><body><nav><a href=/>Home</a></nav>"
	"<article><h1>Ferry sinks off Kestria</h1>";

struct made {
	char *text;
	size_t length;
};

static int count(const struct winnow_reader_out *out, const struct winnow_document *document)
{
	(void)out;
	assert_true(document->text.len > 0);
	return 0;
}

static void read_once(struct reader_harness *reader, const struct winnow_item *item)
{
	static const struct winnow_reader_out out = { .size = sizeof(struct winnow_reader_out),
		.document = count };
	const struct instance *instance = &reader->plugin->instance;
	struct call call;

	call_begin(reader->plugin, &call);
	struct outcome outcome = call_end(&call,
		instance->module->reader.read(instance->self, &call.host.face, item, &out));
	assert_int_equal(outcome.result, 0);
	arena_destroy(call.results);
}

/* The second time, when what is made once for all pages is there. */
static void assert_little_memory(struct made page)
{
	struct reader_harness *reader = reader_open("html", NULL);
	struct winnow_item item = item_of("http://news.example/2014/03/05/a.html", "text/html",
		(struct winnow_str){ page.text, page.length });

	assert_true(page.length >= SHORTEST_PAGE);
	read_once(reader, &item);
	memory_counter_begin();
	read_once(reader, &item);
	size_t most = memory_counter_most();
	if (most > AIM * page.length)
		fail_msg("a page of %zu bytes takes %zu", page.length, most);
	assert_true(most > page.length / 8);
	reader_close(reader);
	free(page.text);
}

/* The head, then the part so many times, with its number where it says %d, then the tail. */
static struct made make(const char *head, const char *part, int times, const char *tail)
{
	struct made made = { NULL, 0 };
	FILE *stream = open_memstream(&made.text, &made.length);

	assert_non_null(stream);
	fputs(head, stream);
	for (int i = 0; i < times; i++)
		for (const char *at = part; *at; at++)
			if (strncmp(at, "%d", 2) == 0)
				at += fprintf(stream, "%d", i) > 0;
			else
				fputc(*at, stream);
	fputs(tail, stream);
	fclose(stream);
	return made;
}

static const char paragraph[] =
	"<div class=\"row text\"><p id=p%d>The ferry Ada Marn <a href=/t/%d>sank</a> in heavy "
	"seas "
	"on Tuesday night with %d people on board, the <em>harbour police</em> of Sankt Orm "
	"said, "
	"and nobody had been told of it before the morning.</p></div>\n";

static void test_a_short_page(void **state)
{
	(void)state;
	assert_little_memory(make(article_head, paragraph, 25, "</article></body></html>"));
}

static void test_a_page_of_many_elements(void **state)
{
	(void)state;
	assert_little_memory(make(article_head, paragraph, 300, "</article></body></html>"));
}

static void test_a_page_of_nothing_but_text(void **state)
{
	(void)state;
	assert_little_memory(make(article_head,
		"<p>The ferry Ada Marn sank in heavy seas on Tuesday night with %d people on "
		"board, and nobody at the harbour of Sankt Orm had been told of it.\n",
		1000, ""));
}

static void test_a_page_of_several_reports(void **state)
{
	(void)state;
	assert_little_memory(make("<html><body><h1>Harbour news</h1>",
		"<article><h2><a href=/news/%d>Report %d of the harbour police</a></h2><p>The "
		"ferry Ada Marn sank in heavy seas on Tuesday night with %d people on board, "
		"and nobody at the harbour had been told of it. The owner of the ferry said "
		"that it had been sound when it left Sankt Orm, and that the sea was calm.</p>"
		"<p>The court will hear the case in a month. The families of those who were on "
		"board have asked to be heard, too, and so has the union.</p></article>",
		30, "</body></html>"));
}

static void test_a_page_whose_text_is_in_its_data(void **state)
{
	(void)state;
	assert_little_memory(make(
		"<html><head><title>Ferry sinks</title><script type='application/ld+json'>"
		"{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sinks\",\"articleBody\":\"",
		"The ferry Ada Marn sank in heavy seas on Tuesday night with %d people "
		"on board, and nobody had been told of it.\\n",
		100, "\"}</script></head><body><p>Read on in the app.</p></body></html>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_short_page),
		cmocka_unit_test(test_a_page_of_many_elements),
		cmocka_unit_test(test_a_page_of_nothing_but_text),
		cmocka_unit_test(test_a_page_of_several_reports),
		cmocka_unit_test(test_a_page_whose_text_is_in_its_data),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
