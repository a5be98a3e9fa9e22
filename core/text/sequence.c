/* SPDX-License-Identifier: MIT */
#include "text/sequence.h"

#define FIRST_CAPACITY 64

int sequence_reserve(struct sequence *sequence, size_t count, size_t size)
{
	size_t need = sequence->count + count;
	size_t capacity = 2 * sequence->capacity > need ? 2 * sequence->capacity : need;

	if (need <= sequence->capacity)
		return 0;
	if (capacity < FIRST_CAPACITY)
		capacity = FIRST_CAPACITY;
	void *items = arena_take_array(sequence->arena, capacity, size);

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
	if (sequence->count == sequence->capacity && sequence_reserve(sequence, 1, size))
		return NULL;
	return (char *)sequence->items + size * sequence->count++;
}
