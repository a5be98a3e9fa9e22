/* SPDX-License-Identifier: MIT */
#include <string.h>
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

/* Of so many digits. printf() takes longer than what the moment is written for. */
static void write_number(char *text, unsigned digits, int number)
{
	for (; digits > 0; number /= 10)
		text[--digits] = (char)('0' + number % 10);
}

struct winnow_str clock_text(int64_t wall_ms, char text[CLOCK_TEXT_SIZE])
{
	/* Down, not towards 1970. */
	time_t seconds = (time_t)(wall_ms / 1000 - (wall_ms % 1000 < 0));
	struct tm when;

	text[0] = '\0';
	if (!gmtime_r(&seconds, &when) || when.tm_year > 8099 || when.tm_year < -1900)
		return STR_LITERAL("");
	const struct winnow_str form = STR_LITERAL("0000-00-00T00:00:00Z");
	memcpy(text, form.ptr, form.len + 1);
	write_number(text, 4, when.tm_year + 1900);
	write_number(text + 5, 2, when.tm_mon + 1);
	write_number(text + 8, 2, when.tm_mday);
	write_number(text + 11, 2, when.tm_hour);
	write_number(text + 14, 2, when.tm_min);
	write_number(text + 17, 2, when.tm_sec);
	return (struct winnow_str){ text, form.len };
}
