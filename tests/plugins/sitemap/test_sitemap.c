/* SPDX-License-Identifier: MIT
 * The plugin `sitemap`: where it looks, for whom a sitemap speaks, what travels with a request. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "tools/reader_harness.h"
#include "tools/source_harness.h"

#define HOME "https://lake.example/sitemap.xml"
#define SET(inside)                                                                            \
	"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "    \
	"xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>" inside "</urlset>"

/* A visit of `uri` under one hint; the source is opened for it. */
static struct source_result *visit_as(const char *options, const char *uri, const char *hint,
	const char *value, struct winnow_str body)
{
	struct source_harness *source = source_open("sitemap", options);
	struct winnow_item item = item_of(uri, "", body);
	const struct winnow_pair pair = { winnow_str(hint), winnow_str(value) };

	item.expects = WINNOW_LISTING;
	item.fetched_ms = INT64_C(1600000000000); /* 2020-09-13 */
	item.hints = &pair;
	item.hint_count = hint ? 1 : 0;
	struct source_result *result = source_visit(source, &item);
	source_close(source);
	return result;
}

static struct source_result *visit(const char *options, const char *body)
{
	return visit_as(options, HOME, NULL, NULL, winnow_str(body));
}

static const struct winnow_request *request_at(const struct source_result *result, size_t index)
{
	assert_int_equal(result->outcome.result, 0);
	assert_true(index < result->request_count);
	return &result->requests[index];
}

static void assert_text(struct winnow_str text, const char *expected)
{
	if (!winnow_is(text, expected))
		fail_msg("not \"%s\": \"%.*s\"", expected, (int)text.len,
			text.ptr ? text.ptr : "");
}

static void assert_uris(struct source_result *result, const char *const *expected)
{
	size_t count = 0;

	for (; expected[count]; count++)
		assert_text(request_at(result, count)->uri, expected[count]);
	assert_int_equal(result->request_count, count);
	source_result_free(result);
}

#define ASSERT_URIS(result, ...) assert_uris(result, (const char *const[]){ __VA_ARGS__, NULL })

static void assert_hint(
	const struct winnow_request *request, const char *name, const char *expected)
{
	struct winnow_str value = winnow_str("");

	for (uint32_t i = 0; i < request->hint_count; i++)
		if (winnow_is(request->hints[i].name, name))
			value = request->hints[i].value;
	assert_text(value, expected);
}

/* ---- where to begin ---- */

static void sitemaps_and_sites_are_asked_for(void **state)
{
	struct source_harness *source = source_open("sitemap",
		"urls: ['https://lake.example/s.xml'], sites: ['https://hill.example/news/']");
	struct source_result *result = source_start(source);

	(void)state;
	ASSERT_URIS(result, "https://lake.example/s.xml", "https://hill.example/robots.txt");
	source_close(source);
}

static void what_is_missing_is_told(void **state)
{
	char *nowhere = plugin_open_problem(SECTION_SOURCE, "sitemap", "max_entries: 5", NULL);
	char *odd = plugin_open_problem(SECTION_SOURCE, "sitemap", "sites: [lake]", NULL);
	struct source_result *page = visit("urls: [/a]", "<html><body>no");

	(void)state;
	assert_non_null(strstr(nowhere, "`urls`"));
	assert_non_null(strstr(odd, "https://www.example.org"));
	assert_int_equal(page->outcome.result, WINNOW_EDATA);
	assert_non_null(strstr(page->outcome.why, "no sitemap"));
	source_result_free(page);
	free(nowhere);
	free(odd);
}

static void robots_txt_says_where_sitemaps_are(void **state)
{
	static const char robots[] =
		"User-agent: *\nDisallow: /\n\nSitemap: /a.xml\r\n"
		"sitemap : https://files.example/b.xml # two\n#Sitemap: /c\nSitemap";
	struct source_result *listed =
		visit_as("sites: ['https://lake.example']", "https://lake.example/robots.txt",
			"sitemap.step", "robots", winnow_str(robots));
	struct source_result *none = visit_as("sites: ['https://lake.example']",
		"https://lake.example/robots.txt", "sitemap.step", "robots", winnow_str(""));

	(void)state;
	assert_hint(request_at(listed, 1), "sitemap.site", "lake.example");
	ASSERT_URIS(listed, "https://lake.example/a.xml", "https://files.example/b.xml");
	ASSERT_URIS(none, "https://lake.example/sitemap.xml");
}

/* ---- what is found ---- */

static void pages_are_asked_for_with_what_the_news_say(void **state)
{
	struct source_result *result = visit("urls: [/a]",
		SET("<url><loc> https://lake.example/1?a=1&amp;b=2\n</loc>"
		    "<lastmod>2020-09-12</lastmod><priority>-1e99</priority><news:news>"
		    "<news:publication><news:name>The Lake</news:name>"
		    "<news:language>en</news:language></news:publication>"
		    "<news:publication_date>2020-09-11T10:00+02:00</news:publication_date>"
		    "<news:title><![CDATA[Pier & ferry]]></news:title></news:news></url>"
		    "<url><loc><![CDATA[https://lake.example/2]]></loc></url>"));

	(void)state;
	assert_hint(request_at(result, 0), "title", "Pier & ferry");
	assert_hint(request_at(result, 0), "published", "2020-09-11T10:00:00+02:00");
	assert_hint(request_at(result, 0), "language", "en");
	assert_int_equal(request_at(result, 0)->expects, WINNOW_ARTICLE);
	/* When a page changed says nothing of when it was published. */
	assert_hint(request_at(result, 1), "published", "");
	ASSERT_URIS(result, "https://lake.example/1?a=1&b=2", "https://lake.example/2");
}

static void other_forms_are_sitemaps_too(void **state)
{
	static const char feed[] = "<feed xmlns='http://www.w3.org/2005/Atom'><entry>"
				   "<link href='https://lake.example/f'/><link rel='edit' "
				   "href='https://lake.example/edit'/></entry></feed>";

	(void)state;
	ASSERT_URIS(visit("urls: [/a]", "\xEF\xBB\xBFhttps://lake.example/1\r\n\r\n"
					"https://lake.example/2\nnothing\n"),
		"https://lake.example/1", "https://lake.example/2");
	ASSERT_URIS(visit("urls: [/a]", feed), "https://lake.example/f");
}

static void what_is_not_well_formed_is_read(void **state)
{
	(void)state;
	ASSERT_URIS(visit("urls: [/a]",
			    "<urlset><url><loc>/1<lastmod>soon</url><url><loc>/2?a&b</loc>"
			    "<url><sm:loc>https://lake.example/3</sm:loc></url>"
			    "<image:loc>/no</image:loc><url></url>"),
		"https://lake.example/1", "https://lake.example/2?a&b",
		"https://lake.example/3");
}

static struct winnow_str compress_text(const char *text)
{
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)text,
		.avail_in = (uInt)strlen(text) };
	size_t room = strlen(text) + 256;
	char *bytes = malloc(room);

	assert_non_null(bytes);
	stream.next_out = (Bytef *)bytes;
	stream.avail_out = (uInt)room;
	assert_int_equal(
		deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY),
		Z_OK);
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	assert_int_equal(deflateEnd(&stream), Z_OK);
	return (struct winnow_str){ bytes, room - stream.avail_out };
}

static void compressed_ones_are_read(void **state)
{
	struct winnow_str whole =
		compress_text(SET("<url><loc>https://lake.example/1</loc></url>"
				  "<url><loc>https://lake.example/2</loc></url>"));

	(void)state;
	ASSERT_URIS(visit_as("urls: [/a]", HOME ".gz", NULL, NULL, whole),
		"https://lake.example/1", "https://lake.example/2");
	struct winnow_str not_gzip = winnow_str("\x1F\x8B nothing of the kind");
	struct source_result *damaged =
		visit_as("urls: [/a]", HOME ".gz", NULL, NULL, not_gzip);
	assert_int_equal(damaged->outcome.result, WINNOW_EDATA);
	assert_non_null(strstr(damaged->outcome.why, "gzip"));
	source_result_free(damaged);
	free((void *)(uintptr_t)whole.ptr);
}

/* ---- what is left out ---- */

static void patterns_and_age_choose(void **state)
{
	static const char set[] = SET(
		"<url><loc>https://lake.example/news/1</loc><lastmod>2020-09-10</lastmod></url>"
		"<url><loc>https://lake.example/news/2</loc><lastmod>2019</lastmod></url>"
		"<url><loc>https://lake.example/news/3</loc><lastmod>soon</lastmod></url>"
		"<url><loc>https://lake.example/about</loc></url>");

	(void)state;
	ASSERT_URIS(visit("urls: [/a], allow: ['*/news/*'], deny: ['*3']", set),
		"https://lake.example/news/1", "https://lake.example/news/2");
	ASSERT_URIS(visit("urls: [/a], max_age: 30d", set), "https://lake.example/news/1",
		"https://lake.example/news/3", "https://lake.example/about");
	ASSERT_URIS(visit("urls: [/a], max_entries: 1", set), "https://lake.example/news/1");
}

static void an_index_leads_on_but_not_for_ever(void **state)
{
	static const char index[] = "<sitemapindex><sitemap><loc>/2020.xml</loc></sitemap>"
				    "<sitemap><loc>/2010.xml</loc><lastmod>2010</lastmod>"
				    "</sitemap></sitemapindex>";
	struct source_result *first = visit("urls: [/a], max_age: 1000d", index);
	struct source_result *deep =
		visit_as("urls: [/a]", HOME, "sitemap.level", "3", winnow_str(index));

	(void)state;
	assert_hint(request_at(first, 0), "sitemap.level", "1");
	assert_int_equal(request_at(first, 0)->expects, WINNOW_LISTING);
	ASSERT_URIS(first, "https://lake.example/2020.xml");
	assert_int_equal(deep->request_count, 0);
	source_result_free(deep);
}

static const char foreign[] = SET("<url><loc>https://lake.example/1</loc></url>"
				  "<url><loc>https://hill.example/2</loc></url>"
				  "<url><loc>https://hill.example/3</loc></url>"
				  "<url><loc>file:///etc/passwd</loc></url>");

/* Of another host: its own robots.txt must list the sitemap. */
static void a_sitemap_speaks_for_its_own_host(void **state)
{
	struct source_result *asked = visit("urls: ['" HOME "']", foreign);

	(void)state;
	assert_hint(request_at(asked, 1), "sitemap.lists", HOME);
	ASSERT_URIS(asked, "https://lake.example/1", "https://hill.example/robots.txt");
	ASSERT_URIS(visit_as("urls: [/a]", HOME, "sitemap.site", "hill.example",
			    winnow_str(foreign)),
		"https://lake.example/1", "https://hill.example/2", "https://hill.example/3");
}

static void another_host_may_vouch_for_it(void **state)
{
	struct source_harness *source = source_open("sitemap", "urls: ['" HOME "']");
	const struct winnow_pair hints[] = {
		{ winnow_str("sitemap.step"), winnow_str("robots") },
		{ winnow_str("sitemap.lists"), winnow_str(HOME) },
	};
	struct winnow_item item = item_of(
		"https://hill.example/robots.txt", "", winnow_str("Sitemap: " HOME "\n"));
	(void)state;
	item.expects = WINNOW_LISTING;
	item.hints = hints;
	item.hint_count = 2;
	struct source_result *yes = source_visit(source, &item);
	item.body = winnow_str("Sitemap: https://hill.example/other.xml\n");
	struct source_result *no = source_visit(source, &item);
	assert_hint(request_at(yes, 0), "sitemap.site", "hill.example");
	assert_text(request_at(yes, 0)->key, HOME "#hill.example");
	assert_int_equal(no->request_count, 0);
	ASSERT_URIS(yes, HOME);
	source_result_free(no);
	source_close(source);
}

/* ---- limits ---- */

static char *many_addresses(size_t count, size_t *ret_length)
{
	char *text = malloc(count * 64 + 64);
	size_t length = 0;

	assert_non_null(text);
	length += (size_t)sprintf(text, "<urlset>");
	for (size_t i = 0; i < count; i++)
		length += (size_t)sprintf(
			text + length, "<url><loc>https://lake.example/%zu</loc></url>\n", i);
	*ret_length = length;
	return text;
}

static void no_more_than_the_standard_allows(void **state)
{
	size_t length;
	char *text = many_addresses(60000, &length);
	struct winnow_str compressed = compress_text(text);
	struct source_result *plain = visit("urls: [/a]", text);
	struct source_result *packed =
		visit_as("urls: [/a]", HOME ".gz", NULL, NULL, compressed);

	(void)state;
	assert_int_equal(plain->request_count, 50000);
	assert_int_equal(packed->request_count, 50000);
	source_result_free(plain);
	source_result_free(packed);
	free((void *)(uintptr_t)compressed.ptr);
	free(text);
}

/* What was cut off ends within an address, which then leads nowhere. */
static void a_half_address_is_not_asked_for(void **state)
{
	struct source_harness *source = source_open("sitemap", "urls: [/a]");
	struct winnow_item item = item_of(HOME, "",
		winnow_str("<urlset><url><loc>https://lake.example/1</loc></url>"
			   "<url><loc>https://lake.example/2"));

	(void)state;
	item.expects = WINNOW_LISTING;
	item.flags = WINNOW_TRUNCATED;
	ASSERT_URIS(source_visit(source, &item), "https://lake.example/1");
	item.body = winnow_str("https://lake.example/1\nhttps://lake.example/2");
	ASSERT_URIS(source_visit(source, &item), "https://lake.example/1");
	source_close(source);
}

/* A thousandfold of what came is not looked at beyond the ceiling. */
static void a_bomb_is_left_alone(void **state)
{
	size_t size = (size_t)200 << 20;
	char *zeros = malloc(size + 1);

	(void)state;
	assert_non_null(zeros);
	memset(zeros, ' ', size);
	memcpy(zeros, "<urlset>", 8);
	memcpy(zeros + size - 64, "<url><loc>https://lake.example/1</loc></url>", 44);
	zeros[size] = '\0';
	struct winnow_str bomb = compress_text(zeros);
	free(zeros);
	struct source_result *result = visit_as("urls: [/a]", HOME ".gz", NULL, NULL, bomb);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->request_count, 0);
	source_result_free(result);
	free((void *)(uintptr_t)bomb.ptr);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sitemaps_and_sites_are_asked_for),
		cmocka_unit_test(what_is_missing_is_told),
		cmocka_unit_test(robots_txt_says_where_sitemaps_are),
		cmocka_unit_test(pages_are_asked_for_with_what_the_news_say),
		cmocka_unit_test(other_forms_are_sitemaps_too),
		cmocka_unit_test(what_is_not_well_formed_is_read),
		cmocka_unit_test(compressed_ones_are_read),
		cmocka_unit_test(patterns_and_age_choose),
		cmocka_unit_test(an_index_leads_on_but_not_for_ever),
		cmocka_unit_test(a_sitemap_speaks_for_its_own_host),
		cmocka_unit_test(another_host_may_vouch_for_it),
		cmocka_unit_test(no_more_than_the_standard_allows),
		cmocka_unit_test(a_half_address_is_not_asked_for),
		cmocka_unit_test(a_bomb_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
