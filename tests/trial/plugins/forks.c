/* SPDX-License-Identifier: MIT
 * Makes a process. */
#include <unistd.h>
#include "habit.h"

EXTRACT
{
	if (fork() == 0)
		_exit(0);
	return 0;
}
