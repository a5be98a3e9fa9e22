/* SPDX-License-Identifier: MIT
 * Writes behind what it allocated. */
#include "habit.h"

static __attribute__((noinline)) void fill(volatile char *block, size_t length)
{
	for (size_t i = 0; i < length; i++)
		block[i] = (char)0xff;
}

EXTRACT
{
	char *block = malloc(2000);

	if (!block)
		return 0;
	fill(block, 2100);
	free(block);
	return 0;
}
