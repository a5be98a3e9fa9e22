/* SPDX-License-Identifier: MIT
 * The key under which the source keeps a page, for the addresses of vectors.tsv. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "drupal.h"
#include "tools/source_harness.h"
#include "tools/temporary.h"

static char *key_of(struct source_harness *source, const char *uri)
{
	char *page = drupal_node("KESTRIA: A title", "Ana", "<p>Some words.</p>", "");
	struct winnow_item item = item_of(uri, "text/html", winnow_str(page));
	struct source_result *result = source_visit(source, &item);

	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->keep_count, 1);
	char *key = strndup(result->keeps[0].ptr, result->keeps[0].len);
	source_result_free(result);
	free(page);
	return key;
}

static void all_vectors_come_out(void **state)
{
	struct source_harness *source = source_open("crin", "roots: [/m/root]");
	char *path = temporary_path(getenv("WINNOW_TEST_DATA"), "plugins/crin/vectors.tsv");
	struct winnow_str file = temporary_read(path);
	size_t count = 0;

	(void)state;
	for (char *line = strtok((char *)file.ptr, "\n"); line; line = strtok(NULL, "\n")) {
		char *tab = strchr(line, '\t');
		if (line[0] == '#' || !tab)
			continue;
		*tab = '\0';
		tab[1 + strcspn(tab + 1, "\t")] = '\0';
		char *key = key_of(source, line);
		if (strcmp(key, tab + 1) != 0)
			fail_msg("%s: %s, not %s", line, key, tab + 1);
		free(key);
		count++;
	}
	assert_true(count > 50);
	free((char *)file.ptr);
	free(path);
	source_close(source);
}

static void another_site_keeps_its_own_address(void **state)
{
	struct source_harness *source = source_open("crin", "roots: [/m/root]");
	char *key = key_of(source, "http://www.example.org/en/library/news-archive/a18b9.html");

	(void)state;
	assert_string_equal(key, "");
	free(key);
	source_close(source);
}

/* A copy in any folder still says where it was mirrored from. */
static void a_copy_is_known_by_its_note(void **state)
{
	static const char page[] =
		"<!-- Mirrored from "
		"www.crin.org/en/library/news-archive/ferry?qt-countr-tabs=1 "
		"by HTTrack Website Copier/3.x, Thu, 01 Nov 2018 00:00:00 GMT -->"
		"<html><div class='node'><div class='field field-name-body'><p>Words.</p>"
		"</div></div></html>";
	struct source_harness *source = source_open("crin", "roots: [/m/root]");
	struct winnow_item item =
		item_of("file:///m/root/saved/7.html", "text/html", winnow_str(page));
	struct source_result *result = source_visit(source, &item);

	(void)state;
	assert_int_equal(result->keep_count, 1);
	assert_text(result->keeps[0], "en/library/news-archive/ferry");
	source_result_free(result);
	source_close(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_vectors_come_out),
		cmocka_unit_test(another_site_keeps_its_own_address),
		cmocka_unit_test(a_copy_is_known_by_its_note),
	};

	return cmocka_run_group_tests_name("crin key", tests, NULL, NULL);
}
