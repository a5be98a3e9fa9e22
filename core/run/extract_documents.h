/* SPDX-License-Identifier: MIT
 *
 * Facts of documents that are handed in as they are: by the extractors and the checks of a run,
 * and stored nowhere.
 */
#ifndef WINNOW_RUN_EXTRACT_DOCUMENTS_H
#define WINNOW_RUN_EXTRACT_DOCUMENTS_H

#include <winnow/why.h>
#include "run/run.h"

/* What became of one document; borrowed for the call. */
struct extracted {
	struct winnow_str place;                /* where it was found, as its giver names it */
	const struct failure *failure;          /* code 0: it was done, and has facts */
	const struct winnow_document *document; /* NULL: it was not done */
	/* In the order of their numbers, from 0; plugin: the place of the extractor in the plan. */
	const struct completed_fact *facts;
	size_t fact_count;
	const struct winnow_judgement *judgements; /* where they were asked for */
	size_t judgement_count;
	struct buffer *written; /* by write() */
};

struct extract_order {
	/* The next document and where it was found, both borrowed until the next call. NULL: no
	 * more. Its language may be empty. */
	const struct winnow_document *(*next)(void *context, struct winnow_str *ret_place);
	/* In the order of the documents, whichever was done the sooner. */
	void (*each)(void *context, const struct extracted *extracted);
	void *context;
	struct stage_times *times; /* NULL: not measured */
	bool why;                  /* extractors are asked what they refused */
	/* Into extracted->written, before each() and on any thread, several at once, so that it
	 * costs the time of the workers; may be NULL. Failing is remembered by the buffer. */
	void (*write)(const struct extracted *extracted);
};

/* `plan` may be one of extractors alone. The first two functions are called on this thread. */
int extract_documents(struct plan *plan, const struct extract_order *order,
	struct failure *failure) MUST_CHECK;

#endif
