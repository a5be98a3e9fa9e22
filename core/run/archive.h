/* SPDX-License-Identifier: MIT
 *
 * Keeping what was received, as it came, before the store has it: sinks that archive are shown each
 * item of a batch, make it durable, and only then is the batch committed, with the places. Inside
 * core/run only.
 */
#ifndef WINNOW_RUN_ARCHIVE_H
#define WINNOW_RUN_ARCHIVE_H

#include "run/feed.h"
#include "run/work.h"

/* Whether any sink of the plan wants to be shown what is received. */
bool archive_is_wanted(const struct plan *plan);

/* Has the sinks keep what came with these, and fills in places and positions. A failure ends the
 * run. */
int archive_batch(struct feed *feed, struct work *const *works, size_t count,
	struct failure *failure) MUST_CHECK;

#endif
