/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "fetch/fetch.h"

static char folder[] = "/tmp/winnow-fetch-XXXXXX";
static char seen[4096];

static void write_file(const char *name, const char *bytes)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(bytes, file);
	fclose(file);
}

static void make_folder(const char *name)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(mkdir(path, 0700), 0);
}

static int note(void *context, const struct winnow_item *item)
{
	size_t length = strlen(seen);

	(void)context;
	snprintf(seen + length, sizeof seen - length, "%.*s %u%u %.*s %ju [%.*s]\n",
		STR_ARGS(item->uri), item->form, item->link_form, STR_ARGS(item->media_type),
		(uintmax_t)item->length, STR_ARGS(item->body));
	return 0;
}

static int fetch_named(const char *name, uint64_t max_bytes, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str path = arena_printf(arena, "%s%s", folder, name);
	struct fetch_request request = { .uri = fetch_path_to_uri(path, arena) };
	struct fetch_limits limits = { .max_bytes = max_bytes };

	seen[0] = '\0';
	return fetch(&request, &limits, note, NULL, failure);
}

static void a_file_is_shown_with_its_type_and_bytes(void **state)
{
	struct failure failure = { 0 };
	char expected[256];

	(void)state;
	write_file("a b%.HTML", "hello");
	assert_int_equal(fetch_named("/a b%.HTML", 5, &failure), 0);
	snprintf(expected, sizeof expected,
		"file://%s/a%%20b%%25.HTML 00 text/html 5 [hello]\n", folder);
	assert_string_equal(seen, expected);
}

static void a_folder_is_shown_by_entries_in_order(void **state)
{
	struct failure failure = { 0 };
	char link[256], expected[1024];

	(void)state;
	make_folder("list");
	write_file("list/b.txt", "12");
	write_file("list/a.txt", "1");
	make_folder("list/c");
	snprintf(link, sizeof link, "%s/list/d", folder);
	assert_int_equal(symlink("b.txt", link), 0);
	snprintf(link, sizeof link, "%s/list/e", folder);
	assert_int_equal(symlink("nowhere", link), 0);
	assert_int_equal(fetch_named("/list", 5, &failure), 0);
	char *folder_size = strstr(seen, "/c ");
	assert_non_null(folder_size);
	snprintf(expected, sizeof expected,
		"file://%s/list/a.txt 10 text/plain 1 []\nfile://%s/list/b.txt 10 text/plain 2 "
		"[]\n",
		folder, folder);
	assert_memory_equal(seen, expected, strlen(expected));
	assert_non_null(strstr(seen, "/list/d 31  2 []\n"));
	assert_non_null(strstr(seen, "/list/e 34 "));
}

static void link_to(const char *target, const char *name)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(symlink(target, path), 0);
}

/* Across two folders, too, and on the way that was taken, not where the folder really is. */
static void a_link_that_leads_round_leads_nowhere(void **state)
{
	struct failure failure = { 0 };

	(void)state;
	make_folder("round");
	make_folder("round/one");
	make_folder("round/two");
	make_folder("round/two/deep");
	link_to("../two", "round/one/across");
	link_to("../one", "round/two/back");
	link_to(".", "round/two/self");
	link_to("..", "round/two/up");
	link_to("/", "round/two/root");
	link_to("deep", "round/two/down");
	assert_int_equal(fetch_named("/round/one", 5, &failure), 0);
	assert_non_null(strstr(seen, "/one/across 32 "));
	assert_int_equal(fetch_named("/round/one/across", 5, &failure), 0);
	assert_non_null(strstr(seen, "/across/back 34 "));
	assert_non_null(strstr(seen, "/across/self 34 "));
	assert_non_null(strstr(seen, "/across/up 34 "));
	assert_non_null(strstr(seen, "/across/root 34 "));
	assert_non_null(strstr(seen, "/across/down 32 "));
	/* The other folder has not been come through here. */
	assert_int_equal(fetch_named("/round/two", 5, &failure), 0);
	assert_non_null(strstr(seen, "/two/back 32 "));
}

static void what_cannot_be_read_says_why(void **state)
{
	struct failure failure = { 0 };
	char path[256], expected[512];

	(void)state;
	assert_int_equal(fetch_named("/none.txt", 5, &failure), FAILURE_MISSING);
	snprintf(expected, sizeof expected, "%s/none.txt: No such file or directory", folder);
	assert_string_equal(failure.why, expected);
	write_file("large.txt", "123456");
	assert_int_equal(fetch_named("/large.txt", 5, &failure), WINNOW_ELIMIT);
	snprintf(expected, sizeof expected,
		"%s/large.txt: has 6 bytes, more than the 5 of max_item_bytes", folder);
	assert_string_equal(failure.why, expected);
	snprintf(path, sizeof path, "%s/pipe", folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(fetch_named("/pipe", 5, &failure), WINNOW_EDATA);
}

static void a_scheme_that_is_not_there_is_refused(void **state)
{
	struct fetch_request request = { .uri = STR_LITERAL("gopher://example.org/") };
	struct fetch_limits limits = { .max_bytes = 1 };
	struct failure failure = { 0 };

	(void)state;
	assert_int_equal(fetch(&request, &limits, note, NULL, &failure), WINNOW_EDATA);
	assert_string_equal(failure.why,
		"gopher://example.org/: only what is on this machine can be fetched so");
}

static void addresses_are_resolved(void **state)
{
	static const struct {
		const char *base, *uri, *expected;
	} cases[] = {
		{ "", "HTTP://Example.ORG:80/a/../b#c", "http://example.org/b" },
		{ "http://example.org/a/b.html", "../c.html?d=1",
			"http://example.org/c.html?d=1" },
		{ "file:///m/en/a.html", "../fr/b.html", "file:///m/fr/b.html" },
		{ "file:///m/en/a.html", "b18b9.html?q=0", "file:///m/en/b18b9.html?q=0" },
		{ "http://example.org/", "//example.com/x", "http://example.com/x" },
		{ "", "  https://example.org/x  ", "https://example.org/x" },
		{ "", "no/base", NULL },
		{ "http://example.org/", "javascript:alert(1)", NULL },
		{ "http://example.org/", "ftp://example.org/x", NULL },
		{ "", "https://M\xc3\x9cLLER.example/a", "https://xn--mller-kva.example/a" },
		{ "", "https://xn--mller-kva.example/a", "https://xn--mller-kva.example/a" },
		{ "https://a.example/", "//b.\xed/a", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		SCOPED(arena_destroy) struct arena *arena = arena_create(0);
		struct failure failure = { 0 };
		struct winnow_str uri = { 0 };
		int code = fetch_resolve(winnow_str(cases[i].base), winnow_str(cases[i].uri),
			arena, &uri, &failure);
		if (cases[i].expected)
			assert_string_equal(code ? failure.why : uri.ptr, cases[i].expected);
		else
			assert_int_equal(code, WINNOW_EDATA);
	}
}

static void paths_come_back_from_addresses(void **state)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str path = STR_LITERAL("/tmp/\xff?# %41"), back;
	struct failure failure = { 0 };

	(void)state;
	struct winnow_str uri = fetch_path_to_uri(path, arena);
	assert_string_equal(uri.ptr, "file:///tmp/%FF%3F%23%20%2541");
	assert_int_equal(fetch_uri_to_path(uri, arena, &back, &failure), 0);
	assert_true(winnow_equal(path, back));
	assert_int_equal(
		fetch_uri_to_path(STR_LITERAL("file:///a%00b"), arena, &back, &failure),
		WINNOW_EDATA);
	assert_int_equal(
		fetch_uri_to_path(STR_LITERAL("file://host/a"), arena, &back, &failure),
		WINNOW_EDATA);
}

static void hosts_are_told(void **state)
{
	(void)state;
	assert_true(winnow_is(
		fetch_host_of(STR_LITERAL("http://u:p@example.org:81/x")), "example.org:81"));
	assert_true(
		winnow_is(fetch_host_of(STR_LITERAL("https://example.org")), "example.org"));
	assert_true(winnow_is(fetch_host_of(STR_LITERAL("file:///a")), ""));
}

static int make_root(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_root(void **state)
{
	char command[300];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_shown_with_its_type_and_bytes),
		cmocka_unit_test(a_folder_is_shown_by_entries_in_order),
		cmocka_unit_test(a_link_that_leads_round_leads_nowhere),
		cmocka_unit_test(what_cannot_be_read_says_why),
		cmocka_unit_test(a_scheme_that_is_not_there_is_refused),
		cmocka_unit_test(addresses_are_resolved),
		cmocka_unit_test(paths_come_back_from_addresses),
		cmocka_unit_test(hosts_are_told),
	};

	return cmocka_run_group_tests_name("fetch", tests, make_root, remove_root);
}
