/* SPDX-License-Identifier: MIT
 * Writes behind what the host gave it. */
#include "habit.h"

EXTRACT
{
	volatile char *block = host->alloc(host, 32);

	if (block)
		block[40] = 1;
	return 0;
}
