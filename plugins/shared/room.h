/* SPDX-License-Identifier: MIT
 *
 * A list that grows, in the memory of the call, which gives nothing back: the room it had before
 * stays behind, and what was in it stays readable there.
 */
#ifndef WINNOW_SHARED_ROOM_H
#define WINNOW_SHARED_ROOM_H

#include <winnow/helpers.h>

/* Room for `need` units of `size` bytes: `old`, which has *capacity of them, or a larger one, with
 * what was in it; at least `first` units. NULL: over budget, and nothing changed. */
void *room_for(const struct winnow_host *host, void *old, size_t *capacity, size_t need,
	size_t first, size_t size);

#endif
