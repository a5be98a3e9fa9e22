/* SPDX-License-Identifier: MIT
 *
 * The files a command is to read: operands, of folders all that is in them, by name; or, without
 * operands or for "-", the lines of standard input. Addresses of the web (http, https) stay as they
 * are.
 */
#ifndef WINNOW_CLI_READ_PATHS_H
#define WINNOW_CLI_READ_PATHS_H

#include "cli/arguments.h"

struct read_paths;

struct read_paths *read_paths_open(const struct arguments *arguments); /* NULL: no memory */
void read_paths_close(struct read_paths *paths);                       /* accepts NULL */

/* NULL: no more. Lives until the next call. A path that is not there is told and passed over.
 * Names that begin with a dot are passed over within folders; links to folders, too. */
const char *read_paths_next(struct read_paths *paths);

/* How many were not there. */
size_t read_paths_missing(const struct read_paths *paths);

#endif
