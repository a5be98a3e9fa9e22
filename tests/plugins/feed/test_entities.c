/* SPDX-License-Identifier: MIT
 * XML that wants files, other servers, or more memory than there is: of feeds and of sitemaps. */
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
#include "tools/source_harness.h"
#include "tools/temporary.h"
#include "tools/test_site.h"

#define MOST_SAID ((size_t)100000)

enum { PATIENCE = 280 /* seconds, with ThreadSanitizer on a busy machine */ };

static const struct test_page pages[] = { { .path = "/*", .body = "<!ENTITY x 's3cret'>" } };

static const struct {
	const char *plugin, *options, *before, *behind;
} forms[] = {
	{ "feed", "urls: ['http://lake.example/feed']",
		"<rss version='2.0'><channel><item><title>A ",
		"</title><link>http://lake.example/1</link></item></channel></rss>" },
	{ "sitemap", "urls: ['http://lake.example/map.xml']",
		"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>"
		"http://lake.example/1</loc><priority>",
		"</priority></url></urlset>" },
};

static void assert_nothing_said(const struct source_result *result, size_t most)
{
	assert_true(result->request_count <= 1);
	for (size_t i = 0; i < result->request_count; i++) {
		const struct winnow_request *request = &result->requests[i];
		for (uint32_t j = 0; j < request->hint_count; j++) {
			char *value = strndup(
				request->hints[j].value.ptr, request->hints[j].value.len);
			assert_null(strstr(value, "s3cret"));
			assert_true(strlen(value) <= most);
			free(value);
		}
	}
}

/* Nothing that is said of what it leads to is longer than `most`. */
static void try_all(const char *declarations, const char *content, size_t most)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		char *body = NULL;
		size_t size;
		FILE *out = open_memstream(&body, &size);
		fprintf(out, "<?xml version='1.0'?>%s%s%s%s", declarations, forms[i].before,
			content, forms[i].behind);
		fclose(out);
		struct source_harness *source = source_open(forms[i].plugin, forms[i].options);
		struct winnow_item item = item_of(
			"http://lake.example/map.xml", "application/xml", winnow_str(body));
		item.expects = WINNOW_LISTING;
		struct source_result *result = source_visit(source, &item);
		assert_nothing_said(result, most);
		source_result_free(result);
		source_close(source);
		free(body);
	}
}

static void nothing_else_is_opened(void **state)
{
	/* What stands around an address. */
	static const char *const around[][2] = {
		{ "<!DOCTYPE r [<!ENTITY x SYSTEM '", "'>]>" },
		{ "<!DOCTYPE r [<!ENTITY % p SYSTEM '", "'> %p;]>" },
		{ "<!DOCTYPE r SYSTEM '", "'>" },
		{ "<?xml-stylesheet type='text/xsl' href='", "'?>" },
	};
	struct test_site *canary = test_site_start(pages, 1);
	char *folder = temporary_folder(), text[600];
	char *path = temporary_file(folder, "secret", winnow_str("s3cret"));

	(void)state;
	char places[2][300];
	snprintf(places[0], sizeof places[0], "file://%s", path);
	snprintf(places[1], sizeof places[1], "http://127.0.0.1:%u/x", test_site_port(canary));
	for (size_t i = 0; i < 2 * sizeof around / sizeof *around; i++) {
		snprintf(text, sizeof text, "%s%s%s", around[i / 2][0], places[i % 2],
			around[i / 2][1]);
		try_all(text, "&x;", MOST_SAID);
	}
	snprintf(text, sizeof text,
		"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' "
		"href='file://%s'/>",
		path);
	try_all("", text, MOST_SAID);
	assert_int_equal(test_site_connections(canary), 0);
	test_site_stop(canary);
	free(path);
	temporary_remove(folder);
}

static void entities_do_not_grow(void **state)
{
	static char declarations[120000];
	size_t length = (size_t)sprintf(declarations, "<!DOCTYPE r [<!ENTITY a0 'ha'>");

	(void)state;
	for (int i = 1; i < 30; i++)
		length += (size_t)sprintf(declarations + length,
			"<!ENTITY a%d '&a%d;&a%d;&a%d;'>", i, i - 1, i - 1, i - 1);
	sprintf(declarations + length, "]>");
	try_all(declarations, "&a29;", MOST_SAID);
	/* One long one, many times. */
	length = (size_t)sprintf(declarations, "<!DOCTYPE r [<!ENTITY q '");
	memset(declarations + length, 'q', 50000);
	sprintf(declarations + length + 50000, "'><!ENTITY r '&r;'>]>");
	char *many = calloc(1, 30001);
	for (int i = 0; i < 10000; i++)
		memcpy(many + (size_t)i * 3, "&q;", 3);
	try_all(declarations, many, MOST_SAID);
	try_all(declarations, "&r;", MOST_SAID);
	free(many);
}

/* head, `times` times a number between two texts, tail. */
static void try_many(
	const char *head, const char *before, int times, const char *behind, const char *tail)
{
	char *content = NULL;
	size_t size;
	FILE *out = open_memstream(&content, &size);

	fputs(head, out);
	for (int i = 0; i < times; i++)
		fprintf(out, "%s%d%s", before, i, behind);
	fputs(tail, out);
	fclose(out);
	alarm(PATIENCE);
	try_all("", content, strlen(content) + 2);
	alarm(0);
	free(content);
}

/* Where anything is compared with all before it, this takes minutes. */
static void masses_are_read_in_linear_time(void **state)
{
	(void)state;
	try_many("<x ", "a", 200000, "='1' ", "/>");
	try_many("<x ", "xmlns:n", 50000, "='http://n.example/' ", "/>");
	try_many("", "<x", 100000, ">", "");
	try_many("", "<b>", 100000, "", "");
	try_many("", "", 100000, "</b>", "");
	try_many("<x a='", "&amp;", 500000, "", "'/>");
	try_many("<!--", "- ", 500000, "", "");
	try_many("<![CDATA[", "]]", 500000, "", "");
	try_many("", "<", 500000, "", "");
	try_many("", "&", 500000, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_else_is_opened),
		cmocka_unit_test(entities_do_not_grow),
		cmocka_unit_test(masses_are_read_in_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
