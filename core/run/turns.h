/* SPDX-License-Identifier: MIT
 *
 * The turns of the sources: a turn begins with a source's first requests and ends when nothing of
 * it is left to do; then the source is judged, and its next time is known. Sources that begin
 * together share a row of runs. Inside core/run only.
 */
#ifndef WINNOW_RUN_TURNS_H
#define WINNOW_RUN_TURNS_H

#include "run/crawl.h"
#include "run/feed.h"
#include "run/timetable.h"

struct turns;

/* What all turns are part of; everything is borrowed. The arena is of the whole run. */
struct turns_context {
	struct plan *plan;
	struct store *store;
	struct crawl *crawl;
	struct feed *feed;
	struct workshop *shop;
	const struct run_options *options;
	struct run_summary *summary;
	struct arena *arena;
};

/* Tells the store which sources there are, and learns when they were to run. */
int turns_create(const struct turns_context *context, struct turns **ret_turns,
	struct failure *failure) MUST_CHECK;
void turns_destroy(struct turns *turns); /* accepts NULL */

/* Begins what is due. */
int turns_begin(struct turns *turns, struct failure *failure) MUST_CHECK;

/* Counts what became of a piece of work, once it is committed. */
void turns_count(struct turns *turns, const struct work *work);

/* Ends those of which nothing is left. */
int turns_end(struct turns *turns, struct failure *failure) MUST_CHECK;

/* Ends the runs under way as stopped; the sources go on where they were next time. */
int turns_stop(struct turns *turns, struct failure *failure) MUST_CHECK;

/* How long until something begins: -1: nothing ever does. */
int64_t turns_wait_ms(const struct turns *turns);

#endif
