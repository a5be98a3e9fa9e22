/* SPDX-License-Identifier: MIT
 * Documents of a benchmark: lines of JSON, held in memory. */
#ifndef WINNOW_TESTS_BENCH_DOCUMENTS_H
#define WINNOW_TESTS_BENCH_DOCUMENTS_H

#include "base/vector.h"
#include "run/extract_documents.h"

struct documents {
	VECTOR(struct winnow_document) list;
	size_t bytes, next;
	size_t facts, failed;
};

/* Never freed: the documents point into what was read. */
void documents_read(const char *path, struct documents *documents);

/* Of a struct extract_order whose context is the documents; the second counts. */
const struct winnow_document *documents_next(void *context, struct winnow_str *ret_place);
void documents_count(void *context, const struct extracted *extracted);

#endif
