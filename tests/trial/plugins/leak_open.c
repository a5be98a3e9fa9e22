/* SPDX-License-Identifier: MIT
 * Never frees what open() allocates. */
#define OPEN open_leaking
#include "habit.h"

static void *volatile kept;

static int open_leaking(const struct winnow_host *host UNUSED,
	const struct winnow_value *values UNUSED, void **ret_self UNUSED)
{
	kept = malloc(100);
	return 0;
}

EXTRACT
{
	return 0;
}
