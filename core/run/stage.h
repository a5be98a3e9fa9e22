/* SPDX-License-Identifier: MIT
 * Processor time by stage, where it is measured at all (times not NULL). Inside core/run only. */
#ifndef WINNOW_RUN_STAGE_H
#define WINNOW_RUN_STAGE_H

#include "run/run.h"

int64_t stage_now(
	const struct stage_times *times); /* nanoseconds of this thread; 0: not measured */
/* How long it was. */
int64_t stage_spent(struct stage_times *times, int stage, int64_t began);
void stage_not_spent(struct stage_times *times, int stage, int64_t began); /* taken off again */

#endif
