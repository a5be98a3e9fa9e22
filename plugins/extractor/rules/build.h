/* SPDX-License-Identifier: MIT
 *
 * Rules being read, inside open(): what every part of that needs, and how mistakes are told.
 */
#ifndef WINNOW_RULES_BUILD_H
#define WINNOW_RULES_BUILD_H

#include <winnow/text.h>
#include "grammar.h"

/* A list of words of the file: <group>. */
struct word_list {
	struct winnow_str name;
	const struct winnow_node
		*node; /* a sequence of terms, or a mapping of terms to values */
};

/* A type that the files declare. */
struct declared_type {
	struct winnow_fact_type *type; /* with its attributes */
	const struct winnow_node *node;
	uint32_t attribute_count;
	int restricted;
};

struct build {
	const struct winnow_host *host;
	const struct winnow_tree *tree;
	const struct winnow_text *text;
	struct grammar *grammars;         /* of each language, linked */
	struct grammar *grammar;          /* of the file in hand */
	uint32_t file;                    /* its number */
	LIST(struct declared_type) types; /* of all files */
	LIST(struct word_list) lists;     /* of the file in hand */
	LIST(const char *) needs;         /* fact types that patterns name */
	int failed;                       /* something was told */
};

/* A mistake at a node, `at` bytes into its text; printf's format. 0, so that a function can end
 * with it. */
int build_fault(struct build *build, const struct winnow_node *node, size_t at,
	const char *format, ...) __attribute__((format(printf, 4, 5)));
int build_no_memory(struct build *build);

/* Memory of open(); NULL, with a reason: over budget. */
void *build_alloc(struct build *build, size_t size);
/* A copy that ends with NUL. */
const char *build_copy(struct build *build, struct winnow_str text);

/* The type of that name; NULL: none declares it. */
const struct declared_type *build_type(const struct build *build, struct winnow_str name);

#endif
