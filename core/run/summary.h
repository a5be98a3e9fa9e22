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

/* Adds a source to the total of several, as one of them. */
void summary_join(struct run_summary *total, const struct source_summary *source);

/* It could not be had: what was asked for failed, and nothing arrived that was to be read. */
bool summary_failed(const struct source_summary *source);

/* The exit status for a total of which so many sources failed. */
int summary_status(const struct run_summary *total, size_t failed, size_t sinks_failed);

/* The totals and the status a command ends with. */
void summary_end(struct run_summary *summary, size_t sinks_failed);

#endif
