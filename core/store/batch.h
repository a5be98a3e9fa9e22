/* SPDX-License-Identifier: MIT
 *
 * One frontier_complete() on its way: what its files hand down to each other. All of it happens
 * inside one transaction.
 *
 *     complete.c   sequences; requests and their states
 *     document.c   a document: unchanged, or its next version
 *     fact.c       the facts of a version
 *     similar.c    which report it is
 *     repeats.c    which blocks its source repeats
 *     bounds.c     how many requests it may find
 */
#ifndef WINNOW_STORE_BATCH_H
#define WINNOW_STORE_BATCH_H

#include "base/buffer.h"
#include "store/frontier.h"
#include "store/identity.h"
#include "store/statement.h"

/* What repeats.c counts in a batch; written at its end. */
struct counted_source {
	int64_t source;
	struct sketch *sketch;
};

struct batch {
	struct store *store;
	int64_t run, epoch, now_ms;
	int64_t first_document;    /* row of the first version it stored; 0: none yet */
	struct run_counts *gained; /* by this completion; the caller's once it is committed */
	struct arena *arena;       /* of one document */
	/* What is stored is witnessed as it is written: to read it back took longer. */
	struct {
		struct digest reading, facts; /* of the version that is being stored */
		struct buffer record;
	} witness;
	VECTOR(struct counted_source) counted;
	struct failure *failure;
};

/* The leased request that is being completed. */
struct visit {
	const struct completion *completion;
	int64_t source;
	bool is_outside; /* of the web */
	struct winnow_str source_name, key;
	int64_t last_item; /* 0: there was none */
	int64_t item;      /* what came now; 0: nothing did */
	int64_t last_document_count;
	bool unresolved; /* it revisits what is not there */
	struct arena *arena;
};

int document_store(struct batch *batch, const struct visit *visit,
	const struct completed_document *completed) MUST_CHECK;

/* Puts the versions that the batch stored into the word index. Comes last: every later statement of
 * the transaction would write the index to its tables once more. */
int document_index_all(struct batch *batch) MUST_CHECK;

/* Counts the blocks of a document that is new to its source. */
int repeats_count(struct batch *batch, int64_t source,
	const struct completed_document *completed) MUST_CHECK;

/* Writes what was counted; a batch that fails only finishes. */
int repeats_write(struct batch *batch) MUST_CHECK;
void repeats_finish(struct batch *batch);

/* `document` is the version's row. */
int fact_store_all(struct batch *batch, int64_t document,
	const struct completed_document *completed, const struct identity *identity) MUST_CHECK;

#endif
