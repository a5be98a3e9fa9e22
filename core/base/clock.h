/* SPDX-License-Identifier: MIT
 *
 * Time: the wall clock to show, the monotonic clock to measure. Both in milliseconds.
 */
#ifndef WINNOW_BASE_CLOCK_H
#define WINNOW_BASE_CLOCK_H

#include <stdint.h>
#include "base/str.h"

int64_t clock_wall_ms(void);      /* UTC since 1970 */
int64_t clock_monotonic_ms(void); /* since some moment */

#define CLOCK_TEXT_SIZE 25

/* "2014-03-05T10:12:33Z", into CLOCK_TEXT_SIZE bytes; returns the text, which is empty outside
 * the years 0 to 9999. */
struct winnow_str clock_text(int64_t wall_ms, char text[CLOCK_TEXT_SIZE]);

#endif
