/* SPDX-License-Identifier: MIT
 * Ends the process. */
#include "habit.h"

EXTRACT
{
	exit(3);
}
