/* SPDX-License-Identifier: MIT
 *
 * A plugin on trial, before its users meet it: loaded and driven in children of this process, with
 * texts of every bad kind, on borrowed memory that ends where it says, without memory, cancelled,
 * by two threads, twice the same. Each check has a child of its own, so that what breaks one
 * leaves the others alone.
 *
 *     trial.c      the checks, in order
 *     child.c      a child, its deadline, and how it ended
 *     opened.c     the plugin opened, with options made up where it needs some
 *     input.c      the texts
 *     fence.c      memory at whose end is nothing
 *     drive*.c     a call of each kind, its answers checked as a run checks them
 *     work.c       the checks of work: hostile texts, time, cancelling, threads, leaks
 *     process.c    what belongs to the whole process
 *     symbols.c    what the file exports
 */
#ifndef WINNOW_TRIAL_TRIAL_H
#define WINNOW_TRIAL_TRIAL_H

#include "base/failure.h"
#include "config/config.h"

enum trial_state { TRIAL_OK, TRIAL_FAILED, TRIAL_SKIPPED };

struct trial_result {
	const char *kind;  /* "extractor"; "plugin": of all of it */
	const char *check; /* "hostile texts" */
	enum trial_state state;
	const char
		*text; /* of a failure the habit and the remedy, in a sentence; may be empty */
};

/* Borrowed for trial_run(). */
struct trial_order {
	const char *path;           /* of the .so */
	const char *options;        /* as in a configuration: "a: 1, b: [x]"; NULL: made up */
	const char *const *samples; /* files that it should know what to do with */
	size_t sample_count;
	const struct config *config; /* for the folders of lexicons and data */
	const char *only;            /* this check of the kinds; NULL: all */
	int64_t deadline;            /* milliseconds of a check */
	void (*each)(void *context, const struct trial_result *result); /* as they come */
	void *context;
};

/* On the main thread of a process that has no others. *ret_failed: how many checks failed. A
 * failure is of the trial, never of the plugin. */
int trial_run(const struct trial_order *order, size_t *ret_failed,
	struct failure *failure) MUST_CHECK;

#endif
