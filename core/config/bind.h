/* SPDX-License-Identifier: MIT
 * From a mapping and an option table to values: the one mechanism, for the file's own keys as for
 * a plugin's. config_bind() in config.h is this for a section. */
#ifndef WINNOW_CONFIG_BIND_H
#define WINNOW_CONFIG_BIND_H

#include "config/node.h"

struct binding {
	const char *who;             /* before each problem: "source pages: ", or "" */
	struct place place;          /* of what is bound, for what is missing in it */
	const char *folder;          /* where fallbacks that are paths start */
	const char *const *reserved; /* keys besides the table's; NULL-terminated; NULL: none */
	struct arena *arena;         /* values live here */
	struct problems *problems;
};

/* As many zeroed values as the table has options. NULL: no memory, and a problem says so. */
struct winnow_value *bind_new_values(
	const struct binding *binding, const struct winnow_option *table) MUST_CHECK;

/* Reports keys that are neither in the table nor reserved. */
void bind_check_keys(const struct binding *binding, const struct config_node *mapping,
	const struct winnow_option *table);

/* Values of what the mapping gives; the rest is left alone. `mapping` may be NULL. A list keeps
 * an empty text for each of its items that has a problem. */
void bind_given(const struct binding *binding, const struct config_node *mapping,
	const struct winnow_option *table, struct winnow_value *values);

/* Fallbacks for what has no value; reports what is required and missing in `mapping`. */
void bind_rest(const struct binding *binding, const struct config_node *mapping,
	const struct winnow_option *table, struct winnow_value *values);

/* The first item; "" or 0 where there is none. */
struct winnow_str value_text(const struct winnow_value *value);
int64_t value_number(const struct winnow_value *value);

#endif
