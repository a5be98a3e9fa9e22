/* SPDX-License-Identifier: MIT */
#include <stdatomic.h>
#include <time.h>
#include "run/stage.h"

int64_t stage_now(const struct stage_times *times)
{
	struct timespec now;

	if (!times)
		return 0;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t stage_spent(struct stage_times *times, int stage, int64_t began)
{
	int64_t spent = stage_now(times) - began;

	if (times)
		atomic_fetch_add(&times->nanoseconds[stage], spent);
	return spent;
}

void stage_not_spent(struct stage_times *times, int stage, int64_t began)
{
	if (times)
		atomic_fetch_sub(&times->nanoseconds[stage], stage_now(times) - began);
}
