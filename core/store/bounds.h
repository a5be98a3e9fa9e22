/* SPDX-License-Identifier: MIT
 *
 * How many requests a run may find: counted in the transaction of frontier_complete(), so that a
 * kill changes nothing.
 */
#ifndef WINNOW_STORE_BOUNDS_H
#define WINNOW_STORE_BOUNDS_H

#include "store/batch.h"

/* Whether one that was found in the visit is taken, and under which pattern it counts (0: none): 1;
 * 0: it is passed over, which the visit's completion is told. */
int bounds_admit(struct batch *batch, const struct visit *visit,
	const struct frontier_request *request, int64_t *ret_pattern) MUST_CHECK;

/* It became a request of the run. */
int bounds_count(struct batch *batch, const struct visit *visit,
	const struct frontier_request *request) MUST_CHECK;

/* Counts, before it happens, that what was found in a request is asked for again. */
int bounds_count_again(struct batch *batch, int64_t found_in) MUST_CHECK;

/* 1: so many other pages of the run had the bytes of this one that its links are passed over. */
int bounds_is_repeated(struct batch *batch, const struct visit *visit) MUST_CHECK;

/* Counts what a run took over. */
int bounds_recount(struct store *store, int64_t run, struct failure *failure) MUST_CHECK;

#endif
