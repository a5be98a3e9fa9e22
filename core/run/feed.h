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

/* Shows what was received to every sink that archives; the place the first of them gives is copied
 * into `arena`. A failure ends the run: what cannot be kept is not stored. */
int feed_item(struct feed *feed, const struct winnow_received *received, struct arena *arena,
	struct winnow_place *ret_place, struct failure *failure) MUST_CHECK;

/* Makes durable what these sinks were shown; where they then stand is to be stored with it. */
int feed_make_durable(struct feed *feed, struct arena *arena,
	const struct archive_position **ret_positions, size_t *ret_count,
	struct failure *failure) MUST_CHECK;

/* How many sinks failed. */
size_t feed_failures(const struct feed *feed);

#endif
