/* SPDX-License-Identifier: MIT
 *
 * Memory that tells on who leaves it: what is lent cannot be written, behind what is lent or given
 * there is nothing, and what is taken back cannot be touched again. A touch ends the process by
 * SIGSEGV, after the report was told which it was. Not for two threads. Inside core/trial only.
 */
#ifndef WINNOW_TRIAL_FENCE_H
#define WINNOW_TRIAL_FENCE_H

#include "base/str.h"
#include "trial/report.h"

struct fence;

/* One in a process, for as long as it lives. NULL: no memory. */
struct fence *fence_create(struct report *report) MUST_CHECK;

/* Zeroed, aligned for anything; NULL: no memory. */
void *fence_give(struct fence *fence, size_t size) MUST_CHECK;

/* A copy that can only be read; ptr NULL: no memory. */
struct winnow_str fence_lend(struct fence *fence, struct winnow_str bytes) MUST_CHECK;

/* Takes back all that was given and lent since the last time. False: somebody wrote a few bytes
 * behind what he was given. */
bool fence_take_back(struct fence *fence) MUST_CHECK;

#endif
