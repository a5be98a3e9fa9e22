/* SPDX-License-Identifier: MIT
 * The chunks of a body, undone. libcurl does it for what comes from the web; archives keep bodies
 * with their chunks. Inside core/fetch only. */
#ifndef WINNOW_FETCH_CHUNKED_H
#define WINNOW_FETCH_CHUNKED_H

#include <stdint.h>
#include "base/str.h"

enum chunked_state {
	CHUNKED_SIZE, /* zero: before the first */
	CHUNKED_EXTENSION,
	CHUNKED_DATA,
	CHUNKED_BEHIND, /* the line end behind the data */
	CHUNKED_TRAILER,
	CHUNKED_BROKEN
};

struct chunked {
	enum chunked_state state;
	uint64_t left; /* of the chunk; while its size is read, so far */
	unsigned digits;
};

/* The next data at the front of *bytes, which moves on; empty once they are spent, or broken. */
struct winnow_str chunked_next(struct chunked *chunked, struct winnow_str *bytes);

#endif
