/* SPDX-License-Identifier: MIT
 * Counting what a run did. Inside core/run only. */
#ifndef WINNOW_RUN_SUMMARY_H
#define WINNOW_RUN_SUMMARY_H

#include "run/work.h"

/* Room for each source of the plan; false: no memory. */
bool summary_begin(
	struct run_summary *summary, const struct plan *plan, struct arena *arena) MUST_CHECK;

/* What became of one piece of work, once it is committed. */
void summary_add(struct run_summary *summary, const struct work *work);
void summary_start_failed(
	struct run_summary *summary, size_t source, const struct failure *failure);

/* Adds up the sources. */
void summary_total(struct run_summary *summary);

/* The totals and the status a command ends with. */
void summary_end(struct run_summary *summary, size_t sinks_failed);

#endif
