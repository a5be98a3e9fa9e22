/* SPDX-License-Identifier: MIT
 * The texts a plugin is tried with. Inside core/trial only. */
#ifndef WINNOW_TRIAL_INPUT_H
#define WINNOW_TRIAL_INPUT_H

#include "base/vector.h"
#include "trial/trial.h"

struct input {
	const char *name; /* "the empty text" */
	struct winnow_str bytes;
	bool is_text; /* as a document's: valid UTF-8 without NUL, and not empty */
};

struct inputs {
	VECTOR(struct input) list;               /* up to some 100 KB each */
	struct input report;                     /* the plainest, of the list, too */
	struct input long_one, longer_one, huge; /* the same over and over: 1, 4, 4 of them */
};

/* From the installed texts, the samples of the order, and what is made of both; all in `arena`. */
int inputs_make(const struct trial_order *order, struct arena *arena, struct inputs *inputs,
	struct failure *failure) MUST_CHECK;

#endif
