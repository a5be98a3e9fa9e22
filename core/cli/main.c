/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/terminal.h"
#include "outside/child.h"

static int unknown_command(const char *name)
{
	const char *nearest = NULL;
	size_t least = 3;

	for (const struct command *const *command = commands; *command; command++) {
		size_t distance = str_distance(winnow_str(name), winnow_str((*command)->name));
		if (distance < least) {
			least = distance;
			nearest = (*command)->name;
		}
	}
	fprintf(stderr, "winnow: there is no command \"%s\"%s%s%s\nTry `winnow help`.\n", name,
		nearest ? "; did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
	return EXIT_BAD_USAGE;
}

static bool set_up_log(const struct arguments *arguments)
{
	const char *name = argument(arguments, "log-format");
	enum log_format format = LOG_FORMAT_AUTO;
	enum log_level least = LOG_LEVEL_INFO;

	if (argument_count(arguments, "quiet"))
		least = LOG_LEVEL_ERROR;
	else if (argument_count(arguments, "verbose"))
		least = LOG_LEVEL_DEBUG;
	if (!name || log_format_named(winnow_str(name), &format)) {
		log_setup(least, format);
		return true;
	}
	fprintf(stderr, "winnow: --log-format takes human, logfmt or json, not \"%s\"\n", name);
	return false;
}

static int run_command(const struct command *command, int argc, char **argv)
{
	struct arguments *arguments = arguments_read(command, argc, argv);
	int status = EXIT_BAD_USAGE;

	if (!arguments)
		return status;
	terminal_setup(argument_count(arguments, "no-color") == 0);
	if (argument_count(arguments, "help"))
		status = help_of(command, stdout);
	else if (set_up_log(arguments))
		status = command->run(arguments);
	arguments_free(arguments);
	/* What did not reach its reader was not done. */
	if (fflush(stdout) != 0 || ferror(stdout)) {
		perror("winnow: standard output");
		status = status == EXIT_DONE || status == EXIT_PARTLY ? EXIT_IO : status;
	}
	return status;
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	/* A limit on the size of files is told as a disk that is full. */
	signal(SIGXFSZ, SIG_IGN);
	log_setup(LOG_LEVEL_INFO, LOG_FORMAT_AUTO);
	if (outside_is_child(argc, argv))
		return outside_child();
	if (argc < 2) {
		help_overview(stderr);
		return EXIT_BAD_USAGE;
	}
	if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
		puts("winnow " WINNOW_VERSION);
		return EXIT_DONE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		help_overview(stdout);
		return EXIT_DONE;
	}
	const struct command *command = command_named(argv[1]);
	return command ? run_command(command, argc - 1, argv + 1) : unknown_command(argv[1]);
}
