/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "base/log.h"
#include "cli/command.h"

extern const struct command run_command, check_command, plugins_command, documents_command,
	facts_command, extract_command, show_command, search_command, read_command,
	completion_command, help_command, verify_command, diff_command, sources_command,
	daemon_command, evaluate_command, explain_command, selftest_command, new_command;

const struct command *const commands[] = {
	&run_command,
	&daemon_command,
	&check_command,
	&sources_command,
	&documents_command,
	&facts_command,
	&extract_command,
	&evaluate_command,
	&explain_command,
	&show_command,
	&diff_command,
	&search_command,
	&read_command,
	&verify_command,
	&selftest_command,
	&new_command,
	&plugins_command,
	&completion_command,
	&help_command,
	NULL,
};

const struct command *command_named(const char *name)
{
	for (const struct command *const *command = commands; *command; command++)
		if (strcmp((*command)->name, name) == 0)
			return *command;
	return NULL;
}

int command_status(const struct failure *failure)
{
	switch (failure->code) {
	case FAILURE_CONFIG:
		return EXIT_BAD_CONFIG;
	case FAILURE_MISSING:
		return EXIT_NO_INPUT;
	case FAILURE_DENIED:
		return EXIT_NOT_ALLOWED;
	case WINNOW_EAGAIN:
		return EXIT_TRY_LATER;
	case WINNOW_EDATA:
	case WINNOW_ELIMIT:
		return EXIT_BAD_DATA;
	case FAILURE_STORE:
	case FAILURE_SYSTEM:
		return EXIT_IO;
	default:
		return EXIT_BUG;
	}
}

int command_fail(const struct failure *failure)
{
	log_line(LOG_LEVEL_ERROR, NULL, "%s", failure->why);
	return command_status(failure);
}
