/* SPDX-License-Identifier: MIT
 * The manual pages, made from the tables that the program itself works with. */
#ifndef WINNOW_CLI_MAN_H
#define WINNOW_CLI_MAN_H

#include <stdio.h>
#include "load/module.h"

void man_commands(FILE *stream);                            /* winnow(1) */
void man_config(FILE *stream);                              /* winnow.yaml(5) */
void man_plugin(FILE *stream, const struct module *module); /* winnow-NAME(7) */

#endif
