/* SPDX-License-Identifier: MIT
 * What a process outside may not do. */
#ifndef WINNOW_OUTSIDE_CONFINE_H
#define WINNOW_OUTSIDE_CONFINE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/failure.h"

/* From now on: at most `memory` bytes of data (not where a sanitizer keeps its own), no core file,
 * no new privileges, and an end with `parent`. */
int confine_begin(int64_t memory, int parent, struct failure *failure) MUST_CHECK;

/* And no more descriptors than there are, no bytes to files, and no calls of the system but those
 * that computing takes: opening a file fails with EACCES; the first that is worse, as socket() or
 * fork(), ends the process with {"forbidden": NUMBER} on `answers`. With `files`, as a sink needs
 * them, files may be opened and written. Inside a sanitizer only those are forbidden,
 * since it has needs of its own. */
int confine_calls(bool files, int answers, struct failure *failure) MUST_CHECK;

/* "socket" for its number; the caller's to free; NULL: it has no name. */
char *confine_call_name(int number);

#endif
