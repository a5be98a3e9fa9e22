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

/* Text as troff takes it: no line may begin a request, no backslash is an escape. */
static void put_troff(FILE *stream, const char *text)
{
	bool at_start = true;

	for (; *text; text++) {
		if (at_start && (*text == '.' || *text == '\''))
			fputs("\\&", stream);
		if (*text == '\\')
			fputs("\\e", stream);
		else if (*text == '-')
			fputs("\\-", stream);
		else
			putc(*text, stream);
		at_start = *text == '\n';
	}
}

static void man_options(FILE *stream, const struct command_option *option)
{
	for (; option && option->name; option++) {
		fputs(".TP\n", stream);
		if (option->letter)
			fprintf(stream, "\\fB\\-%c\\fR, ", option->letter);
		fputs("\\fB\\-\\-", stream);
		put_troff(stream, option->name);
		fputs("\\fR", stream);
		if (option->argument)
			fprintf(stream, " \\fI%s\\fR", option->argument);
		putc('\n', stream);
		put_troff(stream, option->help);
		putc('\n', stream);
	}
}

static void man_command(FILE *stream, const struct command *command)
{
	fprintf(stream, ".SS winnow %s%s%s\n", command->name, command->operands ? " " : "",
		command->operands ? command->operands : "");
	put_troff(stream, command->summary);
	putc('\n', stream);
	if (command->details) {
		fputs(".PP\n", stream);
		put_troff(stream, command->details);
		putc('\n', stream);
	}
	if (command->examples) {
		fputs(".PP\n.nf\n", stream);
		put_troff(stream, command->examples);
		fputs("\n.fi\n", stream);
	}
	man_options(stream, command->options);
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

void help_man_page(FILE *stream)
{
	fputs(".\\\" SPDX-License-Identifier: MIT\n.TH WINNOW 1 \"\" \"winnow " WINNOW_VERSION
	      "\"\n"
	      ".SH NAME\nwinnow \\- turn news reports into facts that can be checked\n"
	      ".SH SYNOPSIS\n\\fBwinnow\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR ...] "
	      "[\\fIOPERAND\\fR ...]\n"
	      ".SH COMMANDS\n",
		stream);
	for (const struct command *const *command = commands; *command; command++)
		man_command(stream, *command);
	fputs(".SH COMMON OPTIONS\n", stream);
	man_options(stream, common_options);
	fputs(".SH EXIT STATUS\n", stream);
	for (size_t i = 0; i < COUNT_OF(statuses); i++)
		fprintf(stream, ".TP\n%d\n%s\n", statuses[i].status, statuses[i].meaning);
	fputs(".SH FILES\n.TP\n./winnow.yaml, ~/.config/winnow/winnow.yaml, "
	      "/etc/winnow/winnow.yaml\n"
	      "The configuration; the first that exists is taken.\n"
	      ".SH ENVIRONMENT\n.TP\nNO_COLOR\nWhere it is not empty, there are no colours.\n"
	      ".TP\nWINNOW_PLUGIN_PATH\nFolders of plugins, divided by colons, where the "
	      "configuration names none.\n"
	      ".TP\nWINNOW_LEXICON_PATH\nThe folder of the lexicons, where the configuration "
	      "names none.\n"
	      ".TP\nWINNOW_DATA_PATH\nThe folder of what else is installed with winnow and "
	      "read "
	      "by plugins.\n",
		stream);
}
