/* SPDX-License-Identifier: MIT
 * Wants the signals. */
#include <signal.h>
#include "habit.h"

EXTRACT
{
	signal(SIGTERM, SIG_IGN);
	return 0;
}
