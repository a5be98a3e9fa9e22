/* SPDX-License-Identifier: MIT
 * What is received is archived: as it came, once, and so that it can be read again. */
#include "run_fixture.h"
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "store/verify.h"
#include "tools/temporary.h"
#include "tools/test_site.h"

#define STORY(number)                                                                          \
	"<html><head><title>Harbour " number "</title></head><body><article><h1>Harbour</h1>"  \
	"<p>The police found " number                                                          \
	" children who worked as pearl divers in the harbour of "                              \
	"the town, and brought them home to their families on Monday.</p></article></body>"

#define HTML "Content-Type: text/html; charset=utf-8\r\n"

static const struct test_page pages[] = {
	{ .path = "/plain", .headers = HTML "ETag: \"one\"\r\n", .body = STORY("61") },
	{ .path = "/packed", .manner = TEST_GZIP, .headers = HTML, .body = STORY("five") },
	{ .path = "/chunks",
		.manner = TEST_RAW,
		.body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
			"Transfer-Encoding: chunked\r\n\r\ned\r\n" STORY(
				"Nine") "\r\n0\r\n\r\n" },
};

static struct fixture fixture;
static struct test_site *site;

static void configure(const char *store, const char *rest)
{
	char yaml[2000];

	snprintf(yaml, sizeof yaml,
		"store: %s\nplugin_path: [%s]\nuser_agent: Owl/1.0 (+https://owl.example)\n"
		"min_delay: 0s\nallow_private: [127.0.0.1]\n%s",
		store, getenv("WINNOW_PLUGIN_PATH"), rest);
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
}

static void configure_web(void)
{
	char rest[600];
	unsigned port = test_site_port(site);

	snprintf(rest, sizeof rest,
		"sources:\n  - name: web\n    plugin: http\n    urls: "
		"['http://127.0.0.1:%u/plain', "
		"'http://127.0.0.1:%u/packed', 'http://127.0.0.1:%u/chunks']\n"
		"sinks: [{plugin: warc, path: ./archive}]\n",
		port, port, port);
	configure("news.db", rest);
}

static int begin(void **state)
{
	(void)state;
	fixture = fixture_make();
	site = test_site_start(pages, COUNT_OF(pages));
	configure_web();
	return 0;
}

static int end(void **state)
{
	(void)state;
	test_site_stop(site);
	fixture_end(&fixture);
	return 0;
}

static void ask(const char *sql, const char *expected)
{
	char *answer = fixture_ask(&fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

/* The files of the archive, unpacked by another program, one behind the other. The caller's. */
static struct winnow_str unpacked(void)
{
	char command[600];

	snprintf(command, sizeof command, "gzip -cd %s/archive/*.warc.gz > %s/all",
		fixture.folder, fixture.folder);
	assert_int_equal(system(command), 0);
	char *path = temporary_path(fixture.folder, "all");
	struct winnow_str all = temporary_read(path);
	free(path);
	return all;
}

static size_t count(struct winnow_str text, const char *what)
{
	size_t found = 0, length = strlen(what);

	for (size_t at; (at = str_find(text, winnow_str(what))) < text.len; found++)
		text = winnow_slice(text, at + length, text.len - at - length);
	return found;
}

static int verify(struct failure *failure)
{
	char *path = temporary_path(fixture.folder, "news.db");
	struct store *store;
	int64_t records;

	assert_int_equal(store_open(path, STORE_READ, &store, failure), 0);
	int code = store_verify_archives(store, STR_LITERAL(""), &records, failure);
	store_close(store);
	free(path);
	return code < 0 ? code : (int)records;
}

static void test_exchange(void **state)
{
	struct failure failure;

	(void)state;
	fixture_run(&fixture);
	ask("SELECT group_concat(reason) FROM requests WHERE state <> 'done'", "");
	ask("SELECT count(archive_record) FROM items", "3");
	struct winnow_str all = unpacked();
	assert_true(winnow_starts(all, "WARC/1.1\r\nWARC-Type: warcinfo\r\n"));
	assert_int_equal(count(all, "WARC-Type: response\r\n"), 3);
	assert_int_equal(count(all, "WARC-Type: request\r\n"), 3);
	assert_int_equal(count(all, "\r\nWARC-Concurrent-To: <urn:uuid:"), 3);
	assert_int_equal(count(all, "\r\nWARC-IP-Address: 127.0.0.1\r\n"), 3);
	assert_int_equal(count(all, "\r\n\r\nGET /plain HTTP/1.1\r\n"), 1);
	assert_int_equal(count(all, "\r\nETag: \"one\"\r\n"), 1);
	assert_int_equal(count(all, "\r\nX-Archived-Transfer-Encoding: chunked\r\n"), 1);
	assert_int_equal(count(all, "\r\nTransfer-Encoding:"), 0);
	/* As it came over the wire: not to be read. */
	assert_int_equal(count(all, "found 61 children"), 1);
	assert_int_equal(count(all, "found five children"), 0);
	free((char *)all.ptr);
	assert_int_equal(verify(&failure), 3);
}

/* What did not change is referred to; each document keeps the record it was read from. */
static void test_revisits(void **state)
{
	struct failure failure;

	(void)state;
	fixture_run(&fixture);
	char *before = fixture_ask(&fixture, "SELECT group_concat(archive_record) FROM items");
	fixture_run(&fixture);
	ask("SELECT group_concat(archive_record) FROM items", before);
	struct winnow_str all = unpacked();
	assert_int_equal(count(all, "WARC-Type: response\r\n"), 3);
	assert_int_equal(count(all, "WARC-Type: revisit\r\n"), 3);
	assert_int_equal(count(all, "revisit/server-not-modified\r\n"), 1);
	assert_int_equal(count(all, "revisit/identical-payload-digest\r\n"), 2);
	assert_int_equal(count(all, "\r\nWARC-Refers-To-Target-URI: http://127.0.0.1:"), 3);
	assert_int_equal(count(all, "\r\nWARC-Refers-To: <urn:uuid:"), 3);
	assert_int_equal(count(all, "WARC-Type: warcinfo\r\n"), 2);
	assert_int_equal(verify(&failure), 3);
	free(before);
	free((char *)all.ptr);
}

/* Read by the source, the archive gives the documents that the web gave. */
static void test_read_back(void **state)
{
	static const char documents[] =
		"SELECT group_concat(uri || ' ' || title || ' ' || text_sha256, ', ') FROM "
		"(SELECT * FROM documents ORDER BY uri)";

	(void)state;
	fixture_run(&fixture);
	fixture_run(&fixture);
	char *expected = fixture_ask(&fixture, documents);
	fixture_forget(&fixture);
	configure("news.db", "sources: [{name: web, plugin: warc, paths: [./archive]}]\n");
	fixture_run(&fixture);
	ask(documents, expected);
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_int_equal(fixture.summary.counts.fresh, 3);
	assert_int_equal(fixture.summary.counts.unchanged, 3);
	free(expected);
}

/* The path of the first file. The caller's. */
static char *first_file(void)
{
	char pattern[600];
	glob_t files;

	snprintf(pattern, sizeof pattern, "%s/archive/*.warc.gz", fixture.folder);
	assert_int_equal(glob(pattern, 0, NULL, &files), 0);
	char *path = strdup(files.gl_pathv[0]);
	globfree(&files);
	return path;
}

/* A kill left half a record behind, and a file nobody knows of: both are gone afterwards. */
static void test_torn_tail(void **state)
{
	struct failure failure;
	struct stat before, after;

	(void)state;
	fixture_run(&fixture);
	char *path = first_file();
	assert_int_equal(stat(path, &before), 0);
	FILE *file = fopen(path, "ab");
	fputs("\x1f\x8b\x08 half a record", file);
	fclose(file);
	free(temporary_file(fixture.folder, "archive/winnow-20140305100000-00002-owl.warc.gz",
		STR_LITERAL("nobody's")));
	fixture_run(&fixture);
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(before.st_size, after.st_size);
	free((char *)unpacked().ptr);
	assert_int_equal(verify(&failure), 3);
	free(path);
}

/* What the store has recorded and the file has not is named, and nothing is written. */
static void test_damage(void **state)
{
	struct failure failure;

	(void)state;
	fixture_run(&fixture);
	char *path = first_file();
	struct winnow_str bytes = temporary_read(path);
	((char *)bytes.ptr)[bytes.len / 2] ^= 1;
	free(temporary_file("/", path + 1, bytes));
	assert_int_equal(verify(&failure), WINNOW_EDATA);
	assert_non_null(strstr(failure.why, "of items (http://127.0.0.1:"));
	free((char *)bytes.ptr);
	free(path);
}

/* Files of this machine are resources, and are written once. */
static void test_files(void **state)
{
	struct failure failure;

	(void)state;
	fixture_page(&fixture, "one.txt",
		"HARBOUR: 61 children found\n\nPolice found 61 children.\n");
	configure("news.db", "sources: [{name: pages, plugin: file, paths: [./pages]}]\n"
			     "sinks: [{plugin: warc, path: ./archive, conversions: yes}]\n");
	fixture_run(&fixture);
	fixture_run(&fixture);
	struct winnow_str all = unpacked();
	assert_int_equal(count(all, "WARC-Type: resource\r\n"), 1);
	assert_int_equal(count(all, "WARC-Type: conversion\r\n"), 1);
	assert_int_equal(count(all, "\r\nWARC-Refers-To: <urn:uuid:"), 1);
	assert_int_equal(verify(&failure), 1);
	free((char *)all.ptr);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_exchange, begin, end),
		cmocka_unit_test_setup_teardown(test_revisits, begin, end),
		cmocka_unit_test_setup_teardown(test_read_back, begin, end),
		cmocka_unit_test_setup_teardown(test_torn_tail, begin, end),
		cmocka_unit_test_setup_teardown(test_damage, begin, end),
		cmocka_unit_test_setup_teardown(test_files, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
