/* SPDX-License-Identifier: MIT
 * Leaves a thread running. */
#include <pthread.h>
#include <unistd.h>
#include "habit.h"

static void *wait_for_ever(void *context)
{
	for (;;)
		pause();
	return context;
}

EXTRACT
{
	pthread_t thread;

	return pthread_create(&thread, NULL, wait_for_ever, NULL) == 0
		       ? 0
		       : winnow_fail(host, WINNOW_EDATA, "none");
}
