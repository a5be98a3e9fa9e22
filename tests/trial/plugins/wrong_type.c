/* SPDX-License-Identifier: MIT
 * Gives a number where it declared a text. */
#include "habit.h"

EXTRACT
{
	struct winnow_attribute number = { .name = winnow_str("value"),
		.type = WINNOW_VALUE_INTEGER };

	return state(out, "habit", 0, first_length(reading), &number, 1) < 0 ? WINNOW_EDATA : 0;
}
