/* SPDX-License-Identifier: MIT
 *
 * A span of time as the amount it is. A fact has each amount once, by its most telling type: "18 months"
 * is a duration. Those who compare readers of numbers count it among the amounts; for them it is
 * a line of its own beside the fact's:
 *
 *     id, fact (the duration's own), type "number", text, start, end, value 18, unit "month", rule,
 *     confidence
 */
#ifndef WINNOW_CLI_EXTRACT_SPAN_H
#define WINNOW_CLI_EXTRACT_SPAN_H

#include <stdbool.h>
#include <winnow/helpers.h>

/* Of a duration's TIMEX3 value, or a date's that is one ("the last 200 days"): so many of a single
 * unit at least. False: it is none. */
bool extract_span(
	struct winnow_str timex, double least, double *ret_number, const char **ret_unit);

#endif
