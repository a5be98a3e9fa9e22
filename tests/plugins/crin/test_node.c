/* SPDX-License-Identifier: MIT
 * A Drupal node as a document: title, country, dates, notice, fields. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include "drupal.h"

#define HERE "https://archive.crin.org/en/library/news-archive/a.html"
#define FIELD(label, value)                                                                    \
	"<div class='field field-name-field-x field-type-text field-label-above'><div "        \
	"class='field-label'>" label ":&nbsp;</div><div class='field-items'><div "             \
	"class='field-item even'>" value "</div></div></div>"
#define BARE_FIELD(name, type, value)                                                          \
	"<div class='field field-name-field-" name " field-type-" type                         \
	" field-label-hidden'><div class='field-items'><div class='field-item even'>" value    \
	"</div></div></div>"
#define NOTICE "Please note that these reports are hosted by us and are not our own work."

/* The one document of a node. */
static struct reading_result *read_node(
	const char *title, const char *user, const char *body, const char *fields)
{
	char *page = drupal_node(title, user, body, fields);
	struct reading_result *result = read_html(HERE, page);

	free(page);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->count, 1);
	return result;
}

static void title_dateline_and_text_are_blocks(void **state)
{
	struct reading_result *result = read_node("CHILE: Ferries stopped", "crinadmin",
		"<p>[05 March 2014] - Police stopped 12 ferries.</p><p>&nbsp;</p>"
		"<p>A second&nbsp;  one.<br /><br />A third \xe2\x80\x93 "
		"\xe2\x80\x9c[o]ne.</p>",
		"");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(document->block_count, 5);
	assert_int_equal(document->blocks[0].type, WINNOW_TITLE);
	assert_text(block_text(document, 0), "CHILE: Ferries stopped");
	assert_int_equal(document->blocks[1].type, WINNOW_DATELINE);
	assert_text(block_text(document, 1), "[05 March 2014] -");
	assert_text(block_text(document, 2), "Police stopped 12 ferries.");
	assert_text(block_text(document, 3), "A second one.");
	assert_text(block_text(document, 4), "A third \xe2\x80\x93 \xe2\x80\x9c[o]ne.");
	assert_text(document->title, "CHILE: Ferries stopped");
	assert_text(document->country, "CL");
	assert_text(document->language, "en");
	assert_text(document->host, "CRIN");
	assert_text(document->publisher, "");
	reading_result_free(result);
}

static void three_dates_are_kept_apart(void **state)
{
	struct reading_result *result = read_node("A title", "crinadmin",
		"<p>[PORT LIND, 19 November 2010] \xe2\x80\x93 Words.</p>", "");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_text(document->dateline, "2010-11-19");
	assert_text(document->published, "2010-11-19");
	assert_text(document_field(document, "dateline place"), "PORT LIND");
	assert_text(document_field(document, "submitted"), "2017-01-11T15:02:00+00:00");
	assert_text(document_field(document, "submitted_by"), "crinadmin");
	assert_text(document_field(document, "migrated"), "2017-01-11T15:02:00+00:00");
	reading_result_free(result);
}

/* A page that a machine moved was not published then. */
static void a_migration_is_no_publication(void **state)
{
	struct reading_result *moved = read_node("A title", "crinadmin", "<p>Words.</p>", "");
	struct reading_result *written = read_node("A title", "Ana", "<p>Words.</p>", "");

	(void)state;
	assert_text(moved->documents[0].published, "");
	assert_text(moved->documents[0].dateline, "");
	assert_text(written->documents[0].published, "2017-01-11T15:02:00+00:00");
	assert_text(document_field(&written->documents[0], "migrated"), "");
	reading_result_free(moved);
	reading_result_free(written);
}

/* Core's own theme has no <time>; the weekday says that the month comes first. */
static void submitted_is_read_from_its_text(void **state)
{
	char *page = drupal_page("en", "A title",
		"<div id='node-7' class='node node-news clearfix'><div class='submitted'>"
		"Submitted by <span class='username'>Ana</span> on Wed, 03/05/2014 - "
		"10:12</div>"
		"<div class='content'><p>Words of the page.</p></div>"
		"<ul class='links inline'><li>Log in</li></ul></div>");
	struct reading_result *result = read_html(HERE, page);

	(void)state;
	free(page);
	assert_int_equal(result->count, 1);
	assert_text(document_field(&result->documents[0], "submitted"), "2014-03-05");
	assert_int_equal(result->documents[0].block_count, 2);
	assert_text(block_text(&result->documents[0], 1), "Words of the page.");
	reading_result_free(result);
}

static void a_date_field_is_the_dateline(void **state)
{
	struct reading_result *result = read_node("A title", "crinadmin", "<p>Words.</p>",
		BARE_FIELD("date", "datetime", "<span>[15.02.2016, Port Lind]</span>"));
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_text(document->dateline, "2016-02-15");
	assert_text(block_text(document, 1), "[15.02.2016, Port Lind]");
	assert_int_equal(document->blocks[1].type, WINNOW_DATELINE);
	assert_text(block_text(document, 2), "Words.");
	reading_result_free(result);
}

static void a_prefix_that_is_no_country_is_a_theme(void **state)
{
	struct reading_result *result =
		read_node("DEPRIVATION OF LIBERTY: A launch", "Ana", "<p>Words.</p>", "");

	(void)state;
	assert_text(result->documents[0].country, "");
	assert_text(document_field(&result->documents[0], "theme"), "DEPRIVATION OF LIBERTY");
	reading_result_free(result);
}

static void the_countries_field_knows_better(void **state)
{
	struct reading_result *one = read_node(
		"CHILE: A title", "Ana", "<p>Words.</p>", FIELD("Countries", "<a>Peru</a>"));
	struct reading_result *several = read_node("CHILE: A title", "Ana", "<p>Words.</p>",
		FIELD("Countries", "<ul><li>Peru</li><li>Chile</li></ul>"));

	(void)state;
	assert_text(one->documents[0].country, "PE");
	assert_text(document_field(&one->documents[0], "country"), "CL");
	assert_text(document_field(&one->documents[0], "Countries"), "Peru");
	assert_text(several->documents[0].country, "CL");
	reading_result_free(one);
	reading_result_free(several);
}

static void the_notice_is_apart(void **state)
{
	struct reading_result *field = read_node("A title", "Ana", "<p>Words.</p>",
		BARE_FIELD("disclaimer", "text-long", "<p>" NOTICE "</p>"));
	struct reading_result *inside = read_node(
		"A title", "Ana", "<p>Words.</p><p>" NOTICE "</p><p>More words.</p>", "");
	struct reading_result *glued =
		read_node("A title", "Ana", "<p>Words end here. " NOTICE "</p>", "");

	(void)state;
	assert_text(field->documents[0].notice, NOTICE);
	assert_false(holds(field->documents[0].text, "hosted by"));
	assert_text(inside->documents[0].notice, NOTICE);
	assert_text(inside->documents[0].text, "A title\n\nWords.\n\nMore words.");
	assert_text(glued->documents[0].notice, NOTICE);
	assert_text(glued->documents[0].text, "A title\n\nWords end here.");
	reading_result_free(field);
	reading_result_free(inside);
	reading_result_free(glued);
}

static void fields_are_known_by_their_labels(void **state)
{
	struct reading_result *result = read_node("A title", "Ana", "<p>Words.</p>",
		FIELD("Document reference number", "A-99-7") FIELD("Owner",
			"Ferry Boardpdf: http://www.example.org/docs/a.pdf") FIELD("Web",
			"<br /><a href='http://www.example.org/'>http://www.example.org/</a>")
			FIELD("Further Information", "<ul><li>One</li><li>Two</li></ul>") FIELD(
				"Promotional Image", "") FIELD("Anything else", "Its value"));
	const struct winnow_document *document = &result->documents[0];
	unsigned further = 0;

	(void)state;
	assert_text(document_field(document, "Document reference number"), "A-99-7");
	assert_text(document_field(document, "Owner"), "Ferry Board");
	assert_text(document_field(document, "pdf"), "http://www.example.org/docs/a.pdf");
	assert_text(document->publisher, "Ferry Board");
	assert_text(document_field(document, "Web"), "http://www.example.org/");
	assert_text(document_field(document, "Promotional Image"), "");
	assert_text(document_field(document, "Anything else"), "Its value");
	for (uint32_t i = 0; i < document->field_count; i++)
		further += winnow_is(document->fields[i].name, "Further Information");
	assert_int_equal(further, 2);
	assert_text(document->text, "A title\n\nWords.");
	reading_result_free(result);
}

static void labels_behind_the_body_are_fields(void **state)
{
	struct reading_result *result = read_node("A title", "Ana",
		"<p>Summary: [PORT LIND, 6 May 2011] - Words of it.</p>"
		"<p>Web links were few that year.</p>"
		"<p>Further information:</p><ul><li>A report</li><li>A letter</li></ul>"
		"<p>Organisation: Ferry Board</p>",
		"");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_text(document->dateline, "2011-05-06");
	assert_text(document_field(document, "Further information"), "A report");
	assert_text(document->publisher, "Ferry Board");
	assert_text(document->text, "A title\n\nSummary:\n\n[PORT LIND, 6 May 2011] -\n\n"
				    "Words of it.\n\nWeb links were few that year.");
	reading_result_free(result);
}

static void what_word_and_the_mail_shield_left_goes(void **state)
{
	struct reading_result *result = read_node("A title", "Ana",
		"<!-- p { margin-bottom: 0.21cm; } --><style>p { color: red }</style>"
		"<p><span lang='EN-GB'>Write to <span class='__cf_email__' "
		"data-cfemail='422302206c6d'>[email&#160;protected]</span>.</span></p>"
		"<p>\xd8\xa7\xd9\x84\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a\xd8\xa9 / Espa\xc3\xb1ol "
		"/ "
		"Fran\xc3\xa7"
		"ais</p>",
		"");

	(void)state;
	assert_text(result->documents[0].text, "A title\n\nWrite to a@b./.");
	reading_result_free(result);
}

static void other_languages_say_so(void **state)
{
	static const char body[] =
		"<div class='node'><div class='field field-name-body'><p>[05 "
		"\xd9\x85\xd8\xa7\xd8\xb1\xd8\xb3 2014] - \xd8\xa3\xd8\xb9\xd9\x84\xd9\x86.</p>"
		"</div></div>";
	char *arabic = drupal_page("ar", "\xd8\xaa\xd8\xb4\xd9\x8a\xd9\x84\xd9\x8a: x", body);
	char *plain = drupal_page("", "A title", body);
	struct reading_result *first = read_html(HERE, arabic);
	struct reading_result *second =
		read_html("https://archive.crin.org/es/biblioteca/noticias/a.html", plain);

	(void)state;
	free(arabic);
	free(plain);
	assert_text(first->documents[0].language, "ar");
	assert_text(first->documents[0].dateline, "2014-03-05");
	assert_text(first->documents[0].country, "CL");
	assert_text(document_field(&first->documents[0], "direction"), "rtl");
	assert_text(second->documents[0].language, "es");
	reading_result_free(first);
	reading_result_free(second);
}

static void the_title_falls_back_to_the_head(void **state)
{
	struct reading_result *result = read_html(HERE,
		"<html><head><title>PERU: Only here | CRIN</title></head><div class='node'>"
		"<div class='field field-name-body'><p>Words.</p></div></div></html>");

	(void)state;
	assert_text(result->documents[0].title, "PERU: Only here");
	assert_text(result->documents[0].country, "PE");
	reading_result_free(result);
}

static void a_listing_may_know_the_title(void **state)
{
	struct winnow_pair title = { winnow_str("title"), winnow_str("CHILE: From the list") };
	struct winnow_item item = item_of(HERE, "text/html",
		winnow_str("<html><div class='node'><div class='field field-name-body'><p>"
			   "Words.</p></div></div></html>"));

	(void)state;
	item.hints = &title;
	item.hint_count = 1;
	struct reading_result *result = reader_read(reader, &item);
	assert_int_equal(result->count, 1);
	assert_text(result->documents[0].title, "CHILE: From the list");
	reading_result_free(result);
}

static void legacy_ids_and_the_cited_address_are_kept(void **state)
{
	char *page = drupal_node("A title", "Ana", "<p>Words.</p>", "");
	struct reading_result *result =
		read_html("https://archive.crin.org/en/library/publications/"
			  "b18b9.html?ID=17021&flag=report",
			page);

	(void)state;
	free(page);
	assert_text(document_field(&result->documents[0], "legacy_id"), "ID=17021");
	assert_text(result->documents[0].uri,
		"https://archive.crin.org/en/library/publications/b.html");
	reading_result_free(result);
}

static void lists_and_shells_are_refused(void **state)
{
	char *list = drupal_page("en", "Ferries",
		"<div class='view'><div class='views-row'><a href='a.html'>A</a></div></div>");
	char *shell = drupal_page("en", "Kestria", "<div id='quicktabs-x'></div>");
	struct reading_result *first = read_html(HERE, list);
	struct reading_result *second = read_html(HERE, shell);

	(void)state;
	assert_int_equal(first->outcome.result, WINNOW_EDATA);
	assert_true(holds(winnow_str(first->outcome.why), "list of links"));
	assert_int_equal(second->outcome.result, WINNOW_EDATA);
	assert_true(holds(winnow_str(second->outcome.why), "tabs"));
	reading_result_free(first);
	reading_result_free(second);
	free(list);
	free(shell);
}

static int probe(const char *uri, const char *type, const char *body)
{
	struct winnow_item item = item_of(uri, type, winnow_str(body));

	return reader_probe(reader, &item);
}

static void only_crin_is_claimed(void **state)
{
	char *page = drupal_node("A title", "Ana", "<p>Words.</p>", "");

	(void)state;
	assert_int_equal(probe("file:///a/b.html", "text/html", page), 100);
	assert_int_equal(probe("file:///a/b", "", page), 100);
	assert_int_equal(probe(HERE, "text/html", "<html><p>Words</p></html>"), 100);
	assert_int_equal(probe("http://www.example.org/", "text/html",
				 "<html><meta name='Generator' content='Drupal 7'><div "
				 "class='field-name-body'>Words</div></html>"),
		0);
	assert_int_equal(probe(HERE, "application/pdf", "%PDF-1.4"), 0);
	assert_int_equal(probe("file:///a.txt", "text/plain", "CHILE: A report\n\nWords."), 0);
	assert_int_equal(probe("file:///a.html", "text/html", ""), 0);
	free(page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(title_dateline_and_text_are_blocks),
		cmocka_unit_test(three_dates_are_kept_apart),
		cmocka_unit_test(a_migration_is_no_publication),
		cmocka_unit_test(submitted_is_read_from_its_text),
		cmocka_unit_test(a_date_field_is_the_dateline),
		cmocka_unit_test(a_prefix_that_is_no_country_is_a_theme),
		cmocka_unit_test(the_countries_field_knows_better),
		cmocka_unit_test(the_notice_is_apart),
		cmocka_unit_test(fields_are_known_by_their_labels),
		cmocka_unit_test(labels_behind_the_body_are_fields),
		cmocka_unit_test(what_word_and_the_mail_shield_left_goes),
		cmocka_unit_test(other_languages_say_so),
		cmocka_unit_test(the_title_falls_back_to_the_head),
		cmocka_unit_test(a_listing_may_know_the_title),
		cmocka_unit_test(legacy_ids_and_the_cited_address_are_kept),
		cmocka_unit_test(lists_and_shells_are_refused),
		cmocka_unit_test(only_crin_is_claimed),
	};

	return cmocka_run_group_tests_name("crin node", tests, open_reader, close_reader);
}
