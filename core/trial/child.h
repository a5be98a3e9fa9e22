/* SPDX-License-Identifier: MIT
 * A check in a process of its own. Inside core/trial only. */
#ifndef WINNOW_TRIAL_CHILD_H
#define WINNOW_TRIAL_CHILD_H

#include "trial/report.h"

typedef void child_work(void *context, struct report *report);

/* What it writes on its standard streams goes to a file: its descriptors 1 and 2. However it ends,
 * *report says how; what is in it before is there for the child. */
int child_run(child_work *work, void *context, int64_t deadline_ms, struct report *report,
	struct failure *failure) MUST_CHECK;

#endif
