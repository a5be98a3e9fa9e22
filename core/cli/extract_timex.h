/* SPDX-License-Identifier: MIT
 *
 * The value of a time as recognisers of speech and chat write it, beside TIMEX3's own:
 *
 *     (2014-01-01,2018-01-01,P4Y)   2014/2018: where both ends begin, and how far apart
 *     PT1.5H                        PT1H30M: one number of the unit that was said
 *     2014-03-05T08                 2014-03-05T08:00: no minutes that the words do not say
 */
#ifndef WINNOW_CLI_EXTRACT_TIMEX_H
#define WINNOW_CLI_EXTRACT_TIMEX_H

#include <jansson.h>
#include <winnow/helpers.h>

/* Of a TIMEX3 value in words that may be empty; `length` is a duration's number, empty for a date.
 * To be released with json_decref(); NULL: no memory. */
json_t *extract_timex(
	struct winnow_str value, struct winnow_str length, struct winnow_str words);

#endif
