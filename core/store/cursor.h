/* SPDX-License-Identifier: MIT
 *
 * Following what was committed: each sink has a durable cursor of its own.
 */
#ifndef WINNOW_STORE_CURSOR_H
#define WINNOW_STORE_CURSOR_H

#include "store/query.h"

struct cursor {
	int64_t id;
	int64_t last;     /* the last document version fed and recorded; 0: none */
	int64_t position; /* the sink's own word for it; -1: none */
};

/* The cursor of the sink of that name and plugin, made when new. */
int cursor_open(struct store *store, struct winnow_str sink, struct winnow_str plugin,
	struct cursor *ret_cursor, struct failure *failure) MUST_CHECK;

/* Shows the records committed after `after`, whole documents only, in order of commit, at most
 * `max_documents`; *ret_last is the last one shown, `after` when there is none. */
int cursor_follow(struct store *store, int64_t after, unsigned max_documents, record_each *each,
	void *context, int64_t *ret_last, struct failure *failure) MUST_CHECK;

/* Records that the sink has made all up to `last` durable. */
int cursor_advance(struct store *store, struct cursor *cursor, int64_t last, int64_t position,
	struct failure *failure) MUST_CHECK;

#endif
