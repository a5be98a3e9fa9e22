/* SPDX-License-Identifier: MIT
 * A newsletter as many documents, in its three forms and as plain text. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "drupal.h"

#define HERE "https://archive.crin.org/en/home/what-we-do/crinmail/ferry-mail-7.html"

static struct reading_result *read_issue(const char *uri, const char *title, const char *body)
{
	char *page = drupal_node(title, "Victor", body, "");
	struct reading_result *result = read_html(uri, page);

	free(page);
	assert_int_equal(result->outcome.result, 0);
	return result;
}

static struct reading_result *read_text(const char *text)
{
	struct winnow_item item = item_of("file:///a.txt", "text/plain", winnow_str(text));

	assert_int_equal(reader_probe(reader, &item), 100);
	struct reading_result *result = reader_read(reader, &item);
	assert_int_equal(result->outcome.result, 0);
	return result;
}

static const char sections[] =
	"<table><tbody><tr><td><img alt='Child Rights International Network logo' "
	"src='l.png'></td></tr>"
	"<tr><td>14 February 2018 <a href='#'>subscribe</a> | <a href='#'>subscribe</a> | "
	"<a href='#'>submit information</a></td></tr>"
	"<tr><td><ul><li><p><strong>In this issue:</strong></p><p><strong>Latest</strong><br>- "
	"<a href='#h'>Harbours</a><br>- <a href='#s'>Schools at sea</a></p></li></ul></td></tr>"
	"<tr><td><h3><a name='h'></a>Harbours</h3>"
	"<p>Some 90 children left <a href='http://www.example.org'>Port Lind</a>.</p>"
	"<p>In Hallmoor, 12 harbours closed last week. [<a href='#n'>1</a>]</p>"
	"<p><strong>Schools at sea</strong></p><p>Two ferries became schools.</p>"
	"<p>and a third one will.</p><ul><li>One</li></ul></td></tr>"
	"<tr><td>&copy; CRIN. <a href='#'>Unsubscribe</a></td></tr></tbody></table>";

static void sections_hold_a_story_a_paragraph(void **state)
{
	struct reading_result *result =
		read_issue(HERE, "The week in children's rights - 777", sections);
	const struct winnow_document *documents = result->documents;

	(void)state;
	assert_int_equal(result->count, 3);
	assert_text(documents[0].title, "Some 90 children left Port Lind.");
	assert_text(document_field(&documents[0], "section"), "Harbours");
	assert_text(documents[0].text, "Some 90 children left Port Lind.");
	assert_text(documents[1].title, "In Hallmoor, 12 harbours closed last week.");
	assert_text(documents[1].text, "In Hallmoor, 12 harbours closed last week. [1]");
	assert_text(documents[2].title, "Schools at sea");
	assert_text(documents[2].text, "Schools at sea\n\nTwo ferries became schools.\n\n"
				       "and a third one will.\n\nOne");
	assert_int_equal(documents[2].blocks[0].type, WINNOW_TITLE);
	for (size_t i = 0; i < 3; i++) {
		assert_text(documents[i].published, "2018-02-14");
		assert_text(documents[i].dateline, "2018-02-14");
		assert_text(documents[i].language, "en");
		assert_text(document_field(&documents[i], "issue"), "777");
		assert_text(document_field(&documents[i], "submitted_by"), "Victor");
		assert_text(documents[i].uri, HERE);
	}
	reading_result_free(result);
}

static void each_story_has_a_key_of_its_own(void **state)
{
	struct reading_result *result = read_issue(HERE, "The week in children's rights - 777",
		"<p>12 May 2016</p><h3>Harbours</h3><p>Ferries stopped.</p>"
		"<h3>Schools</h3><p>Schools closed.</p><h3>Harbours</h3><p>Ferries "
		"sailed.</p>");

	(void)state;
	assert_int_equal(result->count, 3);
	assert_text(result->documents[0].key, "harbours");
	assert_text(result->documents[1].key, "schools");
	assert_text(result->documents[2].key, "harbours-2");
	reading_result_free(result);
}

static void a_heading_of_the_older_form_is_a_title(void **state)
{
	struct reading_result *result = read_issue(HERE, "CRINMAIL Ferries",
		"<p>8 February 2012, issue 159 <a href='#'>view online</a> | subscribe</p>"
		"<p><strong>PERU: Ferries for schools</strong></p><p>One ferry sailed.</p>"
		"<p>Another one followed. Read more.</p>"
		"<h2>A harbour without children</h2><p>It was closed.</p><p>Nobody knew why. "
		"Full story.</p>");
	const struct winnow_document *documents = result->documents;

	(void)state;
	assert_int_equal(result->count, 2);
	assert_text(documents[0].title, "PERU: Ferries for schools");
	assert_text(documents[0].country, "PE");
	assert_text(documents[0].published, "2012-02-08");
	assert_text(document_field(&documents[0], "issue"), "159");
	assert_true(holds(documents[0].text, "Another one followed."));
	assert_text(documents[1].title, "A harbour without children");
	assert_true(holds(documents[1].text, "It was closed.\n\nNobody knew why."));
	reading_result_free(result);
}

static const char rules[] =
	"CRINMAIL 901\n\n6 July 2006 - CRINMAIL 901\n\n"
	"___________________________________________\n\n"
	"- PERU: Ferry schools counted [publication]\n\n"
	"- HEALTH: 300 are ill a day, clinic says [news]\n\n"
	"* NEWS IN BRIEF *\n\n"
	"___________________________________________\n\n"
	"Your submissions reach us by post.\n\nTo unsubscribe, write as well.\n\n"
	"___________________________________________\n\n"
	"PERU: Ferry schools counted [publication]\n\n"
	"[PORT LIND, 4 July 2006] - Nearly 3,100 children learn\non 17 ferries, a report "
	"said.\n\nFor more information, contact:\nFerry Board\nTel: 12345\n\n"
	"Visit: http://www.example.org/infodetail.asp?id=9\n\n"
	"___________________________________________\n\n"
	"HEALTH: 300 are ill a day, clinic says [news]\n\n"
	"[5 July 2006] - The clinic said so on Tuesday.\n\n"
	"___________________________________________\n\n"
	"* NEWS IN BRIEF *\n\nA harbour was named after a child.\n";

static void rules_divide_the_oldest_form(void **state)
{
	struct reading_result *result = read_text(rules);
	const struct winnow_document *documents = result->documents;

	(void)state;
	assert_int_equal(result->count, 3);
	assert_text(documents[0].title, "PERU: Ferry schools counted");
	assert_text(document_field(&documents[0], "kind"), "publication");
	assert_text(documents[0].country, "PE");
	assert_text(documents[0].dateline, "2006-07-04");
	assert_text(documents[0].published, "2006-07-06");
	assert_true(holds(documents[0].text,
		"Nearly 3,100 children learn on 17 ferries, a report said."));
	assert_true(holds(documents[0].text, "Ferry Board\n\nTel: 12345\n\nVisit:"));
	assert_text(documents[1].title, "HEALTH: 300 are ill a day, clinic says");
	assert_text(documents[1].dateline, "2006-07-05");
	assert_text(document_field(&documents[1], "theme"), "HEALTH");
	assert_text(documents[2].title, "NEWS IN BRIEF");
	for (size_t i = 0; i < result->count; i++) {
		assert_text(document_field(&documents[i], "issue"), "901");
		assert_false(holds(documents[i].text, "submissions"));
		assert_false(holds(documents[i].text, "unsubscribe"));
	}
	reading_result_free(result);
}

/* The same, as the site kept it: one paragraph of lines. */
static void rules_divide_a_page_too(void **state)
{
	char body[4096] = "<p>";

	(void)state;
	for (const char *at = rules; *at; at++)
		strncat(body, *at == '\n' ? "<br />" : (char[]){ *at, 0 },
			sizeof body - strlen(body) - 1);
	struct reading_result *result = read_issue(
		"https://archive.crin.org/en/home/what-we-do/crinmail/crinmail-901.html",
		"CRINMAIL 901", body);
	assert_int_equal(result->count, 3);
	assert_text(result->documents[0].title, "PERU: Ferry schools counted");
	assert_text(result->documents[0].dateline, "2006-07-04");
	reading_result_free(result);
}

static void plain_text_has_its_sections(void **state)
{
	struct reading_result *result =
		read_text("The week in children's rights - 778\n\n"
			  "Child Rights International Network logo\n"
			  "21 February 2018 subscribe | subscribe | submit information\n"
			  "  \xe2\x80\xa2 In this issue:\n\n    Latest news\n    - Harbours\n  "
			  "  - Schools\n\n"
			  "    Upcoming events\n\n\n    Harbours\n\n    12 ferries sailed.\n\n"
			  "    Schools\n\n    Two schools opened: 58 of 60 members agreed.\n");

	(void)state;
	assert_int_equal(result->count, 2);
	assert_text(result->documents[0].title, "Harbours");
	assert_text(result->documents[0].text, "Harbours\n\n12 ferries sailed.");
	assert_text(result->documents[1].title, "Schools");
	assert_text(result->documents[1].published, "2018-02-21");
	reading_result_free(result);
}

static void other_languages_have_their_words(void **state)
{
	struct reading_result *spanish = read_text(
		"Bolet\xc3\xadn CRIN - 77\n\n19 Septiembre 2014 subscribe | subscribe\n"
		"  \xe2\x80\xa2 En esta edici\xc3\xb3n\n\n    NOTICIAS DEL PUERTO\n\n"
		"    Zarparon 12 barcos.\n\n    M\xc3\xa1s informaci\xc3\xb3n:\n");
	struct reading_result *russian =
		read_text("\xd0\x91\xd1\x8e\xd0\xbb\xd0\xbb\xd0\xb5\xd1\x82\xd0\xb5\xd0\xbd\xd1"
			  "\x8c CRIN: 7\n\n"
			  "12 \xd0\xbc\xd0\xb0\xd1\x8f 2014\n\n"
			  "  \xe2\x80\xa2 \xd0\x92 \xd1\x8d\xd1\x82\xd0\xbe\xd0\xbc "
			  "\xd0\xbd\xd0\xbe\xd0\xbc\xd0\xb5\xd1\x80\xd0\xb5:\n\n"
			  "    25 \xd0\xb4\xd0\xb5\xd1\x82\xd0\xb5\xd0\xb9.\n");

	(void)state;
	assert_int_equal(spanish->count, 1);
	assert_text(spanish->documents[0].title, "NOTICIAS DEL PUERTO");
	assert_text(spanish->documents[0].text, "NOTICIAS DEL PUERTO\n\nZarparon 12 barcos.");
	assert_text(spanish->documents[0].published, "2014-09-19");
	assert_text(spanish->documents[0].language, "es");
	assert_int_equal(russian->count, 1);
	assert_text(russian->documents[0].published, "2014-05-12");
	assert_text(russian->documents[0].language, "ru");
	assert_text(document_field(&russian->documents[0], "issue"), "7");
	reading_result_free(spanish);
	reading_result_free(russian);
}

/* What cannot be taken apart is still a document. */
static void an_issue_without_stories_is_one_document(void **state)
{
	struct reading_result *result =
		read_issue(HERE, "CRINMAIL 12", "<p>12 May 2009 - CRINMAIL 12</p>");

	(void)state;
	assert_int_equal(result->count, 1);
	assert_text(result->documents[0].title, "CRINMAIL 12");
	assert_text(result->documents[0].published, "2009-05-12");
	reading_result_free(result);
}

static void a_report_about_a_newsletter_is_none(void **state)
{
	struct reading_result *result = read_issue(
		"https://archive.crin.org/en/library/news-archive/a.html", "CRINMAIL 12 is out",
		"<h3>One</h3><p>Words.</p><h3>Two</h3><p>More.</p>");

	(void)state;
	assert_int_equal(result->count, 1);
	reading_result_free(result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_hold_a_story_a_paragraph),
		cmocka_unit_test(each_story_has_a_key_of_its_own),
		cmocka_unit_test(a_heading_of_the_older_form_is_a_title),
		cmocka_unit_test(rules_divide_the_oldest_form),
		cmocka_unit_test(rules_divide_a_page_too),
		cmocka_unit_test(plain_text_has_its_sections),
		cmocka_unit_test(other_languages_have_their_words),
		cmocka_unit_test(an_issue_without_stories_is_one_document),
		cmocka_unit_test(a_report_about_a_newsletter_is_none),
	};

	return cmocka_run_group_tests_name("crin newsletter", tests, open_reader, close_reader);
}
