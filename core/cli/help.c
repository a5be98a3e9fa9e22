/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "cli/help.h"

void help_overview(FILE *stream)
{
	fputs("winnow turns news reports into facts that can be checked.\n\n"
	      "usage: winnow COMMAND [OPTION ...] [OPERAND ...]\n\n",
		stream);
	for (const struct command *const *command = commands; *command; command++)
		fprintf(stream, "  %-11s %s\n", (*command)->name, (*command)->summary);
	fputs("\n`winnow help COMMAND` tells more about one; `winnow --version` which this "
	      "is.\n",
		stream);
}

static void put_usage(FILE *stream, const struct command *command)
{
	fprintf(stream, "usage: winnow %s%s%s%s\n", command->name,
		command->options ? " [OPTION ...]" : "", command->operands ? " " : "",
		command->operands ? command->operands : "");
}

static void put_options(FILE *stream, const struct command_option *option)
{
	for (; option && option->name; option++) {
		char left[64];
		snprintf(left, sizeof left, "%c%c%s--%s%s%s", option->letter ? '-' : ' ',
			option->letter ? option->letter : ' ', option->letter ? ", " : "  ",
			option->name, option->argument ? " " : "",
			option->argument ? option->argument : "");
		fprintf(stream, "  %-26s %s\n", left, option->help);
	}
}

static void put_indented(FILE *stream, const char *lines)
{
	struct winnow_str rest = winnow_str(lines), line;

	while (str_split(&rest, '\n', &line))
		fprintf(stream, "  %.*s\n", STR_ARGS(line));
}

int help_of(const struct command *command, FILE *stream)
{
	fprintf(stream, "%s\n\n", command->summary);
	put_usage(stream, command);
	if (command->examples) {
		fputs("\nexamples:\n", stream);
		put_indented(stream, command->examples);
	}
	if (command->details)
		fprintf(stream, "\n%s\n", command->details);
	if (command->options) {
		fputs("\noptions:\n", stream);
		put_options(stream, command->options);
	}
	fputs("\ncommon options:\n", stream);
	put_options(stream, common_options);
	return EXIT_DONE;
}
