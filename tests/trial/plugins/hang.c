/* SPDX-License-Identifier: MIT
 * Waits for ever. */
#include <unistd.h>
#include "habit.h"

EXTRACT
{
	pause();
	return 0;
}
