/* SPDX-License-Identifier: MIT
 *
 * The requests of runs on their way: leased from the frontier, fetched where they are of the web,
 * worked on, and handed back. What is of this machine comes back in the order in which it was
 * asked for, what is of the web in the order in which it arrived. Inside core/run only; one
 * thread.
 */
#ifndef WINNOW_RUN_CRAWL_H
#define WINNOW_RUN_CRAWL_H

#include "run/workers.h"

struct crawl;

int crawl_create(const struct workshop *shop, struct store *store, struct crawl **ret_crawl,
	struct failure *failure) MUST_CHECK;

/* Has a run's requests leased from now on, and no more. */
int crawl_join(struct crawl *crawl, int64_t run, struct failure *failure) MUST_CHECK;
void crawl_leave(struct crawl *crawl, int64_t run);

/* Drops what is in hand, and gives the lease back. Accepts NULL. */
int crawl_destroy(struct crawl *crawl, struct failure *failure);

/* Leases what is due and hands out what there is room for. */
int crawl_hand_out(struct crawl *crawl, struct failure *failure) MUST_CHECK;

/* A finished one; NULL: none at the moment. Give it back to crawl_release(). */
struct work *crawl_take(struct crawl *crawl);

/* Destroys it; to be called once it was committed, or dropped. */
void crawl_release(struct crawl *crawl, struct work *work);

/* That something was committed, and so there may be more to lease. */
void crawl_committed(struct crawl *crawl);

int64_t crawl_epoch(const struct crawl *crawl);

/* Nothing is in hand. */
bool crawl_is_idle(const struct crawl *crawl);

/* Something of that source is, by its index. */
bool crawl_has(const struct crawl *crawl, size_t source);

/* *ret_wait_ms: how long until more is due, if it is worth the wait; -1: it is over. */
int crawl_wait_for_more(
	struct crawl *crawl, int64_t *ret_wait_ms, struct failure *failure) MUST_CHECK;

/* Waits until something happens, at most so long. */
void crawl_wait(struct crawl *crawl, unsigned wait_ms);

/* Hands out nothing more, until it goes on again. */
void crawl_pause(struct crawl *crawl, bool paused);

/* Drops what has not arrived; what has is finished. */
void crawl_stop(struct crawl *crawl);

#endif
