/* SPDX-License-Identifier: MIT
 * A schedule from anybody: it is refused with a reason, or it has a next time, which comes after
 * the time asked for and is found without a long search. */
#include <stdint.h>
#include <stdlib.h>
#include "run/schedule.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check_next(const struct schedule *schedule, const struct zone *zone)
{
	int64_t after = 1700000000;

	for (int i = 0; i < 3; i++) {
		int64_t next = schedule_next(schedule, zone, after);
		if (next <= after || next == SCHEDULE_NEVER)
			abort();
		after = next;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct winnow_str text = { (const char *)bytes, length };
	struct failure failure = { 0 };
	struct schedule schedule;
	struct zone *zone;

	if (zone_open(STR_LITERAL("UTC"), &zone, &failure) < 0)
		abort();
	if (schedule_parse(text, &schedule, &failure) == 0)
		check_next(&schedule, zone);
	else if (failure.why[0] == '\0')
		abort();
	zone_close(zone);
	return 0;
}
