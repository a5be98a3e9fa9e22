/* SPDX-License-Identifier: MIT
 * "include": further files of a configuration. */
#ifndef WINNOW_CONFIG_INCLUDE_H
#define WINNOW_CONFIG_INCLUDE_H

#include "config/files.h"

/* Reads what the root mapping of a file includes, in order; `include` is that key's value. */
void include_files(struct files *files, const struct config_node *root,
	const struct winnow_value *include);

/* In files.c: one file more, which `asked` asked for; false as files_read(). A file that was read
 * before is not read again. */
bool files_add(struct files *files, const char *path, struct place asked) MUST_CHECK;

#endif
