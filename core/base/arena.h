/* SPDX-License-Identifier: MIT
 *
 * Memory for one piece of work: allocate, never free, drop the whole. Not for two threads at
 * once. An arena has a ceiling in bytes, since what fills it comes from strangers.
 */
#ifndef WINNOW_BASE_ARENA_H
#define WINNOW_BASE_ARENA_H

#include "base/str.h"

struct arena;

/* NULL when there is no memory. ceiling 0: none. */
struct arena *arena_create(size_t ceiling) MUST_CHECK;
/* For what lasts and is looked into at random: blocks of `least` bytes or more have large pages. What
 * comes and goes has none, for the allocator seldom finds such a place again. */
struct arena *arena_create_large(size_t ceiling, size_t least) MUST_CHECK;
void arena_destroy(struct arena *arena); /* accepts NULL */
DEFINE_SCOPED(struct arena *, arena_destroy)

/* Zeroed, aligned for anything; NULL when over the ceiling or out of memory. */
void *arena_alloc(struct arena *arena, size_t size) MUST_CHECK;
void *arena_alloc_array(struct arena *arena, size_t count, size_t size) MUST_CHECK;

/* The same, not zeroed: for what is filled at once. */
void *arena_take(struct arena *arena, size_t size) MUST_CHECK;
void *arena_take_array(struct arena *arena, size_t count, size_t size) MUST_CHECK;

/* A copy, with a NUL behind it that is not counted. ptr NULL on failure, and on failure only:
 * an empty text is copied, too. */
struct winnow_str arena_copy(struct arena *arena, struct winnow_str text) MUST_CHECK;
struct winnow_str arena_printf(struct arena *arena, const char *format, ...)
	FORMAT(2, 3) MUST_CHECK;

/* Forgets all that was allocated and keeps a block of at most 4 MiB for the next use. */
void arena_reset(struct arena *arena);

/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *arena);

/* Bytes of memory it holds for them. */
size_t arena_held(const struct arena *arena);

#endif
