/* SPDX-License-Identifier: MIT
 * Asks nobody. */
#include "habit.h"

EXTRACT
{
	volatile unsigned long work = 0;

	for (size_t i = 0; i < reading->document->text.len * 1500; i++)
		work += i;
	return work == 1;
}
