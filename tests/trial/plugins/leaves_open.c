/* SPDX-License-Identifier: MIT
 * Opens and forgets. */
#include <fcntl.h>
#include "habit.h"

EXTRACT
{
	return open("/dev/null", O_RDONLY) >= 0 ? 0 : winnow_fail(host, WINNOW_EDATA, "none");
}
