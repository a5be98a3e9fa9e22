/* SPDX-License-Identifier: MIT
 *
 * A document version read back, as the records that people and sinks are shown.
 */
#ifndef WINNOW_STORE_RECORD_H
#define WINNOW_STORE_RECORD_H

#include "store/query.h"
#include "store/statement.h"

struct document_records {
	struct winnow_record document;
	struct winnow_record *facts; /* by number */
	size_t fact_count;
};

/* The row of the one document whose id begins so; version 0: the latest. FAILURE_MISSING: none, or
 * several. */
int record_find(struct store *store, struct winnow_str id, int64_t version, int64_t *ret_row,
	struct failure *failure) MUST_CHECK;

/* `row` is of the table documents; all of it lives in `arena`. FAILURE_MISSING: no such row.
 * record_read() gives what readers of the store are shown (query.h), the other what is stored. */
int record_read(struct store *store, int64_t row, struct arena *arena,
	struct document_records *ret_records, struct failure *failure) MUST_CHECK;
int record_read_whole(struct store *store, int64_t row, struct arena *arena,
	struct document_records *ret_records, struct failure *failure) MUST_CHECK;

/* Turns what is stored into what readers are shown; so with words of the document, too, when `words` is
 * not NULL. */
int record_redact(struct store *store, struct arena *arena, struct document_records *records,
	struct winnow_str *words, struct failure *failure) MUST_CHECK;

/* An attribute's words in the text of its document; empty: it has none there. */
struct winnow_str record_words(
	struct winnow_str text, const struct winnow_attribute *attribute);

/* The five columns of an item's place, in their order. */
void record_read_place(
	struct statement *query, struct arena *arena, struct winnow_place *ret_place);

/* The document, then its facts; a negative answer ends it and is returned. */
int record_show(
	const struct document_records *records, record_each *each, void *context) MUST_CHECK;

#endif
