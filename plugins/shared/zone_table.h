/* SPDX-License-Identifier: MIT
 * Names of time zones: zone.tsv. */
#ifndef WINNOW_SHARED_ZONE_TABLE_H
#define WINNOW_SHARED_ZONE_TABLE_H

#include "shared/table.h"

extern const struct table zone_table; /* a zone's name to its hours east of UTC */

#endif
