/* SPDX-License-Identifier: MIT
 *
 * The two spellings that make one key of many addresses: paths, and queries.
 */
#ifndef WINNOW_CRIN_KEY_H
#define WINNOW_CRIN_KEY_H

#include <stdbool.h>
#include <winnow/helpers.h>

/* Percent escapes in lower case and only where they are needed, no empty folders, no slash at
 * either end. ptr NULL: over budget. */
struct winnow_str key_path(const struct winnow_host *host, struct winnow_str path);

/* The path of a Drupal page without ".tmp", ".html" and the four digits that HTTrack made of the
 * query: those of a tab, or of `query` itself. */
struct winnow_str key_strip(struct winnow_str path, struct winnow_str query);

/* Whether `path` ends in the four digits HTTrack makes of `query`. */
bool key_has_digits_of(struct winnow_str path, struct winnow_str query);

/* A classic query: ID, crinmailID and flag in that order and spelling, then the rest. */
struct winnow_str key_query(const struct winnow_host *host, struct winnow_str query);

/* The value of a parameter, its name in any case; empty: none. */
struct winnow_str key_parameter(struct winnow_str query, const char *name);

/* %xx become bytes: for a query that a mirror put into a file's name. */
struct winnow_str key_unescape(const struct winnow_host *host, struct winnow_str text);

/* What %xx at `at` stands for; -1: no escape there. */
int key_escape_at(struct winnow_str text, size_t at);

#endif
