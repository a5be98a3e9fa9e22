/* SPDX-License-Identifier: MIT
 * Records as people and programs take them: JSON lines, CSV cells, and what a fact says in short. */
#ifndef WINNOW_CLI_LISTING_H
#define WINNOW_CLI_LISTING_H

#include "base/buffer.h"
#include "store/query.h"

/* A record as a line of JSON on standard output; for query_*(). `more` is a text, the members behind its
 * own, as ",\"alike\":1"; or NULL. FAILURE_MEMORY, or 0: that all of it was written is asked once, when
 * the command is over. */
int listing_jsonl(void *more, const struct winnow_record *record);

/* One cell of CSV (RFC 4180) with the comma before it, unless it is the first. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe, unless `raw`. */
void listing_cell(struct winnow_str text, bool first, bool raw);

/* The first cells of a line, which the caller ends; the first of all lines has the names. */
void listing_cells(const struct winnow_str *cells, size_t count, bool raw);
void listing_names(const char *const *names, size_t count);

/* The attribute's value as text: an integer in digits, the rest as it is. */
struct winnow_str listing_value(const struct winnow_attribute *attribute, char digits[24]);

/* "382, unit infant, event rescue, place Shaanxi": the first attribute bare, the others with their
 * names, another fact by its words in the document's text. What the quote shows, or was told already,
 * is not told again. Appends to an empty buffer. */
void listing_summary(
	struct winnow_str text, const struct winnow_fact *fact, struct buffer *buffer);

/* The date a report goes by: its dateline, else when it was published; the day alone. */
struct winnow_str listing_date(const struct winnow_document *document);

#endif
