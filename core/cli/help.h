/* SPDX-License-Identifier: MIT
 * Help, made from the tables of the commands. */
#ifndef WINNOW_CLI_HELP_H
#define WINNOW_CLI_HELP_H

#include <stdio.h>
#include "cli/command.h"

void help_overview(FILE *stream);
int help_of(const struct command *command, FILE *stream); /* EXIT_DONE */

#endif
