/* SPDX-License-Identifier: MIT
 * A file of zoneinfo from anybody: it is refused, or every moment has an offset of less than a
 * day, and each local time its moments in order. */
#include <stdint.h>
#include <stdlib.h>
#include "base/zone.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check_zone(const struct zone *zone)
{
	for (int64_t at = -4000000000; at < 8000000000; at += 3333333) {
		int64_t moments[2];
		int32_t offset = zone_offset(zone, at);
		if (offset <= -86400 || offset >= 86400)
			abort();
		if (zone_moments(zone, at, moments) == 2 && moments[0] >= moments[1])
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct failure failure = { 0 };
	struct zone *zone;

	if (zone_parse((struct winnow_str){ (const char *)bytes, length }, &zone, &failure) <
		0) {
		if (failure.why[0] == '\0')
			abort();
		return 0;
	}
	check_zone(zone);
	zone_close(zone);
	return 0;
}
