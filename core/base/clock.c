/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <time.h>
#include "base/clock.h"

static int64_t read_ms(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_wall_ms(void)
{
	return read_ms(CLOCK_REALTIME);
}

int64_t clock_monotonic_ms(void)
{
	return read_ms(CLOCK_MONOTONIC);
}

struct winnow_str clock_text(int64_t wall_ms, char text[CLOCK_TEXT_SIZE])
{
	time_t seconds = (time_t)(wall_ms / 1000);
	struct tm when;

	if (!gmtime_r(&seconds, &when) || when.tm_year > 8099 || when.tm_year < -1900)
		return STR_LITERAL("");
	size_t length = strftime(text, CLOCK_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &when);
	return (struct winnow_str){ text, length };
}
