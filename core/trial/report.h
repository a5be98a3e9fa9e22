/* SPDX-License-Identifier: MIT
 * What a check came to, in memory that a child shares with who made it. Inside core/trial only. */
#ifndef WINNOW_TRIAL_REPORT_H
#define WINNOW_TRIAL_REPORT_H

#include <stdbool.h>
#include <sys/types.h>
#include "base/digest.h"
#include "trial/trial.h"

/* Where a plugin's hand was when it reached for memory that is not its own. */
enum stray {
	STRAY_NONE,
	STRAY_BEYOND_LENT, /* behind a text it was lent */
	STRAY_WRITES_LENT, /* into a text it was lent */
	STRAY_BEYOND_OWN,  /* behind what host->alloc gave it */
	STRAY_OF_EARLIER   /* what an earlier call lent or gave it */
};

struct report {
	pid_t owner; /* the process that may write here: a fork of a plugin's may not */
	bool done;
	enum trial_state state;
	enum stray stray;
	char doing[160];               /* what is being tried: "the huge text" */
	char text[1000];               /* a sentence */
	char digest[DIGEST_TEXT_SIZE]; /* of what was made; empty: of nothing */
};

/* The first failure stays. */
void report_fail(struct report *report, const char *format, ...) FORMAT(2, 3);
void report_skip(struct report *report, const char *format, ...) FORMAT(2, 3);
void report_note(struct report *report, const char *format, ...)
	FORMAT(2, 3); /* of what is ok */
void report_doing(struct report *report, const char *format, ...) FORMAT(2, 3);

/* The check is over, and this process with it. */
_Noreturn void report_end(struct report *report);

#endif
