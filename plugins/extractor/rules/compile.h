/* SPDX-License-Identifier: MIT
 *
 * From pieces to a program: instructions without loops, so that a sentence is run through in time
 * that its length bounds; and which atoms a match cannot do without.
 */
#ifndef WINNOW_RULES_COMPILE_H
#define WINNOW_RULES_COMPILE_H

#include "parse.h"

/* The most a program may cost at one place: instructions times tokens. */
enum { PROGRAM_MOST_STEPS = 1 << 16, PROGRAM_LONGEST = 120, PROGRAM_MOST_CODE = 2000 };

/* A rule's own: context before, the pattern, context behind; contexts may be NULL. Fills in the
 * program, the slots of captures, what is required and the triggers. 0: a problem was told. */
int compile_rule(struct build *build, struct rule *rule, struct piece *before,
	struct piece *pattern, struct piece *after);

/* A condition's: without captures. */
int compile_condition(struct build *build, struct piece *pattern, struct program *ret_program);

/* Once all rules of a grammar are compiled: its words and triggers in order. 0: over budget. */
int compile_finish(struct build *build, struct grammar *grammar);

#endif
