/* SPDX-License-Identifier: MIT
 *
 * A command of the command line: one file each, one constant each, all named in commands.c. Help,
 * man pages and completions are made from these tables.
 */
#ifndef WINNOW_CLI_COMMAND_H
#define WINNOW_CLI_COMMAND_H

#include "base/failure.h"
#include "base/str.h"

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

struct command_option {
	const char *name;     /* "config": --config; NULL ends the table */
	const char *argument; /* "FILE"; NULL: a switch */
	const char *help;
	char letter; /* 'c': -c; 0: none */
};

struct arguments; /* what was given, parsed by the command's table */
const char *argument(
	const struct arguments *arguments, const char *option); /* NULL: not given */
bool argument_given(const struct arguments *arguments, const char *option);
const char *argument_operand(
	const struct arguments *arguments, size_t index); /* NULL: no more */

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

#endif
