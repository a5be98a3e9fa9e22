/* SPDX-License-Identifier: MIT
 *
 * Where in a JSON value something stands: names divided by dots, "fields.source.name". A list on
 * the way, or at its end, stands for each of its values in turn.
 */
#ifndef WINNOW_READER_JSON_PATH_H
#define WINNOW_READER_JSON_PATH_H

#include <jansson.h>
#include <winnow/helpers.h>

/* Shown each value; nonzero ends the walk. */
typedef int path_visit(void *context, const json_t *value);

/* What the last visit() answered; 0: all were shown, or there are none. An empty path leads to the
 * value itself. */
int path_follow(const json_t *value, struct winnow_str path, path_visit *visit, void *context);

/* The first text there, a whole number as its digits; empty: none. */
struct winnow_str path_first(
	const struct winnow_host *host, const json_t *value, struct winnow_str path);

/* All texts there, divided by "; ". */
struct winnow_str path_all(
	const struct winnow_host *host, const json_t *value, struct winnow_str path);

#endif
