/* SPDX-License-Identifier: MIT
 * Counts bytes as characters. */
#include "habit.h"

EXTRACT
{
	return state(out, "habit", 0, 1, NULL, 0) < 0 ? WINNOW_EDATA : 0;
}
