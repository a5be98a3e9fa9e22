/* SPDX-License-Identifier: MIT
 * Never ends. */
#include "habit.h"

EXTRACT
{
	for (volatile unsigned i = 0;; i++)
		;
	return 0;
}
