/* SPDX-License-Identifier: MIT
 * An array that grows in an arena, so that the arena's ceiling bounds it. What it outgrew stays
 * behind in the arena: at most as much again. */
#ifndef WINNOW_TEXT_SEQUENCE_H
#define WINNOW_TEXT_SEQUENCE_H

#include "base/arena.h"

struct sequence {
	struct arena *arena;
	void *items;
	size_t count, capacity;
};

/* A new element of `size` bytes at the end; NULL: over the ceiling, or more than the
 * 32-bit counts of an analysis can say. It is not zeroed; all elements of a sequence have one size. */
void *sequence_push(struct sequence *sequence, size_t size) MUST_CHECK;

/* Room for `count` more at least; 0, or -1: over the ceiling. */
int sequence_reserve(struct sequence *sequence, size_t count, size_t size) MUST_CHECK;

#endif
