/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "drupal.h"

struct reader_harness *reader;

int open_reader(void **state)
{
	(void)state;
	reader = reader_open("crin", NULL);
	return 0;
}

int close_reader(void **state)
{
	(void)state;
	reader_close(reader);
	return 0;
}

struct reading_result *read_html(const char *uri, const char *html)
{
	struct winnow_item item = item_of(uri, "text/html", winnow_str(html));

	return reader_read(reader, &item);
}

void assert_text(struct winnow_str text, const char *expected)
{
	char *copy = malloc(text.len + 1);

	assert_non_null(copy);
	if (text.len)
		memcpy(copy, text.ptr, text.len);
	copy[text.len] = '\0';
	assert_string_equal(copy, expected);
	free(copy);
}

int holds(struct winnow_str text, const char *part)
{
	size_t length = strlen(part);

	for (size_t at = 0; at + length <= text.len; at++)
		if (memcmp(text.ptr + at, part, length) == 0)
			return 1;
	return 0;
}
