/* SPDX-License-Identifier: MIT
 *
 * Four times the text may take four times as long. Both are measured in one run, again and again
 * until the least of each fit a line; a quadratic step shows as sixteen however often.
 *
 *     static void measure(void *context, struct winnow_str text, double *ret_costs)
 *     {
 *             double began = processor_seconds();
 *             …
 *             ret_costs[0] = processor_seconds() - began;
 *     }
 *     const struct growth growth = { .measure = measure, .smaller = 60000, .least = 1e-4 };
 *     assert_true(grows_as_a_line(&growth, "a piece to repeat "));
 */
#ifndef WINNOW_TESTS_TOOLS_GROWTH_H
#define WINNOW_TESTS_TOOLS_GROWTH_H

#include <stdbool.h>
#include <winnow/plugin.h>

enum { MOST_COSTS = 64 };

struct growth {
	/* The text, whose bytes end with NUL, is lent for the call. */
	void (*measure)(void *context, struct winnow_str text, double *ret_costs);
	void *context;            /* for measure() */
	size_t smaller;           /* bytes; the larger text has four times as many */
	double least;             /* what costs less counts as this: it tells nothing */
	size_t count;             /* of costs, up to MOST_COSTS; 0: one */
	const char *const *names; /* of the costs, for the report; NULL: it */
};

double processor_seconds(void); /* of this process */

/* False after a line on standard error that says what did not. */
bool grows_as_a_line(const struct growth *growth, const char *piece);

#endif
