/* SPDX-License-Identifier: MIT
 * Counts in tables and lists, whose label stands before the number: "Killed: 12", "Boys 34  Girls 21". */
#ifndef WINNOW_QUANTITY_TABLE_H
#define WINNOW_QUANTITY_TABLE_H

#include "part.h"

/* Whether the draft's number is a cell of such a line, and what it counts; `ret_first`: where the label
 * begins. */
int table_read(const struct reading *reading, struct part_draft *draft, uint32_t *ret_first);

/* "Score: 3" above a line that begins with "Deaths": the number counts nothing of the next line. */
int table_breaks(const struct reading *reading, const struct amount *amount);

#endif
