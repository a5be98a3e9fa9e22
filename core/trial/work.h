/* SPDX-License-Identifier: MIT
 * The checks of a plugin at work, each in a child. Inside core/trial only. */
#ifndef WINNOW_TRIAL_WORK_H
#define WINNOW_TRIAL_WORK_H

#include "trial/opened.h"

struct work_check {
	const char *name; /* NULL ends the table */
	void (*run)(struct opened *opened);
	bool twice; /* in a second process, too, which finds report->digest as the first left it */
};

extern const struct work_check work_checks[];

#endif
