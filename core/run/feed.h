/* SPDX-License-Identifier: MIT
 * Sinks that follow the store, each from a durable cursor of its own. Inside core/run only. */
#ifndef WINNOW_RUN_FEED_H
#define WINNOW_RUN_FEED_H

#include "run/run.h"

struct feed;

/* Opens the cursors and has every sink go back to where it was. A sink that fails is left out of
 * this run and logged; nothing it missed is lost. */
int feed_create(struct plan *plan, struct store *store, struct stage_times *times,
	struct feed **ret_feed, struct failure *failure) MUST_CHECK;
void feed_destroy(struct feed *feed); /* accepts NULL */

/* Gives every sink what was committed since, until none is behind. */
void feed_all(struct feed *feed);

/* How many sinks failed. */
size_t feed_failures(const struct feed *feed);

#endif
