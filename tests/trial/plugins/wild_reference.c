/* SPDX-License-Identifier: MIT
 * Refers to a fact that is not there. */
#include "habit.h"

EXTRACT
{
	struct winnow_attribute other = {
		.name = winnow_str("other"), .integer = 7, .type = WINNOW_VALUE_REFERENCE
	};

	return state(out, "habit", 0, first_length(reading), &other, 1) < 0 ? WINNOW_EDATA : 0;
}
