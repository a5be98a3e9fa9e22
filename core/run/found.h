/* SPDX-License-Identifier: MIT
 * A source's request as the frontier keeps it. Inside core/run only. */
#ifndef WINNOW_RUN_FOUND_H
#define WINNOW_RUN_FOUND_H

#include <winnow/text.h>
#include "fetch/canonical.h"
#include "fetch/fetch.h"
#include "store/frontier.h"

/* Of the hints of one request, which wait in memory with it, and then in the store. What is longer, name
 * and value in bytes, is no title and no date; it is left out, and so are those after the last. */
#define FOUND_LONGEST_HINT 4096
#define FOUND_MOST_HINTS 16

/* What a source names a request by, and a reader a document, in bytes. */
#define FOUND_LONGEST_KEY 4096

/* Fills uri, key, host, pattern, hints and what is expected; `base` empty: in start(), where a path is a
 * file's. Where the source names no key, it is the canonical address by `rules`. All of it is copied
 * into `arena`. Positive: the address is none a run would go to, and `failure` says why: 1: it is
 * malformed, of another scheme, or leads from the web into this machine's files; 2: it is one that
 * leads on for ever, or it, or its key, is too long. */
int found_read(const struct winnow_lexicon *rules, const struct canonical_bounds *bounds,
	struct winnow_str base, const struct winnow_request *request, struct arena *arena,
	struct frontier_request *ret_found, struct failure *failure) MUST_CHECK;

#endif
