/* SPDX-License-Identifier: MIT
 * Where the source looks: roots, folders, listings, pagers, feeds. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "drupal.h"
#include "tools/source_harness.h"

#define ROW(href, title, date)                                                                 \
	"<div class='views-row'><div class='views-field views-field-title'><span><a "          \
	"href='" href "'>" title                                                               \
	"</a></span></div><div class='views-field views-field-created'>" date                  \
	"</div><div class='views-field views-field-body'><a "                                  \
	"href='http://www.example.org/elsewhere'>more</a></div></div>"
#define NEXT(href)                                                                             \
	"<ul class='pager'><li class='pager-next'><a href='" href "'>next</a></li></ul>"

static struct source_result *visit(
	const char *options, const char *uri, const char *type, const char *body)
{
	struct source_harness *source = source_open("crin", options);
	struct winnow_item item = item_of(uri, type, winnow_str(body));
	struct source_result *result = source_visit(source, &item);

	source_close(source);
	return result;
}

static struct source_result *visit_listing(
	const char *options, const char *uri, const char *rows)
{
	char *page = drupal_page("en", "Ferries", rows);
	struct source_result *result = visit(options, uri, "text/html", page);

	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->keep_count, 0);
	free(page);
	return result;
}

static struct winnow_str hint(const struct winnow_request *request, const char *name)
{
	for (uint32_t i = 0; i < request->hint_count; i++)
		if (winnow_is(request->hints[i].name, name))
			return request->hints[i].value;
	return winnow_str("");
}

static void roots_are_asked_for(void **state)
{
	struct source_harness *source = source_open(
		"crin", "roots: [/m/my mirror, 'https://archive.crin.org/en/library.html']");
	struct source_result *result = source_start(source);

	(void)state;
	assert_int_equal(result->request_count, 2);
	assert_text(result->requests[0].uri, "file:///m/my%20mirror/");
	assert_int_equal(result->requests[0].expects, WINNOW_LISTING);
	assert_text(result->requests[1].uri, "https://archive.crin.org/en/library.html");
	source_result_free(result);
	source_close(source);
}

static void options_are_checked(void **state)
{
	char *missing = plugin_open_problem(SECTION_SOURCE, "crin", NULL, NULL);
	char *language = plugin_open_problem(
		SECTION_SOURCE, "crin", "roots: [/m], languages: [xx]", NULL);

	(void)state;
	assert_non_null(missing);
	assert_non_null(strstr(missing, "roots"));
	assert_non_null(language);
	free(missing);
	free(language);
}

/* What an entry of a folder leads to: the key of the request, "" for one without; NULL: nothing. */
static char *entry(const char *options, uint32_t form, const char *uri)
{
	struct source_harness *source = source_open("crin", options);
	struct winnow_item item = item_of(uri, "", winnow_str(""));

	item.form = form;
	item.key = winnow_str("");
	struct source_result *result = source_visit(source, &item);
	assert_int_equal(result->outcome.result, 0);
	char *key = NULL;
	if (result->request_count) {
		assert_text(result->requests[0].uri, uri);
		key = strndup(result->requests[0].key.ptr ? result->requests[0].key.ptr : "",
			result->requests[0].key.len);
	}
	source_result_free(result);
	source_close(source);
	return key;
}

static void assert_entry(
	const char *options, uint32_t form, const char *uri, const char *expected)
{
	char *key = entry(options, form, uri);

	if (expected)
		assert_string_equal(key ? key : "(nothing)", expected);
	else
		assert_null(key);
	free(key);
}

static void a_mirror_is_walked(void **state)
{
	static const char plain[] = "roots: [/m]";

	(void)state;
	assert_entry(plain, WINNOW_ENTRY_FOLDER, "file:///m/en", "");
	assert_entry(plain, WINNOW_ENTRY_FOLDER, "file:///m/.cache", NULL);
	assert_entry(plain, WINNOW_ENTRY_FILE, "file:///m/en/a/b/c.html", "en/a/b/c");
	assert_entry(plain, WINNOW_ENTRY_FILE, "file:///m/en/a/b/c18b9.html.tmp", "en/a/b/c");
	assert_entry(plain, WINNOW_ENTRY_FILE, "file:///m/en/a/b/c.htm", "en/a/b/c");
	assert_entry(plain, WINNOW_ENTRY_FILE, "file:///m/en/a/b/c", "en/a/b/c");
	assert_entry(plain, WINNOW_ENTRY_FILE, "file:///m/old/infodetail.asp%3Fid=4",
		"http://www.crin.org/old/infoDetail.asp?ID=4");
	assert_entry(plain, WINNOW_ENTRY_FILE, "file:///m/en/logo.png", NULL);
	assert_entry(plain, WINNOW_ENTRY_FILE, "file:///m/.hidden", NULL);
	assert_entry(plain, WINNOW_ENTRY_LINK, "file:///m/en/a/b/c.html", NULL);
	assert_entry(plain, WINNOW_ENTRY_OTHER, "file:///m/en/a/b/c.html", NULL);
}

static void languages_and_sections_choose(void **state)
{
	static const char spanish[] = "roots: [/m], languages: [es]";
	static const char news[] = "roots: [/m], sections: [news-archive]";
	static const char mail[] = "roots: [/m], sections: [crinmail]";

	(void)state;
	assert_entry(spanish, WINNOW_ENTRY_FILE, "file:///m/es/a/b/c.html", "es/a/b/c");
	assert_entry(spanish, WINNOW_ENTRY_FILE, "file:///m/en/a/b/c.html", NULL);
	assert_entry(news, WINNOW_ENTRY_FILE, "file:///m/en/library/news-archive/c.html",
		"en/library/news-archive/c");
	assert_entry(news, WINNOW_ENTRY_FILE, "file:///m/en/library/publications/c.html", NULL);
	assert_entry(news, WINNOW_ENTRY_FILE, "file:///m/en/library/news-archive.html", NULL);
	assert_entry(mail, WINNOW_ENTRY_FILE, "file:///m/es/a/b/cm/c.html", "es/a/b/cm/c");
	assert_entry(news, WINNOW_ENTRY_FILE,
		"file:///m/www.crin.org/resources/infodetail.asp%3Fid=4&flag=news",
		"http://www.crin.org/resources/infoDetail.asp?ID=4&flag=news");
}

static void a_listing_of_the_site_leads_on(void **state)
{
	static const char rows[] = ROW(
		"../library/news-archive/ferry-one18b9.html?qt-countr-tabs=0",
		"KESTRIA: Ferry one",
		"01 March 2014") ROW("/en/library/publications/ferry-two.html", "Two", "")
		ROW("http://www.crin.org/en/home/what-we-do/crinmail/three", "Three", "") ROW(
			"http://www.example.org/en/library/news-archive/four", "Not CRIN's", "")
			ROW("../sites/default/files/a.pdf", "A file", "")
				ROW("../home/countries/kestria.html", "A list", "")
					ROW("javascript:void(0)", "Nothing", "") NEXT(
						"ferries0000.html?page=1&amp;qt-countr-tabs=1");
	struct source_result *result = visit_listing(
		"roots: [/m]", "https://archive.crin.org/en/issue/ferries.html", rows);

	(void)state;
	assert_int_equal(result->request_count, 4);
	assert_text(result->requests[0].uri, "https://archive.crin.org/en/library/news-archive/"
					     "ferry-one18b9.html?qt-countr-tabs=0");
	assert_text(result->requests[0].key, "en/library/news-archive/ferry-one");
	assert_int_equal(result->requests[0].expects, WINNOW_ARTICLE);
	assert_text(hint(&result->requests[0], "title"), "KESTRIA: Ferry one");
	assert_text(hint(&result->requests[0], "published"), "2014-03-01");
	assert_text(result->requests[1].uri,
		"https://archive.crin.org/en/library/publications/ferry-two.html");
	assert_text(result->requests[2].key, "en/home/what-we-do/crinmail/three");
	assert_text(result->requests[3].key, "en/issue/ferries0000?page=1");
	assert_int_equal(result->requests[3].expects, WINNOW_LISTING);
	source_result_free(result);
}

static void a_listing_of_a_mirror_stays_in_it(void **state)
{
	static const char rows[] = ROW("../library/news-archive/one.html", "One", "")
		ROW("../../../../etc/library/news/passwd.html", "Above", "")
			ROW("http://www.crin.org/en/library/news-archive/two", "Live", "")
				ROW("file:///etc/library/news/passwd.html", "Absolute", "");
	struct source_result *result =
		visit_listing("roots: [/m/copy]", "file:///m/copy/en/issue/ferries.html", rows);

	(void)state;
	assert_int_equal(result->request_count, 1);
	assert_text(result->requests[0].uri, "file:///m/copy/en/library/news-archive/one.html");
	assert_text(result->requests[0].key, "en/library/news-archive/one");
	source_result_free(result);
}

/* A mirror of two hosts: their folders stand side by side. */
static void a_mirror_of_both_hosts_holds_together(void **state)
{
	static const char rows[] =
		ROW("../../../archive.crin.org/en/library/news-archive/one.html", "One", "")
			ROW("/en/library/news-archive/two.html", "Two", "");
	struct source_result *result = visit_listing(
		"roots: [/m]", "file:///m/www.crin.org/en/issue/ferries.html", rows);

	(void)state;
	assert_int_equal(result->request_count, 2);
	assert_text(result->requests[0].uri,
		"file:///m/archive.crin.org/en/library/news-archive/one.html");
	assert_text(result->requests[0].key, "en/library/news-archive/one");
	assert_text(result->requests[1].uri,
		"file:///m/www.crin.org/en/library/news-archive/two.html");
	source_result_free(result);
}

static void a_page_of_the_site_does_not_lead_into_this_machine(void **state)
{
	static const char rows[] =
		ROW("file:///m/copy/en/library/news-archive/x.html", "X", "");
	struct source_result *result = visit_listing(
		"roots: [/m/copy]", "https://archive.crin.org/en/issue/ferries.html", rows);

	(void)state;
	assert_int_equal(result->request_count, 0);
	source_result_free(result);
}

static void a_pager_is_bounded(void **state)
{
	struct source_harness *source = source_open("crin", "roots: [/m], max_pages: 3");
	char *page = drupal_page(
		"en", "Ferries", ROW("../library/news-archive/one", "One", "") NEXT("?page=9"));
	struct winnow_item item = item_of(
		"https://archive.crin.org/en/issue/ferries", "text/html", winnow_str(page));
	struct winnow_pair pages = { winnow_str("crin.pages"), winnow_str("2") };

	(void)state;
	item.hints = &pages;
	item.hint_count = 1;
	struct source_result *result = source_visit(source, &item);
	assert_int_equal(result->request_count, 2);
	assert_text(
		result->requests[1].uri, "https://archive.crin.org/en/issue/ferries?page=9");
	assert_text(result->requests[1].key, "en/issue/ferries?page=9");
	assert_text(hint(&result->requests[1], "crin.pages"), "3");
	source_result_free(result);
	pages.value = winnow_str("3");
	result = source_visit(source, &item);
	assert_int_equal(result->request_count, 1);
	source_result_free(result);
	free(page);
	source_close(source);
}

static void tabs_around_nothing_are_left(void **state)
{
	struct source_result *result = visit_listing("roots: [/m]",
		"https://archive.crin.org/en/home/countries/kestria18b9.html",
		"<div id='quicktabs-countr_tabs' class='quicktabs-wrapper'><ul><li><a "
		"href='kestria1043.html'>News</a></li></ul></div>");

	(void)state;
	assert_int_equal(result->request_count, 0);
	source_result_free(result);
}

static void a_classic_list_leads_on(void **state)
{
	static const char page[] =
		"<html><title>CRIN - News</title><a name=content></a>"
		"<table><tr><td><a href='infodetail.asp?id=1&flag=news'>One</a>"
		"<a href='/resources/infoDetail.asp?ID=2&flag=report'>Two</a>"
		"<a href='http://crin.org/resources/infodetail.asp?ID=1&flag=news'>One "
		"again</a>"
		"<a href='/about/'>About</a></table></html>";
	struct source_result *result = visit(
		"roots: [/m]", "http://www.crin.org/resources/news.asp", "text/html", page);

	(void)state;
	assert_int_equal(result->keep_count, 0);
	assert_int_equal(result->request_count, 3);
	assert_text(result->requests[0].key,
		"http://www.crin.org/resources/infoDetail.asp?ID=1&flag=news");
	assert_text(result->requests[1].uri,
		"http://www.crin.org/resources/infoDetail.asp?ID=2&flag=report");
	assert_true(winnow_equal(result->requests[0].key, result->requests[2].key));
	source_result_free(result);
}

static void the_newest_site_leads_to_its_stories(void **state)
{
	struct source_result *result =
		visit("roots: [/m]", "https://home.crin.org/latest", "text/html",
			"<html><body><main><h1>Latest</h1><h2>May</h2>"
			"<a href='/readlistenwatch/stories/2020/5/19/ferries'>Ferries</a>"
			"<a href='/about'>About</a></main></body></html>");

	(void)state;
	assert_int_equal(result->keep_count, 0);
	assert_int_equal(result->request_count, 1);
	assert_text(result->requests[0].uri,
		"https://home.crin.org/readlistenwatch/stories/2020/5/19/ferries");
	source_result_free(result);
}

static const char feed[] =
	"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
	"<title>CRIN news</title><item><title>KESTRIA: Ferry &amp; school</title>"
	"<link>http://www.crin.org/en/library/news-archive/kestria-ferry-school</link>"
	"<description>&lt;p&gt;Words.&lt;/p&gt;</description>"
	"<pubDate>Wed, 05 Mar 2014 10:12:33 +0000</pubDate></item>"
	"<item><title>Elsewhere</title><link>http://www.example.org/a/b/c/d</link></item>"
	"</channel></rss>";

static void a_feed_leads_to_its_items(void **state)
{
	struct source_result *result = visit(
		"roots: [/m]", "http://www.crin.org/rss.xml", "application/rss+xml", feed);

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->request_count, 1);
	assert_int_equal(result->keep_count, 0);
	assert_text(result->requests[0].key, "en/library/news-archive/kestria-ferry-school");
	assert_text(hint(&result->requests[0], "title"), "KESTRIA: Ferry & school");
	assert_text(hint(&result->requests[0], "published"), "2014-03-05T10:12:33+00:00");
	source_result_free(result);
}

/* Its links lead out of the mirror, so that its text is all there is. */
static void a_feed_of_a_mirror_is_read_itself(void **state)
{
	struct source_result *result =
		visit("roots: [/m]", "file:///m/rss.xml", "application/xml", feed);

	(void)state;
	assert_int_equal(result->request_count, 0);
	assert_int_equal(result->keep_count, 1);
	source_result_free(result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roots_are_asked_for),
		cmocka_unit_test(options_are_checked),
		cmocka_unit_test(a_mirror_is_walked),
		cmocka_unit_test(languages_and_sections_choose),
		cmocka_unit_test(a_listing_of_the_site_leads_on),
		cmocka_unit_test(a_listing_of_a_mirror_stays_in_it),
		cmocka_unit_test(a_mirror_of_both_hosts_holds_together),
		cmocka_unit_test(a_page_of_the_site_does_not_lead_into_this_machine),
		cmocka_unit_test(a_pager_is_bounded),
		cmocka_unit_test(tabs_around_nothing_are_left),
		cmocka_unit_test(a_classic_list_leads_on),
		cmocka_unit_test(the_newest_site_leads_to_its_stories),
		cmocka_unit_test(a_feed_leads_to_its_items),
		cmocka_unit_test(a_feed_of_a_mirror_is_read_itself),
	};

	return cmocka_run_group_tests_name("crin source", tests, NULL, NULL);
}
