/* SPDX-License-Identifier: MIT
 * Cases as data: a file of tests/text/cases, lines of fields divided by one tab, with the escapes
 * \n \t \u00a0; lines that begin with '#' and empty ones say nothing. */
#ifndef WINNOW_TESTS_TEXT_CASES_H
#define WINNOW_TESTS_TEXT_CASES_H

#include <stdbool.h>
#include <winnow/helpers.h>

#define CASE_FIELDS 3

struct test_case {
	const char *path;
	size_t line;
	struct winnow_str fields[CASE_FIELDS]; /* those that are not there are empty */
};

/* What became of the first field, to be compared with the last; into `room`. */
typedef struct winnow_str case_render(
	const struct test_case *test, char *room, size_t room_size, void *context);

/* Runs all cases of the file, prints each that differs, and fails the test if any does. The file
 * must have `field_count` fields in each line. */
void cases_run(const char *file, size_t field_count, case_render *render, void *context);

#endif
