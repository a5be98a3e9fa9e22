/* SPDX-License-Identifier: MIT
 *
 * The analysis takes time with the length of the text, whatever the text. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "text/reading.h"
#include "tools/growth.h"

static void analyse_text(void *context, struct winnow_str text, double *ret_costs)
{
	double began = processor_seconds();

	reading_analyse(context, text, STR_LITERAL("en"), WINNOW_PARAGRAPH);
	ret_costs[0] = processor_seconds() - began;
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
	const struct growth growth = {
		.measure = analyse_text, .context = &reading, .smaller = 60000, .least = 1e-4
	};
	bool all = true;

	(void)state;
	reading_open(&reading);
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		all &= grows_as_a_line(&growth, units[i]);
	reading_close(&reading);
	assert_true(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_grows_as_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
