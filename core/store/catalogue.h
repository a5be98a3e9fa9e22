/* SPDX-License-Identifier: MIT
 *
 * What the store has names for, kept in memory: plugins and fact types are few and are needed
 * for every fact.
 */
#ifndef WINNOW_STORE_CATALOGUE_H
#define WINNOW_STORE_CATALOGUE_H

#include "base/arena.h"
#include "base/vector.h"
#include "store/store.h"

struct known_plugin {
	int64_t id;
	struct winnow_str name, version, label; /* "html", "1.0.0", "html 1.0.0" */
};

struct known_type {
	int64_t id;
	struct winnow_str name;
	const char *const *lists; /* attributes that are lists, NULL-terminated; NULL: none */
};

struct catalogue {
	struct arena *arena;
	VECTOR(struct known_plugin) plugins;
	VECTOR(struct known_type) types;
};

int catalogue_init(struct catalogue *catalogue, struct failure *failure) MUST_CHECK;
void catalogue_finish(struct catalogue *catalogue);

/* Reads all that is new in the store. */
int catalogue_load(struct store *store, struct failure *failure) MUST_CHECK;

/* Reads anew what a fact type declares. */
int catalogue_declared(struct store *store, int64_t type, struct failure *failure) MUST_CHECK;

/* NULL, with the failure filled in: there is none. Valid until the catalogue grows. */
const struct known_plugin *catalogue_plugin(
	struct store *store, int64_t id, struct failure *failure) MUST_CHECK;
const struct known_type *catalogue_type(
	struct store *store, int64_t id, struct failure *failure) MUST_CHECK;
const struct known_type *catalogue_type_named(
	struct store *store, struct winnow_str name, struct failure *failure) MUST_CHECK;

#endif
