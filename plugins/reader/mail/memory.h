/* SPDX-License-Identifier: MIT
 *
 * A host for one message: its memory ends with the message, so that an mbox may hold any number of
 * them, and a message that cannot be read is told of in the log and costs no other one. It has no
 * services.
 */
#ifndef WINNOW_READER_MAIL_MEMORY_H
#define WINNOW_READER_MAIL_MEMORY_H

#include <glib.h>
#include <winnow/helpers.h>

enum { MEMORY_MOST = 256 * 1024 * 1024 }; /* bytes, of one message */

struct memory {
	struct winnow_host host; /* for the message; the first member */
	const struct winnow_host *outer;
	GPtrArray *blocks;
	size_t spent;
};

void memory_begin(struct memory *memory, const struct winnow_host *outer);
void memory_end(struct memory *memory);

#endif
