/* SPDX-License-Identifier: MIT
 * The rule that ends a file of zoneinfo, as "EST5EDT,M3.2.0,M11.1.0" (POSIX, with the hours of
 * RFC 8536): what holds after the last change the file lists. Inside core/base only. */
#ifndef WINNOW_BASE_ZONE_RULE_H
#define WINNOW_BASE_ZONE_RULE_H

#include <stdbool.h>
#include "base/str.h"

enum zone_day { ZONE_DAY_OF_MONTH, ZONE_DAY_OF_YEAR, ZONE_DAY_WITHOUT_LEAP };

/* When in a year the clocks change. */
struct zone_change {
	enum zone_day by;
	int month, week, day; /* month and week of ZONE_DAY_OF_MONTH; week 5: the last */
	int32_t second;       /* of that day, by the clock before the change */
};

struct zone_rule {
	int32_t standard, daylight; /* seconds east of UTC; equal: the clocks never change */
	struct zone_change begins, ends;
};

/* False: it is none. */
bool zone_rule_parse(struct winnow_str text, struct zone_rule *ret_rule) MUST_CHECK;

/* Seconds east of UTC at that second since 1970. */
int32_t zone_rule_offset(const struct zone_rule *rule, int64_t utc);

#endif
