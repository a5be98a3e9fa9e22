/* SPDX-License-Identifier: MIT
 * Takes memory for granted. */
#include "habit.h"

EXTRACT
{
	char *block = host->alloc(host, 32);

	block[0] = 'x';
	return 0;
}
