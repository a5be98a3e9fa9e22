/* SPDX-License-Identifier: MIT
 * Frees twice. */
#include "habit.h"

EXTRACT
{
	void *volatile block = malloc(100);
	void *volatile same = block;

	free(block);
	free(same);
	return 0;
}
