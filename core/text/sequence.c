/* SPDX-License-Identifier: MIT */
#include "text/sequence.h"

#define FIRST_CAPACITY 64

static int grow(struct sequence *sequence, size_t size)
{
	size_t capacity = sequence->capacity ? 2 * sequence->capacity : FIRST_CAPACITY;
	void *items = arena_alloc_array(sequence->arena, capacity, size);

	if (!items)
		return -1;
	if (sequence->count)
		memcpy(items, sequence->items, sequence->count * size);
	sequence->items = items;
	sequence->capacity = capacity;
	return 0;
}

void *sequence_push(struct sequence *sequence, size_t size)
{
	if (sequence->count == UINT32_MAX)
		return NULL;
	if (sequence->count == sequence->capacity && grow(sequence, size))
		return NULL;
	return (char *)sequence->items + size * sequence->count++;
}
