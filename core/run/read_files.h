/* SPDX-License-Identifier: MIT
 *
 * Files, and pages of the web, read one after the other, by the readers and the checks of a run, and
 * stored nowhere. The web is asked as a run asks it: robots.txt, delays, no private addresses.
 */
#ifndef WINNOW_RUN_READ_FILES_H
#define WINNOW_RUN_READ_FILES_H

#include <winnow/why.h>
#include "run/plan.h"

/* What became of one file; borrowed for the call. */
struct read_file {
	struct winnow_str path;        /* as named: of a file, or an address of the web */
	const struct failure *failure; /* code 0: it was read */
	const struct winnow_document **documents;
	size_t document_count;
	const struct winnow_judgement *judgements; /* where they were asked for */
	size_t judgement_count;
};

struct read_order {
	/* The next path; NULL: no more. Borrowed until the next call. */
	const char *(*next)(void *context);
	/* In the order of the paths, whichever was read the sooner. */
	void (*each)(void *context, const struct read_file *file);
	void *context;
	bool why; /* readers are asked why */
};

/* `plan` may be one of readers alone. Both functions are called on this thread. */
int read_files(
	struct plan *plan, const struct read_order *order, struct failure *failure) MUST_CHECK;

#endif
