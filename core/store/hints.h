/* SPDX-License-Identifier: MIT
 * What is known of a request beforehand, as the text a table holds: [["title","…"],…]. */
#ifndef WINNOW_STORE_HINTS_H
#define WINNOW_STORE_HINTS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/failure.h"

/* Nothing for none. The buffer is the caller's to finish in either outcome. */
int hints_write(const struct winnow_pair *hints, uint32_t count, struct buffer *text,
	struct failure *failure) MUST_CHECK;
int hints_read(struct winnow_str text, struct arena *arena,
	const struct winnow_pair **ret_hints, uint32_t *ret_count,
	struct failure *failure) MUST_CHECK;

#endif
