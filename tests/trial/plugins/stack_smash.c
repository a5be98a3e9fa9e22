/* SPDX-License-Identifier: MIT
 * Copies more than its array holds. */
#include "habit.h"

static __attribute__((noinline)) void fill(volatile char *array, size_t length)
{
	for (size_t i = 0; i < length; i++)
		array[i] = 'x';
}

EXTRACT
{
	char array[16];

	/* Beyond all that a compiler may lay beside the array. */
	fill(array, 256 + reading->document->text.len % 2);
	return array[3] == 'y';
}
