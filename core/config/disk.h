/* SPDX-License-Identifier: MIT
 * Files of YAML and folders of them, as they are on the disk; bounded. */
#ifndef WINNOW_CONFIG_DISK_H
#define WINNOW_CONFIG_DISK_H

#include <sys/stat.h>
#include "base/arena.h"
#include "base/buffer.h"
#include "base/vector.h"

#define DISK_LARGEST_FILE ((size_t)1 << 20)

struct disk_names {
	VECTOR(const char *) found;
};

/* A file's bytes, into a buffer with that ceiling. 0, or an errno; EFBIG: it is larger. */
int disk_read(const char *path, struct buffer *bytes, struct stat *ret_status) MUST_CHECK;

/* The names in a folder that end in .yaml, sorted by their bytes; they live in `arena`, the vector
 * is the caller's to finish. 0, or an errno. */
int disk_list(const char *path, struct arena *arena, struct disk_names *ret_names) MUST_CHECK;

#endif
