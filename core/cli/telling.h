/* SPDX-License-Identifier: MIT
 * What a run tells while it goes on, and of each source when it is done. */
#ifndef WINNOW_CLI_TELLING_H
#define WINNOW_CLI_TELLING_H

#include "run/run.h"

/* "12 looked at, 3 new …" for a line of progress. */
void tell_counts(const struct run_counts *counts, char *text, size_t size);

/* What came of a source, what was set aside, and whether its health is red. */
void tell_source(void *context, const struct source_summary *source);

/* All problems of a configuration, for a log. */
void tell_problems(const struct problems *problems);

#endif
