/* SPDX-License-Identifier: MIT
 *
 * Runs a real source: what start() asks for, and what it makes of an item it is shown.
 *
 *     struct source_harness *source = source_open("file", "paths: [/a]");
 *     struct source_result *result = source_start(source);
 *     assert_true(winnow_is(result->requests[0].uri, "file:///a"));
 *     source_result_free(result);
 *     source_close(source);
 */
#ifndef WINNOW_TESTS_TOOLS_SOURCE_HARNESS_H
#define WINNOW_TESTS_TOOLS_SOURCE_HARNESS_H

#include "tools/opened_plugin.h"

struct source_harness {
	struct opened_plugin *plugin;
};

struct source_result {
	struct outcome outcome;
	const struct winnow_request *requests;
	size_t request_count;
	const struct winnow_str *keeps; /* the key of each keep(), as given */
	size_t keep_count;
	struct arena *arena;
};

struct source_harness *source_open(const char *plugin, const char *options);
void source_close(struct source_harness *source); /* accepts NULL */

struct source_result *source_start(struct source_harness *source);

/* A source without visit() keeps everything under the item's key. Items are made by item_of() of
 * reader_harness.h. */
struct source_result *source_visit(
	struct source_harness *source, const struct winnow_item *item);
void source_result_free(struct source_result *result);

#endif
