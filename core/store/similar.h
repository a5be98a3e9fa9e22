/* SPDX-License-Identifier: MIT
 *
 * Which documents are one report. Each version carries the signature of its text
 * (text/signature.h) and a group: that of the most similar of those that signature_is_same_report()
 * finds the same, of any source, the first of equals; else one of its own. A group never changes
 * once it is given, so what a sink was told stays true; two groups that a later text would join
 * stay two.
 *
 * What is compared is bounded: at most BAND_DOCUMENTS documents of each band, however many have
 * it. A band that many unlike texts have tells nothing, and takes no more.
 */
#ifndef WINNOW_STORE_SIMILAR_H
#define WINNOW_STORE_SIMILAR_H

#include "store/batch.h"
#include "text/signature.h"

#define BAND_DOCUMENTS 8

struct stored_version {
	int64_t row;
	struct winnow_str document; /* its identifier */
	int64_t number;
	const struct winnow_document *content;
};

int similar_store(struct batch *batch, const struct stored_version *version) MUST_CHECK;

/* Signs some of the documents that a store of an earlier form brought along; inside a transaction.
 * Nothing once all are. */
int similar_catch_up(struct batch *batch) MUST_CHECK;

/* 1, or 0: there is none. The group lives in `arena`. */
int similar_read(struct store *store, int64_t document, struct arena *arena,
	struct signature *ret_signature, struct winnow_str *ret_group,
	struct failure *failure) MUST_CHECK;

#endif
