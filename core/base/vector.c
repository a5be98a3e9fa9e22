/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "base/vector.h"

int vector_reserve(void **memory, size_t count, size_t *capacity, size_t size)
{
	size_t wanted, bytes;

	if (count == *capacity) {
		wanted = *capacity ? *capacity : 4;
		if (__builtin_mul_overflow(wanted, (size_t)2, &wanted) ||
			__builtin_mul_overflow(wanted, size, &bytes))
			return -1;
		void *moved = realloc(*memory, bytes);
		if (!moved)
			return -1;
		*memory = moved;
		*capacity = wanted;
	}
	memset((char *)*memory + count * size, 0, size);
	return 0;
}
