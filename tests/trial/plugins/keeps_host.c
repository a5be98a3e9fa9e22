/* SPDX-License-Identifier: MIT
 * Uses the host of the call before. */
#include "habit.h"

static const struct winnow_host *kept;

EXTRACT
{
	if (!kept)
		kept = host;
	return kept->cancelled(kept) ? 0 : 0;
}
