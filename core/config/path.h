/* SPDX-License-Identifier: MIT
 * Paths of a configuration: absolute, from the folder of the file in which they stand. */
#ifndef WINNOW_CONFIG_PATH_H
#define WINNOW_CONFIG_PATH_H

#include "base/arena.h"

/* `path`, from `folder` where it is relative; "-", which is standard output, and an address, as
 * https://example.org, stay. ptr NULL:
 * no memory. */
struct winnow_str path_absolute(
	struct arena *arena, const char *folder, struct winnow_str path) MUST_CHECK;

/* The absolute folder of a file, or of a folder's entry; NULL: no memory, or the current folder
 * is gone. */
const char *path_folder(struct arena *arena, const char *path) MUST_CHECK;

#endif
