/* SPDX-License-Identifier: MIT
 * Follows no pointer. */
#include "habit.h"

EXTRACT
{
	volatile int *nowhere = NULL;

	return *nowhere;
}
