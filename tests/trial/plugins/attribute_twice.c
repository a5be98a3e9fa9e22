/* SPDX-License-Identifier: MIT
 * Gives one attribute twice. */
#include "habit.h"

EXTRACT
{
	struct winnow_attribute two[2] = { text_attribute("value", "a"),
		text_attribute("value", "b") };

	return state(out, "habit", 0, first_length(reading), two, 2) < 0 ? WINNOW_EDATA : 0;
}
