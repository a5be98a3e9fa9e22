/* SPDX-License-Identifier: MIT
 *
 * The process that makes processes. winnow has many threads and cannot fork; so for each plugin
 * that runs outside, it starts itself once more, as the keeper. A keeper has one thread. Where
 * the plugin is a .so, it loads and opens it, lexicons and all, and each process that it makes
 * from then on is a copy that has it open already: one that crashed is replaced in less than a
 * millisecond. Where it is a program, each process starts it.
 *
 * Any thread may call, one at a time has its answer.
 */
#ifndef WINNOW_OUTSIDE_KEEPER_H
#define WINNOW_OUTSIDE_KEEPER_H

#include <jansson.h>
#include <sys/types.h>
#include "base/failure.h"
#include "outside/settings.h"

struct keeper;

/* Main thread: the keeper ends with the thread that made it. *ret_description, the caller's, is
 * of the .so, as describe.h has it; NULL for a program. The sentence of a failure says what the
 * plugin did, without its name. */
int keeper_create(const struct outside_settings *settings, struct keeper **ret_keeper,
	json_t **ret_description, struct failure *failure) MUST_CHECK;
void keeper_destroy(struct keeper *keeper); /* accepts NULL; ends all its processes, too */

/* Has the .so opened with the values that answer `options`. *ret_opened, the caller's, is what
 * came of it, also where that is a failure: {"problems", "files", "makes", "needs"}; NULL: nothing.
 * FAILURE_CONFIG with no reason: the problems say enough. */
int keeper_open(struct keeper *keeper, const struct winnow_option *options,
	const struct winnow_value *values, json_t **ret_opened,
	struct failure *failure) MUST_CHECK;

/* A new process, with these as its standard streams; the caller closes its own copies. */
int keeper_fork(struct keeper *keeper, const int streams[3], pid_t *ret_process,
	struct failure *failure) MUST_CHECK;

/* Ends a process and all of its group, after `grace` milliseconds in which it may end by itself.
 * *ret_status is as of waitpid(2), -1 where it had to be killed. */
int keeper_reap(struct keeper *keeper, pid_t process, int grace, int *ret_status,
	struct failure *failure) MUST_CHECK;

/* "was killed by signal 11 (Segmentation fault)", "ended by itself with status 3". */
void keeper_tell_end(int status, char *ret_text, size_t size);

#endif
