/* SPDX-License-Identifier: MIT
 * Says something else each time. */
#include <stdio.h>
#include "habit.h"

static unsigned calls;

EXTRACT
{
	char number[24];

	snprintf(number, sizeof number, "%u", ++calls);
	struct winnow_attribute value = text_attribute("value", number);
	return state(out, "habit", 0, first_length(reading), &value, 1) < 0 ? WINNOW_EDATA : 0;
}
