/* SPDX-License-Identifier: MIT
 * Looks at each byte for each byte. */
#include "habit.h"

EXTRACT
{
	volatile unsigned long work = 0;
	size_t steps = reading->document->text.len / 15;

	for (size_t i = 0; i < steps; i++)
		for (size_t j = 0; j < i; j++)
			work += j;
	return work == 1;
}
