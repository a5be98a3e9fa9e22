/* SPDX-License-Identifier: MIT
 * What winnow/plugin.h demands of a fact, for the harness. */
#ifndef WINNOW_TESTS_TOOLS_FACT_RULES_H
#define WINNOW_TESTS_TOOLS_FACT_RULES_H

#include <winnow/plugin.h>

/* NULL, or the promise that the fact breaks. `next_number` is the one it would get. */
const char *fact_broken_rule(const struct winnow_fact *fact,
	const struct winnow_fact_type *makes, const struct winnow_document *document,
	int64_t next_number);

#endif
