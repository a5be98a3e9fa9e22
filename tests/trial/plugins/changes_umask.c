/* SPDX-License-Identifier: MIT
 * Sets the umask. */
#include <sys/stat.h>
#include "habit.h"

EXTRACT
{
	umask(0777);
	return 0;
}
