/* SPDX-License-Identifier: MIT */
#include "tools/news_site.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/vector.h"

#define HTML "Content-Type: text/html; charset=utf-8\r\n"
#define ARCHIVE "archive.crin.org"
#define LISTING "/en/library/news-archive"
#define LISTINGS (NEWS_REPORTS / NEWS_PER_LISTING)

#define STORY(name)                                                                            \
	"<html><head><title>Story " name "</title></head><body><article><h1>Story " name       \
	"</h1><p>Police in Norland freed 12 children from a mine near the lake " name          \
	" on Monday, officials of the ministry said in the "                                   \
	"capital.</p></article></body></html>"

struct news_site {
	VECTOR(struct test_page) pages;
	VECTOR(char *) texts;
	struct test_site *server;
};

/* ---- the rough ones ---- */

static const struct test_page rough[] = {
	{ .host = "rough.test",
		.path = "/robots.txt",
		.body = "User-agent: *\nDisallow: /secret/\n" },
	{ .host = "rough.test",
		.path = "/index",
		.headers = HTML "ETag: \"index\"\r\n",
		.body = "<a href='/story/plain'>p</a><a "
			"href='/story/plain?utm_source=x#top'>p</a>"
			"<a href='/story/moved'>m</a><a href='/story/chain'>c</a>"
			"<a href='/story/loop'>l</a><a href='/story/busy'>b</a>"
			"<a href='/story/down'>d</a><a href='/story/broken'>e</a>"
			"<a href='/story/gone'>g</a><a href='/story/bomb'>o</a>"
			"<a href='/story/lies'>i</a><a href='/story/reset'>r</a>"
			"<a href='/story/inside'>s</a><a href='/story/file'>f</a>"
			"<a href='/story/packed'>z</a><a href='/secret/story/one'>x</a>"
			"<a href='/list/day/1'>k</a><a href='/list/rel/'>t</a>"
			"<a href='file:///etc/passwd'>y</a><a "
			"href='javascript:alert(1)'>j</a>" },
	{ .host = "rough.test",
		.path = "/story/plain",
		.headers = HTML "Last-Modified: Wed, 05 Mar 2014 10:12:00 GMT\r\n",
		.body = STORY("plain") },
	{ .host = "rough.test",
		.path = "/story/moved",
		.status = 301,
		.headers = "Location: /target/moved\r\n" },
	{ .host = "rough.test",
		.path = "/target/moved",
		.headers = HTML "ETag: \"m\"\r\n",
		.body = STORY("moved") },
	{ .host = "rough.test",
		.path = "/story/chain",
		.status = 302,
		.headers = "Location: /chain/2\r\n" },
	{ .host = "rough.test",
		.path = "/chain/2",
		.status = 307,
		.headers = "Location: http://other.test:%PORT%/target/chain\r\n" },
	{ .host = "other.test",
		.path = "/target/chain",
		.headers = HTML "ETag: \"c\"\r\n",
		.body = STORY("chain") },
	{ .host = "rough.test",
		.path = "/story/loop",
		.status = 302,
		.headers = "Location: /story/loop\r\n" },
	{ .host = "rough.test",
		.path = "/story/busy",
		.times = 1,
		.status = 429,
		.headers = "Retry-After: 1\r\n" },
	{ .host = "rough.test",
		.path = "/story/busy",
		.headers = HTML "ETag: \"b\"\r\n",
		.body = STORY("busy") },
	{ .host = "rough.test", .path = "/story/down", .times = 1, .status = 503 },
	{ .host = "rough.test",
		.path = "/story/down",
		.headers = HTML "ETag: \"d\"\r\n",
		.body = STORY("down") },
	{ .host = "rough.test", .path = "/story/broken", .status = 500 },
	{ .host = "rough.test", .path = "/story/gone", .status = 410 },
	{ .host = "rough.test", .path = "/story/bomb", .manner = TEST_BOMB },
	{ .host = "rough.test",
		.path = "/story/lies",
		.manner = TEST_RAW,
		.body = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nContent-Length: 4\r\n\r\n"
			"only this" },
	{ .host = "rough.test", .path = "/story/reset", .manner = TEST_RESET },
	{ .host = "rough.test",
		.path = "/story/inside",
		.status = 302,
		.headers = "Location: http://inside.test:%PORT%/story/plain\r\n" },
	{ .host = "rough.test",
		.path = "/story/file",
		.status = 302,
		.headers = "Location: file:///etc/passwd\r\n" },
	{ .host = "rough.test",
		.path = "/story/packed",
		.manner = TEST_GZIP,
		.headers = HTML,
		.body = STORY("packed") },
	{ .host = "rough.test",
		.path = "/list/day/*",
		.headers = HTML "ETag: \"%REST%\"\r\n",
		.body = "<p>Nothing on day %REST%</p><a href='/list/day/%NEXT%'>next day</a>" },
	{ .host = "rough.test",
		.path = "/list/rel/*",
		.headers = HTML "ETag: \"rel\"\r\n",
		.body = "<a href='rel/'>%REST%</a>" },
	{ .host = "slow.test",
		.path = "/index",
		.headers = HTML,
		.body = "<a href='/story/trickle'>t</a><a href='/story/silent'>s</a>"
			"<a href='/story/half'>h</a><a href='/story/endless'>e</a>"
			"<a href='/story/chunks'>c</a><a href='/story/heads'>d</a>"
			"<a href='/story/after'>a</a>" },
	{ .host = "slow.test", .path = "/story/trickle", .manner = TEST_TRICKLE },
	{ .host = "slow.test", .path = "/story/silent", .manner = TEST_SILENT },
	{ .host = "slow.test", .path = "/story/half", .manner = TEST_HALF },
	{ .host = "slow.test", .path = "/story/endless", .manner = TEST_ENDLESS },
	{ .host = "slow.test", .path = "/story/chunks", .manner = TEST_CHUNKS },
	{ .host = "slow.test", .path = "/story/heads", .manner = TEST_HEADERS },
	{ .host = "slow.test",
		.path = "/story/after",
		.headers = HTML "ETag: \"a\"\r\n",
		.body = STORY("after") },
};

/* plain, moved, chain, busy, down, packed */
#define ROUGH_STORIES 6

static const char *const forbidden[] = { ARCHIVE LISTING "/report-113",
	ARCHIVE LISTING "/report-257", "rough.test/secret/story/one", "feed.test/private/7",
	"maps.test/closed/5", "maps.test/closed/17", "maps.test/story/unlisted" };

/* ---- the large ones ---- */

static char *format(struct news_site *news, const char *pattern, ...)
	__attribute__((format(printf, 2, 3)));

static char *format(struct news_site *news, const char *pattern, ...)
{
	va_list arguments;
	char *text = NULL, **place = vector_push(&news->texts);
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	va_start(arguments, pattern);
	vfprintf(out, pattern, arguments);
	va_end(arguments);
	fclose(out);
	assert_non_null(place);
	*place = text;
	return text;
}

static void add(struct news_site *news, const struct test_page *page)
{
	struct test_page *place = vector_push(&news->pages);

	assert_non_null(place);
	*place = *page;
}

/* A page of the archive, as Drupal makes it. */
static const char *drupal_page(struct news_site *news, const char *title, const char *content)
{
	return format(news,
		"<!DOCTYPE html><html lang='en'><head><meta name='Generator' "
		"content='Drupal 7 (http://drupal.org)' /><title>%s | CRIN</title></head>"
		"<body class='html page-node'><div id='content'>"
		"<h1 class='page__title title' id='page-title'>%s</h1>%s</div></body></html>",
		title, title, content);
}

static void add_listing(struct news_site *news, int listing)
{
	const char *rows = "";

	for (int i = 0; i < NEWS_PER_LISTING; i++)
		rows = format(news,
			"%s<div class='views-row'><div class='views-field "
			"views-field-title'><a "
			"href='" LISTING "/report-%d'>NORLAND: Report %d</a></div></div>",
			rows, listing * NEWS_PER_LISTING + i, listing * NEWS_PER_LISTING + i);
	if (listing + 1 < LISTINGS)
		rows = format(news,
			"%s<ul class='pager'><li class='pager-next'><a href='" LISTING
			"?page=%d'>next</a></li></ul>",
			rows, listing + 1);
	const struct test_page page = { .host = ARCHIVE,
		.path = listing ? format(news, LISTING "?page=%d", listing) : LISTING,
		.headers = format(news, HTML "ETag: \"l%d\"\r\n", listing),
		.body = drupal_page(news, "News archive", rows) };
	add(news, &page);
}

static void add_report(struct news_site *news, int number)
{
	const char *title = format(news, "NORLAND: Report %d", number);
	const char *node = format(news,
		"<article class='node-7 node node-news clearfix'><header><p class='submitted'>"
		"Submitted by <span class='username'>Victor</span> on <time pubdate "
		"datetime='2017-01-11T15:02:00+00:00'>x</time></p></header><div class='field "
		"field-name-body'><div class='field-items'><div class='field-item even'>"
		"<p>[5 March 2014] - Police in Norland freed %d children and arrested %d men "
		"in a "
		"raid near the lake, officials said.</p><p>The children were taken to a "
		"hospital, "
		"where nurses looked after them for %d days.</p></div></div></div></article>",
		number + 2, number + 3, number % 9 + 2);
	const struct test_page page = { .host = ARCHIVE,
		.path = format(news, LISTING "/report-%d", number),
		.headers = format(news, HTML "ETag: \"r%d\"\r\n", number),
		.body = drupal_page(news, title, node) };
	add(news, &page);
}

static void add_archive(struct news_site *news)
{
	const struct test_page robots = { .host = ARCHIVE,
		.path = "/robots.txt",
		.body = "User-agent: *\nDisallow: */report-113$\nDisallow: */report-25*7\n" };

	add(news, &robots);
	for (int i = 0; i < LISTINGS; i++)
		add_listing(news, i);
	for (int i = 0; i < NEWS_REPORTS; i++)
		add_report(news, i);
}

static void add_feed(struct news_site *news)
{
	const char *entries = "";

	for (int i = 0; i < NEWS_ENTRIES; i++)
		entries = format(news,
			"%s<item><title>Story %d</title><link>/%s/%d</link>"
			"<pubDate>Wed, 05 Mar 2014 10:%02d:00 GMT</pubDate></item>",
			entries, i, i == 7 ? "private" : "story", i, i);
	const struct test_page pages[] = {
		{ .host = "feed.test",
			.path = "/robots.txt",
			.body = "User-agent: owl\nDisallow: /private/\n\nUser-agent: *\n"
				"Disallow: /\n" },
		{ .host = "feed.test",
			.path = "/feed.xml",
			.headers = "Content-Type: application/rss+xml\r\nETag: \"feed\"\r\n",
			.body = format(news,
				"<?xml version='1.0'?><rss version='2.0'><channel><title>Owl"
				"</title><link>/</link>%s</channel></rss>",
				entries) },
		{ .host = "feed.test",
			.path = "/story/*",
			.headers = HTML "ETag: \"s%REST%\"\r\n",
			.body = STORY("%REST%") },
	};

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		add(news, &pages[i]);
}

/* Half of the stories, with one among them that robots.txt forbids. */
static const char *sitemap(struct news_site *news, int first)
{
	const char *addresses = "";

	for (int i = first; i < first + NEWS_MAPPED / 2; i++)
		addresses = format(news,
			"%s<url><loc>http://maps.test:%%PORT%%/%s/%d</loc>"
			"<lastmod>2014-03-05</lastmod></url>",
			addresses, i - first == 5 ? "closed" : "story", i);
	return format(news,
		"<?xml version='1.0'?><urlset "
		"xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>%s</urlset>",
		addresses);
}

/* robots.txt leads to an index, that to one sitemap as it is and to one that is compressed. */
static void add_maps(struct news_site *news)
{
	const struct test_page pages[] = {
		{ .host = "maps.test",
			.path = "/robots.txt",
			.body = "User-agent: *\nDisallow: /closed/\n\n"
				"Sitemap: http://maps.test:%PORT%/maps.xml\n" },
		{ .host = "maps.test",
			.path = "/maps.xml",
			.headers = "Content-Type: application/xml\r\nETag: \"maps\"\r\n",
			.body = "<sitemapindex><sitemap><loc>http://maps.test:%PORT%/new.xml"
				"</loc></sitemap><sitemap><loc>http://maps.test:%PORT%/"
				"old.xml.gz"
				"</loc></sitemap></sitemapindex>" },
		{ .host = "maps.test",
			.path = "/new.xml",
			.headers = "Content-Type: application/xml\r\nETag: \"new\"\r\n",
			.body = sitemap(news, 0) },
		{ .host = "maps.test",
			.path = "/old.xml.gz",
			.manner = TEST_ARCHIVE,
			.headers = "Content-Type: application/gzip\r\nETag: \"old\"\r\n",
			.body = sitemap(news, NEWS_MAPPED / 2) },
		{ .host = "maps.test",
			.path = "/story/*",
			.headers = HTML "ETag: \"s%REST%\"\r\n",
			.body = STORY("mapped %REST%") },
	};

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		add(news, &pages[i]);
}

/* ---- for tests ---- */

struct news_site *news_site_start(void)
{
	struct news_site *news = calloc(1, sizeof *news);

	assert_non_null(news);
	for (size_t i = 0; i < sizeof rough / sizeof *rough; i++)
		add(news, &rough[i]);
	add_feed(news);
	add_maps(news);
	add_archive(news);
	news->server = test_site_start(news->pages.items, news->pages.count);
	return news;
}

void news_site_stop(struct news_site *news)
{
	if (!news)
		return;
	test_site_stop(news->server);
	for (size_t i = 0; i < news->texts.count; i++)
		free(news->texts.items[i]);
	vector_finish(&news->texts);
	vector_finish(&news->pages);
	free(news);
}

struct test_site *news_site_server(const struct news_site *news)
{
	return news->server;
}

char *news_site_configuration(const struct news_site *news, const char *store, bool slow)
{
	static const char *const hosts[] = { ARCHIVE, "feed.test", "maps.test", "rough.test",
		"other.test", "inside.test", "slow.test" };
	unsigned port = test_site_port(news->server);
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	fprintf(out,
		"store: %s\nworkers: 2\nextractors: [date, quantity]\nuser_agent: Owl/1.0 "
		"(+https://owl.example)\n"
		"delays: ['" ARCHIVE "=2ms', 'rough.test=2ms', '*.test=20ms']\n"
		"retries: 1\nretry_delay: 20ms\nretry_wait: 5s\nstall_timeout: 4s\n"
		"header_timeout: 3s\ntimeout: 20s\nmax_item_bytes: 1M\nmax_per_pattern: %d\n"
		"resolve:\n",
		store, NEWS_REPORTS);
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
		fprintf(out, "  - '%s:%u:127.0.0.1'\n", hosts[i], port);
	fprintf(out,
		"sources:\n"
		"  - {name: archive, plugin: crin, allow_private: [" ARCHIVE "], "
		"roots: ['http://" ARCHIVE ":%u" LISTING "']}\n"
		"  - {name: feed, plugin: feed, allow_private: [feed.test], "
		"urls: ['http://feed.test:%u/feed.xml']}\n"
		"  - {name: maps, plugin: sitemap, allow_private: [maps.test], "
		"sites: ['http://maps.test:%u/']}\n"
		"  - {name: rough, plugin: http, allow_private: [rough.test, other.test], "
		"urls: ['http://rough.test:%u/index'], follow: ['*/list/*'], "
		"allow: ['*/story/*']}\n",
		port, port, port, port);
	if (slow)
		fprintf(out,
			"  - {name: slow, plugin: http, allow_private: [slow.test], "
			"urls: ['http://slow.test:%u/index'], allow: ['*/story/*']}\n",
			port);
	fclose(out);
	return text;
}

const char *news_site_forbidden(size_t index)
{
	return index < sizeof forbidden / sizeof *forbidden ? forbidden[index] : NULL;
}

size_t news_site_articles(void)
{
	return NEWS_REPORTS - 2 + NEWS_ENTRIES - 1 + NEWS_MAPPED - 2 + ROUGH_STORIES;
}
