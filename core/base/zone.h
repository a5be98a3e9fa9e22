/* SPDX-License-Identifier: MIT
 *
 * Time zones by their IANA name, read from the system's zoneinfo. The C library knows only one
 * zone at a time, for the whole process; here a zone is a value that any thread may ask.
 */
#ifndef WINNOW_BASE_ZONE_H
#define WINNOW_BASE_ZONE_H

#include "base/failure.h"
#include "base/str.h"

struct zone;

/* "UTC" is there on every system; others are files of /usr/share/zoneinfo. FAILURE_MISSING: no
 * zone of that name. */
int zone_open(
	struct winnow_str name, struct zone **ret_zone, struct failure *failure) MUST_CHECK;
void zone_close(struct zone *zone); /* accepts NULL */
DEFINE_SCOPED(struct zone *, zone_close)

/* The same from the bytes of such a file (RFC 8536), which are not kept. WINNOW_EDATA: damaged. */
int zone_parse(
	struct winnow_str bytes, struct zone **ret_zone, struct failure *failure) MUST_CHECK;

/* Seconds east of UTC that hold at that second since 1970. */
int32_t zone_offset(const struct zone *zone, int64_t utc);

/* The moments at which the zone's clocks show `local` (seconds since 1970, as if it were UTC): one;
 * two, in order, where the clocks were set back; or none, where they were set forward: then
 * moments[0] is that of the change. Returns how many. */
unsigned zone_moments(const struct zone *zone, int64_t local, int64_t ret_moments[2]);

#endif
