/* SPDX-License-Identifier: MIT
 * Goes elsewhere. */
#include <unistd.h>
#include "habit.h"

EXTRACT
{
	return chdir("/") == 0 ? 0 : winnow_fail(host, WINNOW_EDATA, "no way");
}
