/* SPDX-License-Identifier: MIT
 *
 * A command of the command line: one file each, one constant each, all named in commands.c. Help,
 * man pages and completions are made from these tables.
 */
#ifndef WINNOW_CLI_COMMAND_H
#define WINNOW_CLI_COMMAND_H

#include "base/failure.h"
#include "base/str.h"
#include "cli/arguments.h"

enum { /* exit statuses: sysexits.h, and those every tool has */
	EXIT_DONE = 0,
	EXIT_PARTLY = 1,
	EXIT_BAD_USAGE = 64,
	EXIT_BAD_DATA = 65,
	EXIT_NO_INPUT = 66,
	EXIT_NOTHING_WORKED = 69,
	EXIT_BUG = 70,
	EXIT_CANNOT_CREATE = 73,
	EXIT_IO = 74,
	EXIT_TRY_LATER = 75,
	EXIT_NOT_ALLOWED = 77,
	EXIT_BAD_CONFIG = 78,
	EXIT_INTERRUPTED = 130
};

struct command {
	const char *name;
	const char *summary;  /* one line */
	const char *operands; /* "DOCUMENT", "[WORD ...]"; NULL: none */
	unsigned min_operands, max_operands;
	const char *details;  /* paragraphs, for help and the man page */
	const char *examples; /* "winnow facts --type money\n…", shown first */
	const struct command_option *options;          /* besides the common ones; NULL: none */
	int (*run)(const struct arguments *arguments); /* an exit status */
};

extern const struct command *const commands[]; /* NULL-terminated, in the order of help */

/* By its name; NULL: none. */
const struct command *command_named(const char *name);

/* The exit status that fits a failure. */
int command_status(const struct failure *failure);

/* Logs the failure and answers its exit status. */
int command_fail(const struct failure *failure);

#endif
