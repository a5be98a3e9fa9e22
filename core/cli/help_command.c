/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "cli/help.h"
#include "cli/man.h"

static const struct command_option options[] = {
	{ "man", NULL,
		"Write the manual page winnow(1), or with the operand winnow.yaml that one, "
		"instead.",
		0 },
	{ NULL, NULL, NULL, 0 },
};

static int help_run(const struct arguments *arguments)
{
	const char *name = argument_operand(arguments, 0);

	if (argument_count(arguments, "man")) {
		if (name && strcmp(name, "winnow.yaml") == 0)
			man_config(stdout);
		else
			man_commands(stdout);
		return EXIT_DONE;
	}
	if (!name) {
		help_overview(stdout);
		return EXIT_DONE;
	}
	const struct command *command = command_named(name);
	if (command)
		return help_of(command, stdout);
	fprintf(stderr, "winnow: there is no command \"%s\"\nTry `winnow help`.\n", name);
	return EXIT_BAD_USAGE;
}

const struct command help_command = {
	.name = "help",
	.summary = "Tell about winnow or one of its commands.",
	.operands = "[COMMAND]",
	.max_operands = 1,
	.examples = "winnow help facts\nwinnow help --man winnow.yaml | man -l -",
	.options = options,
	.run = help_run,
};
