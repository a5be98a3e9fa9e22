/* SPDX-License-Identifier: MIT
 * Takes no notice that a fact was refused. */
#include "habit.h"

EXTRACT
{
	state(out, "surprise", 0, first_length(reading), NULL, 0);
	return 0;
}
