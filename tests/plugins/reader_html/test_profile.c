/* SPDX-License-Identifier: MIT
 * Pages of sites that have a profile: what it selects, which of its versions, and what is done when
 * none fits. */
#define _GNU_SOURCE /* memmem */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tools/reader_harness.h"
#include "tools/temporary.h"

#define STORY                                                                                  \
	"The nine ferries that left the harbour in the autumn came back on Tuesday, and the "  \
	"whole town, which had waited on the quay since the morning, cheered, and went home "  \
	"when the lamps were lit."

enum { PATIENCE = 280 /* seconds, with ThreadSanitizer on a busy machine */ };

static const char quay[] = "hosts: [quay.example, old.quay.test]\n"
			   "versions:\n"
			   "  - valid_from: 2020-01-01\n"
			   "    title: .head h2\n"
			   "    body: [.dek, '.story > :is(p, ul)']\n"
			   "    drop: [.advert, 'p:contains(\"Sign up\")']\n"
			   "    published: [.none, time.first]\n"
			   "    modified: time.last\n"
			   "    byline: .authors a\n"
			   "    section: 'nav.path a:last-child'\n"
			   "    tags: 'meta[property=\"article:tag\"]'\n"
			   "    notice: .rights p\n"
			   "    language: fr\n"
			   "  - valid_until: 2019-12-31\n"
			   "    body: '#text'\n"
			   "    published: '.stamp'\n"
			   "    date_formats: ['%m.%d.%Y %H Uhr %M']\n";

static char *folder;
static char *kept_path; /* WINNOW_DATA_PATH, as it was */

static int set_up(void **state)
{
	const char *path = getenv("WINNOW_DATA_PATH");

	(void)state;
	kept_path = path ? strdup(path) : NULL;
	folder = temporary_folder();
	free(temporary_file(folder, "sites/quay.yaml", winnow_str(quay)));
	setenv("WINNOW_DATA_PATH", folder, 1);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	if (kept_path)
		setenv("WINNOW_DATA_PATH", kept_path, 1);
	free(kept_path);
	temporary_remove(folder);
	return 0;
}

/* ---- reading ---- */

static struct reading_result *read_bytes(
	const char *uri, struct winnow_str page, const char *options)
{
	struct reader_harness *reader = reader_open("html", options);
	struct winnow_item item = item_of(uri, "text/html", page);

	alarm(PATIENCE);
	struct reading_result *result = reader_read(reader, &item);
	alarm(0);
	reader_close(reader);
	if (result->outcome.result)
		fail_msg("%s", result->outcome.why);
	assert_int_equal(result->count, 1);
	return result;
}

static struct reading_result *read_page(const char *uri, const char *page)
{
	return read_bytes(uri, winnow_str(page), NULL);
}

static int says(const struct winnow_document *document, const char *words)
{
	return memmem(document->text.ptr, document->text.len, words, strlen(words)) != NULL;
}

static void expect_text(struct winnow_str text, const char *expected)
{
	if (!winnow_is(text, expected))
		fail_msg("\"%.*s\" is not \"%s\"", (int)text.len, text.ptr, expected);
}

static void expect_blocks(const struct winnow_document *document, const char *expected)
{
	char *lines = blocks_as_lines(document, 0);

	assert_string_equal(lines, expected);
	free(lines);
}

static const char new_page[] =
	"<html lang=en><head><title>Quay</title><meta property=article:tag content=Boats>"
	"<meta property=article:tag content='The Sea'></head><body>"
	"<nav class=path><a>News</a><a>Harbour</a></nav>"
	"<header class=head><h1>The Quay Gazette</h1><h2>Ferries return</h2>"
	"<p class=dek>They were away for a year.</p>"
	"<p class=authors>By <a>Ana Ferry</a> and <a>Kim Boat</a></p>"
	"<time class=first datetime='2021-03-05T10:12:00+01:00'>March</time>"
	"<time class=last datetime='2021-03-06T08:00:00+01:00'>changed</time></header>"
	"<article class=story><p>" STORY "</p><p>Sign up for our letter.</p>"
	"<div class=related-articles><p>" STORY " Elsewhere.</p></div>"
	"<ul><li>One <span class=advert>Buy!</span>boat</li></ul>"
	"<p class=advert>Buy a boat, today only.</p></article>"
	"<div class=rights><p>All rights reserved.</p><p>No copies.</p></div></body></html>";

static void what_a_profile_selects_is_what_is_read(void **state)
{
	struct reading_result *result = read_page("https://www.quay.example/a", new_page);
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	expect_blocks(document, "T0|Ferries return\nP0|They were away for a year.\nP0|" STORY
				"\nL1|One boat\n");
	expect_text(document->published, "2021-03-05T10:12:00+01:00");
	expect_text(document->byline, "Ana Ferry; Kim Boat");
	expect_text(document->language, "fr");
	expect_text(document->notice, "All rights reserved.\nNo copies.");
	expect_text(document_field(document, "section"), "Harbour");
	expect_text(document_field(document, "keywords"), "Boats; The Sea");
	expect_text(document_field(document, "modified"), "2021-03-06T08:00:00+01:00");
	expect_text(document_field(document, "profile"), "quay 2020-01-01");
	expect_text(document_field(document, "title_origin"), "profile quay");
	expect_text(document_field(document, "text_origin"), "profile");
	expect_text(document_field(document, "profile_missing"), "");
	reading_result_free(result);
}

static const char old_page[] = "<html lang=de><head><title>Ferries return - Quay</title>"
			       "<meta name=author content='Ana Ferry'><meta name=date "
			       "content='2015-03-05'></head><body>"
			       "<h1>Ferries return</h1><p class=stamp>03.05.2015 10 Uhr 12</p>"
			       "<div id=text><p>" STORY "</p><p class=related>Home</p></div>"
			       "<div class=story><p>What others read.</p></div></body></html>";

static void what_a_profile_does_not_say_the_page_says(void **state)
{
	struct reading_result *result = read_page("http://quay.example:8080/b", old_page);
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	expect_text(document->title, "Ferries return");
	expect_text(document->byline, "Ana Ferry");
	expect_text(document->language, "de");
	expect_text(document_field(document, "profile"), "quay");
	assert_true(says(document, "lamps were lit."));
	/* What was selected whole is cleaned as any article is. */
	assert_false(says(document, "Home") || says(document, "What others read"));
	reading_result_free(result);
}

static void a_version_is_chosen_by_the_pages_day_if_it_fits(void **state)
{
	struct reading_result *result = read_page("http://quay.example/b", old_page);

	(void)state;
	/* Both versions would find a body: that of 2015 counts. */
	assert_true(says(&result->documents[0], "lamps were lit."));
	reading_result_free(result);
	/* A report of 2015 in the dress of today. */
	result = read_page("http://quay.example/c",
		"<title>Ferries</title><meta name=date content='2015-03-05'>"
		"<body><div class=story><p>" STORY "</p></div><p>Below.</p>");
	expect_text(document_field(&result->documents[0], "profile"), "quay 2020-01-01");
	assert_false(says(&result->documents[0], "Below."));
	/* It was written to find these, too. */
	expect_text(document_field(&result->documents[0], "profile_missing"), "title");
	reading_result_free(result);
}

static void dates_are_read_as_the_profile_writes_them(void **state)
{
	struct reading_result *result = read_page("http://quay.example/b", old_page);

	(void)state;
	expect_text(winnow_slice(result->documents[0].published, 0, 10), "2015-03-05");
	expect_text(document_field(&result->documents[0], "published_origin"), "profile quay");
	reading_result_free(result);
}

static void a_page_that_no_version_fits_is_read_as_any_and_says_so(void **state)
{
	struct reading_result *result = read_page("http://quay.example/d",
		"<title>Ferries</title><body><main class=anew><p>" STORY "</p></main>");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_true(says(document, "lamps were lit."));
	expect_text(document_field(document, "profile_misfit"), "quay");
	expect_text(document_field(document, "profile"), "");
	reading_result_free(result);
}

/* Whether the new page, from there, is read by the profile. */
static int is_profiled(const char *uri, const char *options)
{
	struct reading_result *result = read_bytes(uri, winnow_str(new_page), options);
	int profiled = document_field(&result->documents[0], "profile").len > 0;

	reading_result_free(result);
	return profiled;
}

static void a_profile_is_for_its_hosts_and_those_below(void **state)
{
	(void)state;
	assert_true(is_profiled("http://quay.example/a", NULL));
	assert_true(is_profiled("https://News.QUAY.example:8443/a", NULL));
	assert_true(is_profiled("https://ana:secret@old.quay.test?x", NULL));
	assert_false(is_profiled("http://quay.test/a", NULL));
	assert_false(is_profiled("http://oldquay.example/a", NULL));
	assert_false(is_profiled("http://example/quay.example", NULL));
	assert_false(is_profiled("file:///quay.example/a.html", NULL));
	assert_false(is_profiled("http://quay.example/a", "profiles: no"));
}

static void a_saved_page_is_of_the_site_it_calls_its_own(void **state)
{
	static const char *const heads[] = {
		"<link rel=canonical href='http://www.quay.example/a'>",
		"<meta property=og:url content='http://www.quay.example/a'>",
	};
	char page[2000];

	(void)state;
	for (size_t at = 0; at < 2; at++) {
		snprintf(page, sizeof page,
			"%s<title>Ferries</title><body><div class=story><p>" STORY "</p></div>",
			heads[at]);
		struct reading_result *result = read_page("file:///a.html", page);
		expect_text(
			document_field(&result->documents[0], "profile"), "quay 2020-01-01");
		reading_result_free(result);
		/* One of the web is of the site that it came from. */
		result = read_page("http://pier.example/a.html", page);
		expect_text(document_field(&result->documents[0], "profile"), "");
		reading_result_free(result);
	}
}

static void expressions_of_xpath_may_make_texts(void **state)
{
	(void)state;
	free(temporary_file(folder, "sites/pier.yaml",
		winnow_str("hosts: pier.example\nversions:\n  - title: "
			   "\"xpath:substring-after(//title, ': ')\"\n"
			   "    byline: 'xpath://a[@rel=\"me\"]/@title'\n"
			   "    section: 'a.section::attr(title)'\n")));
	struct reading_result *result = read_page("http://pier.example/a",
		"<title>Pier: Ferries: back</title><body><a rel=me title='Ana Ferry'>x</a>"
		"<a class=section title=Sea>y</a><p>" STORY "</p><p>" STORY "</p>");
	expect_text(result->documents[0].title, "Ferries: back");
	expect_text(result->documents[0].byline, "Ana Ferry");
	expect_text(document_field(&result->documents[0], "section"), "Sea");
	reading_result_free(result);
	char *path = temporary_path(folder, "sites/pier.yaml");
	assert_int_equal(unlink(path), 0);
	free(path);
}

/* ---- mistakes ---- */

struct mistake {
	const char *yaml, *problem; /* a part of what is printed */
};

static const struct mistake mistakes[] = {
	{ "versions: []\n", "wrong.yaml:1:1: reader html: 'hosts' is missing" },
	{ "hosts: [a.example]\nversion: []\n",
		"wrong.yaml:2:1: reader html: unknown key 'version'; did" },
	{ "hosts: [http://a.example/]\n",
		"wrong.yaml:1:9: reader html: this is no host; write its name" },
	{ "hosts: [a.example]\nversions: {title: h1}\n",
		"wrong.yaml:2:11: reader html: versions is a" },
	{ "hosts: [a.example]\nversions: [h1]\n",
		"wrong.yaml:2:12: reader html: a version is a mapping" },
	{ "hosts: [a.example]\nversions:\n  - titel: h1\n",
		"wrong.yaml:3:5: reader html: unknown key 'titel'; did you mean 'title'?" },
	{ "hosts: [a.example]\nversions:\n  - title: div > > h1\n",
		"wrong.yaml:3:18: reader html: an element is missing here" },
	{ "hosts: [a.example]\nversions:\n  - drop: [.a, 'p:hover']\n",
		"wrong.yaml:3:19: reader html: after ':' one of not" },
	{ "hosts: [a.example]\nversions:\n  - body: {a: b}\n",
		"wrong.yaml:3:11: reader html: a selector is a text" },
	{ "hosts: [a.example]\nversions:\n  - body: []\n",
		"wrong.yaml:3:11: reader html: 1 to 64 selectors" },
	{ "hosts: [a.example]\nversions:\n  - body: 'xpath://p['\n",
		"wrong.yaml:3:12: reader html: this is no expression of XPath" },
	{ "hosts: [a.example]\nversions:\n  - valid_from: 2020-02-30\n",
		"wrong.yaml:3:17: reader html: this is no day; write it as 2019-03-05" },
	{ "hosts: [a.example, b.example, A.example]\n",
		"wrong.yaml:1:31: reader html: the host a.example is named twice" },
};

static void mistakes_are_told_at_their_place(void **state)
{
	char *path = temporary_path(folder, "sites/wrong.yaml");

	(void)state;
	for (size_t at = 0; at < sizeof mistakes / sizeof mistakes[0]; at++) {
		free(temporary_file(folder, "sites/wrong.yaml", winnow_str(mistakes[at].yaml)));
		char *problems = plugin_open_problems(SECTION_READER, "html", NULL);
		if (!strstr(problems, mistakes[at].problem))
			fail_msg("%s: %s", mistakes[at].yaml, problems);
		free(problems);
	}
	assert_int_equal(unlink(path), 0);
	free(path);
}

/* ---- pages made to hurt ---- */

/* head, `times` times the middle, tail; malloc'd. */
static struct winnow_str repeat(
	const char *head, const char *middle, size_t times, const char *tail)
{
	size_t unit = strlen(middle), at = strlen(head);
	char *page = malloc(at + unit * times + strlen(tail) + 1);

	assert_non_null(page);
	memcpy(page, head, at);
	for (size_t count = 0; count < times; count++, at += unit)
		memcpy(page + at, middle, unit);
	memcpy(page + at, tail, strlen(tail) + 1);
	return (struct winnow_str){ page, at + strlen(tail) };
}

static void read_hostile(struct winnow_str page, const char *words)
{
	struct reading_result *result = read_bytes("http://quay.example/a", page, NULL);

	assert_true(says(&result->documents[0], words));
	reading_result_free(result);
	free((char *)(uintptr_t)page.ptr);
}

static void hostile_pages_end(void **state)
{
	(void)state;
	read_hostile(repeat("<body><div class=story>", "<b><p class=dek>", 100000, STORY),
		"lamps were lit.");
	read_hostile(repeat("<body><div class=story><p>" STORY "</p>", "<p>a<i>b</i>", 200000,
			     "</div>"),
		"lamps were lit.");
	read_hostile(repeat("<body><div class=story", " data-a=1 data-b=2", 100000,
			     "><p>" STORY "</div>"),
		"lamps were lit.");
	read_hostile(
		repeat("<body><div class='", "story ", 100000, "'>" STORY "</div><p>" STORY),
		"lamps were lit.");
	read_hostile(repeat("<body><div id=a class=story><p>" STORY, "<p id=a>", 100000, ""),
		"lamps were lit.");
}

static void a_selector_that_takes_too_long_is_given_up(void **state)
{
	(void)state;
	free(temporary_file(folder, "sites/pier.yaml",
		winnow_str("hosts: pier.example\nversions:\n  - body: p\n"
			   "    section: 'i:nth-child(77777)'\n")));
	struct winnow_str page = repeat(
		"<title>Ferries</title><body><p>" STORY "</p><div>", "<i>a</i>", 100000, "");
	struct reading_result *result = read_bytes("http://pier.example/a", page, NULL);
	assert_true(says(&result->documents[0], "lamps were lit."));
	expect_text(document_field(&result->documents[0], "profile_missing"),
		"a selector that takes too long on this page");
	reading_result_free(result);
	free((char *)(uintptr_t)page.ptr);
	char *path = temporary_path(folder, "sites/pier.yaml");
	assert_int_equal(unlink(path), 0);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_profile_selects_is_what_is_read),
		cmocka_unit_test(what_a_profile_does_not_say_the_page_says),
		cmocka_unit_test(a_version_is_chosen_by_the_pages_day_if_it_fits),
		cmocka_unit_test(dates_are_read_as_the_profile_writes_them),
		cmocka_unit_test(a_page_that_no_version_fits_is_read_as_any_and_says_so),
		cmocka_unit_test(a_profile_is_for_its_hosts_and_those_below),
		cmocka_unit_test(a_saved_page_is_of_the_site_it_calls_its_own),
		cmocka_unit_test(expressions_of_xpath_may_make_texts),
		cmocka_unit_test(mistakes_are_told_at_their_place),
		cmocka_unit_test(hostile_pages_end),
		cmocka_unit_test(a_selector_that_takes_too_long_is_given_up),
	};

	return cmocka_run_group_tests_name("profile", tests, set_up, tear_down);
}
