/* SPDX-License-Identifier: MIT
 * Takes a text for a string. */
#include "habit.h"

EXTRACT
{
	return strlen(reading->document->text.ptr) > 100000000;
}
