/* SPDX-License-Identifier: MIT */
#include "base/hash.h"
#include "run/key_set.h"

/* The slot of the key, or the one where it would be. */
static struct winnow_str *find(const struct key_set *set, struct winnow_str key)
{
	size_t at = (size_t)hash_spread(hash_of(key));

	for (;; at++) {
		struct winnow_str *slot = &set->slots[at & (set->room - 1)];
		if (!slot->ptr || winnow_equal(*slot, key))
			return slot;
	}
}

static bool grow(struct key_set *set, struct arena *arena)
{
	struct key_set larger = { .room = set->room ? 2 * set->room : 16, .count = set->count };

	larger.slots = arena_alloc_array(arena, larger.room, sizeof *larger.slots);
	if (!larger.slots)
		return false;
	for (size_t i = 0; i < set->room; i++)
		if (set->slots[i].ptr)
			*find(&larger, set->slots[i]) = set->slots[i];
	*set = larger;
	return true;
}

int key_set_add(struct key_set *set, struct arena *arena, struct winnow_str key)
{
	if (2 * (set->count + 1) > set->room && !grow(set, arena))
		return -1;
	struct winnow_str *slot = find(set, key);
	if (slot->ptr)
		return 0;
	*slot = key.ptr ? key : STR_LITERAL("");
	set->count++;
	return 1;
}
