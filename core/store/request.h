/* SPDX-License-Identifier: MIT
 *
 * What the frontier's calls share, inside a transaction that the caller began.
 */
#ifndef WINNOW_STORE_REQUEST_H
#define WINNOW_STORE_REQUEST_H

#include "store/frontier.h"
#include "store/statement.h"

/* By the rule of frontier_add(). */
int request_add(struct store *store, int64_t run, const struct frontier_request *request,
	struct failure *failure) MUST_CHECK;

/* Frees the hosts of the lease that have nothing leased any more. */
int request_free_hosts(struct store *store, int64_t epoch, struct failure *failure) MUST_CHECK;

/* WINNOW_EAGAIN, with the sentence. */
int request_fail_stale(int64_t epoch, struct failure *failure);

#endif
