/* SPDX-License-Identifier: MIT
 *
 * Whether there is room to go on. Below a mark nothing more is fetched, until there is a tenth more
 * than that. Inside core/run, and for those who tell of it.
 */
#ifndef WINNOW_RUN_SPACE_H
#define WINNOW_RUN_SPACE_H

#include "base/failure.h"
#include "base/str.h"

struct space {
	int64_t least; /* bytes; 0: there is always room */
	bool low;
};

/* Bytes that are free for us where the file is, or is to be; -1: not known. */
int64_t space_free(struct winnow_str file);

/* Takes note of how much is free (-1: not known, and all is as it was); true: low has changed. */
bool space_note(struct space *space, int64_t free_bytes);

#endif
