/* SPDX-License-Identifier: MIT
 *
 * A host for one of many documents of an item: its memory ends with the document, so that there may
 * be any number of them, and one that cannot be read is told of in the log and costs no other one.
 * It has no services.
 */
#ifndef WINNOW_SHARED_MEMORY_H
#define WINNOW_SHARED_MEMORY_H

#include <winnow/helpers.h>

enum { MEMORY_MOST = 256 * 1024 * 1024 }; /* bytes, of one document */

struct memory_block;

struct memory {
	struct winnow_host host; /* for the document; the first member */
	const struct winnow_host *outer;
	const char *what; /* "message" */
	size_t number;    /* which of them, from 1 */
	struct memory_block *blocks;
	size_t spent;
};

/* `what` is borrowed. */
void memory_begin(struct memory *memory, const struct winnow_host *outer, const char *what,
	size_t number);
void memory_end(struct memory *memory);

#endif
