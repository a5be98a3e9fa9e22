/* SPDX-License-Identifier: MIT
 * Archives as a source of a whole run. */
#include "run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/archive.h"
#include "tools/temporary.h"

#define HTML "Content-Type: text/html; charset=utf-8\r\n"

static struct fixture fixture;

static int begin(void **state)
{
	(void)state;
	fixture = fixture_make();
	fixture_configure(&fixture, "");
	char yaml[2000];
	snprintf(yaml, sizeof yaml,
		"store: news.db\nplugin_path: [%s]\n"
		"sources: [{name: archives, plugin: warc, paths: [./archives]}]\n",
		getenv("WINNOW_PLUGIN_PATH"));
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
	return 0;
}

static int end(void **state)
{
	(void)state;
	fixture_end(&fixture);
	return 0;
}

static void ask(const char *sql, const char *expected)
{
	char *answer = fixture_ask(&fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

static void put(const char *name, struct buffer *archive)
{
	char path[100];

	snprintf(path, sizeof path, "archives/%s", name);
	free(temporary_file(fixture.folder, path, buffer_str(archive)));
	buffer_truncate(archive, 0);
}

static void add_page(struct buffer *archive, const char *target, const char *count)
{
	struct buffer page, record;

	buffer_init(&page, 0);
	buffer_init(&record, 0);
	buffer_printf(&page,
		"<html><head><title>Harbour</title></head><body><article><h1>Harbour</h1>"
		"<p>The police found %s children who worked as pearl divers in the harbour "
		"of the town, and brought them home to their families on Monday.</p>"
		"</article></body></html>",
		count);
	archive_response(&record, target, HTML, buffer_str(&page));
	archive_compress(archive, buffer_str(&record));
	buffer_finish(&record);
	buffer_finish(&page);
}

static void add_revisit(struct buffer *archive, const char *target)
{
	struct buffer record;
	char lines[300];

	buffer_init(&record, 0);
	snprintf(lines, sizeof lines,
		"WARC-Type: revisit\r\nWARC-Target-URI: %s\r\n"
		"WARC-Date: 2014-03-07T10:00:00Z\r\nContent-Type: application/http\r\n",
		target);
	archive_record(&record, lines, STR_LITERAL("HTTP/1.1 304 Not Modified\r\n\r\n"));
	archive_compress(archive, buffer_str(&record));
	buffer_finish(&record);
}

/* Two captures of a page are two versions; what is revisited was there, or is missed. */
static void test_captures(void **state)
{
	struct buffer archive;

	(void)state;
	buffer_init(&archive, 0);
	add_page(&archive, "http://a.test/1", "61");
	add_page(&archive, "http://a.test/2", "five");
	put("1.warc.gz", &archive);
	add_page(&archive, "http://a.test/1", "63");
	add_revisit(&archive, "http://a.test/2");
	add_revisit(&archive, "http://a.test/3");
	put("2.warc.gz", &archive);
	fixture_run(&fixture);
	ask("SELECT group_concat(version || cause || key, ' ') FROM "
	    "(SELECT * FROM documents ORDER BY key, version)",
		"1newhttp://a.test/1 2changedhttp://a.test/1 1newhttp://a.test/2");
	ask("SELECT uri LIKE 'warc:///%/archives/2.warc.gz?at=%' AND reason LIKE '%earlier "
	    "capture%' "
	    "FROM requests WHERE state = 'failed'",
		"1");
	assert_int_equal(fixture.summary.counts.unchanged, 1);
	assert_int_equal(fixture.summary.counts.failed, 1);
	assert_int_equal(fixture.summary.exit_status, 1);
	ask("SELECT group_concat(DISTINCT fetched) FROM items", "2014-03-05T10:00:00Z");
	/* And once more: nothing is new. */
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.unchanged, 4);
	assert_int_equal(fixture.summary.counts.changed, 0);
	buffer_finish(&archive);
}

/* What is damaged is named; what stands around it is there. */
static void test_damage(void **state)
{
	struct buffer archive;

	(void)state;
	buffer_init(&archive, 0);
	add_page(&archive, "http://a.test/1", "61");
	buffer_printf(&archive, "and here is no record");
	add_page(&archive, "http://a.test/2", "five");
	put("1.warc.gz", &archive);
	fixture_run(&fixture);
	ask("SELECT count(*) FROM documents", "2");
	ask("SELECT reason LIKE '%byte%begins no other%' FROM requests "
	    "WHERE state = 'failed'",
		"1");
	assert_int_equal(fixture.summary.exit_status, 1);
	buffer_finish(&archive);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_captures, begin, end),
		cmocka_unit_test_setup_teardown(test_damage, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
