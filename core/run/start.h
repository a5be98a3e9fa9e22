/* SPDX-License-Identifier: MIT
 * The first requests of a source. Inside core/run only. */
#ifndef WINNOW_RUN_START_H
#define WINNOW_RUN_START_H

#include "run/plan.h"
#include "store/frontier.h"

/* Asks the source and adds what it names to the frontier, under the store's id of the source, a
 * thousand at a time: where it fails later on, those before it stay. */
int start_source(struct plan *plan, struct instance *instance, struct store *store, int64_t run,
	int64_t source, struct failure *failure) MUST_CHECK;

#endif
