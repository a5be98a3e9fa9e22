/* SPDX-License-Identifier: MIT
 *
 * Whether a file may become part of this process. It may when nobody but root and the user can
 * change what its name stands for: the file, every folder and every symbolic link on its way.
 */
#ifndef WINNOW_LOAD_TRUST_H
#define WINNOW_LOAD_TRUST_H

#include <limits.h>
#include <stdbool.h>
#include "base/failure.h"

/* The file's path, absolute and without symbolic links. FAILURE_MISSING, FAILURE_DENIED, or
 * WINNOW_EDATA when it is no regular file. */
int trust_file(const char *path, char ret_path[PATH_MAX], struct failure *failure) MUST_CHECK;

/* Whether there is a regular file of that name. */
bool trust_is_file(const char *path);

#endif
