/* SPDX-License-Identifier: MIT
 * Writes one byte too many. */
#include "habit.h"

EXTRACT
{
	volatile char *block = host->alloc(host, 17);

	if (block)
		block[17] = 0;
	return 0;
}
