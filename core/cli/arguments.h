/* SPDX-License-Identifier: MIT
 *
 * What was given on the command line, read by a command's own table and the common options.
 */
#ifndef WINNOW_CLI_ARGUMENTS_H
#define WINNOW_CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct command;

struct command_option {
	const char *name;     /* "config": --config; NULL ends the table */
	const char *argument; /* "FILE"; NULL: a switch */
	const char *help;
	char letter; /* 'c': -c; 0: none */
};

struct arguments;

/* The options every command has: help, quiet, verbose, log-format, no-color. */
extern const struct command_option common_options[];

/* Reads; argv[0] is the command's name. NULL: a mistake, which was told. */
struct arguments *arguments_read(const struct command *command, int argc, char **argv);
void arguments_free(struct arguments *arguments);

/* The last value of the option; NULL: not given. */
const char *argument(const struct arguments *arguments, const char *option);

/* How often the option was given. */
unsigned argument_count(const struct arguments *arguments, const char *option);

/* All its values, at most `most`; how many there are of them in `values`. */
size_t argument_all(const struct arguments *arguments, const char *option, const char **values,
	size_t most);

/* The operand; NULL: no more. */
const char *argument_operand(const struct arguments *arguments, size_t index);

/* The option as a whole number of at least 0, `fallback` when not given; false: it is none, which
 * was told. */
bool argument_number(const struct arguments *arguments, const char *option, int64_t fallback,
	int64_t *ret_number);

#endif
