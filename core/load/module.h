/* SPDX-License-Identifier: MIT
 *
 * From a plugin's name to a verified module. Once loaded, a module stays: the tables are our own
 * zero-extended copies, so that a plugin built with an older or a newer header reads the same.
 */
#ifndef WINNOW_LOAD_MODULE_H
#define WINNOW_LOAD_MODULE_H

#include <limits.h>
#include "base/failure.h"
#include "base/str.h"

struct module {
	struct winnow_plugin
		plugin; /* its kind pointers point at the copies below, or are NULL */
	struct winnow_source source;
	struct winnow_reader reader;
	struct winnow_extractor extractor;
	struct winnow_sink sink;
	const char *path;        /* absolute */
	struct winnow_str label; /* "crin 1.0.0" */
	void *outside; /* of core/outside, where it runs in another process; the host of open()
	                  has it as its attachment */
};

/* Loads and verifies one file; the same file twice gives the same module. Refuses, each with one
 * sentence that names the file and the remedy: what is not a regular file, or may be written by
 * others than its owner, or is owned by neither root nor the user, or lies in a folder that
 * others may write; what does not load; what is no winnow plugin; another ABI major; a table
 * shorter than the first ABI's or absurd; no kind; a missing function; a malformed name; an
 * unknown type or flag; a fallback that its own option refuses. Main thread only. */
int module_load(
	const char *path, const struct module **ret_module, struct failure *failure) MUST_CHECK;

/* `name` is looked for as NAME.so in the folders in order; a name with '/' is a path. The failure
 * names the folders and, where one is near, the plugin that may have been meant. */
int module_find(const struct winnow_str *folders, size_t folder_count, struct winnow_str name,
	const struct module **ret_module, struct failure *failure) MUST_CHECK;

/* The file of the same name, without loading it. */
int module_locate(const struct winnow_str *folders, size_t folder_count, struct winnow_str name,
	char ret_path[PATH_MAX], struct failure *failure) MUST_CHECK;

/* The names of all plugins in the folders, sorted, without loading them; for `each`. */
int module_list(const struct winnow_str *folders, size_t folder_count,
	int (*each)(void *context, const char *name, const char *path), void *context,
	struct failure *failure) MUST_CHECK;

/* The folders searched when the configuration names none: WINNOW_PLUGIN_PATH (divided by ':')
 * unless the process is privileged beyond its user, else the one of the installation. */
size_t module_default_path(struct winnow_str folders[16]);

#endif
