/* SPDX-License-Identifier: MIT
 *
 * The processes of one plugin: as many as its callers need at once, each replaced when it ends. A
 * call that a process did not live to answer is made once more, alone in a process of its own;
 * then it has failed, and says how. A plugin whose processes cannot be started is waited for,
 * longer each time, and given up after so many in a row.
 */
#ifndef WINNOW_OUTSIDE_POOL_H
#define WINNOW_OUTSIDE_POOL_H

#include "outside/process.h"

struct pool;

/* What each process is asked first, as call 0; NULL: nothing. Its answer goes to `check`, which
 * says 0 or why this process cannot be used. */
struct pool_greeting {
	const char *text;
	int (*check)(void *context, const json_t *answer, struct failure *failure);
	void *context;
};

/* Settings, keeper and greeting are borrowed. NULL: no memory. */
struct pool *pool_create(const struct outside_settings *settings, struct keeper *keeper,
	const struct pool_greeting *greeting) MUST_CHECK;
void pool_destroy(struct pool *pool); /* accepts NULL; nobody may be calling */

/* How many calls a process takes before it has answered the first. Before any call. */
void pool_set_batch(struct pool *pool, unsigned batch);

/* Starts the first process, so that what is wrong with it is known early. */
int pool_start(struct pool *pool, struct failure *failure) MUST_CHECK;

/* Numbers, for `question`, that no call had before. */
int64_t pool_next_call(struct pool *pool);

/* Any thread. As process_call(); `about` names what the call is about. The failure's code is one of
 * the contract's: WINNOW_EDATA where two processes ended in it. */
int pool_call(struct pool *pool, int64_t call, struct winnow_str question,
	struct winnow_str about, const struct winnow_host *host, struct answer *ret_answer,
	struct failure *failure) MUST_CHECK;

#endif
