/* SPDX-License-Identifier: MIT
 * The fact types that files of rules declare. */
#ifndef WINNOW_RULES_DECLARE_H
#define WINNOW_RULES_DECLARE_H

#include "build.h"

/* The mapping under 'types' of a file, into build->types. */
void declare_types(struct build *build, const struct winnow_node *types);

/* The attribute of that name; NULL: the type has none. */
const struct winnow_attribute_type *declared_attribute(
	const struct declared_type *declared, struct winnow_str name);

/* All that were declared, as winnow wants them; NULL: over budget. */
const struct winnow_fact_type *declared_table(struct build *build);

/* [a-z][a-z0-9_]*, at most 63 letters. */
int is_plain_name(struct winnow_str name);

#endif
