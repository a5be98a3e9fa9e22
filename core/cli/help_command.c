/* SPDX-License-Identifier: MIT */
#include "cli/help.h"

static const struct command_option options[] = {
	{ "man", NULL, "Write the manual page winnow(1) instead.", 0 },
	{ NULL, NULL, NULL, 0 },
};

static int help_run(const struct arguments *arguments)
{
	const char *name = argument_operand(arguments, 0);

	if (argument_count(arguments, "man")) {
		help_man_page(stdout);
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
	.examples = "winnow help facts",
	.options = options,
	.run = help_run,
};
