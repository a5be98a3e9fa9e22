/* SPDX-License-Identifier: MIT
 * Sets a variable. */
#include "habit.h"

EXTRACT
{
	setenv("TZ", "UTC", 1);
	return 0;
}
