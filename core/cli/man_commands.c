/* SPDX-License-Identifier: MIT */
#include "cli/command.h"
#include "cli/man.h"
#include "cli/man_form.h"

static void put_options(FILE *stream, const struct command_option *option)
{
	for (; option && option->name; option++) {
		fputs(".TP\n", stream);
		if (option->letter)
			fprintf(stream, "\\fB\\-%c\\fR, ", option->letter);
		fputs("\\fB\\-\\-", stream);
		man_text(stream, option->name);
		fputs("\\fR", stream);
		if (option->argument)
			fprintf(stream, " \\fI%s\\fR", option->argument);
		putc('\n', stream);
		man_prose(stream, option->help);
	}
}

static void put_command(FILE *stream, const struct command *command)
{
	fprintf(stream, ".SS winnow %s%s%s\n", command->name, command->operands ? " " : "",
		command->operands ? command->operands : "");
	man_prose(stream, command->summary);
	if (command->details) {
		fputs(".PP\n", stream);
		man_prose(stream, command->details);
	}
	if (command->examples)
		man_lines(stream, command->examples);
	put_options(stream, command->options);
}

static const struct {
	int status;
	const char *meaning;
} statuses[] = {
	{ EXIT_DONE, "All was done." },
	{ EXIT_PARTLY, "Some of it was set aside, with its reasons, or a sink failed." },
	{ EXIT_BAD_USAGE, "The command line is wrong." },
	{ EXIT_BAD_DATA, "The input could not be read." },
	{ EXIT_NO_INPUT, "There is no such file, source or document." },
	{ EXIT_NOTHING_WORKED, "No source could be had." },
	{ EXIT_BUG, "Something is wrong with winnow or a plugin." },
	{ EXIT_IO, "The store or another file could not be read or written." },
	{ EXIT_TRY_LATER, "Not now: another winnow is writing, or something is busy." },
	{ EXIT_NOT_ALLOWED, "Not permitted." },
	{ EXIT_BAD_CONFIG, "The configuration is wrong." },
	{ EXIT_INTERRUPTED, "Stopped by a signal; what was in hand is stored." },
};

static void put_environment(FILE *stream)
{
	man_section(stream, "ENVIRONMENT");
	man_term(stream, "NO_COLOR", "", "Where it is not empty, there are no colours.");
	man_term(stream, "WINNOW_PLUGIN_PATH", "",
		"Folders of plugins, divided by colons, where the configuration names none.");
	man_term(stream, "WINNOW_LEXICON_PATH", "",
		"The folder of the lexicons, where the configuration names none.");
	man_term(stream, "WINNOW_DATA_PATH", "",
		"The folder of what else is installed with winnow and read by plugins.");
}

void man_commands(FILE *stream)
{
	man_head(stream, "winnow", "1", "turn news reports into facts that can be checked");
	man_section(stream, "SYNOPSIS");
	fputs("\\fBwinnow\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR ...] [\\fIOPERAND\\fR ...]\n",
		stream);
	man_section(stream, "COMMANDS");
	for (const struct command *const *command = commands; *command; command++)
		put_command(stream, *command);
	man_section(stream, "COMMON OPTIONS");
	put_options(stream, common_options);
	man_section(stream, "EXIT STATUS");
	for (size_t i = 0; i < COUNT_OF(statuses); i++)
		fprintf(stream, ".TP\n%d\n%s\n", statuses[i].status, statuses[i].meaning);
	man_section(stream, "FILES");
	man_term(stream, "./winnow.yaml, ~/.config/winnow/winnow.yaml, /etc/winnow/winnow.yaml",
		"", "The configuration; the first that exists is taken.");
	put_environment(stream);
	man_section(stream, "SEE ALSO");
	man_prose(stream, "`winnow.yaml`(5), `winnow-plugin`(3), `winnow-protocol`(7), and of "
			  "each plugin "
			  "a page of its own, as `winnow-html`(7)");
}
