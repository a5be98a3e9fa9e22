/* SPDX-License-Identifier: MIT
 * Never frees. */
#include "habit.h"

static void *volatile kept;

EXTRACT
{
	kept = malloc(100);
	return kept ? 0 : winnow_fail(host, WINNOW_ELIMIT, "no memory");
}
