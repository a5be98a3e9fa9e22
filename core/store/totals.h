/* SPDX-License-Identifier: MIT
 * What a store holds, counted, for those who watch it. */
#ifndef WINNOW_STORE_TOTALS_H
#define WINNOW_STORE_TOTALS_H

#include "store/store.h"

/* What is counted has two names; a negative answer ends it, and is answered. */
typedef int totals_each(
	void *context, struct winnow_str first, struct winnow_str second, int64_t count);

/* By source, and "new", "updated", "unchanged" or "error": of all runs that have ended. */
int totals_documents(struct store *store, totals_each *each, void *context,
	struct failure *failure) MUST_CHECK;

/* By extractor and type of fact: of all versions. */
int totals_facts(struct store *store, totals_each *each, void *context,
	struct failure *failure) MUST_CHECK;

/* Bytes of its file; 0: it cannot be seen. */
int64_t totals_file_bytes(const struct store *store);

#endif
