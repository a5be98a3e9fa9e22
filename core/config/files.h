/* SPDX-License-Identifier: MIT
 * The files of a configuration: the one that was named, then what it includes, each once. */
#ifndef WINNOW_CONFIG_FILES_H
#define WINNOW_CONFIG_FILES_H

#include <sys/types.h>
#include "base/digest.h"
#include "base/vector.h"
#include "config/node.h"

struct config_file {
	const char *name; /* as problems show it */
	const char *folder;
	const struct config_node *root;
	struct winnow_value *values; /* of config_keys, without fallbacks */
	dev_t device;
	ino_t number;
	bool open; /* its includes are being read */
};

struct files {
	VECTOR(struct config_file) read; /* in order */
	struct digest digest;            /* of all their bytes */
	struct arena *arena;
	struct problems *problems;
	const struct config *config; /* what their own keys say; NULL: not known yet */
};

void files_init(struct files *files, struct arena *arena, struct problems *problems);
void files_finish(struct files *files);

/* The first file, from its path or from memory, and all it includes. False: it could not be read
 * or parsed; an included one that could not is only a problem. */
bool files_read(struct files *files, const char *path) MUST_CHECK;
bool files_parse(struct files *files, struct winnow_str bytes, const char *name,
	const char *folder) MUST_CHECK;

#endif
