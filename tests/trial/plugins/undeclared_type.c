/* SPDX-License-Identifier: MIT
 * States what it did not declare. */
#include "habit.h"

EXTRACT
{
	return state(out, "surprise", 0, first_length(reading), NULL, 0) < 0 ? WINNOW_EDATA : 0;
}
