/* SPDX-License-Identifier: MIT
 * The words of feeds: feed_space.tsv and feed_role.tsv. */
#ifndef WINNOW_SHARED_FEED_TABLE_H
#define WINNOW_SHARED_FEED_TABLE_H

#include "shared/table.h"

extern const struct table feed_space_table; /* a namespace's address to its usual prefix */
extern const struct table feed_role_table;  /* an element to what it holds */

#endif
