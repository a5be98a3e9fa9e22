/* SPDX-License-Identifier: MIT
 * Works in static memory. */
#include <sched.h>
#include "habit.h"

static volatile size_t length;

EXTRACT
{
	length = reading->document->text.len;
	for (int i = 0; i < 20; i++)
		sched_yield();
	if (length != reading->document->text.len)
		return 0;
	return state(out, "habit", 0, first_length(reading), NULL, 0) < 0 ? WINNOW_EDATA : 0;
}
