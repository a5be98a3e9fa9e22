/* SPDX-License-Identifier: MIT
 * Lends a name to others. */
#include "habit.h"

WINNOW_EXPORT int everybody_can_see_me(void);

int everybody_can_see_me(void)
{
	return 0;
}

EXTRACT
{
	return everybody_can_see_me();
}
