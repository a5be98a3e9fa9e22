/* SPDX-License-Identifier: MIT
 *
 * The analysis takes four times as long for four times the text, whatever the text: both are
 * measured in one run, and a quadratic step would show as sixteen. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "base/str.h"
#include "text/reading.h"

#define SMALL ((size_t)60000)
#define TIMES 4
#define TOLERATED 10.0 /* between the 4 of a line and the 16 of a square */
#define ATTEMPTS 5     /* a busy machine may spoil a few */

static double processor_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double measure(struct reading *reading, const char *unit, size_t size)
{
	size_t length = strlen(unit), count = size / length;
	char *text = malloc(count * length);

	assert_non_null(text);
	for (size_t i = 0; i < count; i++)
		memcpy(text + i * length, unit, length);
	double start = processor_seconds();
	reading_analyse(reading, (struct winnow_str){ text, count * length }, STR_LITERAL("en"),
		WINNOW_PARAGRAPH);
	double seconds = processor_seconds() - start;
	free(text);
	return seconds;
}

static void assert_linear(struct reading *reading, const char *unit)
{
	double ratio = 0;

	for (int i = 0; i < ATTEMPTS; i++) {
		double small = measure(reading, unit, SMALL);
		double large = measure(reading, unit, TIMES * SMALL);
		ratio = large / (small > 1e-4 ? small : 1e-4);
		if (ratio < TOLERATED)
			return;
	}
	fail_msg("\"%s\" repeated: %d times the text took %.1f times as long", unit, TIMES,
		ratio);
}

static const char *const units[] = {
	"The boats came. ",
	"\"",
	"'",
	"’",
	".",
	"!",
	"a",
	"A",
	"5",
	"5,",
	"5.",
	"5 ",
	"500 ",
	"500\u00a0",
	"5/",
	"5-",
	"a-",
	"a/5-",
	"a'",
	"l'",
	"n't",
	"A.",
	"A. ",
	"U.S.",
	"Mr. ",
	"(",
	")",
	"[1]",
	"[1",
	".[1] ",
	"»",
	"— ",
	"one ",
	"one-",
	"and ",
	"hundred and ",
	"hundred ",
	"thousand million ",
	"a ",
	"half a ",
	"hundreds of ",
	"twenty-",
	"½",
	"e\u0301",
	"\u0301",
	"\u200b",
	"\u00ad",
	"\u00a0",
	"島",
	"。",
	"ы",
	"٤",
	" ",
	"\n",
	"\t",
};

static void time_grows_as_the_text(void **state)
{
	struct reading reading;

	(void)state;
	reading_open(&reading);
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		assert_linear(&reading, units[i]);
	reading_close(&reading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_grows_as_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
