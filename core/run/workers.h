/* SPDX-License-Identifier: MIT
 *
 * Threads that turn leased requests into completions. Work is handed in and comes back in the
 * same order, whichever thread was the quicker. Inside core/run only; one thread hands in and
 * takes out.
 */
#ifndef WINNOW_RUN_WORKERS_H
#define WINNOW_RUN_WORKERS_H

#include "run/bell.h"
#include "run/work.h"

struct workers;

/* count 0: one for each core. `bell` is rung whenever one is done. */
int workers_create(unsigned count, size_t scratch_bytes, struct bell *bell,
	struct workers **ret_workers, struct failure *failure) MUST_CHECK;

/* Waits for what is in hand; what was not taken out is dropped. Accepts NULL. */
void workers_destroy(struct workers *workers);

/* Whether another piece would be taken without waiting. */
bool workers_have_room(const struct workers *workers);

/* Hands in; there must be room. The work is the workers' until it is taken out. */
void workers_give(struct workers *workers, struct work *work);

/* The next in order; NULL: not ready yet, or nothing given. */
struct work *workers_take(struct workers *workers);

/* How many were given and not taken out. */
size_t workers_in_hand(const struct workers *workers);

#endif
