/* SPDX-License-Identifier: MIT
 * Help and man pages, made from the tables of the commands. */
#ifndef WINNOW_CLI_HELP_H
#define WINNOW_CLI_HELP_H

#include <stdio.h>
#include "cli/command.h"

void help_overview(FILE *stream);
int help_of(const struct command *command, FILE *stream); /* EXIT_DONE */

/* winnow(1) in man(7) form. */
void help_man_page(FILE *stream);

#endif
