/* SPDX-License-Identifier: MIT
 * A source's request as the frontier keeps it. Inside core/run only. */
#ifndef WINNOW_RUN_FOUND_H
#define WINNOW_RUN_FOUND_H

#include "fetch/fetch.h"
#include "store/frontier.h"

/* Fills uri, key, host, hints and what is expected; `base` empty: in start(), where a path is a
 * file's. All of it is copied into `arena`. */
int found_read(struct winnow_str base, const struct winnow_request *request,
	struct arena *arena, struct frontier_request *ret_found,
	struct failure *failure) MUST_CHECK;

#endif
