/* SPDX-License-Identifier: MIT
 * Answers what nobody knows. */
#include "habit.h"

EXTRACT
{
	return -77;
}
