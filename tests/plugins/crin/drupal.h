/* SPDX-License-Identifier: MIT
 *
 * Pages in the forms of a Drupal site, for the tests: all words and names are invented.
 */
#ifndef WINNOW_TESTS_CRIN_DRUPAL_H
#define WINNOW_TESTS_CRIN_DRUPAL_H

#include "tools/reader_harness.h"

/* The plugin's reader, for a group of tests: open between its setup and its teardown. */
extern struct reader_harness *reader;
int open_reader(void **state);
int close_reader(void **state);

/* A whole page around `content`, as the mirror keeps it; malloc'd. */
char *drupal_page(const char *language, const char *title, const char *content);

/* A node: who submitted it, its body, and fields behind; malloc'd. */
char *drupal_node(const char *title, const char *user, const char *body, const char *fields);

/* Reads HTML as the page at `uri`; the result is for reading_result_free(). */
struct reading_result *read_html(const char *uri, const char *html);

/* Fails the test unless `text` is `expected`. */
void assert_text(struct winnow_str text, const char *expected);

/* Whether `text` holds `part`. */
int holds(struct winnow_str text, const char *part);

#endif
