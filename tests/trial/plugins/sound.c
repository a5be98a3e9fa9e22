/* SPDX-License-Identifier: MIT
 * Has no bad habit, for once. */
#include "habit.h"

EXTRACT
{
	return state(out, "habit", 0, first_length(reading), NULL, 0) < 0 ? WINNOW_EDATA : 0;
}
