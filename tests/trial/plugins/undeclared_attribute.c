/* SPDX-License-Identifier: MIT
 * Gives an attribute it did not declare. */
#include "habit.h"

EXTRACT
{
	struct winnow_attribute more = text_attribute("surprise", "a");

	return state(out, "habit", 0, first_length(reading), &more, 1) < 0 ? WINNOW_EDATA : 0;
}
