/* SPDX-License-Identifier: MIT
 *
 * Blocks that many pages of one source have: menus, notices and appeals that no reader can tell
 * from the article by one page alone. Each document that is new to its source is counted in the
 * source's sketch (sketch.h), in the transaction that stores it. What a run leaves out was settled
 * at the end of the source's last whole turn; so a run gives the same for any number of workers,
 * and one that goes on after a kill gives what it would have given.
 */
#ifndef WINNOW_STORE_REPEATS_H
#define WINNOW_STORE_REPEATS_H

#include "store/store.h"

/* The name of the document's fields that keep the words of what was left out. */
#define REPEATS_FIELD "left_out"

/* What is to be left out of the source's documents: hashes by sketch_hash(), sorted. */
struct learned_blocks {
	const uint64_t *hashes;
	size_t count;
};

/* In `arena`. */
int repeats_learned(struct store *store, int64_t source, struct arena *arena,
	struct learned_blocks *ret_learned, struct failure *failure) MUST_CHECK;

/* From now on, what was counted up to now. */
int repeats_settle(struct store *store, int64_t source, struct failure *failure) MUST_CHECK;

#endif
