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
	/* Down, not towards 1970. */
	time_t seconds = (time_t)(wall_ms / 1000 - (wall_ms % 1000 < 0));
	struct tm when;

	text[0] = '\0';
	if (!gmtime_r(&seconds, &when) || when.tm_year > 8099 || when.tm_year < -1900)
		return STR_LITERAL("");
	/* strftime's %Y has no leading zeros. */
	int length = snprintf(text, CLOCK_TEXT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ",
		when.tm_year + 1900, when.tm_mon + 1, when.tm_mday, when.tm_hour, when.tm_min,
		when.tm_sec);
	return (struct winnow_str){ text, (size_t)length };
}
