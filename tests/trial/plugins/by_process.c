/* SPDX-License-Identifier: MIT
 * Lets the number of the process decide. */
#include <stdio.h>
#include <unistd.h>
#include "habit.h"

EXTRACT
{
	char number[24];

	snprintf(number, sizeof number, "%ld", (long)getpid());
	struct winnow_attribute value = text_attribute("value", number);
	return state(out, "habit", 0, first_length(reading), &value, 1) < 0 ? WINNOW_EDATA : 0;
}
