/* SPDX-License-Identifier: MIT
 * The plugin `feed`: where it looks, what travels with a request, what an entry says itself. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/reader_harness.h"
#include "tools/source_harness.h"

#define LONG_TEXT                                                                              \
	"The council of Lakeford closed the pier after the ferry struck it twice in a week, "  \
	"and forty families on the islands now wait for bread, milk and letters to be flown "  \
	"in."

static struct source_result *visit(const char *options, const char *body)
{
	struct source_harness *source = source_open("feed", options);
	struct winnow_item item =
		item_of("http://lake.example/feeds/all", "", winnow_str(body));

	item.expects = WINNOW_LISTING;
	struct source_result *result = source_visit(source, &item);
	source_close(source);
	return result;
}

static void assert_text(struct winnow_str text, const char *expected)
{
	char *copy = strndup(text.ptr ? text.ptr : "", text.len);

	assert_string_equal(copy, expected);
	free(copy);
}

static void assert_hint(
	const struct winnow_request *request, const char *name, const char *expected)
{
	struct winnow_str value = winnow_str("");

	for (uint32_t i = 0; i < request->hint_count; i++)
		if (winnow_is(request->hints[i].name, name))
			value = request->hints[i].value;
	assert_text(value, expected);
}

static void urls_are_asked_for(void **state)
{
	struct source_harness *source =
		source_open("feed", "urls: ['https://lake.example/rss', /m/feed.xml]");
	struct source_result *result = source_start(source);

	(void)state;
	assert_int_equal(result->request_count, 2);
	assert_text(result->requests[0].uri, "https://lake.example/rss");
	assert_int_equal(result->requests[0].expects, WINNOW_LISTING);
	source_result_free(result);
	source_close(source);
}

static void an_rss_feed_that_is_not_well_formed_is_followed(void **state)
{
	struct source_result *result = visit("urls: [/a]",
		"<?xml version='1.0'?><rss xmlns:dc='http://purl.org/dc/elements/1.1/'>"
		"<channel><title>Lake</title><language>en-gb</language>"
		"<image><title>no</title><link>http://no.example/</link></image>"
		"<item><title>Ferry&nbsp;&amp;amp; <b>pier</b> shut</title>"
		"<link>/ferry?a=1&b=2</link><guid isPermaLink='false'>n1</guid>"
		"<pubDate>Thu,01 Jan 04 09:15 EST</pubDate><dc:creator>Mia "
		"Tal</dc:creator></item>"
		"<item><title>Two<link>http://lake.example/2</link></item>"
		"<item><guid>http://lake.example/3</guid><author>x@y.example (Bo)</author>");

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->request_count, 3);
	assert_text(result->requests[0].uri, "http://lake.example/ferry?a=1&b=2");
	assert_text(result->requests[0].key, "http://lake.example/feeds/all#n1");
	assert_int_equal(result->requests[0].expects, WINNOW_ARTICLE);
	assert_hint(&result->requests[0], "title", "Ferry & pier shut");
	assert_hint(&result->requests[0], "published", "2004-01-01T09:15:00-05:00");
	assert_hint(&result->requests[0], "author", "Mia Tal");
	assert_hint(&result->requests[0], "language", "en-gb");
	assert_text(result->requests[1].uri, "http://lake.example/2");
	assert_hint(&result->requests[1], "title", "Two");
	assert_text(result->requests[2].uri, "http://lake.example/3");
	assert_hint(&result->requests[2], "author", "Bo");
	source_result_free(result);
}

static void atom_takes_its_addresses_from_xml_base(void **state)
{
	struct source_result *result = visit("urls: [/a]",
		"<feed xmlns='http://www.w3.org/2005/Atom' "
		"xml:base='http://hill.example/news/' "
		"xml:lang='en'><title>Hill</title><author><name>Desk</name></author>"
		"<entry xml:base='2021/'><id>tag:hill.example,2021:7</id>"
		"<title type='html'>Goats &lt;b&gt;return&lt;/b&gt; &amp;amp; stay</title>"
		"<link rel='self' href='self.atom'/><link href='goats.html'/>"
		"<author><name>Ada Rum</name></author><author><name>Bo Lind</name></author>"
		"<source><title>Wire</title><id>w</id><updated>2001-01-01</updated></source>"
		"<updated>2021-02-03T24:00:00Z</updated></entry></feed>");

	(void)state;
	assert_int_equal(result->request_count, 1);
	assert_text(result->requests[0].uri, "http://hill.example/news/2021/goats.html");
	assert_text(result->requests[0].key, "tag:hill.example,2021:7");
	assert_hint(&result->requests[0], "title", "Goats return & stay");
	assert_hint(&result->requests[0], "published", "2021-02-04T00:00:00+00:00");
	assert_hint(&result->requests[0], "author", "Ada Rum; Bo Lind");
	assert_hint(&result->requests[0], "language", "en");
	source_result_free(result);
}

static void rdf_and_json_are_feeds(void **state)
{
	struct source_result *rdf = visit("urls: [/a]",
		"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
		"xmlns='http://purl.org/rss/1.0/'><channel><title>a</title></channel>"
		"<item rdf:about='http://bay.example/1'><title>Tide</title>"
		"<dc:date>2003-12-31</dc:date></item></rdf:RDF>");
	struct source_result *json = visit("urls: [/a]",
		"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": "
		"\"4\", "
		"\"url\": \"b/4\", \"title\": \"Tide\", \"date_published\": \"2020-02-29\"}]}");

	(void)state;
	assert_int_equal(rdf->request_count, 1);
	assert_text(rdf->requests[0].uri, "http://bay.example/1");
	assert_hint(&rdf->requests[0], "published", "2003-12-31");
	assert_int_equal(json->request_count, 1);
	assert_text(json->requests[0].uri, "http://lake.example/feeds/b/4");
	assert_hint(&json->requests[0], "title", "Tide");
	source_result_free(rdf);
	source_result_free(json);
}

/* What was asked for first, of a feed. */
static struct source_result *first_of(const char *feed)
{
	struct source_result *result = visit("urls: [/a]", feed);

	assert_int_equal(result->outcome.result, 0);
	assert_true(result->request_count > 0);
	return result;
}

static void texts_are_read_in_whatever_way_they_are_written(void **state)
{
	static const char *const titles[] = {
		"<title mode='base64'>R29hdHMgPGI+cmV0dXJuPC9iPg==</title>",
		"<title "
		"type='application/octet-stream'>\nR29hdHMgPGI+cmV0dXJuPC9iPg==\n</title>",
		"<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Goats <b>return"
		"</b></div></title>",
		"<title><![CDATA[Goats]]> return</title>",
		"<title>Goats\r\nreturn</title>",
	};
	char feed[400];

	(void)state;
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
		snprintf(feed, sizeof feed, "<feed><entry><link href='http://a.example/'/>%s",
			titles[i]);
		struct source_result *result = first_of(feed);
		assert_hint(&result->requests[0], "title", "Goats return");
		source_result_free(result);
	}
	/* Windows-1252 that somebody took for Latin-1. */
	struct source_result *mistaken = first_of("<rss><item><link>http://a.example/</link>"
						  "<title>Don\xC2\x92t</title></item>");
	assert_hint(&mistaken->requests[0], "title", "Don’t");
	source_result_free(mistaken);
}

static void an_empty_language_takes_back_the_one_outside(void **state)
{
	struct source_result *result = first_of(
		"<feed xml:lang='en'><entry xml:lang='fr'><link href='http://a.example/1'/>"
		"</entry>");
	struct source_harness *source = source_open("feed", "urls: [/a]");
	const struct winnow_pair header = { winnow_str("content-language"), winnow_str("es") };
	struct winnow_item item = item_of("http://a.example/", "",
		winnow_str("<rss><item><link>http://a.example/1</link></item>"));

	(void)state;
	assert_hint(&result->requests[0], "language", "fr");
	source_result_free(result);
	item.expects = WINNOW_LISTING;
	item.headers = &header;
	item.header_count = 1;
	result = source_visit(source, &item);
	assert_hint(&result->requests[0], "language", "es");
	source_result_free(result);
	source_close(source);
}

static void the_oldest_form_has_attributes(void **state)
{
	struct source_result *result =
		first_of("<CHANNEL HREF='http://bay.example/'><ITEM HREF='/tide' "
			 "LASTMOD='2004-04-06T23:05-05:00'><TITLE>Tide</TITLE></ITEM>");

	(void)state;
	assert_text(result->requests[0].uri, "http://lake.example/tide");
	assert_hint(&result->requests[0], "title", "Tide");
	assert_hint(&result->requests[0], "published", "2004-04-06T23:05:00-05:00");
	source_result_free(result);
}

static void a_page_leads_to_its_feeds(void **state)
{
	struct source_result *result = visit("urls: [/a]",
		"<html><head><base href='/en/'><link rel='alternate' hreflang='fr' href='/fr'>"
		"<link rel='alternate' type='application/rss+xml' href='rss'></head><body>"
		"<link rel='alternate' type='application/rss+xml' href='not-this'></body>");
	struct source_result *none = visit("urls: [/a]", "<html><body>nothing");

	(void)state;
	assert_int_equal(result->request_count, 1);
	assert_text(result->requests[0].uri, "http://lake.example/en/rss");
	assert_int_equal(result->requests[0].expects, WINNOW_LISTING);
	assert_true(none->outcome.result < 0);
	assert_non_null(strstr(none->outcome.why, "no feed"));
	source_result_free(result);
	source_result_free(none);
}

static void options_say_how_many_and_what(void **state)
{
	static const char feed[] = "<rss><channel><item><link>http://a.example/1</link></item>"
				   "<item><link>javascript:x()</link></item>"
				   "<item><link>http://a.example/2</link></item>";
	struct source_result *one = visit("urls: [/a], max_entries: 1", feed);
	struct source_result *all = visit("urls: [/a]", feed);
	struct source_result *itself = visit("urls: [/a], content: feed", feed);

	(void)state;
	assert_int_equal(one->request_count, 1);
	assert_int_equal(all->request_count, 2);
	assert_int_equal(itself->request_count, 0);
	assert_int_equal(itself->keep_count, 1);
	source_result_free(one);
	source_result_free(all);
	source_result_free(itself);
}

/* The page of an entry is asked for again for two days; later when the feed says more of it. */
static void old_entries_are_asked_for_once(void **state)
{
	struct source_harness *source = source_open("feed", "urls: [/a]");
	struct winnow_item item = item_of("http://a.example/", "",
		winnow_str("<rss><item><link>/new</link><pubDate>12 Sep 2020</pubDate></item>"
			   "<item><link>/old</link><pubDate>10 Sep 2020</pubDate></item>"
			   "<item><link>/undated</link></item></rss>"));

	(void)state;
	item.expects = WINNOW_LISTING;
	item.fetched_ms = INT64_C(1600000000000); /* 2020-09-13 */
	struct source_result *result = source_visit(source, &item);
	assert_int_equal(result->request_count, 3);
	assert_int_equal(result->requests[0].flags, 0);
	assert_int_equal(result->requests[1].flags, WINNOW_ONCE);
	assert_int_equal(result->requests[2].flags, WINNOW_ONCE);
	source_result_free(result);
	source_close(source);
}

static void entries_become_documents(void **state)
{
	struct reader_harness *reader = reader_open("feed", NULL);
	struct winnow_item item = item_of("http://lake.example/rss", "application/rss+xml",
		winnow_str("<rss><channel><title>Lake</title><item><guid>urn:x:1</guid>"
			   "<title>Pier shut</title><link>http://lake.example/1</link>"
			   "<description>short</description><pubDate>2 Mar 2021</pubDate>"
			   "<content:encoded><![CDATA[<p>" LONG_TEXT "</p><p>Second.</p>]]>"
			   "</content:encoded></item><item><title>Teaser</title>"
			   "<description>too short</description></item></channel></rss>"));
	int probe = reader_probe(reader, &item);
	struct reading_result *result = reader_read(reader, &item);

	(void)state;
	assert_true(probe > 50);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->count, 1);
	const struct winnow_document *document = &result->documents[0];
	assert_text(document->key, "urn:x:1");
	assert_text(document->uri, "http://lake.example/1");
	assert_text(document->published, "2021-03-02");
	assert_text(document->text, "Pier shut\n\n" LONG_TEXT "\n\nSecond.");
	assert_text(document_field(document, "feed_title"), "Lake");
	reading_result_free(result);
	reader_close(reader);
}

static void teasers_are_told_from_articles(void **state)
{
	struct reader_harness *reader = reader_open("feed", NULL);
	struct winnow_item item = item_of("http://lake.example/rss", "",
		winnow_str("<rss><channel><item><description>short</description></item>"));
	struct reading_result *result = reader_read(reader, &item);

	(void)state;
	assert_int_equal(result->outcome.result, WINNOW_EDATA);
	assert_non_null(strstr(result->outcome.why, "content: link"));
	reading_result_free(result);
	reader_close(reader);
}

/* What the hint "published" becomes. */
static void assert_date(const char *written, const char *expected)
{
	char feed[256];

	snprintf(feed, sizeof feed,
		"<rss><item><link>http://a.example/</link><pubDate>%s</pubDate></item>",
		written);
	struct source_result *result = visit("urls: [/a]", feed);
	assert_int_equal(result->request_count, 1);
	assert_hint(&result->requests[0], "published", expected);
	source_result_free(result);
}

static void dates_of_all_forms(void **state)
{
	(void)state;
	assert_date("Tue, 14 Sep 2021 08:05:09 +0200", "2021-09-14T08:05:09+02:00");
	assert_date("14 Sep 75 08:05 PDT", "1975-09-14T08:05:00-07:00");
	assert_date("Tuesday, 14-Sep-21 08:05:09 GMT", "2021-09-14T08:05:09+00:00");
	assert_date("Tue Sep 14 08:05:09 2021", "2021-09-14T08:05:09+00:00");
	assert_date("mar., 14 septembre 2021 08:05", "2021-09-14T08:05:00+00:00");
	assert_date("20210914", "2021-09-14");
	assert_date("2021-257", "2021-09-14");
	assert_date("2021-W37-2", "2021-09-14");
	assert_date("21-09-14", "2021-09-14");
	assert_date("2021-09", "2021-09");
	assert_date("20210914T080509Z", "2021-09-14T08:05:09+00:00");
	assert_date("20210914080509+0200", "2021-09-14T08:05:09+02:00");
	assert_date("14.09.2021 08:05", "2021-09-14T08:05:00+00:00");
	assert_date("14/9/2021", "2021-09-14");
	assert_date("9/14/2021 8:05 PM", "2021-09-14T20:05:00+00:00");
	assert_date("9/10/2021", ""); /* September, or October? */
	assert_date("Di, 14 Sep 2021 08:05:09 MESZ", "2021-09-14T08:05:09+02:00");
	assert_date("Tue, 14 Sep 2021 08:05:09 Etc/GMT", "2021-09-14T08:05:09+00:00");
	assert_date("2021-12-31T24:00Z", "2022-01-01T00:00:00+00:00");
	assert_date("2021-09-14T08:05:09.123-03:30", "2021-09-14T08:05:09-03:30");
	assert_date("Tue, 31 Feb 2021 08:05:09 GMT", "");
	assert_date("2021-09-14T08:xx", "");
	assert_date("14 Sep 2021 8:5:9:1 GMT", "");
	assert_date("20210014", "");
	assert_date("Tue, 14 Sep 2021 08:05:09200", "");
	assert_date("soon", "");
	assert_date("31.12.......................................", "");
	assert_date("", "");
}

/* 100,000 elements without an end tag, or as many in one another, take no more than a moment. */
static void what_is_hostile_costs_little(void **state)
{
	static const char *const parts[] = { "<title><link>", "<title>", "<item>", "&lt;",
		"<item><link>http://a.example/</link>", "<![CDATA[", "<description><p>" };
	size_t size = 4 * 1024 * 1024;
	char *body = malloc(size + 64);

	(void)state;
	assert_non_null(body);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		size_t length = (size_t)sprintf(body, "<rss><channel><item>");
		while (length < size)
			length += (size_t)sprintf(body + length, "%s", parts[i]);
		struct source_result *result = visit("urls: [/a]", body);
		assert_true(result->request_count <= 500);
		source_result_free(result);
	}
	free(body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(urls_are_asked_for),
		cmocka_unit_test(an_rss_feed_that_is_not_well_formed_is_followed),
		cmocka_unit_test(atom_takes_its_addresses_from_xml_base),
		cmocka_unit_test(rdf_and_json_are_feeds),
		cmocka_unit_test(texts_are_read_in_whatever_way_they_are_written),
		cmocka_unit_test(an_empty_language_takes_back_the_one_outside),
		cmocka_unit_test(the_oldest_form_has_attributes),
		cmocka_unit_test(a_page_leads_to_its_feeds),
		cmocka_unit_test(options_say_how_many_and_what),
		cmocka_unit_test(old_entries_are_asked_for_once),
		cmocka_unit_test(entries_become_documents),
		cmocka_unit_test(teasers_are_told_from_articles),
		cmocka_unit_test(dates_of_all_forms),
		cmocka_unit_test(what_is_hostile_costs_little),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
