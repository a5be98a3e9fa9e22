/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include "cli/command.h"

static void put_bash_options(const struct command_option *option)
{
	for (; option && option->name; option++)
		printf(" --%s", option->name);
}

static void complete_bash(void)
{
	fputs("# bash completion for winnow\n_winnow() {\n"
	      "\tlocal word=${COMP_WORDS[COMP_CWORD]} words\n"
	      "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\twords=\"",
		stdout);
	for (const struct command *const *command = commands; *command; command++)
		printf("%s%s", command == commands ? "" : " ", (*command)->name);
	fputs("\"\n\telse case ${COMP_WORDS[1]} in\n", stdout);
	for (const struct command *const *command = commands; *command; command++) {
		printf("\t\t%s) words=\"", (*command)->name);
		put_bash_options((*command)->options);
		put_bash_options(common_options);
		puts("\" ;;");
	}
	fputs("\tesac; fi\n"
	      "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	      "}\ncomplete -o default -F _winnow winnow\n",
		stdout);
}

/* In zsh's single quotes, a quote ends them and brackets divide. */
static void put_zsh_text(const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\''", stdout);
		else if (strchr("[]:\\", *text))
			printf("\\%c", *text);
		else
			putchar(*text);
	}
}

static void put_zsh_options(const struct command_option *option)
{
	for (; option && option->name; option++) {
		printf(" \\\n\t\t\t'--%s[", option->name);
		put_zsh_text(option->help);
		putchar(']');
		if (option->argument)
			printf(":%s:_files", option->argument);
		putchar('\'');
	}
}

static void complete_zsh(void)
{
	fputs("#compdef winnow\nlocal -a commands\ncommands=(\n", stdout);
	for (const struct command *const *command = commands; *command; command++) {
		printf("\t'%s:", (*command)->name);
		put_zsh_text((*command)->summary);
		puts("'");
	}
	fputs(")\nif (( CURRENT == 2 )); then\n\t_describe command commands\nelse\n\tcase "
	      "${words[2]} in\n",
		stdout);
	for (const struct command *const *command = commands; *command; command++) {
		printf("\t\t%s) shift words; (( CURRENT-- )); _arguments", (*command)->name);
		put_zsh_options((*command)->options);
		put_zsh_options(common_options);
		puts(" '*:file:_files' ;;");
	}
	fputs("\tesac\nfi\n", stdout);
}

static void put_fish_text(const char *text)
{
	putchar('\'');
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	putchar('\'');
}

static void put_fish_options(const char *command, const struct command_option *option)
{
	for (; option && option->name; option++) {
		printf("complete -c winnow -n '__fish_seen_subcommand_from %s' -l %s", command,
			option->name);
		if (option->letter)
			printf(" -s %c", option->letter);
		if (option->argument)
			fputs(" -r", stdout);
		fputs(" -d ", stdout);
		put_fish_text(option->help);
		putchar('\n');
	}
}

static void complete_fish(void)
{
	puts("# fish completion for winnow");
	for (const struct command *const *command = commands; *command; command++) {
		printf("complete -c winnow -f -n __fish_use_subcommand -a %s -d ",
			(*command)->name);
		put_fish_text((*command)->summary);
		putchar('\n');
		put_fish_options((*command)->name, (*command)->options);
		put_fish_options((*command)->name, common_options);
	}
}

static int completion_run(const struct arguments *arguments)
{
	static const struct {
		const char *shell;
		void (*complete)(void);
	} shells[] = {
		{ "bash", complete_bash },
		{ "zsh", complete_zsh },
		{ "fish", complete_fish },
	};
	const char *shell = argument_operand(arguments, 0);

	for (size_t i = 0; i < COUNT_OF(shells); i++)
		if (strcmp(shell, shells[i].shell) == 0) {
			shells[i].complete();
			return EXIT_DONE;
		}
	fprintf(stderr, "winnow completion: bash, zsh or fish, not \"%s\"\n", shell);
	return EXIT_BAD_USAGE;
}

const struct command completion_command = {
	.name = "completion",
	.summary = "Write the completion of a shell: bash, zsh or fish.",
	.operands = "SHELL",
	.min_operands = 1,
	.max_operands = 1,
	.examples =
		"winnow completion bash > ~/.local/share/bash-completion/completions/winnow",
	.run = completion_run,
};
