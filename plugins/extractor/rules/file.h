/* SPDX-License-Identifier: MIT
 * Files of rules, config/rules/README.md says how they are written. */
#ifndef WINNOW_RULES_FILE_H
#define WINNOW_RULES_FILE_H

#include "build.h"

/* Reads all files of all paths into build->grammars and the rest; mistakes are told, all of them,
 * and build->failed is set. */
void files_read(struct build *build, const struct winnow_value *paths);

#endif
