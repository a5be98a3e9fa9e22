/* SPDX-License-Identifier: MIT
 *
 * What the frontier's calls share, inside a transaction that the caller began.
 */
#ifndef WINNOW_STORE_REQUEST_H
#define WINNOW_STORE_REQUEST_H

#include "store/frontier.h"
#include "store/statement.h"

/* What led to a request. */
struct request_origin {
	int64_t found_in;              /* a request; 0: the source began with it */
	struct winnow_str fingerprint; /* of the plugins that would read it now */
	bool brings_new;               /* something else was found there that is new */
};

/* By the rule of frontier_add() and by what its flags say. *ret_is_new (may be NULL): nobody ever
 * asked for it before. */
int request_add(struct store *store, int64_t run, const struct frontier_request *request,
	const struct request_origin *origin, bool *ret_is_new,
	struct failure *failure) MUST_CHECK;

/* A request was visited again: what was found in it before does not count any more. */
int request_forget_found(
	struct store *store, int64_t found_in, struct failure *failure) MUST_CHECK;

/* What was found in a request the last time it was visited, by the same rules. */
int request_add_again(
	struct store *store, int64_t run, int64_t found_in, struct failure *failure) MUST_CHECK;

/* Frees the hosts of the lease that have nothing leased any more. */
int request_free_hosts(struct store *store, int64_t epoch, struct failure *failure) MUST_CHECK;

/* The id of the host of that name, made when new. */
int request_host(struct store *store, struct winnow_str name, int64_t *ret_id,
	struct failure *failure) MUST_CHECK;

/* WINNOW_EAGAIN, with the sentence. */
int request_fail_stale(int64_t epoch, struct failure *failure);

#endif
