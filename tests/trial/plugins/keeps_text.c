/* SPDX-License-Identifier: MIT
 * Remembers the text of the call before. */
#include "habit.h"

static const char *kept;

EXTRACT
{
	int seen = kept && *kept == 'x';

	kept = reading->document->text.ptr;
	return seen;
}
