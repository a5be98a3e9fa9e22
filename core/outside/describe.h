/* SPDX-License-Identifier: MIT
 * A plugin's tables as JSON, and back. */
#ifndef WINNOW_OUTSIDE_DESCRIBE_H
#define WINNOW_OUTSIDE_DESCRIBE_H

#include <jansson.h>
#include "config/config.h"
#include "load/module.h"

/* The caller's; NULL: no memory. */
json_t *describe_plugin(const struct module *module);

struct described_kind {
	bool present, visit, resume, item, declares; /* the kind, and what it may do without */
	uint32_t flags;
	const struct winnow_option *options;
	const struct winnow_fact_type *makes;
	const char *const *needs, *const *uses;
};

struct description {
	const char *id, *version, *licence, *summary; /* NULL: it does not say */
	struct described_kind kinds[SECTION_KINDS];
};

/* Copies into `arena`. What is missing or no such word reads as nothing, which load/tables.h then
 * refuses. */
int describe_read(const json_t *json, struct arena *arena, struct description *ret_description,
	struct failure *failure) MUST_CHECK;

/* What an extractor makes and needs, into an object and back. */
void describe_declared(
	json_t *object, const struct winnow_fact_type *makes, const char *const *needs);
int describe_read_declared(const json_t *json, struct arena *arena,
	const struct winnow_fact_type **ret_makes, const char *const **ret_needs,
	struct failure *failure) MUST_CHECK;

/* Words for what a table says in numbers. */
extern const char *const kind_names[4];   /* by enum section_kind */
extern const char *const option_types[7]; /* by WINNOW_TEXT … */
extern const char *const value_types[7];  /* by WINNOW_VALUE_TEXT … */

#endif
