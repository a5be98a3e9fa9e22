/* SPDX-License-Identifier: MIT
 *
 * Why something failed: a code for the caller and a sentence for a person.
 *
 * Every core function that can fail answers 0 or a negative WINNOW_E* and fills the failure it
 * was handed. Functions return; one outer function logs. Nothing is allocated.
 */
#ifndef WINNOW_BASE_FAILURE_H
#define WINNOW_BASE_FAILURE_H

#include <winnow/plugin.h>
#include "base/attr.h"

/* Beyond the plugin's four outcomes, the core's own. */
enum {
	FAILURE_CONFIG = -16,  /* the configuration is wrong */
	FAILURE_STORE = -17,   /* the store could not be read or written */
	FAILURE_MEMORY = -18,  /* no memory */
	FAILURE_MISSING = -19, /* no such file, source, document */
	FAILURE_DENIED = -20,  /* permission */
	FAILURE_SYSTEM = -21   /* another call to the system failed */
};

struct failure {
	int code; /* 0: none */
	char why[1000];
};

/* Sets both and returns `code`, so: return failure_set(failure, …). Control characters in what
 * is formatted come out as '?'; a text too long is cut at a whole character. `failure` may be
 * NULL. */
int failure_set(struct failure *failure, int code, const char *format, ...) FORMAT(3, 4);

/* As failure_set, with ": " and the text of errno behind. */
int failure_errno(struct failure *failure, int code, const char *format, ...) FORMAT(3, 4);

/* Puts "text: " before what is there, as an outer function knows more; returns the code. */
int failure_prefix(struct failure *failure, const char *format, ...) FORMAT(2, 3);

#endif
