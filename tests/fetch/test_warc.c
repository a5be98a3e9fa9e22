/* SPDX-License-Identifier: MIT
 * Archives as containers: plain, compressed in all ways, damaged in all ways. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fetch/fetch.h"
#include "tools/archive.h"
#include "tools/encoded.h"
#include "tools/temporary.h"

#define RECORDS_AT_ONCE 4096

static const char html[] = "Content-Type: text/html; charset=utf-8\r\n";

/* What was shown: a line each. */
struct seen {
	struct buffer lines;
	struct failure failure;
	int code;
	size_t entries;
	char first[300], rest[300]; /* the address of the first record, and of the rest */
	char body[300];
	int64_t fetched_ms;
};

static struct winnow_str header(const struct winnow_item *item, const char *name)
{
	for (uint32_t i = 0; i < item->header_count; i++)
		if (winnow_is(item->headers[i].name, name))
			return item->headers[i].value;
	return STR_LITERAL("");
}

static int note(void *context, const struct winnow_item *item)
{
	struct seen *seen = context;
	struct winnow_str type = header(item, "warc-type");
	struct winnow_str digest = header(item, "warc-digest");
	char *place = item->form == WINNOW_ENTRY_REST ? seen->rest : seen->first;

	seen->fetched_ms = item->fetched_ms;
	snprintf(seen->body, sizeof seen->body, "%.*s", STR_ARGS(item->body));
	if (item->form == WINNOW_ENTRY_REST || seen->entries++ == 0)
		snprintf(place, 300, "%.*s", STR_ARGS(item->uri));
	if (item->form == WINNOW_ENTRY_REST)
		return 0;
	buffer_printf(&seen->lines, "%.*s %.*s %u %.*s%s%.*s\n", STR_ARGS(type),
		STR_ARGS(item->final_uri), item->status, STR_ARGS(item->media_type),
		digest.len ? " " : "", STR_ARGS(digest));
	return 0;
}

static struct seen look(const char *uri, uint32_t expects, uint64_t most)
{
	const struct fetch_request request = { .uri = winnow_str(uri), .expects = expects };
	const struct fetch_limits limits = { .max_bytes = most };
	struct seen seen = { .code = 0 };

	buffer_init(&seen.lines, 0);
	buffer_append(&seen.lines, STR_LITERAL(""));
	seen.code = fetch(&request, &limits, note, &seen, &seen.failure);
	return seen;
}

struct fixture {
	char *folder, *path;
};

static struct seen scan(struct fixture *fixture, struct winnow_str bytes)
{
	char uri[600];

	free(fixture->path);
	fixture->path = temporary_file(fixture->folder, "a.warc", bytes);
	snprintf(uri, sizeof uri, "file://%s", fixture->path);
	return look(uri, WINNOW_ARCHIVE, 1 << 20);
}

static void expect(struct fixture *fixture, struct winnow_str bytes, const char *lines,
	const char *why, uint64_t at)
{
	struct seen seen = scan(fixture, bytes);
	char place[40];

	snprintf(place, sizeof place, "byte %ju", (uintmax_t)at);
	if (!winnow_is(buffer_str(&seen.lines), lines) || (seen.code < 0) != (why != NULL) ||
		(why && (!strstr(seen.failure.why, why) || !strstr(seen.failure.why, place))))
		fail_msg("%d %s\n%s", seen.code, seen.failure.why, seen.lines.bytes);
	buffer_finish(&seen.lines);
}

/* Three sound records: a, b and c; the middle one is what a test breaks. */
struct archive {
	struct buffer bytes;
	size_t a, b, end;
};

static void add_page(struct buffer *archive, const char *target)
{
	archive_response(archive, target, html, STR_LITERAL("<p>Harbour police find 61."));
}

static struct archive three(const char *broken)
{
	struct archive archive;

	buffer_init(&archive.bytes, 0);
	add_page(&archive.bytes, "http://a.test/");
	archive.a = archive.bytes.length;
	if (broken)
		buffer_printf(&archive.bytes, "%s", broken);
	else
		add_page(&archive.bytes, "http://b.test/");
	archive.b = archive.bytes.length;
	add_page(&archive.bytes, "http://c.test/");
	archive.end = archive.bytes.length;
	return archive;
}

#define A "response http://a.test/ 200 text/html right\n"
#define B "response http://b.test/ 200 text/html right\n"
#define C "response http://c.test/ 200 text/html right\n"

static size_t encoded_length(struct winnow_str plain)
{
	struct winnow_str packed = encoded("gzip", plain);

	free((char *)packed.ptr);
	return packed.len;
}

static int begin(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .folder = temporary_folder() };
	*state = &fixture;
	return 0;
}

static int end(void **state)
{
	struct fixture *fixture = *state;

	free(fixture->path);
	temporary_remove(fixture->folder);
	return 0;
}

/* Member by member. */
static struct buffer compressed(const struct archive *archive)
{
	struct winnow_str all = buffer_str(&archive->bytes);
	struct buffer file;

	buffer_init(&file, 0);
	archive_compress(&file, winnow_slice(all, 0, archive->a));
	archive_compress(&file, winnow_slice(all, archive->a, archive->b - archive->a));
	archive_compress(&file, winnow_slice(all, archive->b, archive->end - archive->b));
	return file;
}

static void test_sound(void **state)
{
	struct archive archive = three(NULL);
	struct buffer file = compressed(&archive);

	expect(*state, buffer_str(&archive.bytes), A B C, NULL, 0);
	expect(*state, buffer_str(&file), A B C, NULL, 0);
	expect(*state, STR_LITERAL(""), "", NULL, 0);
	buffer_finish(&file);
	buffer_finish(&archive.bytes);
}

/* All in one member, and in pieces that are no records: read, and told. */
static void test_odd_members(void **state)
{
	struct archive archive = three(NULL);
	struct winnow_str all = buffer_str(&archive.bytes);
	struct buffer file;

	buffer_init(&file, 0);
	archive_compress(&file, all);
	expect(*state, buffer_str(&file), A B C, "compressed each by itself", 0);
	buffer_truncate(&file, 0);
	archive_compress(&file, winnow_slice(all, 0, archive.a + 400));
	archive_compress(&file, winnow_slice(all, archive.a + 400, all.len - archive.a - 400));
	expect(*state, buffer_str(&file), A B C, "compressed each by itself", 0);
	buffer_finish(&file);
	buffer_finish(&archive.bytes);
}

/* What is wrong with the middle one; the others are there. */
static void test_broken(void **state)
{
	static const struct {
		const char *record, *why;
	} cases[] = {
		{ "WARC/1.0\r\nWARC-Type: resource\r\n"
		  "Content-Length: 100000000000000000000\r\n\r\nx\r\n\r\n",
			"is no length" },
		{ "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: -1\r\n\r\nx\r\n\r\n",
			"is no length" },
		{ "WARC/1.0\r\nWARC-Type: resource\r\n\r\nx\r\n\r\n", "is no length" },
		{ "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1\r\n"
		  "Content-Length: 2\r\n\r\nx\r\n\r\n",
			"contradicts itself" },
		{ "WARC/1.0\r\nWARC-Target-URI: http://b.test/\nWARC-Type: request\r\n"
		  "WARC-Type: resource\r\nContent-Length: 1\r\n\r\nx\r\n\r\n",
			"another end" },
		{ "WARC/1.0\r\nno header\r\nContent-Length: 1\r\n\r\nx\r\n\r\n", "no header" },
		{ "WARC/1.0\r\nContent-Length: 1\r\n\r\nx\r\n\r\n", "what it is" },
		{ "WARC/2.0\r\nContent-Length: 1\r\n\r\nx\r\n\r\n", "no record begins" },
		{ "<p>no record at all\r\n\r\n", "no record begins" },
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct archive archive = three(cases[i].record);
		struct buffer file = compressed(&archive);
		size_t member =
			encoded_length(winnow_slice(buffer_str(&archive.bytes), 0, archive.a));
		expect(*state, buffer_str(&archive.bytes), A C, cases[i].why, archive.a);
		expect(*state, buffer_str(&file), A C, cases[i].why, member);
		buffer_finish(&file);
		buffer_finish(&archive.bytes);
	}
}

/* The record is there, and so is what stands behind it. */
static void test_short_length(void **state)
{
	struct archive archive = three("WARC/1.0\r\nWARC-Type: resource\r\n"
				       "WARC-Target-URI: http://b.test/\r\n"
				       "Content-Length: 3\r\n\r\nmore than three\r\n\r\n");
	struct buffer file = compressed(&archive);
	const char *lines = A "resource http://b.test/ 0 \n" C;

	expect(*state, buffer_str(&archive.bytes), lines, "is too small", archive.a);
	expect(*state, buffer_str(&file), lines, "is too small",
		encoded_length(winnow_slice(buffer_str(&archive.bytes), 0, archive.a)));
	buffer_finish(&file);
	buffer_finish(&archive.bytes);
}

/* A head without an end, or with 200,000 lines. */
static void test_endless_head(void **state)
{
	struct buffer record;
	struct archive archive;

	buffer_init(&record, 0);
	buffer_printf(&record, "WARC/1.0\r\n");
	for (int i = 0; i < 200000; i++)
		buffer_printf(&record, "X-%d: y\r\n", i);
	buffer_printf(&record, "Content-Length: 1\r\n\r\nx\r\n\r\n");
	archive = three(record.bytes);
	expect(*state, buffer_str(&archive.bytes), A C, "too long", archive.a);
	buffer_finish(&archive.bytes);
	buffer_finish(&record);
	archive = three(NULL);
	buffer_printf(&archive.bytes, "WARC/1.0\r\nWARC-Type: resource\r\n");
	expect(*state, buffer_str(&archive.bytes), A B C, "does not end", archive.end);
	buffer_finish(&archive.bytes);
}

/* Cut at every byte: what was whole before is there. */
static void test_cut_short(void **state)
{
	struct archive archive = three(NULL);
	struct buffer file = compressed(&archive);

	for (size_t length = 1; length < file.length; length++) {
		struct seen seen = scan(*state, winnow_slice(buffer_str(&file), 0, length));
		if (strncmp(A B C, seen.lines.bytes, seen.lines.length) != 0)
			fail_msg("%zu: %s", length, seen.lines.bytes);
		buffer_finish(&seen.lines);
	}
	expect(*state, winnow_slice(buffer_str(&archive.bytes), 0, archive.b + 480), A B,
		"ends before", archive.b + 480);
	buffer_finish(&file);
	buffer_finish(&archive.bytes);
}

/* Damage within the compressed data costs the record, and no other. */
static void test_damaged_member(void **state)
{
	struct archive archive = three(NULL);
	struct buffer file = compressed(&archive);
	size_t first = encoded_length(winnow_slice(buffer_str(&archive.bytes), 0, archive.a));

	memset(file.bytes + first + 30, 0xff, 40);
	expect(*state, buffer_str(&file), A C, "is damaged", first);
	buffer_finish(&file);
	buffer_finish(&archive.bytes);
}

static void test_wrong_digest(void **state)
{
	struct archive archive = three(NULL);

	archive.bytes.bytes[archive.b - 8] ^= 1;
	expect(*state, buffer_str(&archive.bytes),
		A "response http://b.test/ 200 text/html wrong\n" C, NULL, 0);
	buffer_finish(&archive.bytes);
}

/* ---- one record ---- */

static void test_member(void **state)
{
	struct archive archive = three(NULL);
	struct buffer file = compressed(&archive);
	struct seen seen = scan(*state, buffer_str(&file));
	struct seen one = look(seen.first, WINNOW_ARTICLE, 1 << 20);

	assert_int_equal(one.code, 0);
	assert_string_equal(one.body, "<p>Harbour police find 61.");
	assert_string_equal(one.lines.bytes, A);
	assert_int_equal(one.fetched_ms, INT64_C(1394013600000));
	struct seen little = look(seen.first, WINNOW_ARTICLE, 5);
	assert_int_equal(little.code, WINNOW_ELIMIT);
	assert_non_null(strstr(little.failure.why, "byte 0"));
	buffer_finish(&one.lines);
	buffer_finish(&little.lines);
	buffer_finish(&seen.lines);
	buffer_finish(&file);
	buffer_finish(&archive.bytes);
}

/* What a payload is stored as, and what it is. */
static void test_payloads(void **state)
{
	struct winnow_str packed = encoded("gzip", STR_LITERAL("plain again"));
	struct buffer chunks;

	buffer_init(&chunks, 0);
	buffer_printf(&chunks, "5;a=b\r\nplain\r\n6\r\n again\r\n0\r\nX: y\r\n\r\n");
	const struct {
		const char *http;
		struct winnow_str body;
	} cases[] = {
		{ "", STR_LITERAL("plain again") },
		{ "Content-Encoding: gzip\r\n", packed },
		{ "Transfer-Encoding: chunked\r\n", buffer_str(&chunks) },
		/* Undone by the archive, which left the header. */
		{ "Content-Encoding: gzip\r\n", STR_LITERAL("plain again") },
		{ "Transfer-Encoding: chunked\r\n", STR_LITERAL("plain again") },
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer archive;
		buffer_init(&archive, 0);
		archive_response(&archive, "http://a.test/", cases[i].http, cases[i].body);
		struct seen seen = scan(*state, buffer_str(&archive));
		struct seen one = look(seen.first, WINNOW_ARTICLE, 1 << 20);
		assert_string_equal(one.body, "plain again");
		buffer_finish(&one.lines);
		buffer_finish(&seen.lines);
		buffer_finish(&archive);
	}
	free((char *)packed.ptr);
	buffer_finish(&chunks);
}

/* In the record, and in what the record unpacks to. */
static void test_bombs(void **state)
{
	struct winnow_str zeros = { calloc(1, 16 << 20), 16 << 20 };
	struct winnow_str packed = encoded("gzip", zeros);
	struct buffer record, file;

	buffer_init(&record, 0);
	buffer_init(&file, 0);
	archive_response(&record, "http://a.test/", "Content-Encoding: gzip\r\n", packed);
	archive_compress(&file, buffer_str(&record));
	buffer_truncate(&record, 0);
	archive_response(&record, "http://b.test/", "", zeros);
	archive_compress(&file, buffer_str(&record));
	struct seen seen = scan(*state, buffer_str(&file));
	assert_int_equal(seen.entries, 2);
	struct seen one = look(seen.first, WINNOW_ARTICLE, 1 << 20);
	assert_int_equal(one.code, WINNOW_ELIMIT);
	buffer_finish(&one.lines);
	buffer_finish(&seen.lines);
	buffer_finish(&record);
	buffer_finish(&file);
	free((char *)packed.ptr);
	free((char *)zeros.ptr);
}

static void test_revisit(void **state)
{
	struct buffer archive;

	buffer_init(&archive, 0);
	archive_record(&archive,
		"WARC-Type: revisit\r\nWARC-Target-URI: <http://a.test/b c>\r\n"
		"WARC-Refers-To-Target-URI: http://B.test/\r\n"
		"Content-Type: application/http;msgtype=response\r\n",
		STR_LITERAL("HTTP/1.1 304 Not Modified\r\n\r\n"));
	struct seen seen = scan(*state, buffer_str(&archive));
	struct seen one = look(seen.first, WINNOW_ARTICLE, 1 << 20);
	assert_string_equal(seen.lines.bytes, "revisit http://a.test/b%20c 304 \n");
	assert_string_equal(one.lines.bytes, "revisit http://b.test/ 304 \n");
	buffer_finish(&one.lines);
	buffer_finish(&seen.lines);
	buffer_finish(&archive);
}

static void test_arc(void **state)
{
	static const char arc[] =
		"filedesc://a.arc 0.0.0.0 20140305100000 text/plain 9\n1 0 Owl\n\n\n"
		"http://a.test/ 192.0.2.7 20140305100000 text/html 50\n"
		"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>ten\n"
		"dns:a.test 192.0.2.7 20140305100000 text/dns 3\nabc\n";
	struct seen seen;

	expect(*state, winnow_str(arc),
		"warcinfo  0 text/plain\nresponse http://a.test/ 200 text/html\n"
		"resource dns:a.test 0 text/dns\n",
		NULL, 0);
	seen = scan(*state, winnow_str(arc));
	char *mark = strstr(seen.first, "?at=0");
	sprintf(mark, "?at=%d", (int)(strstr(arc, "http:") - arc));
	struct seen one = look(seen.first, WINNOW_ARTICLE, 1 << 20);
	assert_string_equal(one.body, "<p>ten");
	buffer_finish(&one.lines);
	buffer_finish(&seen.lines);
}

/* So many records a request; the rest is another one. */
static void test_stretches(void **state)
{
	struct buffer archive;
	size_t count = 0;

	buffer_init(&archive, 0);
	for (int i = 0; i < 2 * RECORDS_AT_ONCE + 5; i++)
		archive_record(&archive, "WARC-Type: metadata\r\n", STR_LITERAL("x"));
	struct seen seen = scan(*state, buffer_str(&archive));
	for (int i = 0; i < 3; i++) {
		count += seen.entries;
		assert_int_equal(seen.code, 0);
		assert_int_equal(seen.rest[0] != '\0', i < 2);
		buffer_finish(&seen.lines);
		if (i < 2)
			seen = look(seen.rest, WINNOW_ARCHIVE, 1 << 20);
	}
	assert_int_equal(count, 2 * RECORDS_AT_ONCE + 5);
	buffer_finish(&archive);
}

static void test_addresses(void **state)
{
	static const char *const wrong[] = { "warc:", "warc:///a", "warc:///a?",
		"warc://a/b?at=0", "warc:///a?at=-1", "warc:///a?at=x", "warc:///a?by=1",
		"warc:///a%00?at=1", "warc:///a?at=99999999999999999999" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		struct seen seen = look(wrong[i], WINNOW_ARTICLE, 100);
		if (seen.code >= 0)
			fail_msg("%s", wrong[i]);
		buffer_finish(&seen.lines);
	}
	struct seen seen = look("warc:///nowhere/a.warc?at=0", WINNOW_ARTICLE, 100);
	assert_int_equal(seen.code, FAILURE_MISSING);
	buffer_finish(&seen.lines);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_sound, begin, end),
		cmocka_unit_test_setup_teardown(test_odd_members, begin, end),
		cmocka_unit_test_setup_teardown(test_broken, begin, end),
		cmocka_unit_test_setup_teardown(test_short_length, begin, end),
		cmocka_unit_test_setup_teardown(test_endless_head, begin, end),
		cmocka_unit_test_setup_teardown(test_cut_short, begin, end),
		cmocka_unit_test_setup_teardown(test_damaged_member, begin, end),
		cmocka_unit_test_setup_teardown(test_wrong_digest, begin, end),
		cmocka_unit_test_setup_teardown(test_member, begin, end),
		cmocka_unit_test_setup_teardown(test_payloads, begin, end),
		cmocka_unit_test_setup_teardown(test_bombs, begin, end),
		cmocka_unit_test_setup_teardown(test_revisit, begin, end),
		cmocka_unit_test_setup_teardown(test_arc, begin, end),
		cmocka_unit_test_setup_teardown(test_stretches, begin, end),
		cmocka_unit_test(test_addresses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
