/* SPDX-License-Identifier: MIT
 * Ages, and what their rules share with the other numbers that count nothing. */
#ifndef WINNOW_QUANTITY_AVOID_AGE_H
#define WINNOW_QUANTITY_AVOID_AGE_H

#include "counted.h"

enum { LONGEST_LIST = 5 }; /* numbers of one list that are looked at */

/* "children under 16", "anyone over 65" */
int avoid_is_bounded_age(const struct reading *reading, const struct amount *amount);

/* "aged 14"; "turned 18", "he was 18" only where nothing is counted: "turned 12 men away". */
int avoid_is_led_age(const struct reading *reading, const struct amount *amount, int counts);

/* "and", "to", a hyphen or, where `comma`, a comma between two numbers of a list. */
int avoid_joins_numbers(const struct reading *reading, uint32_t token, int comma);

#endif
