/* SPDX-License-Identifier: MIT
 * What a plugin shares with every other in its process, and must leave as it is. */
#ifndef WINNOW_TRIAL_PROCESS_H
#define WINNOW_TRIAL_PROCESS_H

#include <limits.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/types.h>
#include "base/str.h"

#define PROCESS_SIGNALS 65
#define PROCESS_DESCRIPTORS 256
#define PROCESS_LIMITS 16

struct process_state {
	char locale[1000], folder[PATH_MAX];
	mode_t mask;
	uint64_t environment;
	void (*handlers[PROCESS_SIGNALS])(int);
	sigset_t blocked;
	struct rlimit limits[PROCESS_LIMITS];
	bool descriptors[PROCESS_DESCRIPTORS];
	off_t said; /* bytes on the standard streams */
	unsigned threads, forks;
	bool children;
};

/* Before the first look, once in a process. */
void process_begin(void);
void process_look(struct process_state *ret_state);

/* The habit and the remedy; NULL: it left everything as it was. */
const char *process_habit(
	const struct process_state *before, const struct process_state *after);

#endif
