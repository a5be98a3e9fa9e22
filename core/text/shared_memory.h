/* SPDX-License-Identifier: MIT
 * Memory that plugins share by name: see shared() of winnow/text.h. */
#ifndef WINNOW_TEXT_SHARED_MEMORY_H
#define WINNOW_TEXT_SHARED_MEMORY_H

#include <stddef.h>
#include "base/arena.h"

struct shared_piece;

/* Lives in its arena, and is not for two threads at once. */
struct shared_memory {
	struct arena *arena;
	struct shared_piece *pieces; /* NULL: none yet */
};

/* The piece of that name and size, zeroed where it is new; NULL: over the arena's ceiling. */
void *shared_memory_take(
	struct shared_memory *memory, const char *name, size_t size) MUST_CHECK;

#endif
