/* SPDX-License-Identifier: MIT
 * Sets a flag of a later contract. */
#define FLAGS (1u << 30)
#include "habit.h"

EXTRACT
{
	return 0;
}
