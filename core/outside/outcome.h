/* SPDX-License-Identifier: MIT
 * The words of the protocol for what a call comes to, and for how much a line of the log matters. */
#ifndef WINNOW_OUTSIDE_OUTCOME_H
#define WINNOW_OUTSIDE_OUTCOME_H

#include "base/str.h"

const char *outcome_name(int code);              /* "data", "limit", "again", "fatal" */
int outcome_named(struct winnow_str name);       /* WINNOW_EDATA for another word */
const char *outcome_level_name(int level);       /* "debug", "info", "warning" */
int outcome_level_named(struct winnow_str name); /* WINNOW_INFO for another word */

#endif
