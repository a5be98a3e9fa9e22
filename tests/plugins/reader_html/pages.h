/* SPDX-License-Identifier: MIT
 * The reader html, opened for a group of tests, and pages given as strings. */
#ifndef WINNOW_TESTS_READER_HTML_PAGES_H
#define WINNOW_TESTS_READER_HTML_PAGES_H

#include "tools/reader_harness.h"

/* Setup and teardown of the group. */
int pages_open(void **state);
int pages_close(void **state);

/* Between the two; else NULL. */
struct reader_harness *pages_reader(void);

/* The page as it would come from http://quay.example/a/page.html. */
struct reading_result *pages_read(const char *page);

#endif
