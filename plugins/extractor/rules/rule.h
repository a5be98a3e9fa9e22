/* SPDX-License-Identifier: MIT
 * One rule of a file. */
#ifndef WINNOW_RULES_RULE_H
#define WINNOW_RULES_RULE_H

#include "declare.h"
#include "parse.h"

/* Reads and compiles the rule into the grammar in hand. `only` is the one type that its file
 * declares, which it may leave out; NULL: the file declares none, or several. */
void rule_read(
	struct build *build, const struct winnow_node *node, const struct declared_type *only);

#endif
