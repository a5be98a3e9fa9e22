/* SPDX-License-Identifier: MIT
 *
 * One process that answers calls: several at a time from several threads, where it takes several.
 * Nothing here blocks for longer than a call's deadline: what is written and read is moved by
 * whichever thread waits, both ways at once, so that two full pipes never wait for each other.
 */
#ifndef WINNOW_OUTSIDE_PROCESS_H
#define WINNOW_OUTSIDE_PROCESS_H

#include "outside/answer.h"
#include "outside/keeper.h"

/* The code of a call that the process did not live to answer. */
#define PROCESS_DIED (-64)

struct process;

/* Any thread. Both are borrowed. */
int process_create(struct keeper *keeper, const struct outside_settings *settings,
	struct process **ret_process, struct failure *failure) MUST_CHECK;
/* Ends it, after a moment in which it may do so by itself. Nobody may be calling. */
void process_destroy(struct process *process);

/* Has it answer `question`, whose "call" is `call`; 0 has none, the one in hand before all others.
 * 0: *ret_answer, which the caller finishes in any case, is whole. PROCESS_DIED: it ended, hung or
 * wrote what nobody can read, and the failure says so in words to follow its name; it answers no
 * more. WINNOW_EAGAIN: the host was cancelled and it did not end the call of itself. `host` may be
 * NULL. */
int process_call(struct process *process, int64_t call, struct winnow_str question,
	int64_t deadline_ms, const struct winnow_host *host, struct answer *ret_answer,
	struct failure *failure) MUST_CHECK;

bool process_is_dead(struct process *process);

#endif
