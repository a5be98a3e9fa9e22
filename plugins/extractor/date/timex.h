/* SPDX-License-Identifier: MIT
 *
 * Values as TIMEX3 writes them (ISO-TimeML): 2014-03-05, 2014-W10, 201, 2011/2013, P3M, and X
 * for what is not known. `ret_text` has room for TIMEX_SIZE bytes and is terminated.
 */
#ifndef WINNOW_DATE_TIMEX_H
#define WINNOW_DATE_TIMEX_H

#include "when.h"

enum { TIMEX_SIZE = 64 };

/* What `when` says, resolved or, with X for what is missing, not. */
void timex_write(const struct when *when, const struct resolved *resolved, char *ret_text);
/* What the words alone say of it: X for what an anchor completed (XXXX-03-05, T16), the very day
 * where a length was counted ("two weeks ago") and the value is as rough as its unit. */
void timex_write_stated(
	const struct when *when, const struct resolved *resolved, char *ret_text);
/* How many of the unit below make one of it; 0: none is below. */
int32_t timex_units_in(enum unit unit, enum unit *ret_below);
void timex_write_length(const struct length *length, char *ret_text);
/* How many: 2.5, 1000; X if it is not said. */
void timex_write_number(const struct length *length, char *ret_text);
void timex_join(const char *from, const char *to, char *ret_text);

/* YYYY-MM-DD */
void timex_write_day(int32_t number, char *ret_text);
/* A number that is not negative, with zeros before it when it has fewer digits; where it ends. */
char *timex_put(char *text, int64_t number, int digits);

#endif
