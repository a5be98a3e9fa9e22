/* SPDX-License-Identifier: MIT
 * Archives that are long: what they cost. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include "fetch/fetch.h"
#include "tools/archive.h"
#include "tools/temporary.h"

#define MEGABYTE ((size_t)1 << 20)

static int count(void *context, const struct winnow_item *item)
{
	size_t *entries = context;

	*entries += item->form == WINNOW_ENTRY_RECORD;
	return 0;
}

static int scan(const char *path, size_t *ret_entries, struct failure *failure)
{
	const struct fetch_limits limits = { .max_bytes = MEGABYTE };
	char uri[600];

	snprintf(uri, sizeof uri, "file://%s", path);
	*ret_entries = 0;
	const struct fetch_request request = { .uri = winnow_str(uri),
		.expects = WINNOW_ARCHIVE };
	return fetch(&request, &limits, count, ret_entries, failure);
}

static int begin(void **state)
{
	*state = temporary_folder();
	return 0;
}

static int end(void **state)
{
	temporary_remove(*state);
	return 0;
}

/* Many records in one member: those near its beginning are read, the others would be unpacked from
 * there each time. */
static void test_one_member(void **state)
{
	struct buffer archive, file;
	struct failure failure;
	char *block = calloc(1, MEGABYTE);
	size_t entries;

	buffer_init(&archive, 0);
	buffer_init(&file, 0);
	for (int i = 0; i < 9; i++)
		archive_record(&archive, "WARC-Type: metadata\r\n",
			(struct winnow_str){ block, MEGABYTE });
	archive_compress(&file, buffer_str(&archive));
	char *path = temporary_file(*state, "a.warc.gz", buffer_str(&file));
	assert_int_equal(scan(path, &entries, &failure), WINNOW_ELIMIT);
	assert_int_equal(entries, 4);
	assert_non_null(strstr(failure.why, "byte 0: this is not one compressed record"));
	free(path);
	/* Unpacked, as it says. */
	path = temporary_file(*state, "a.warc", buffer_str(&archive));
	assert_int_equal(scan(path, &entries, &failure), 0);
	assert_int_equal(entries, 9);
	free(path);
	buffer_finish(&archive);
	buffer_finish(&file);
	free(block);
}

static long most_kilobytes(void)
{
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	return used.ru_maxrss;
}

/* Half a gigabyte of zeros in half a megabyte, and no record among them. */
static void test_bomb(void **state)
{
	struct winnow_str zeros = { calloc(1, 64 * MEGABYTE), 64 * MEGABYTE };
	struct buffer member, file;
	struct failure failure;
	size_t entries;

	buffer_init(&member, 0);
	buffer_init(&file, 0);
	archive_compress(&member, zeros);
	for (int i = 0; i < 8; i++)
		buffer_append(&file, buffer_str(&member));
	free((char *)(uintptr_t)zeros.ptr);
	buffer_truncate(&member, 0);
	archive_record(&member, "WARC-Type: metadata\r\n", STR_LITERAL("x"));
	archive_compress(&file, buffer_str(&member));
	char *path = temporary_file(*state, "bomb.warc.gz", buffer_str(&file));
	buffer_finish(&member);
	buffer_finish(&file);
	long before = most_kilobytes();
	assert_int_equal(scan(path, &entries, &failure), WINNOW_EDATA);
	assert_non_null(strstr(failure.why, "byte 0: no record begins here"));
	assert_int_equal(entries, 1);
	assert_in_range(most_kilobytes() - before, 0, 4096);
	free(path);
}

/* A file with a hole: a record of `length` bytes, and a small one behind it. */
static char *write_long(const char *folder, size_t length)
{
	struct buffer last;
	char *path = temporary_file(folder, "long.warc", winnow_str(""));
	FILE *file = fopen(path, "w");

	fprintf(file, "WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: %zu\r\n\r\n", length);
	fseeko(file, (off_t)length, SEEK_CUR);
	fputs("\r\n\r\n", file);
	buffer_init(&last, 0);
	archive_record(&last, "WARC-Type: metadata\r\n", STR_LITERAL("x"));
	fwrite(last.bytes, 1, last.length, file);
	fclose(file);
	buffer_finish(&last);
	return path;
}

/* However long a file and a record of it are, the memory is that of two windows. */
static void test_memory(void **state)
{
	char *path = write_long(*state, 300 * MEGABYTE);
	struct failure failure;
	long before = most_kilobytes();
	size_t entries;

	assert_int_equal(scan(path, &entries, &failure), 0);
	assert_int_equal(entries, 2);
	assert_in_range(most_kilobytes() - before, 0, 4096);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_memory, begin, end),
		cmocka_unit_test_setup_teardown(test_one_member, begin, end),
		cmocka_unit_test_setup_teardown(test_bomb, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
