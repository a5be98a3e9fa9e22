/* SPDX-License-Identifier: MIT
 *
 * Folders and files for one test. What cannot be made ends the test. Paths are malloc'd and
 * belong to the caller.
 */
#ifndef WINNOW_TESTS_TOOLS_TEMPORARY_H
#define WINNOW_TESTS_TOOLS_TEMPORARY_H

#include <winnow/helpers.h>

/* A new empty folder that only the user may enter; end it with temporary_remove(). */
char *temporary_folder(void);

/* The folder and all in it, and the path itself; accepts NULL. */
void temporary_remove(char *folder);

/* "folder/name". */
char *temporary_path(const char *folder, const char *name);

/* Writes the file and answers its path; makes the folders that `name` has before its last '/'. */
char *temporary_file(const char *folder, const char *name, struct winnow_str bytes);

/* A copy of the file `from`, as temporary_file(). */
char *temporary_copy(const char *folder, const char *name, const char *from);

/* The whole file, with a NUL behind that is not counted; the bytes belong to the caller. */
struct winnow_str temporary_read(const char *path);

#endif
