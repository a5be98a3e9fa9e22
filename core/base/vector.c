/* SPDX-License-Identifier: MIT */
#include "base/vector.h"

int vector_widen(void **memory, size_t *capacity, size_t size)
{
	size_t wanted = *capacity ? *capacity : 4, bytes;

	if (__builtin_mul_overflow(wanted, (size_t)2, &wanted) ||
		__builtin_mul_overflow(wanted, size, &bytes))
		return -1;
	void *moved = realloc(*memory, bytes);
	if (!moved)
		return -1;
	*memory = moved;
	*capacity = wanted;
	return 0;
}
