/* SPDX-License-Identifier: MIT
 * The classic site's pages, feeds, and the stories of the newest one. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "drupal.h"

/* Unclosed elements, and Latin-1 that is Windows-1252: quotes are bytes 147 and 148. */
static const char classic[] =
	"<html><head><title>CRIN - Child Rights Information Network - Resources</title>"
	"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\"></head>"
	"<body><div id=top><a href='/'>Home</a>&nbsp; | &nbsp;<a href='/about/'>About</a></div>"
	"<table border=0><tr><td width=160><a href='/reg/'>Countries</a><br>Themes"
	"<td valign=top><a name=\"content\"></a><a href='javascript:window.print()'>Print this "
	"page</a><h1>PERU: Ferries and schools</h1>"
	"<p><b>Foundation \xc9toile</b><p><b>Resource type:</b><br>News"
	"<p><a href='http://www.example.org/a'>Web link</a><p><a href='/docs/x.doc'>Word "
	"document</a><p><a href='#'>Fran\xe7"
	"ais</a> / <a href='#'>Espa\xf1ol</a>"
	"<p><strong>Latest news from Port Lind - May 2009</strong>"
	"<p>On 11 March 2009, <b>31 ferries</b> were \x93schools\x94.<p>The rest were not."
	"</table></body></html>";

static void a_classic_page_is_read(void **state)
{
	struct reading_result *result = read_html(
		"http://www.crin.org/resources/infodetail.asp?id=71&flag=news", classic);
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->count, 1);
	assert_text(document->title, "PERU: Ferries and schools");
	assert_text(document->country, "PE");
	assert_text(document->publisher, "Foundation \xc3\x89toile");
	assert_text(document_field(document, "Resource type"), "News");
	assert_text(document_field(document, "Web link"), "http://www.example.org/a");
	assert_text(document_field(document, "Word document"), "/docs/x.doc");
	assert_text(document_field(document, "legacy_id"), "ID=71");
	assert_text(document->dateline, "2009-05");
	assert_text(document_field(document, "dateline place"), "Port Lind");
	assert_text(document->language, "");
	assert_text(document_field(document, "encoding"), "windows-1252");
	assert_text(document->text,
		"PERU: Ferries and schools\n\nLatest news from Port Lind - May 2009\n\n"
		"On 11 March 2009, 31 ferries were \xe2\x80\x9cschools\xe2\x80\x9d.\n\n"
		"The rest were not.");
	reading_result_free(result);
}

static void a_classic_newsletter_is_taken_apart(void **state)
{
	struct reading_result *result = read_html(
		"http://www.crin.org/email/crinmail_detail.asp?crinmailID=88",
		"<html><title>CRIN - Child Rights Information Network</title><table><tr><td>"
		"<a name=content></a><h1>CRINMAIL 88</h1><p>6 July 2007 - CRINMAIL 88"
		"<p>__________<p>- PERU: Ferries counted [news]<p>__________"
		"<p>PERU: Ferries counted [news]<p>[PORT LIND, 4 July 2007] - There are 17."
		"<p>__________<p>A harbour for all [event]<p>It opens on "
		"Monday.</table></html>");

	(void)state;
	assert_int_equal(result->count, 2);
	assert_text(result->documents[0].title, "PERU: Ferries counted");
	assert_text(result->documents[0].dateline, "2007-07-04");
	assert_text(document_field(&result->documents[0], "legacy_id"), "crinmailID=88");
	assert_text(result->documents[1].title, "A harbour for all");
	assert_text(document_field(&result->documents[1], "kind"), "event");
	assert_text(result->documents[1].dateline, "2007-07-06");
	reading_result_free(result);
}

static struct reading_result *read_feed(const char *xml)
{
	struct winnow_item item =
		item_of("file:///m/rss.xml", "application/xml", winnow_str(xml));

	assert_int_equal(reader_probe(reader, &item), 100);
	return reader_read(reader, &item);
}

static void a_feed_of_drupal_is_read(void **state)
{
	struct reading_result *result = read_feed(
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" "
		"xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>CRIN "
		"news</title>"
		"<language>en</language><item><title>PERU: Children&#039;s ferry</title>"
		"<link>http://www.crin.org/en/library/news-archive/peru-ferry</link>"
		"<description>&lt;div&gt;&lt;p&gt;[4 March 2014] - It sailed.&lt;/p&gt;"
		"&lt;/div&gt;</description><pubDate>Wed, 05 Mar 2014 10:12:33 +0000</pubDate>"
		"<dc:creator>crinadmin</dc:creator></item></channel></rss>");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->count, 1);
	assert_text(document->key, "en/library/news-archive/peru-ferry");
	assert_text(document->uri, "http://www.crin.org/en/library/news-archive/peru-ferry");
	assert_text(document->title, "PERU: Children's ferry");
	assert_text(document->country, "PE");
	assert_text(document->published, "2014-03-04");
	assert_text(document_field(document, "submitted"), "2014-03-05T10:12:33+00:00");
	assert_text(document_field(document, "migrated"), "2014-03-05T10:12:33+00:00");
	assert_text(document->language, "en");
	reading_result_free(result);
}

/* Its own markup before escaped markup, an escaped comment, a dateline without its year. */
static void a_classic_feed_is_survived(void **state)
{
	struct reading_result *result = read_feed(
		"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
		"<?xml-stylesheet type=\"text/xsl\" href=\"/resources/news/style.xsl\"?>\n"
		"<rss version=\"2.0\"><channel><title></title><content>News.</content>"
		"<link>http://www.crin.org/resources/news/rss.asp</link>"
		"<lastBuildDate>Tue, 21 May 2013 40:35 PM GMT</lastBuildDate><item>"
		"<title>FERRIES: A step</title><description>\n<p>Date: 7 June 2011</p>"
		"&lt;p&gt;A step \xe0 Lind.&lt;/p&gt;\n&lt;!-- p { margin: 0 }a:link {  } "
		"--&gt;"
		"&lt;p&gt;&lt;br /&gt;[PORT LIND,  6 June] - Twelve spoke.&lt;/p&gt;"
		"</description><link>http://www.crin.org/resources/infodetail.asp?id=99</link>"
		"</item></channel></rss>");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->count, 1);
	assert_text(document->key, "http://www.crin.org/resources/infoDetail.asp?ID=99");
	assert_text(document->dateline, "2011-06-06");
	assert_text(document_field(document, "date"), "2011-06-07");
	assert_true(holds(document->text, "A step \xc3\xa0 Lind."));
	assert_true(holds(document->text, "Twelve spoke."));
	assert_false(holds(document->text, "margin"));
	reading_result_free(result);
}

static void a_feed_without_text_says_what_to_do(void **state)
{
	struct reading_result *result =
		read_feed("<rss><channel><title>CRIN</title><item><title>A</title>"
			  "<link>http://www.crin.org/en/a/b/c</link></item></channel></rss>");

	(void)state;
	assert_int_equal(result->outcome.result, WINNOW_EDATA);
	assert_true(holds(winnow_str(result->outcome.why), "root"));
	reading_result_free(result);
}

static void entities_are_not_expanded(void **state)
{
	struct reading_result *result =
		read_feed("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
			  "\"&a;&a;&a;\">]><rss><channel>"
			  "<title>CRIN</title><item><title>&b;</title><description>&b; "
			  "ferries</description>"
			  "<link>http://www.crin.org/</link></item></channel></rss>");

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	assert_text(result->documents[0].text, "&b;\n\n&b; ferries");
	reading_result_free(result);
}

static void a_story_is_read(void **state)
{
	struct reading_result *result = read_html(
		"https://home.crin.org/readlistenwatch/stories/2020/5/19/ferries",
		"<html lang='en'><head><title>Ferries \xe2\x80\x94 "
		"CRIN</title></head><body><nav>"
		"<a href='/latest'>Latest</a></nav><main><article><h1>Ferries for all</h1>"
		"<p>Twelve ferries "
		"sailed.</p></article></main><footer>Words</footer></body></html>");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->count, 1);
	assert_text(document->title, "Ferries for all");
	assert_text(document->published, "2020-05-19");
	assert_text(document->text, "Ferries for all\n\nTwelve ferries sailed.");
	reading_result_free(result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_classic_page_is_read),
		cmocka_unit_test(a_classic_newsletter_is_taken_apart),
		cmocka_unit_test(a_feed_of_drupal_is_read),
		cmocka_unit_test(a_classic_feed_is_survived),
		cmocka_unit_test(a_feed_without_text_says_what_to_do),
		cmocka_unit_test(entities_are_not_expanded),
		cmocka_unit_test(a_story_is_read),
	};

	return cmocka_run_group_tests_name("crin classic", tests, open_reader, close_reader);
}
