/* SPDX-License-Identifier: MIT
 * What the reader html says of a page: title, date, byline and the rest, with their origins. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "plugins/reader_html/pages.h"

#define PARAGRAPH                                                                              \
	"<p>The nine ferries that left the harbour in the autumn came back on Tuesday, and "   \
	"the whole town, which had waited on the quay since the morning, cheered.</p>"
#define STORY "<article>" PARAGRAPH PARAGRAPH "</article>"
#define LINKED "<script type='application/ld+json'>"

#define EXPECT(page, member, expected)                                                         \
	do {                                                                                   \
		struct reading_result *result = pages_read(page);                              \
		assert_int_equal(result->outcome.result, 0);                                   \
		struct winnow_str found = result->documents[0].member;                         \
		if (!winnow_is(found, expected))                                               \
			fail_msg("not \"%s\": \"%.*s\"", expected, (int)found.len, found.ptr); \
		reading_result_free(result);                                                   \
	} while (0)

static void titles_lose_the_name_of_the_site(void **state)
{
	(void)state;
	EXPECT("<title>Ferries return | The Quay</title>" STORY, title, "Ferries return");
	EXPECT("<title>The Quay: Ferries - a long story</title><meta property=og:title "
	       "content='Ferries - a long story'>" STORY,
		title, "Ferries - a long story");
	EXPECT("<meta property=og:site_name content='The Quay'><meta property=og:title "
	       "content='The Quay | Ferries return'>" STORY,
		title, "Ferries return");
	EXPECT("<title>Ferries return to town - Quay</title><body><h1>Ferries return to "
	       "town</h1>" STORY,
		title, "Ferries return to town");
	/* A heading that is the site's own name is no title. */
	EXPECT("<title>Ferries return</title><meta property=og:site_name content='The Quay "
	       "Daily'><body><h1>The Quay Daily</h1>" STORY,
		title, "Ferries return");
	EXPECT("<title>Ferries</title>" STORY, title, "Ferries");
	EXPECT("<title>Ferries return | News of the quay</title><body><h1>News of the quay</h1>"
	       "<h1>Ferries return</h1>" STORY,
		title, "Ferries return");
}

static void titles_lose_the_kicker_above_them(void **state)
{
#define KICKED "<h1><span class=kicker>After the storm</span> Ferries return to town</h1>"
	(void)state;
	EXPECT("<title>Ferries return to town</title><body>" KICKED STORY, title,
		"Ferries return to town");
	EXPECT("<title>After the storm Ferries return to town</title><body>" KICKED STORY,
		title, "After the storm Ferries return to town");
#undef KICKED
}

static void a_title_for_those_who_link_to_it(void **state)
{
#define DATA LINKED "{\"@type\":\"NewsArticle\",\"headline\":\"Nine ferries return\"}</script>"
	(void)state;
	EXPECT(DATA "<title>Nine ferries return</title><meta property=og:title content='Town "
		    "cheers "
		    "boats'><body><h1>Nine ferries return</h1>" STORY,
		title, "Town cheers boats");
	EXPECT(DATA "<title>Nine ferries return</title><meta property=og:title content='Nine "
		    "ferries "
		    "return: the pictures'><body><h1>Nine ferries return</h1>" STORY,
		title, "Nine ferries return");
#undef DATA
}

static void expect_field(const char *page, const char *name, const char *expected)
{
	struct reading_result *result = pages_read(page);

	assert_int_equal(result->outcome.result, 0);
	struct winnow_str found = document_field(&result->documents[0], name);
	if (!winnow_is(found, expected))
		fail_msg("not \"%s\": \"%.*s\"", expected, (int)found.len, found.ptr);
	reading_result_free(result);
}

static void what_may_be_done_with_it(void **state)
{
#define WALL                                                                                   \
	LINKED "{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\","                 \
	       "\"image\":[{\"url\":\"https://quay.example/a.jpg\"}]}</script>"
	(void)state;
	expect_field("<link rel=license href='https://quay.example/by'>" STORY, "licence",
		"https://quay.example/by");
	expect_field("<meta name=tdm-reservation content=1>" STORY, "tdm_reservation", "1");
	expect_field(WALL STORY, "image", "https://quay.example/a.jpg");
	expect_field(WALL STORY, "free_access", "false");
	expect_field(WALL STORY, "truncated", "paywall");
	expect_field("<meta property=og:image content='https://quay.example/b.jpg'>" STORY,
		"image", "https://quay.example/b.jpg");
#undef WALL
}

static void agencies_are_no_authors(void **state)
{
#define FROM(words)                                                                            \
	"<article><p>" words " The nine ferries are back.</p>" PARAGRAPH "</article>"
	(void)state;
	expect_field(FROM("GENEVA, March 5 (Xinhua) --"), "agency", "Xinhua News Agency");
	expect_field(FROM("Kiel (dpa/lno) -"), "agency", "Deutsche Presse-Agentur");
	expect_field(FROM("The quay (Reuters) is"), "agency", "");
	expect_field(FROM("(CNN) -"), "agency", "");
	expect_field(LINKED "{\"@type\":\"NewsArticle\",\"isBasedOn\":{\"publisher\":{\"name\":"
			    "\"AFP\"}}}</script>" STORY,
		"agency", "Agence France-Presse");
	expect_field("<meta name=author content='Ana Ruiz, Associated Press'>" STORY, "agency",
		"Associated Press");
	EXPECT("<meta name=author content='Ana Ruiz, Associated Press'>" STORY, byline,
		"Ana Ruiz");
#undef FROM
}

static void bylines_behind_labels_and_of_comments(void **state)
{
	(void)state;
	EXPECT("<body><p><b>Autor:</b> Jane Roe</p>" STORY, byline, "Jane Roe");
	EXPECT("<body><div class=entry-author-text>vonJane Roe | Stand: heute</div>" STORY,
		byline, "Jane Roe");
	EXPECT("<body><div class=author>Jane Roe, PhD</div>" STORY, byline, "Jane Roe");
	EXPECT("<body>" STORY
	       "<div class=comments><span class=author>Pavel Brandt</span></div>",
		byline, "");
}

static struct winnow_str published_at(const char *uri, const char *page)
{
	static char kept[64];
	struct winnow_item item = item_of(uri, "text/html", winnow_str(page));
	struct reading_result *result = reader_read(pages_reader(), &item);

	assert_int_equal(result->outcome.result, 0);
	struct winnow_str found = result->documents[0].published;
	assert_in_range(found.len, 0, sizeof kept);
	memcpy(kept, found.ptr, found.len);
	reading_result_free(result);
	return (struct winnow_str){ kept, found.len };
}

static void the_address_knows_the_day_best(void **state)
{
	static const char page[] = "<meta property='article:published_time' "
				   "content='2014-03-06T02:12:33+00:00'>" STORY;

	(void)state;
	assert_true(winnow_is(
		published_at("http://quay.example/2014/3/5/a.html", page), "2014-03-05"));
	assert_true(winnow_is(published_at("http://quay.example/2014/03/06/a.html", page),
		"2014-03-06T02:12:33+00:00"));
	/* A file is named after the day on which it was saved. */
	assert_true(winnow_is(published_at("file:///pages/quay_2014_03_09.html", page),
		"2014-03-06T02:12:33+00:00"));
}

static void a_moment_in_utc_is_on_the_day_that_the_page_shows(void **state)
{
#define UTC "<meta property='article:published_time' content='2014-03-04T23:00:00Z'><body>"
	(void)state;
	EXPECT(UTC "<h1>Ferries return</h1><div>5 March 2014</div>" STORY, published,
		"2014-03-05");
	EXPECT(UTC "<h1>Ferries return</h1><div>4 March 2014</div>" STORY, published,
		"2014-03-04T23:00:00+00:00");
	EXPECT(UTC "<h1>Ferries return</h1><time datetime='2014-03-04T18:00:00-05:00'></time>"
		   "<div>5 March 2014</div>" STORY,
		published, "2014-03-04T23:00:00+00:00");
#undef UTC
}

static void dates_that_are_shown(void **state)
{
#define HEAD "<body><h1>Ferries return</h1>"
	(void)state;
	EXPECT(HEAD "<div>05.03.14</div>" STORY, published, "2014-03-05");
	EXPECT(HEAD "<div>Aktualisiert: 7.3.2014</div><div>5.3.2014</div>" STORY, published,
		"2014-03-05");
	EXPECT(HEAD "<div>Updated 5 March 2014</div>" STORY, published, "2014-03-05");
	EXPECT(HEAD "<div>Video verf\xC3\xBCgbar bis 5.3.2014</div>" STORY, published, "");
	EXPECT(HEAD STORY "<p>Erstellt am:</p><p>05.03.2014</p>", published, "2014-03-05");
	EXPECT(HEAD
		"<article><p>Press release of 5 March 2014. The nine ferries that left the "
		"harbour in "
		"the autumn came back, and the whole town cheered until the morning.</p>" STORY,
		published, "2014-03-05");
	EXPECT(HEAD STORY
		"<script>var page = {\"published_at\": \"2014-03-05T10:00:00Z\"}</script>",
		published, "2014-03-05T10:00:00+00:00");
#undef HEAD
}

static void dates_that_are_told_in_odd_places(void **state)
{
	(void)state;
	/* Day, month and year in elements of their own, without a space between. */
	EXPECT("<body><div "
	       "class=datum><span>Mar</span><span>05</span><span>2014</span></div>" STORY,
		published, "2014-03-05");
	EXPECT("<body>" STORY "<footer>Copyright \xC2\xA9 05.03.2014 by The Quay</footer>",
		published, "2014-03-05");
	EXPECT("<body>" STORY "<footer>The quay, 05.03.2014</footer>", published, "");
	EXPECT("<meta itemprop=dateUpdate content='2014-03-05 10:12:33'>" STORY, published,
		"2014-03-05");
	/* Nobody wrote pages then: it is a birthday. */
	EXPECT("<body><h1>Ana Ruiz</h1><p>5 March 1974</p>" STORY, published, "");
	/* It cannot have been changed before it came out. */
	EXPECT("<meta name=date content=2014-03-06><body><h1>Ferries return</h1><p>Updated: "
	       "5 March 2014</p>" STORY,
		published, "2014-03-05");
}

static void dates_come_from_the_most_trusted_place(void **state)
{
	(void)state;
	EXPECT("<meta property='article:published_time' "
	       "content='2014-03-05T10:12:33+01:00'>" STORY,
		published, "2014-03-05T10:12:33+01:00");
	EXPECT(LINKED "{\"@type\":\"NewsArticle\",\"datePublished\":\"2014-03-05\"}</script>"
		      "<meta name=date content='2015-01-01'>" STORY,
		published, "2014-03-05");
	EXPECT("<body>" STORY "<time datetime='2014-03-05T10:00Z'>a while ago</time>",
		published, "2014-03-05T10:00:00+00:00");
	EXPECT("<body><span class=post-date>5 March 2014</span>" STORY, published,
		"2014-03-05");
	EXPECT("<body><span itemprop=datePublished content='2014-03-05'>Tuesday</span>" STORY,
		published, "2014-03-05");
	EXPECT("<meta name=date content='soon'>" STORY, published, "");
	/* Changes are written into both by some; what else a machine says is the first. */
	EXPECT("<meta property='article:published_time' content='2014-03-07T10:00:00Z'>"
	       "<meta property='article:modified_time' content='2014-03-07T10:00:00Z'>" LINKED
	       "{\"@type\":\"NewsArticle\",\"datePublished\":\"2014-03-05T08:00:00Z\"}</"
	       "script>" STORY,
		published, "2014-03-05T08:00:00+00:00");
}

static void an_address_may_carry_the_date(void **state)
{
	struct winnow_item item = item_of("http://quay.example/2014/03/05/ferries.html",
		"text/html", winnow_str("<title>Ferries</title>" STORY));
	struct reading_result *result = reader_read(pages_reader(), &item);

	(void)state;
	assert_true(winnow_is(result->documents[0].published, "2014-03-05"));
	assert_true(winnow_is(
		document_field(&result->documents[0], "published_origin"), "address"));
	reading_result_free(result);
}

static void bylines_are_names(void **state)
{
	(void)state;
	EXPECT("<meta name=author content='Ana Ruiz'>" STORY, byline, "Ana Ruiz");
	EXPECT("<meta name=author content='https://quay.example/ana'>" STORY, byline, "");
	EXPECT("<meta property=og:site_name content=Quay><meta name=author content=Quay>" STORY,
		byline, "");
	EXPECT("<body><p class=byline>By Ana Ruiz</p>" STORY, byline, "Ana Ruiz");
	EXPECT("<body><a rel=author href=/ana>Ana Ruiz</a>" STORY, byline, "Ana Ruiz");
	EXPECT(LINKED "[{\"@type\":[\"Thing\",\"BlogPosting\"],\"author\":[{\"name\":\"Ana "
		      "Ruiz\"},\"Lu Wen\"]}]</script>" STORY,
		byline, "Ana Ruiz; Lu Wen");
}

static void bylines_lose_what_is_no_name(void **state)
{
	(void)state;
	EXPECT("<body><p class=byline>Von Ana Ruiz und Lu Wen, 5. M\xC3\xA4rz 2014</p>" STORY,
		byline, "Ana Ruiz; Lu Wen");
	EXPECT("<body><p class=byline>Zeige alle Beitr\xC3\xA4ge von Ana Ruiz</p>" STORY,
		byline, "Ana Ruiz");
	EXPECT("<body><p class=byline>Ana Ruiz am 5.3.2014, 12:30</p>" STORY, byline,
		"Ana Ruiz");
	EXPECT("<meta name=author content=quay.example>" STORY, byline, "");
	EXPECT("<meta name=author content=admin><meta name=dc.creator content='Christa von "
	       "Ruiz'>" STORY,
		byline, "Christa von Ruiz");
}

static void an_author_may_stand_aside(void **state)
{
	(void)state;
	EXPECT(LINKED "{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}},"
		      "{\"@type\":[\"Person\"],\"@id\":\"#a\",\"name\":\"Ana Ruiz\"}]}"
		      "</script>" STORY,
		byline, "Ana Ruiz");
	EXPECT(LINKED "{\"@type\":\"Article\",\"author\":[{\"givenName\":\"Ana\","
		      "\"familyName\":\"Ruiz\"}]}</script>" STORY,
		byline, "Ana Ruiz");
	EXPECT("<body><h1>Ferries</h1><p>By <em>Ana Ruiz</em></p>" STORY, byline, "Ana Ruiz");
	EXPECT("<body><p>By night the harbour is closed</p>" STORY, byline, "");
}

static void a_page_that_says_nothing_of_itself_shows_its_date(void **state)
{
	(void)state;
	EXPECT("<body><p>7 May 2015</p><h1>Ferries</h1><p>The Quay, 5 March 2014</p>" STORY,
		published, "2014-03-05");
	EXPECT("<body><nav>7 May 2015</nav>" STORY, published, "");
	EXPECT("<link rel=canonical href='https://quay.example/2014/03/05/ferries'>" STORY,
		published, "2014-03-05");
}

static void language_publisher_and_address(void **state)
{
	(void)state;
	EXPECT("<html lang=es-MX>" STORY, language, "es-MX");
	EXPECT("<meta property=og:locale content=fr_FR>" STORY, language, "fr-FR");
	EXPECT("<html lang='{{ lang }}'>" STORY, language, "");
	EXPECT("<meta property=og:site_name content='The  Quay'>" STORY, publisher, "The Quay");
	EXPECT("<link rel=canonical href='https://quay.example/b'>" STORY, uri,
		"https://quay.example/b");
	EXPECT("<link rel=canonical href='../b?c=1'>" STORY, uri, "http://quay.example/b?c=1");
	EXPECT("<link rel=canonical href='javascript:alert(1)'>" STORY, uri, "");
}

static void rivals_stay_with_their_origin(void **state)
{
	struct reading_result *result = pages_read(
		"<title>Ferries return</title><meta property=og:title content='They are "
		"back'><meta name=keywords content='ferries, town'>" STORY);
	const struct winnow_document *document = &result->documents[0];
	int found = 0;

	(void)state;
	assert_true(winnow_is(document->title, "They are back"));
	assert_true(winnow_is(document_field(document, "title_origin"), "meta og:title"));
	assert_true(winnow_is(document_field(document, "keywords"), "ferries, town"));
	for (uint32_t at = 0; at < document->field_count; at++)
		found |= winnow_is(document->fields[at].name, "title") &&
			 winnow_is(document->fields[at].value, "Ferries return") &&
			 winnow_is(document->fields[at].origin, "title");
	assert_true(found);
	reading_result_free(result);
}

static void linked_data_may_be_dirty(void **state)
{
	(void)state;
	EXPECT(LINKED "\n<!--\n{\"@type\":\"NewsArticle\",\"headline\":\"Two\nlines\"}\n-->"
		      "</script>" STORY,
		title, "Two lines");
	EXPECT(LINKED "{\"@type\":\"NewsArticle\",</script><title>Ferries</title>" STORY, title,
		"Ferries");
	EXPECT(LINKED "{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"Report\","
		      "\"headline\":\"Within\"}}</script>" STORY,
		title, "Within");
}

static void hints_help_where_the_page_is_silent(void **state)
{
	struct winnow_item item =
		item_of("http://quay.example/a", "text/html", winnow_str("<body>" STORY));
	struct winnow_pair hints[] = { { { "title", 5 }, { "A feed's title", 14 } },
		{ { "published", 9 }, { "2014-03-05", 10 } } };

	(void)state;
	item.hints = hints;
	item.hint_count = 2;
	struct reading_result *result = reader_read(pages_reader(), &item);
	assert_true(winnow_is(result->documents[0].title, "A feed's title"));
	assert_true(winnow_is(result->documents[0].published, "2014-03-05"));
	reading_result_free(result);
}

static int probe(const char *uri, const char *type, const char *body)
{
	struct winnow_item item = item_of(uri, type, winnow_str(body));

	return reader_probe(pages_reader(), &item);
}

static void it_knows_what_is_html(void **state)
{
	(void)state;
	assert_int_equal(probe("http://a.example/", "text/html", ""), 50);
	assert_int_equal(probe("http://a.example/", "application/xhtml+xml", ""), 50);
	assert_int_equal(probe("file:///a.htm", "", "x"), 50);
	assert_int_equal(probe("file:///a", "", "\n<!DOCTYPE HTML>"), 40);
	assert_int_equal(probe("file:///a", "text/plain", "<html>"), 40);
	assert_int_equal(probe("file:///a", "", "words"), 0);
	assert_int_equal(probe("file:///a", "application/pdf", "<html>"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_lose_the_name_of_the_site),
		cmocka_unit_test(titles_lose_the_kicker_above_them),
		cmocka_unit_test(a_title_for_those_who_link_to_it),
		cmocka_unit_test(what_may_be_done_with_it),
		cmocka_unit_test(agencies_are_no_authors),
		cmocka_unit_test(bylines_behind_labels_and_of_comments),
		cmocka_unit_test(dates_come_from_the_most_trusted_place),
		cmocka_unit_test(the_address_knows_the_day_best),
		cmocka_unit_test(a_moment_in_utc_is_on_the_day_that_the_page_shows),
		cmocka_unit_test(dates_that_are_shown),
		cmocka_unit_test(dates_that_are_told_in_odd_places),
		cmocka_unit_test(an_address_may_carry_the_date),
		cmocka_unit_test(bylines_are_names),
		cmocka_unit_test(bylines_lose_what_is_no_name),
		cmocka_unit_test(an_author_may_stand_aside),
		cmocka_unit_test(a_page_that_says_nothing_of_itself_shows_its_date),
		cmocka_unit_test(language_publisher_and_address),
		cmocka_unit_test(rivals_stay_with_their_origin),
		cmocka_unit_test(linked_data_may_be_dirty),
		cmocka_unit_test(hints_help_where_the_page_is_silent),
		cmocka_unit_test(it_knows_what_is_html),
	};

	return cmocka_run_group_tests(tests, pages_open, pages_close);
}
