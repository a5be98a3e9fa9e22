/* SPDX-License-Identifier: MIT
 * The facts of a document version, read back. */
#ifndef WINNOW_STORE_RECORD_FACT_H
#define WINNOW_STORE_RECORD_FACT_H

#include "store/record.h"

/* Fills in the facts of `records`, whose document is there. */
int record_read_facts(struct store *store, int64_t row, struct arena *arena,
	struct document_records *records, struct failure *failure) MUST_CHECK;

#endif
