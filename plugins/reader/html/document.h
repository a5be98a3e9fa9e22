/* SPDX-License-Identifier: MIT
 * From what was gathered of a page to its one document. */
#ifndef WINNOW_READER_HTML_DOCUMENT_H
#define WINNOW_READER_HTML_DOCUMENT_H

#include "reader/html/reading.h"

/* What was gathered becomes the members and fields of the document; everything but its text. */
void document_describe(struct reading *reading, struct winnow_document *document);

/* Room for the text of an article that was weighed. */
void document_expect(struct prose *prose, const struct page_node *article);

void document_write_title(struct reading *reading, const struct winnow_document *document);

/* Bytes of the document's text that are not its title. */
size_t document_body_length(const struct winnow_document *document);

/* Writes the one article of a page and hands it out. Negative after host->fail(). */
int document_make(struct reading *reading, const struct winnow_reader_out *out);

#endif
