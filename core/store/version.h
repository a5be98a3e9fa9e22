/* SPDX-License-Identifier: MIT
 *
 * Two versions of one document, and what became of its facts between them.
 */
#ifndef WINNOW_STORE_VERSION_H
#define WINNOW_STORE_VERSION_H

#include "store/record.h"

struct version_pair {
	struct document_records before, after;
};

/* Of the document with that id, or beginning of one. 0 for `after` is the latest version, 0 for
 * `before` the one before `after`. As they are stored. Lives in `arena`. FAILURE_MISSING: no such document or
 * version, or there is only one. */
int version_read_pair(struct store *store, struct winnow_str id, int64_t before, int64_t after,
	struct arena *arena, struct version_pair *ret_pair, struct failure *failure) MUST_CHECK;

/* Turns both into what readers of the store are shown, once they were compared: people are numbered
 * in each version by itself. */
int version_redact(struct store *store, struct version_pair *pair, struct arena *arena,
	struct failure *failure) MUST_CHECK;

enum fact_change { FACT_VANISHED, FACT_APPEARED, FACT_STAYED };

struct changed_fact {
	enum fact_change change;
	const struct winnow_record *record; /* of the version after, unless it vanished */
};

/* Every fact of both versions, in order of the text. Facts are the same by type, quote and
 * attributes, wherever they stand; one that refers to another, by the other's type and quote.
 * Where a text states the same twice, each counts. */
int version_compare_facts(const struct version_pair *pair, struct arena *arena,
	struct changed_fact **ret_facts, size_t *ret_count, struct failure *failure) MUST_CHECK;

#endif
