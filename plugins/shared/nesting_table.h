/* SPDX-License-Identifier: MIT
 * Elements that do not nest by themselves: nesting.tsv. */
#ifndef WINNOW_SHARED_NESTING_TABLE_H
#define WINNOW_SHARED_NESTING_TABLE_H

#include "shared/table.h"

extern const struct table nesting_table; /* an element's name to "void" or "implied" */

#endif
