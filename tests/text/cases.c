/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/str.h"
#include "base/utf8.h"
#include "tools/temporary.h"
#include "text/cases.h"

#define LONGEST 8192

/* In place: what is unescaped is never longer. */
static struct winnow_str unescape(struct winnow_str field)
{
	char *bytes = (char *)field.ptr;
	size_t length = 0;

	for (size_t at = 0; at < field.len; at++) {
		struct winnow_str rest = winnow_slice(field, at, field.len - at);
		if (winnow_starts(rest, "\\n") || winnow_starts(rest, "\\t")) {
			bytes[length++] = rest.ptr[1] == 'n' ? '\n' : '\t';
			at++;
		} else if (winnow_starts(rest, "\\u") && rest.len >= 6) {
			char digits[5] = { 0 };
			memcpy(digits, rest.ptr + 2, 4);
			length += utf8_encode(
				(uint32_t)strtoul(digits, NULL, 16), bytes + length);
			at += 5;
		} else {
			bytes[length++] = field.ptr[at];
		}
	}
	return (struct winnow_str){ bytes, length };
}

static void read_case(struct winnow_str line, size_t field_count, struct test_case *test)
{
	struct winnow_str field;
	size_t count = 0;

	for (; str_split(&line, '\t', &field); count++) {
		if (count < CASE_FIELDS)
			test->fields[count] = unescape(field);
	}
	if (count != field_count)
		fail_msg("%s:%zu: %zu fields, not %zu", test->path, test->line, count,
			field_count);
}

static bool run(
	const struct test_case *test, size_t field_count, case_render *render, void *context)
{
	char room[LONGEST];
	struct winnow_str got = render(test, room, sizeof room, context);
	struct winnow_str wanted = test->fields[field_count - 1];

	if (winnow_equal(got, wanted))
		return true;
	print_error("%s:%zu: %.*s\n  wanted %.*s\n  got    %.*s\n", test->path, test->line,
		STR_ARGS(test->fields[0]), STR_ARGS(wanted), STR_ARGS(got));
	return false;
}

void cases_run(const char *file, size_t field_count, case_render *render, void *context)
{
	char *path = temporary_path(getenv("WINNOW_TEST_DATA"), file);
	struct winnow_str bytes = temporary_read(path), rest = bytes, line;
	struct test_case test = { .path = file };
	size_t failed = 0, count = 0;

	while (str_split(&rest, '\n', &line)) {
		test.line++;
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		read_case(line, field_count, &test);
		failed += !run(&test, field_count, render, context);
		count++;
	}
	free((void *)bytes.ptr);
	free(path);
	assert_true(count > 0);
	if (failed)
		fail_msg("%zu of %zu cases of %s differ", failed, count, file);
}
