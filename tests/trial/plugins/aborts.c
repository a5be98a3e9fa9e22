/* SPDX-License-Identifier: MIT
 * Ends the process harder. */
#include "habit.h"

EXTRACT
{
	abort();
}
