/* SPDX-License-Identifier: MIT
 * Speaks to the user. */
#include <stdio.h>
#include "habit.h"

EXTRACT
{
	puts("here I am");
	return 0;
}
