/* SPDX-License-Identifier: MIT
 *
 * Runs a real reader on an item made of bytes, and keeps deep copies of its documents.
 *
 *     struct reader_harness *reader = reader_open("html", "strict: true");
 *     struct winnow_item item = item_of("file:///a.html", "text/html", winnow_str("<p>…"));
 *     struct reading_result *result = reader_read(reader, &item);
 *     assert_int_equal(result->outcome.result, 0);
 *     assert_true(winnow_is(result->documents[0].title, "…"));
 *     reading_result_free(result);
 *     reader_close(reader);
 */
#ifndef WINNOW_TESTS_TOOLS_READER_HARNESS_H
#define WINNOW_TESTS_TOOLS_READER_HARNESS_H

#include "tools/opened_plugin.h"

struct reader_harness {
	struct opened_plugin *plugin; /* to set its budget or shared.cancelled */
};

struct reading_result {
	struct outcome outcome;
	const struct winnow_document *documents;
	size_t count;
	struct arena *arena;
};

struct reader_harness *reader_open(const char *plugin, const char *options);
void reader_close(struct reader_harness *reader); /* accepts NULL */

/* What was received, borrowing all three texts: key, final_uri, length are filled in to match.
 * Members may be set afterwards: charset, headers, hints. */
struct winnow_item item_of(const char *uri, const char *media_type, struct winnow_str body);

int reader_probe(struct reader_harness *reader, const struct winnow_item *item);

/* A document that breaks a promise of the contract is refused, as winnow would, and fails the
 * test. */
struct reading_result *reader_read(
	struct reader_harness *reader, const struct winnow_item *item);
void reading_result_free(struct reading_result *result);

/* The words of a block. */
struct winnow_str block_text(const struct winnow_document *document, uint32_t block);

/* The blocks from `first` on, a line each: type, level, words. "T0|…", D for a dateline, H, P, L for
 * an item of a list, Q, B for a table, C for a caption. malloc'd. */
char *blocks_as_lines(const struct winnow_document *document, uint32_t first);

/* The value of the document's first field of that name; empty: none. */
struct winnow_str document_field(const struct winnow_document *document, const char *name);

#endif
