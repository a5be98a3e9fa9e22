/* SPDX-License-Identifier: MIT */
#include "whole_archive.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/str.h"
#include "base/vector.h"
#include "tools/temporary.h"

#define LINE_ENDS "\r\n\r\n"

/* All its files one behind the other, unpacked by another program, which would tell of a torn or
 * strange member. The caller's. */
static struct winnow_str unpack(const char *folder, const char *name)
{
	char command[600];

	snprintf(command, sizeof command, "gzip -cd %s/%s/*.warc.gz > %s/unpacked", folder,
		name, folder);
	assert_int_equal(system(command), 0);
	char *path = temporary_path(folder, "unpacked");
	struct winnow_str all = temporary_read(path);
	free(path);
	return all;
}

static struct winnow_str value_of(struct winnow_str head, const char *name)
{
	size_t at = str_find(head, winnow_str(name));

	assert_true(at < head.len);
	struct winnow_str value =
		winnow_slice(head, at + strlen(name), head.len - at - strlen(name));
	return winnow_slice(value, 0, str_find(value, STR_LITERAL("\r\n")));
}

/* The head of the first record, which is taken off. */
static struct winnow_str take_record(struct winnow_str *rest)
{
	size_t length = str_find(*rest, STR_LITERAL(LINE_ENDS));

	assert_true(winnow_starts(*rest, "WARC/1.1\r\n"));
	assert_true(length < rest->len);
	struct winnow_str head = winnow_slice(*rest, 0, length);
	size_t block = strtoul(value_of(head, "\r\nContent-Length: ").ptr, NULL, 10);
	size_t whole = length + strlen(LINE_ENDS) + block + strlen(LINE_ENDS);
	assert_true(whole <= rest->len);
	assert_true(winnow_ends(winnow_slice(*rest, 0, whole), LINE_ENDS));
	*rest = winnow_slice(*rest, whole, rest->len - whole);
	return head;
}

static int compare(const void *a, const void *b)
{
	return str_compare(*(const struct winnow_str *)a, *(const struct winnow_str *)b);
}

void assert_archive_whole(const char *folder, const char *name)
{
	VECTOR(struct winnow_str) ids = { 0 };
	struct winnow_str all = unpack(folder, name), rest = all;

	while (rest.len) {
		struct winnow_str *place = vector_push(&ids);
		assert_non_null(place);
		*place = value_of(take_record(&rest), "\r\nWARC-Record-ID: ");
	}
	assert_true(ids.count > 0);
	qsort(ids.items, ids.count, sizeof *ids.items, compare);
	for (size_t i = 1; i < ids.count; i++)
		if (winnow_equal(ids.items[i - 1], ids.items[i]))
			fail_msg("%s: twice in %s", ids.items[i].ptr, name);
	vector_finish(&ids);
	free((char *)all.ptr);
}
