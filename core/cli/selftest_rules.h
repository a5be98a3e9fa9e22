/* SPDX-License-Identifier: MIT
 * The tests that stand beside rules: `winnow selftest --rules`. */
#ifndef WINNOW_CLI_SELFTEST_RULES_H
#define WINNOW_CLI_SELFTEST_RULES_H

#include "cli/arguments.h"

/* Runs the tests in all files and folders that are the operands; an exit status. */
int selftest_rules(const struct arguments *arguments);

#endif
