/* SPDX-License-Identifier: MIT
 * Changes the text. */
#include "habit.h"

EXTRACT
{
	((char *)reading->document->text.ptr)[0] = ' ';
	return 0;
}
